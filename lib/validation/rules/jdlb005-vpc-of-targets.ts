import { Facts, LoadBalancerFacts, TargetFacts, TargetGroupFacts } from '../facts';
import { known } from '../../terraform/tokens';
import { Finding, Guard, Rule } from '../rule';
import { kindOf, pathOf, registered, registration } from '../wording';

/** Targets stand in the VPC and the region of their load balancer. */
export const vpcOfTargets: Rule = {
  code: 'JDLB005',
  severity: 'error',
  title: "Instances and containers in a target group are in the load balancer's VPC and region.",
  source: {
    kind: 'PRODUCT_PAGE',
    reference: 'ALB guide: Listener Management, Target Group Management; DNLB guide: Target Group Management',
  },
  moments: ['synthesis', 'terraform'],
  remedy:
    "Take an instance of the load balancer's VPC, or reach it by address with an IP target group over a VPC peering.",
  review: (graph) =>
    graph.targetGroups.flatMap((group) => {
      const loadBalancer = graph.told(group, 'loadBalancer');
      if (loadBalancer === undefined) {
        return [];
      }
      const region = graph.told(loadBalancer, 'region');
      const vpcId = graph.told(loadBalancer, 'vpcId');
      return group.targets.flatMap((target): Finding[] => {
        const instance = target.instance;
        if (instance === undefined) {
          return [];
        }
        const itsRegion = known(instance.region);
        if (region !== undefined && itsRegion !== undefined && region !== itsRegion) {
          return [otherRegion(group, target, itsRegion, loadBalancer, region)];
        }
        const itsVpcId = known(instance.vpcId);
        return vpcId !== undefined && itsVpcId !== undefined && vpcId !== itsVpcId
          ? [otherVpc(group, target, itsVpcId, loadBalancer, vpcId)]
          : [];
      });
    }),
  guards: (facts: Facts): Guard[] => {
    if (facts.kind !== 'TargetGroup' || facts.loadBalancer === undefined) {
      return [];
    }
    const { loadBalancer } = facts;
    // The VPC of the subnet is known before the load balancer exists, so that the plan can already tell.
    const vpcId = loadBalancer.vpcId ?? loadBalancer.createdVpcId;
    return facts.targets.flatMap((target): Guard[] => {
      const itsVpcId = target.instance?.vpcId;
      if (vpcId === undefined || itsVpcId === undefined || vpcId === itsVpcId) {
        return [];
      }
      const bothKnown = known(vpcId) !== undefined && known(itsVpcId) !== undefined;
      return bothKnown ? [] : [{ ...otherVpc(facts, target, itsVpcId, loadBalancer, vpcId), equal: [itsVpcId, vpcId] }];
    });
  },
};

function otherVpc(
  group: TargetGroupFacts,
  target: TargetFacts,
  itsVpcId: string,
  loadBalancer: LoadBalancerFacts,
  vpcId: string,
): Finding {
  const subnetId = known(loadBalancer.vpcThrough);
  const through = subnetId === undefined ? '' : ` (through ${subnetId})`;
  return {
    construct: group.construct,
    property: registration(target),
    problem: `${registered(target)} is in ${itsVpcId}, load balancer ${pathOf(loadBalancer.construct)} is in ${vpcId}${through}.`,
    allowed: "Targets must be in the load balancer's VPC.",
    remedy: `take ${another(target)} of ${vpcId}, or reach it by address with an IP target group over a VPC peering.`,
  };
}

function otherRegion(
  group: TargetGroupFacts,
  target: TargetFacts,
  itsRegion: string,
  loadBalancer: LoadBalancerFacts,
  region: string,
): Finding {
  return {
    construct: group.construct,
    property: registration(target),
    problem: `${registered(target)} is in region ${itsRegion}, load balancer ${pathOf(loadBalancer.construct)} is in ${region}.`,
    allowed: "Targets must be in the load balancer's region.",
    remedy: `take ${another(target)} of ${region}, or put a load balancer into ${itsRegion}.`,
  };
}

function another(target: TargetFacts): string {
  return kindOf(target) === 'container' ? 'a container' : 'an instance';
}
