import { Rule } from '../rule';

/** How many default certificates a listener takes. */
export const certificates: Rule = {
  code: 'JDLB023',
  severity: 'error',
  title: 'An HTTPS or TLS listener has one or two default certificates, every other listener none.',
  noun: 'listener',
  source: { kind: 'API', reference: 'JD Cloud SDK: CreateListenerSpec, certificateSpecs' },
  moments: ['types', 'construction', 'provider'],
  remedy: 'Give an HTTPS or TLS listener one certificate, or two with different key algorithms. Give others none.',
};
