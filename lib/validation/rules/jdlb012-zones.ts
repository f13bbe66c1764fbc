import { Token } from 'cdktf';
import { ProductName } from '../graph';
import { known } from '../known';
import { PropertyProblems } from '../property-problems';
import { Finding, Rule } from '../rule';
import { aProduct, shown } from '../wording';

const CODE = 'JDLB012';
const MAXIMUM = 2;

/** How many availability zones each product takes. */
export const zones: Rule = {
  code: CODE,
  severity: 'error',
  title:
    'An application or network load balancer stands in one or two availability zones; a distributed one names none, or exactly one edge zone.',
  source: { kind: 'API', reference: 'JD Cloud SDK: CreateLoadBalancerSpec, azs' },
  moments: ['types', 'construction', 'synthesis', 'provider'],
  remedy:
    'List one or two zones in `zones`; on a distributed network load balancer leave `zones` out and name an edge zone in `edgeZone`.',
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
        allowed: 'A second zone is there to survive the loss of the first.',
        remedy: `name another zone beside it, list ${zone} once, or acknowledge with Review.of(lb).acknowledge('${CODE}', 'why').`,
      }));
    }),
};

/**
 * Checks the zones of one load balancer. Without a product nothing is checked.
 *
 * @internal
 */
export function checkZones(
  problems: PropertyProblems,
  product: ProductName | undefined,
  zoneNames: readonly string[] | undefined,
  edgeZone: string | undefined,
): void {
  if (product === undefined) {
    return;
  }
  const add = (sentence: string): void => {
    problems.add(`${sentence} (${CODE})`);
  };
  if (product === 'DNLB') {
    if (zoneNames !== undefined) {
      add(
        `zones is ${shown(zoneNames)}; valid for ${aProduct(product)}: none, it spans every zone of its region; ` +
          'leave zones out, or name one edge zone in edgeZone',
      );
    }
    return;
  }
  if (edgeZone !== undefined) {
    add(
      `edgeZone is ${shown(edgeZone)}; valid for ${aProduct(product)}: none, only a distributed network load balancer ` +
        'stands in an edge zone; list the zones in zones',
    );
  }
  if (Token.isUnresolved(zoneNames)) {
    return;
  }
  const count = zoneNames?.length ?? 0;
  if (count < 1 || count > MAXIMUM) {
    add(
      `zones is ${shown(zoneNames)}; valid for ${aProduct(product)}: 1 or 2 availability zones; ` +
        (count < 1 ? "name them, as in zones: ['cn-north-1a']" : 'keep two of them'),
    );
  }
}
