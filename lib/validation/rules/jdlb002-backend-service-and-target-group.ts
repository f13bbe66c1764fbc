import { compare } from '../identity';
import { BackendServiceFacts, Facts, LoadBalancerFacts, TargetGroupFacts } from '../facts';
import { Finding, Guard, Rule } from '../rule';
import { pathOf } from '../wording';

/** A backend service and its target group stand on one load balancer. */
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
  review: (graph) =>
    graph.backendServices.flatMap((backendService): Finding[] => {
      const own = graph.told(backendService, 'loadBalancer');
      const { targets } = backendService;
      if (own === undefined || targets?.kind !== 'TargetGroup') {
        return [];
      }
      const other = graph.told(targets, 'loadBalancer');
      return other !== undefined && compare(own, other) === 'different'
        ? [finding(backendService, own, targets, other)]
        : [];
    }),
  guards: (facts: Facts): Guard[] => {
    if (facts.kind !== 'BackendService' || facts.targets?.kind !== 'TargetGroup') {
      return [];
    }
    const own = facts.loadBalancer;
    const other = facts.targets.loadBalancer;
    return own !== undefined && other !== undefined && compare(own, other) === 'unknown'
      ? [{ ...finding(facts, own, facts.targets, other), equal: [own.id, other.id] }]
      : [];
  },
};

function finding(
  backendService: BackendServiceFacts,
  own: LoadBalancerFacts,
  targetGroup: TargetGroupFacts,
  other: LoadBalancerFacts,
): Finding {
  return {
    construct: backendService.construct,
    property: 'targets',
    problem:
      `This backend service is on load balancer ${pathOf(own.construct)}, its target group ${pathOf(targetGroup.construct)} ` +
      `is on ${pathOf(other.construct)}.`,
    allowed: 'JD Cloud lets the backend services of one load balancer share a target group, never those of two.',
    remedy:
      `create the target group on ${pathOf(own.construct)} and register the instances there too, ` +
      'or use an availability group, which both may share.',
  };
}
