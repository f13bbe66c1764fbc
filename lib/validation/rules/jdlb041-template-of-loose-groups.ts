import { Rule } from '../rule';

/** A loose group keeps its template. */
export const templateOfLooseGroups: Rule = {
  code: 'JDLB041',
  severity: 'error',
  title: 'The instance template of an availability group with a custom (`loose`) configuration cannot be changed.',
  noun: 'availability group',
  source: { kind: 'API', reference: 'JD Cloud SDK: setInstanceTemplate' },
  moments: ['provider'],
  remedy:
    'Create another availability group. The groups that this library creates are `strict`, so they can change their template.',
};
