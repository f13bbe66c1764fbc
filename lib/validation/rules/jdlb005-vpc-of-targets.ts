import { Facts, TargetFacts } from '../facts';
import { firstRegistrations, registrar, Registrar } from '../repeated-registrations';
import { Comparison, Rule } from '../rule';
import { sameRegionAndVpc } from '../whereabouts';
import { registered } from '../wording';

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
  compare: (facts, graph) => {
    const from = registrarOf(facts);
    const loadBalancer = from?.targets.some(isSomewhere) === true ? graph.told(from.group, 'loadBalancer') : undefined;
    if (from === undefined || loadBalancer === undefined) {
      return [];
    }
    return firstRegistrations(graph, from).flatMap((target): Comparison[] =>
      target.instance === undefined
        ? []
        : sameRegionAndVpc(graph, loadBalancer, target.instance, {
            construct: from.construct,
            property: target.property,
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

function registrarOf(facts: Facts): Registrar | undefined {
  switch (facts.kind) {
    case 'TargetGroup':
      return registrar(facts);
    case 'TargetGroupAttachment':
      return facts;
    default:
      return undefined;
  }
}

/** Most targets are references by id, of which nothing else is known. */
function isSomewhere({ instance }: TargetFacts): boolean {
  return (instance?.vpcId ?? instance?.region) !== undefined;
}

function another(target: TargetFacts): string {
  return target.type === 'container' ? 'a container' : 'an instance';
}
