import { Rule } from '../rule';

/** What only backend services of some products, protocols and algorithms have. */
export const backendServiceFeatures: Rule = {
  code: 'JDLB032',
  severity: 'error',
  title:
    'Session persistence by cookie requires an application load balancer, protocol HTTP and algorithm ROUND_ROBIN; by source address a network load ' +
    'balancer. Connection draining is set on network load balancers only, forwarded headers and proxy protocol on application load balancers only: ' +
    'headers with protocol HTTP, proxy protocol with TCP and UDP.',
  noun: 'backend service',
  source: { kind: 'API', reference: 'JD Cloud SDK: CreateBackendSpec' },
  moments: ['types', 'construction', 'provider'],
  remedy: 'Remove the property, or choose the product, protocol and algorithm that have it.',
};
