import { Rule } from '../rule';

/** What goes in which target group. */
export const targetFamilies: Rule = {
  code: 'JDLB035',
  severity: 'error',
  title: 'A target group of type INSTANCE has instances and containers, one of type IP has addresses.',
  noun: 'target group',
  source: { kind: 'API', reference: 'JD Cloud SDK: TargetSpec, type' },
  moments: ['construction', 'provider'],
  remedy: 'Register instances and containers in one group, addresses in another.',
};
