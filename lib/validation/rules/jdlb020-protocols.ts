import { Rule } from '../rule';

/** Which protocols each product has. */
export const protocols: Rule = {
  code: 'JDLB020',
  severity: 'error',
  title:
    'Listeners and backend services use a protocol of their product: HTTP, HTTPS and TLS exist on application load balancers only.',
  source: { kind: 'API', reference: 'JD Cloud SDK: CreateListenerSpec, protocol; CreateBackendSpec, protocol' },
  moments: ['types', 'construction'],
  remedy: 'Choose a protocol of the product, or an application load balancer.',
};
