import { either } from '../../properties/describe';
import { known } from '../../terraform/tokens';
import { LoadBalancerFacts, TargetGroupFacts } from '../facts';
import { Graph } from '../graph';
import { firstRegistrations } from '../repeated-registrations';
import { Finding, Rule } from '../rule';
import { kindOf, pathOf, registered, registration } from '../wording';

/** Targets are in the zones of their load balancer. */
export const zonesOfTargets: Rule = {
  code: 'JDLB006',
  severity: 'warning',
  title:
    'The targets of an application or network load balancer should be in its availability zones. A distributed network load balancer has no such rule.',
  source: {
    kind: 'PRODUCT_PAGE',
    reference: 'NLB guide: Listener Management; older ALB guide: Target Group Management',
  },
  moments: ['synthesis'],
  remedy: "Take an instance in one of the load balancer's zones.",
  review: (graph) =>
    graph.targetGroups.flatMap((group): Finding[] => {
      if (!group.targets.some(({ instance }) => instance !== undefined)) {
        return [];
      }
      const loadBalancer = graph.told(group, 'loadBalancer');
      const zones = loadBalancer === undefined ? [] : zonesOf(graph, loadBalancer);
      return loadBalancer === undefined || zones.length === 0 ? [] : findings(graph, group, loadBalancer, zones);
    }),
};

/** Empty when they are not known, and on products that have no such rule. */
function zonesOf(graph: Graph, loadBalancer: LoadBalancerFacts): readonly string[] {
  const product = graph.told(loadBalancer, 'product');
  return product === 'ALB' || product === 'NLB' ? (known(graph.told(loadBalancer, 'zones')) ?? []) : [];
}

function findings(
  graph: Graph,
  group: TargetGroupFacts,
  loadBalancer: LoadBalancerFacts,
  zones: readonly string[],
): Finding[] {
  return firstRegistrations(graph, group).flatMap((target): Finding[] => {
    const zone = known(target.instance?.zone);
    return zone === undefined || zones.includes(zone)
      ? []
      : [
          {
            construct: group.construct,
            property: registration(target),
            problem: `${registered(target)} is in zone ${zone}, load balancer ${pathOf(loadBalancer.construct)} is in ${zones.join(' and ')}.`,
            allowed: "Some product pages ask for targets in the load balancer's zones, newer ones do not.",
            remedy: `take ${kindOf(target) === 'container' ? 'a container' : 'an instance'} in ${either(zones)}.`,
          },
        ];
  });
}
