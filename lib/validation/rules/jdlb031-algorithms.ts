import { Rule } from '../rule';

/** Which scheduling algorithms each product has. */
export const algorithms: Rule = {
  code: 'JDLB031',
  severity: 'error',
  title:
    'A backend service uses an algorithm of its product: source IP hash or quintuple hash on a distributed network load balancer, ' +
    'round robin, least connections or source IP hash on the others.',
  noun: 'backend service',
  source: { kind: 'API', reference: 'JD Cloud SDK: CreateBackendSpec, algorithm' },
  moments: ['construction', 'provider'],
  remedy: "Choose an algorithm of the product, or leave `algorithm` out to get the product's default.",
};
