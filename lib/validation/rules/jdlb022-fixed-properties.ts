import { Rule } from '../rule';

/** What never changes after creation. */
export const fixedProperties: Rule = {
  code: 'JDLB022',
  severity: 'error',
  title:
    'A listener keeps its protocol, port and load balancer. A backend service keeps its protocol, port and load balancer, too. Changing one of them is a replacement.',
  source: { kind: 'API', reference: 'JD Cloud SDK: UpdateListenerSpec, UpdateBackendSpec' },
  moments: ['provider'],
  remedy: 'Nothing: the plan shows the replacement.',
};
