import { Rule } from '../rule';

/** What only listeners of some protocols and products have. */
export const listenerFeatures: Rule = {
  code: 'JDLB024',
  severity: 'error',
  title: 'Only HTTPS listeners have HSTS.',
  noun: 'listener',
  source: { kind: 'API', reference: 'JD Cloud SDK: CreateListenerSpec, hstsEnable and hstsMaxAge' },
  moments: ['types', 'construction', 'provider'],
  remedy: 'Remove the property, or choose a protocol that has it.',
};
