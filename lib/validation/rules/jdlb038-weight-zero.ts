import { Rule } from '../rule';

/** Where a weight may be 0. */
export const weightZero: Rule = {
  code: 'JDLB038',
  severity: 'error',
  title: 'Weight 0, which means no requests, exists on application load balancers only.',
  noun: 'target',
  source: { kind: 'API', reference: 'JD Cloud SDK: TargetSpec, weight; AgTarget, weight' },
  moments: ['construction', 'provider'],
  remedy: 'Use a weight from 1 to 100, or remove the target.',
};
