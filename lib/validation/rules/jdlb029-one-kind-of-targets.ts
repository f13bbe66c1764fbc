import { Rule } from '../rule';

/** One target group or one availability group. */
export const oneKindOfTargets: Rule = {
  code: 'JDLB029',
  severity: 'error',
  title: 'A backend service sends to one target group or to one availability group, or to none yet, but never to both.',
  noun: 'backend service',
  source: { kind: 'API', reference: 'JD Cloud SDK: CreateBackendSpec, targetGroupIds, agIds and agInfoSpec' },
  moments: ['types', 'construction', 'provider'],
  remedy: 'Give `targets` one of the two; make a second backend service for the other.',
};
