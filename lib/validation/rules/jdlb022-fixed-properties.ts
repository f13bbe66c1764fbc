import { Rule } from '../rule';

/** What never changes after creation. */
export const fixedProperties: Rule = {
  code: 'JDLB022',
  severity: 'error',
  title:
    'A listener keeps its protocol, port and load balancer, and a backend service keeps its own: changing one of them is a replacement.',
  source: { kind: 'API', reference: 'JD Cloud SDK: UpdateListenerSpec, UpdateBackendSpec' },
  moments: ['provider'],
  remedy: 'Nothing: the plan shows the replacement.',
};
