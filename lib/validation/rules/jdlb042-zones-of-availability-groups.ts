import { Rule } from '../rule';

/** Where members are never changes. */
export const zonesOfAvailabilityGroups: Rule = {
  code: 'JDLB042',
  severity: 'error',
  title: 'An availability group keeps its zones and its placement. Changing one of them is a replacement.',
  source: { kind: 'API', reference: 'JD Cloud SDK: UpdateAg' },
  moments: ['provider'],
  remedy: 'Nothing: the plan shows the replacement.',
};
