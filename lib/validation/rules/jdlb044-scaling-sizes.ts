import { Rule } from '../rule';

/** The sizes of a group fit together. */
export const scalingSizes: Rule = {
  code: 'JDLB044',
  severity: 'error',
  title: 'The `desired` size of an availability group lies between `min` and `max`, and `min` is at most `max`.',
  noun: 'availability group',
  source: { kind: 'API', reference: 'JD Cloud SDK: AutoscalingSpec' },
  moments: ['construction', 'provider'],
  remedy: 'Correct the size that the message names.',
};
