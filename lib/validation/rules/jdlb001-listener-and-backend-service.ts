import { compare } from '../identity';
import { Rule } from '../rule';
import { pathOf } from '../wording';

/** A listener and its backend service are on one load balancer. */
export const listenerAndBackendService: Rule = {
  code: 'JDLB001',
  severity: 'error',
  title: 'A listener forwards to a backend service of its own load balancer.',
  source: { kind: 'API', reference: 'JD Cloud SDK: CreateListenerSpec, loadBalancerId and backendId' },
  moments: ['synthesis', 'terraform'],
  remedy:
    "Create the backend service on the listener's load balancer. Both load balancers may use the same availability group.",
  compare: (listener, graph) => {
    const other = listener.kind === 'Listener' ? graph.told(listener.backendService, 'loadBalancer') : undefined;
    if (listener.kind !== 'Listener' || other === undefined) {
      return [];
    }
    const verdict = compare(listener.loadBalancer, other);
    if (verdict === 'same') {
      return [];
    }
    const own = pathOf(listener.loadBalancer.construct);
    return [
      {
        verdict,
        values: [listener.loadBalancer.id, other.id],
        construct: listener.construct,
        property: 'backendService',
        problem:
          `This listener is on load balancer ${own}, its backend service ${pathOf(listener.backendService.construct)} ` +
          `is on ${pathOf(other.construct)}.`,
        allowed: 'JD Cloud lets the listeners of one load balancer share a backend service, never those of two.',
        remedy: `create the backend service on ${own}; both may use the same availability group.`,
      },
    ];
  },
};
