import { known } from '../../terraform/tokens';
import { Finding, Rule } from '../rule';

/** How many availability zones each product takes. */
export const zones: Rule = {
  code: 'JDLB012',
  severity: 'error',
  title:
    'An application or network load balancer is in one or two availability zones. A distributed network load balancer names none, or exactly one edge zone.',
  noun: 'load balancer',
  source: { kind: 'API', reference: 'JD Cloud SDK: CreateLoadBalancerSpec, azs' },
  moments: ['types', 'construction', 'synthesis', 'provider'],
  remedy:
    'List one or two zones in `zones`. On a distributed network load balancer leave `zones` out, or name an edge zone in `edgeZone`.',
  milder: 'The same zone listed twice is a warning, because no page says what JD Cloud does with it.',
  review: (graph) =>
    graph.loadBalancers.flatMap(({ construct, zones: listed }): Finding[] => {
      const names = (listed ?? []).map((zone) => known(zone)).filter((zone) => zone !== undefined);
      const twice = [...new Set(names.filter((zone, index) => names.indexOf(zone) !== index))];
      return twice.map((zone) => ({
        construct,
        property: 'zones',
        severity: 'warning',
        problem: `zones lists ${zone} twice.`,
        allowed: 'Two different zones protect against the loss of one.',
        remedy: `list ${zone} once, or name a second zone.`,
      }));
    }),
};
