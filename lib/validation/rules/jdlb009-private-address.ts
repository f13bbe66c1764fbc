import { isIPv4 } from 'node:net';
import { Fn, Token } from 'cdktf';
import { describe, quoted } from '../../properties/describe';
import { Place } from '../../properties/field';
import { asOperand, isKnown, known } from '../../terraform/tokens';
import { LoadBalancerFacts } from '../facts';
import { grouped } from '../graph';
import { compareValues } from '../identity';
import { networkOf, numberOf, textOf } from '../networks';
import { Comparison, Finding, Rule } from '../rule';
import { pathOf } from '../wording';

const ALLOWED = "The private address is a free address of the load balancer's subnet.";

/** A fixed private address is a free one of the subnet. */
export const privateAddress: Rule = {
  code: 'JDLB009',
  severity: 'error',
  title: 'A fixed private address of a load balancer is a free IPv4 address of its subnet.',
  noun: 'load balancer',
  source: { kind: 'API', reference: 'JD Cloud SDK: CreateLoadBalancerSpec, UpdateLoadBalancerSpec, privateIpAddress' },
  moments: ['construction', 'synthesis', 'terraform', 'provider'],
  remedy: 'Choose a free address of the subnet, or leave `privateIpAddress` out.',
  milder:
    'The first two addresses of a subnet are a warning. They belong to its router and to DHCP, but no page says that JD Cloud refuses them.',
  review: (graph) => {
    const fixed = graph.loadBalancers.filter(({ privateIpAddress }) => privateIpAddress !== undefined);
    return [...fixed.flatMap(outsideOfSubnet), ...shared(fixed)];
  },
  compare: (facts) => {
    if (facts.kind !== 'LoadBalancer' || facts.privateIpAddress === undefined) {
      return [];
    }
    const { privateIpAddress: address, subnetCidrBlock: range } = facts;
    // What is known now is reviewed above: there the message says more.
    return range === undefined || (isKnown(address) && isKnown(range)) ? [] : inNetwork(facts, address, range);
  },
};

/**
 * Checks that a private address is an IPv4 address.
 *
 * @internal
 */
export function checkPrivateAddress(address: unknown, { property, problems }: Place): void {
  if (typeof address !== 'string' || !isIPv4(address)) {
    problems.violates(
      privateAddress,
      `${property} is ${typeof address === 'string' ? quoted(address) : describe(address)}; valid: an IPv4 address of the subnet, for example 10.0.16.20`,
    );
  }
}

/** Both addresses have to be in the same network: its first address is that of the range. */
function inNetwork(facts: LoadBalancerFacts, address: string, range: string): Comparison[] {
  const network = asOperand(range);
  const length = Token.asString(Fn.element(Fn.split('/', network), 1));
  const values = [Fn.cidrhost(Fn.join('/', [asOperand(address), length]), 0), Fn.cidrhost(network, 0)] as const;
  const verdict = compareValues(...values);
  return verdict === 'same'
    ? []
    : [
        {
          verdict,
          values,
          construct: facts.construct,
          property: 'privateIpAddress',
          problem: `privateIpAddress is ${address}, which is not in ${subnetOf(facts, range)}.`,
          allowed: ALLOWED,
          remedy: 'choose a free address of the subnet, or leave privateIpAddress out.',
        },
      ];
}

function outsideOfSubnet(facts: LoadBalancerFacts): Finding[] {
  const address = numberOf(known(facts.privateIpAddress) ?? '');
  const range = known(facts.subnetCidrBlock) ?? '';
  const network = networkOf(range);
  if (address === undefined || network === undefined) {
    return [];
  }
  const { first, last } = network;
  const subnet = subnetOf(facts, range);
  const finding = {
    construct: facts.construct,
    property: 'privateIpAddress',
    allowed: ALLOWED,
    remedy: `choose a free address from ${textOf(first + 3)} to ${textOf(last - 1)}, or leave privateIpAddress out.`,
  };
  const is = (what: string): string => `privateIpAddress is ${textOf(address)}, which is ${what} ${subnet}.`;
  switch (address) {
    case first:
      return [{ ...finding, problem: is('the network address of') }];
    case last:
      return [{ ...finding, problem: is('the broadcast address of') }];
    case first + 1:
    case first + 2:
      return [
        {
          ...finding,
          severity: 'warning',
          problem: is(address === first + 1 ? 'the first address of' : 'the second address of'),
          allowed: 'The first address of a subnet belongs to its router, the second to DHCP.',
        },
      ];
    default:
      return address > first && address < last ? [] : [{ ...finding, problem: is('not in') }];
  }
}

function shared(fixed: readonly LoadBalancerFacts[]): Finding[] {
  // A token is only the same as itself.
  const places = grouped(fixed, ({ subnetId = '', privateIpAddress = '' }) => `${subnetId} ${privateIpAddress}`);
  return [...places.values()].flatMap(([first, ...later]) =>
    first === undefined
      ? []
      : later.map(({ construct, privateIpAddress }) => ({
          construct,
          property: 'privateIpAddress',
          problem: `privateIpAddress is ${describe(privateIpAddress)}, which load balancer ${pathOf(first.construct)} already has in the same subnet.`,
          allowed: 'Two load balancers of one subnet have different addresses.',
          remedy: 'give one of the two another address, or leave privateIpAddress out there.',
        })),
  );
}

/** The subnet in a sentence. */
function subnetOf({ subnetId }: LoadBalancerFacts, range: string): string {
  const id = known(subnetId);
  return id === undefined ? `its subnet (${range})` : `subnet ${id} (${range})`;
}
