import { Rule } from '../rule';

/** What only listeners of some protocols and products have. */
export const listenerFeatures: Rule = {
  code: 'JDLB024',
  severity: 'error',
  title:
    'HSTS requires protocol HTTPS. Limits require an application load balancer: of requests with protocol HTTP and HTTPS, of connections with HTTP, ' +
    'HTTPS, TCP and TLS. An idle timeout requires an application or network load balancer.',
  noun: 'listener',
  source: { kind: 'API', reference: 'JD Cloud SDK: CreateListenerSpec, LimitationSpec' },
  moments: ['types', 'construction', 'provider'],
  remedy: 'Remove the property, or choose the product and protocol that have it.',
};
