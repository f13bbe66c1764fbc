import { BlockList } from 'node:net';
import { known } from '../../terraform/tokens';
import { TargetFacts } from '../facts';
import { aProduct, ProductName } from '../products';
import { firstRegistrations, Registrar, registrars } from '../repeated-registrations';
import { Finding, Rule } from '../rule';
import { capitalised, registered } from '../wording';

const RANGES = '10.0.0.0/8, 172.16.0.0/12 and 192.168.0.0/16';
const PRIVATE = new BlockList();
PRIVATE.addSubnet('10.0.0.0', 8);
PRIVATE.addSubnet('172.16.0.0', 12);
PRIVATE.addSubnet('192.168.0.0', 16);

/** Addresses of IP targets are private ones. */
export const privateAddresses: Rule = {
  code: 'JDLB008',
  severity: 'error',
  title: `The addresses in an IP target group are in ${RANGES}.`,
  source: { kind: 'PRODUCT_PAGE', reference: 'ALB guide: Target Group Management' },
  moments: ['synthesis', 'provider'],
  remedy: 'Register an address in one of these ranges.',
  milder:
    'It is a warning on a network or distributed network load balancer, and where the product is not known, because JD Cloud documents the ranges for application load balancers only.',
  review: (graph) =>
    registrars(graph)
      .filter(hasAddressOutside)
      .flatMap((registrar): Finding[] => {
        const loadBalancer = graph.told(registrar.group, 'loadBalancer');
        const product = loadBalancer === undefined ? undefined : graph.told(loadBalancer, 'product');
        return firstRegistrations(graph, registrar)
          .filter(({ ipAddress }) => isOutside(known(ipAddress)))
          .map((target) => finding(registrar, target, product));
      }),
};

function hasAddressOutside({ targets }: Registrar): boolean {
  return targets.some(({ ipAddress }) => isOutside(known(ipAddress)));
}

function isOutside(address: string | undefined): boolean {
  return address !== undefined && !PRIVATE.check(address);
}

function finding({ construct }: Registrar, target: TargetFacts, product: ProductName | undefined): Finding {
  const fault = {
    construct,
    property: target.property,
    problem: `${registered(target)} is outside the private ranges.`,
    remedy: 'register an address in one of these ranges.',
  };
  return product === 'ALB'
    ? { ...fault, allowed: `${capitalised(aProduct(product))} accepts addresses in ${RANGES}.` }
    : {
        ...fault,
        severity: 'warning',
        allowed:
          `JD Cloud documents ${RANGES} for application load balancers, and does not say whether ` +
          `${product === undefined ? 'the other products accept' : `${aProduct(product)} accepts`} others.`,
      };
}
