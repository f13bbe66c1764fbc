import { compare } from '../identity';
import { Rule } from '../rule';
import { pathOf } from '../wording';

/** A backend service and its target group are on one load balancer. */
export const backendServiceAndTargetGroup: Rule = {
  code: 'JDLB002',
  severity: 'error',
  title: 'A backend service sends to a target group of its own load balancer.',
  source: {
    kind: 'INFERENCE',
    reference: 'JD Cloud SDK: TargetGroup, loadBalancerId; ALB guide: Basic Infrastructure',
  },
  moments: ['synthesis', 'terraform'],
  remedy:
    "Create the target group on the backend service's load balancer and register the instances there too, or use an availability group, " +
    'which several load balancers may share.',
  compare: (facts, graph) => {
    if (facts.kind !== 'BackendService' || facts.targets?.kind !== 'TargetGroup') {
      return [];
    }
    const own = graph.told(facts, 'loadBalancer');
    const other = graph.told(facts.targets, 'loadBalancer');
    if (own === undefined || other === undefined) {
      return [];
    }
    const verdict = compare(own, other);
    if (verdict === 'same') {
      return [];
    }
    const path = pathOf(own.construct);
    return [
      {
        verdict,
        values: [own.id, other.id],
        construct: facts.construct,
        property: 'targets',
        problem:
          `This backend service is on load balancer ${path}, its target group ${pathOf(facts.targets.construct)} ` +
          `is on ${pathOf(other.construct)}.`,
        allowed: 'JD Cloud lets the backend services of one load balancer share a target group, never those of two.',
        remedy:
          `create the target group on ${path} and register the instances there too, ` +
          'or use an availability group, which both may share.',
      },
    ];
  },
};
