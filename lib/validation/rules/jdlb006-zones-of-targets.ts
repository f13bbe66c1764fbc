import { either } from '../../properties/describe';
import { known } from '../../terraform/tokens';
import { LoadBalancerFacts } from '../facts';
import { Graph } from '../graph';
import { firstRegistrations, registrars, Registrar } from '../repeated-registrations';
import { Finding, Rule } from '../rule';
import { pathOf, registered } from '../wording';

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
    registrars(graph).flatMap((registrar): Finding[] => {
      if (!registrar.targets.some(({ instance }) => instance !== undefined)) {
        return [];
      }
      const loadBalancer = graph.told(registrar.group, 'loadBalancer');
      const zones = loadBalancer === undefined ? [] : zonesOf(graph, loadBalancer);
      return loadBalancer === undefined || zones.length === 0 ? [] : findings(graph, registrar, loadBalancer, zones);
    }),
};

/** Empty when they are not known, and on products that have no such rule. */
function zonesOf(graph: Graph, loadBalancer: LoadBalancerFacts): readonly string[] {
  const product = graph.told(loadBalancer, 'product');
  return product === 'ALB' || product === 'NLB' ? (known(graph.told(loadBalancer, 'zones')) ?? []) : [];
}

function findings(
  graph: Graph,
  registrar: Registrar,
  loadBalancer: LoadBalancerFacts,
  zones: readonly string[],
): Finding[] {
  return firstRegistrations(graph, registrar).flatMap((target): Finding[] => {
    const zone = known(target.instance?.zone);
    return zone === undefined || zones.includes(zone)
      ? []
      : [
          {
            construct: registrar.construct,
            property: target.property,
            problem: `${registered(target)} is in zone ${zone}, load balancer ${pathOf(loadBalancer.construct)} is in ${zones.join(' and ')}.`,
            allowed: "Some product pages ask for targets in the load balancer's zones, newer ones do not.",
            remedy: `take ${target.type === 'container' ? 'a container' : 'an instance'} in ${either(zones)}.`,
          },
        ];
  });
}
