import { Rule } from '../rule';

/** Whether a listener accepts connections. */
export const listenerStatus: Rule = {
  code: 'JDLB143',
  severity: 'error',
  title: 'A listener is `On` or `Off` in Terraform: `enabled` is true or false in the constructs.',
  noun: 'listener',
  source: { kind: 'API', reference: 'JD Cloud SDK: UpdateListenerSpec, status' },
  moments: ['types', 'provider'],
  remedy: 'Use `enabled: true` or `enabled: false`; in Terraform `On` or `Off`.',
};
