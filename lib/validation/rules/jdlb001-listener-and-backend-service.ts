import { compare } from '../identity';
import { Facts, ListenerFacts, LoadBalancerFacts } from '../facts';
import { Finding, Guard, Rule } from '../rule';
import { pathOf } from '../wording';

/** A listener and its backend service stand on one load balancer. */
export const listenerAndBackendService: Rule = {
  code: 'JDLB001',
  severity: 'error',
  title: 'A listener forwards to a backend service of its own load balancer.',
  source: { kind: 'API', reference: 'JD Cloud SDK: CreateListenerSpec, loadBalancerId and backendId' },
  moments: ['synthesis', 'terraform'],
  remedy:
    "Create the backend service on the listener's load balancer. Both load balancers may use the same availability group.",
  review: (graph) =>
    graph.listeners.flatMap((listener): Finding[] => {
      const loadBalancer = graph.told(listener.backendService, 'loadBalancer');
      return loadBalancer !== undefined && compare(listener.loadBalancer, loadBalancer) === 'different'
        ? [finding(listener, loadBalancer)]
        : [];
    }),
  guards: (facts: Facts): Guard[] => {
    if (facts.kind !== 'Listener') {
      return [];
    }
    const { loadBalancer } = facts.backendService;
    return loadBalancer !== undefined && compare(facts.loadBalancer, loadBalancer) === 'unknown'
      ? [{ ...finding(facts, loadBalancer), equal: [facts.loadBalancer.id, loadBalancer.id] }]
      : [];
  },
};

function finding(listener: ListenerFacts, other: LoadBalancerFacts): Finding {
  const own = pathOf(listener.loadBalancer.construct);
  return {
    construct: listener.construct,
    property: 'backendService',
    problem:
      `This listener is on load balancer ${own}, its backend service ${pathOf(listener.backendService.construct)} ` +
      `is on ${pathOf(other.construct)}.`,
    allowed: 'JD Cloud lets the listeners of one load balancer share a backend service, never those of two.',
    remedy: `create the backend service on ${own}; both may use the same availability group.`,
  };
}
