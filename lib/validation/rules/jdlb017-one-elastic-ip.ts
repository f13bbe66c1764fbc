import { describe } from '../../properties/describe';
import { LoadBalancerFacts } from '../facts';
import { grouped } from '../graph';
import { Finding, Rule } from '../rule';
import { pathOf } from '../wording';

/** An elastic IP serves one load balancer. */
export const oneElasticIp: Rule = {
  code: 'JDLB017',
  severity: 'error',
  title: 'An elastic IP serves one load balancer.',
  source: { kind: 'INFERENCE', reference: 'JD Cloud SDK: PrivateIpAddress, elasticIpId' },
  moments: ['synthesis', 'provider'],
  remedy: 'Give each load balancer an elastic IP of its own.',
  review: (graph) => {
    const reachable = graph.loadBalancers.filter(({ elasticIpId }) => elasticIpId !== undefined);
    // A token is only the same as itself.
    return [...grouped(reachable, ({ elasticIpId }) => elasticIpId ?? '').values()].flatMap(([first, ...later]) =>
      first === undefined ? [] : later.map((other) => finding(other, first)),
    );
  },
};

function finding(later: LoadBalancerFacts, first: LoadBalancerFacts): Finding {
  return {
    construct: later.construct,
    property: 'elasticIp',
    problem: `elasticIp is ${describe(later.elasticIpId)}, which load balancer ${pathOf(first.construct)} already has.`,
    allowed: 'An elastic IP serves one load balancer.',
    remedy: 'give one of the two another elastic IP, or leave elasticIp out there.',
  };
}
