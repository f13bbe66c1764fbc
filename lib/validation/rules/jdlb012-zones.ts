import { IConstruct } from 'constructs';
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
    graph.loadBalancers.flatMap((loadBalancer): Finding[] => {
      const { construct, product, zones: listed } = loadBalancer;
      const names = (listed ?? []).map((zone) => known(zone)).filter((zone) => zone !== undefined);
      if (product === 'DNLB') {
        const region = graph.regionOf(loadBalancer);
        return region === undefined
          ? []
          : names.filter((zone) => isOfRegion(zone, region)).map((zone) => noEdgeZone(construct, zone, region));
      }
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

/** Zones of a region are called like the region, with a letter behind. */
function isOfRegion(zone: string, region: string): boolean {
  return zone.startsWith(region) && /^[a-z]$/.test(zone.slice(region.length));
}

function noEdgeZone(construct: IConstruct, zone: string, region: string): Finding {
  return {
    construct,
    property: 'edgeZone',
    problem: `edgeZone is ${zone}, which is a zone of region ${region} and not an edge zone.`,
    allowed: 'A distributed network load balancer spans all zones of its region, or is in one edge zone.',
    remedy: 'leave edgeZone out, or name an edge zone, for example cn-n1-jinan1.',
  };
}
