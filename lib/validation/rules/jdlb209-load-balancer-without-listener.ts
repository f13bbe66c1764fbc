import { Rule } from '../rule';

/** Without a listener, no request is accepted. */
export const loadBalancerWithoutListener: Rule = {
  code: 'JDLB209',
  severity: 'notice',
  title: 'A load balancer without a listener accepts no request.',
  source: { kind: 'API', reference: 'JD Cloud SDK: CreateListenerSpec' },
  moments: ['synthesis'],
  remedy: 'Add a listener, unless another app does.',
  review: (graph) => {
    const listening = new Set(graph.listeners.map(({ loadBalancer }) => loadBalancer.id));
    return graph.loadBalancers
      .filter(({ owned, id }) => owned && !listening.has(id))
      .map(({ construct }) => ({
        construct,
        property: 'listeners',
        problem: 'This load balancer has no listener in this app.',
        allowed: 'It accepts no request until it has one.',
        remedy: 'add a listener, unless another app does.',
      }));
  },
};
