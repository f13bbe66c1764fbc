import { conditional, IResolvable, Token } from 'cdktf';
import type * as jdcloud from '../jdcloud';
import { describe } from '../properties/describe';
import { Context, fact, Place, table } from '../properties/field';
import { checkIdentifier } from '../properties/checks';
import {
  construct,
  constructs,
  existingId,
  flag,
  identifier,
  idToFind,
  list,
  mapped,
  required,
  text,
  texts,
  word,
} from '../properties/kinds';
import { Problems } from '../properties/problems';
import { PLACE_FIELDS } from '../network/machine';
import { isKnown } from '../terraform/tokens';
import { descriptionOf, nameOf, providerField, RESOURCE_FIELDS, Unnamed } from '../validation/common-fields';
import { nameToFind } from '../validation/lookup';
import { aProduct, productOf, productsOnly } from '../validation/products';
import { checkPrivateAddress } from '../validation/rules/jdlb009-private-address';
import { zones } from '../validation/rules/jdlb012-zones';
import { securityGroups } from '../validation/rules/jdlb013-security-groups';
import type {
  GenericLoadBalancerAttributes,
  GenericLoadBalancerLookupOptions,
  LoadBalancerProps,
} from './load-balancer-options';
import type { LoadBalancerType } from './load-balancer-type';

const TYPE_SPELLINGS: Readonly<Record<LoadBalancerType, string>> = { ALB: 'alb', NLB: 'nlb', DNLB: 'dnlb' };
const TYPE = fact('JDLB103', 'CreateLoadBalancerSpec, type');
const STARTED = 'started';
const STOPPED = 'stopped';
const A_SUBNET = 'a subnet, for example one from Subnet.fromSubnetId()';
const MOST_ZONES = 2;
const MOST_SECURITY_GROUPS = 4;

/**
 * Every property of a load balancer, whatever its product.
 *
 * @internal
 */
export const LOAD_BALANCER = table<LoadBalancerProps, Unnamed<jdcloud.LbConfig>>('load balancer', {
  ...RESOURCE_FIELDS,
  loadBalancerType: required(word('type', TYPE_SPELLINGS, TYPE), 'ALB, NLB, DNLB'),
  name: nameOf(fact('JDLB101', 'CreateLoadBalancerSpec, loadBalancerName')),
  description: descriptionOf(fact('JDLB102', 'CreateLoadBalancerSpec, description')),
  subnet: required(construct('subnetId', 'subnetId', A_SUBNET), A_SUBNET),
  zones: list(
    'azs',
    [],
    (zone, place) => {
      checkIdentifier(place, zone, 'the name of an availability zone, for example cn-north-1a');
    },
    {
      limits: [
        productsOnly(
          zones,
          ['ALB', 'NLB'],
          'a distributed network load balancer spans every zone of its region, leave zones out or name one edge zone in edgeZone',
        ),
      ],
      checkList: checkZones,
    },
  ),
  edgeZone: {
    ...identifier<{ readonly edgeZone: string }>('edgeZone', 'the name of an edge zone, for example cn-n1-jinan1', {
      limits: [productsOnly(zones, ['DNLB'], 'leave it out, and list the zones in zones')],
    }),
    attributes: (zone) => ({ azs: [zone] }),
  },
  securityGroups: constructs(
    'securityGroupIds',
    'securityGroupId',
    'a security group, for example one from SecurityGroup.fromSecurityGroupId()',
    {
      limits: [productsOnly(securityGroups, ['ALB'], 'leave it out')],
      checkList: (items, { property, problems }) => {
        if (items.length < 1 || items.length > MOST_SECURITY_GROUPS) {
          problems.violates(
            securityGroups,
            `${property} has ${items.length} entries; valid: 1 to ${MOST_SECURITY_GROUPS}, or leave it out to get JD Cloud's group that is open to all`,
          );
        }
      },
    },
  ),
  elasticIp: construct('elasticIpId', 'elasticIpId', 'an elastic IP, for example one from ElasticIp.fromElasticIpId()'),
  privateIpAddress: {
    ...text<{ readonly privateIpAddress?: string }>('privateIpAddress'),
    check: checkPrivateAddress,
  },
  running: {
    ...flag<boolean | IResolvable, { readonly running?: boolean }>('running'),
    attributes: (running) => ({
      status: isKnown(running) ? (running ? STARTED : STOPPED) : Token.asString(conditional(running, STARTED, STOPPED)),
    }),
  },
  deletionProtection: flag('deleteProtection'),
  tags: texts('tags'),
});

/**
 * Every attribute of an existing load balancer.
 *
 * @internal
 */
export const EXISTING_LOAD_BALANCER = table<
  GenericLoadBalancerAttributes,
  Omit<GenericLoadBalancerAttributes, 'loadBalancerType'>
>('existing load balancer', {
  loadBalancerId: existingId('loadBalancerId', 'alb-a1'),
  loadBalancerType: mapped(word<LoadBalancerType, { type: string }>('type', TYPE_SPELLINGS, TYPE)),
  vpcId: PLACE_FIELDS.vpcId,
  region: PLACE_FIELDS.region,
  provider: providerField(),
});

/**
 * Every option of a lookup of a load balancer.
 *
 * @internal
 */
export const LOAD_BALANCER_LOOKUP = table<GenericLoadBalancerLookupOptions, jdcloud.DataJdcloudLbConfig>(
  'lookup of a load balancer',
  {
    ...RESOURCE_FIELDS,
    loadBalancerId: idToFind('id', 'alb-a1'),
    name: nameToFind(),
    vpcId: PLACE_FIELDS.vpcId,
    loadBalancerType: word('type', TYPE_SPELLINGS, TYPE),
  },
);

/**
 * What finds a load balancer.
 *
 * @internal
 */
export const LOAD_BALANCER_KEYS = { id: 'loadBalancerId', example: 'alb-a1', name: 'name' } as const;

/**
 * Checks that a load balancer whose product needs zones has some.
 *
 * @internal
 */
export function checkZonesArePresent(
  problems: Problems,
  values: Partial<LoadBalancerProps>,
  { product }: Context,
): void {
  const name = productOf(product);
  if ((name === 'ALB' || name === 'NLB') && values.zones === undefined) {
    problems.violates(
      zones,
      `zones is missing; valid for ${aProduct(name)}: 1 or 2 availability zones; name them, for example 'cn-north-1a'`,
    );
  }
}

function checkZones(items: readonly unknown[], { property, problems, context }: Place): void {
  if (items.length < 1 || items.length > MOST_ZONES) {
    const product = context.product === undefined ? '' : ` for ${aProduct(context.product)}`;
    const remedy = items.length < 1 ? "name them, for example 'cn-north-1a'" : 'keep two of them';
    problems.violates(
      zones,
      `${property} is ${describe(items)}; valid${product}: 1 or 2 availability zones; ${remedy}`,
    );
  }
}
