import { Rule } from '../rule';

/** One way to name an availability group. */
export const availabilityGroupOnce: Rule = {
  code: 'JDLB030',
  severity: 'error',
  title: 'A backend service names its availability group in agInfoSpec. JD Cloud would ignore agIds next to it.',
  noun: 'backend service',
  source: { kind: 'API', reference: 'JD Cloud SDK: CreateBackendSpec, agInfoSpec' },
  moments: ['types'],
  remedy: 'Pass the availability group in `targets`; there is no property for agIds.',
};
