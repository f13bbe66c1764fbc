import { Rule } from '../rule';

/** How each product is charged. */
export const chargeMode: Rule = {
  code: 'JDLB014',
  severity: 'error',
  title:
    'An application or network load balancer is charged by usage, a distributed network load balancer by configuration.',
  noun: 'load balancer',
  source: { kind: 'API', reference: 'JD Cloud SDK: CreateLoadBalancerSpec, chargeSpec' },
  moments: ['types', 'provider'],
  remedy: 'Nothing: there is no property for it, and the provider sends the only charge mode that the product has.',
};
