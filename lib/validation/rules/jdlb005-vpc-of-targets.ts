import { TargetFacts } from '../facts';
import { firstRegistrations } from '../repeated-registrations';
import { Comparison, Rule } from '../rule';
import { sameRegionAndVpc } from '../whereabouts';
import { kindOf, registered, registration } from '../wording';

/** Targets are in the VPC and the region of their load balancer. */
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
  compare: (group, graph) => {
    const loadBalancer = group.kind === 'TargetGroup' ? graph.told(group, 'loadBalancer') : undefined;
    if (group.kind !== 'TargetGroup' || loadBalancer === undefined || !group.targets.some(isSomewhere)) {
      return [];
    }
    return firstRegistrations(graph, group).flatMap((target): Comparison[] =>
      target.instance === undefined
        ? []
        : sameRegionAndVpc(graph, loadBalancer, target.instance, {
            construct: group.construct,
            property: registration(target),
            subject: registered(target),
            subjects: 'Targets',
            otherRegion: (region, itsRegion) =>
              `take ${another(target)} of ${region}, or use a load balancer in ${itsRegion}.`,
            otherVpc: (vpcId) =>
              `take ${another(target)} of ${vpcId}, or reach it by address with an IP target group over a VPC peering.`,
          }),
    );
  },
};

/** Most targets are references by id, of which nothing else is known. */
function isSomewhere({ instance }: TargetFacts): boolean {
  return (instance?.vpcId ?? instance?.region) !== undefined;
}

function another(target: TargetFacts): string {
  return kindOf(target) === 'container' ? 'a container' : 'an instance';
}
