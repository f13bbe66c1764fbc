import { known } from '../../terraform/tokens';
import { LoadBalancerFacts } from '../facts';
import { grouped } from '../graph';
import { networkOf } from '../networks';
import { Finding, Rule } from '../rule';

/** The network's own address, the router's, the one of DHCP, and the broadcast address. */
const RESERVED = 4;
/** What JD Cloud recommends to keep for load balancers that grow. */
const SPARE = 10;

/** A subnet has addresses for its load balancers. */
export const roomInSubnets: Rule = {
  code: 'JDLB011',
  severity: 'warning',
  title:
    'A subnet has room for its load balancers: an application or network load balancer takes 3 addresses in one zone and 5 in two, and should find ' +
    '10 more free to grow. A distributed network load balancer takes 1.',
  source: { kind: 'PRODUCT_PAGE', reference: 'ALB, NLB and DNLB guides: FAQ' },
  moments: ['synthesis'],
  remedy: 'Choose a larger subnet. The rule is checked where the reference to the subnet says its `cidrBlock`.',
  review: (graph) => {
    const owned = graph.loadBalancers.filter(({ subnetId }) => subnetId !== undefined);
    return [...grouped(owned, ({ subnetId }) => subnetId ?? '').values()].flatMap(reviewSubnet);
  },
};

/** Says it once for each subnet: of the first load balancer that does not fit beside those before it. */
function reviewSubnet(loadBalancers: readonly LoadBalancerFacts[]): Finding[] {
  const range = loadBalancers
    .map(({ subnetCidrBlock }) => known(subnetCidrBlock))
    .find((cidrBlock) => cidrBlock !== undefined);
  const size = range === undefined ? undefined : sizeOf(range);
  if (range === undefined || size === undefined) {
    return [];
  }
  let taken = 0;
  let spare = 0;
  for (const [index, loadBalancer] of loadBalancers.entries()) {
    taken += addressesOf(loadBalancer);
    spare = grows(loadBalancer) ? SPARE : spare;
    if (taken + spare > size - RESERVED) {
      return [finding(loadBalancer, range, size, index + 1, taken, spare)];
    }
  }
  return [];
}

function sizeOf(range: string): number | undefined {
  const network = networkOf(range);
  return network === undefined ? undefined : network.last - network.first + 1;
}

function grows({ product }: LoadBalancerFacts): boolean {
  return product === 'ALB' || product === 'NLB';
}

/** One for the load balancer itself, and two for each of its zones. */
function addressesOf({ product, zones }: LoadBalancerFacts): number {
  switch (product) {
    case 'ALB':
    case 'NLB':
      return 1 + 2 * (known(zones)?.length ?? 1);
    case 'DNLB':
      return 1;
    default:
      return 0;
  }
}

function finding(
  loadBalancer: LoadBalancerFacts,
  range: string,
  size: number,
  count: number,
  taken: number,
  spare: number,
): Finding {
  const subnetId = known(loadBalancer.subnetId) ?? 'The subnet';
  const who = count === 1 ? 'This load balancer takes' : `Its first ${count} load balancers take`;
  return {
    construct: loadBalancer.construct,
    property: 'subnet',
    problem: `${subnetId} (${range}) has ${size} addresses at most, ${RESERVED} of them reserved.`,
    allowed: `${who} ${taken} at once${spare === 0 ? '' : `, and should keep ${spare} free to grow`}.`,
    remedy: 'choose a larger subnet.',
  };
}
