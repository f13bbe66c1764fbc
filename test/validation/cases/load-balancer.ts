import { TerraformStack, TerraformVariable } from 'cdktf';
import {
  ApplicationLoadBalancer,
  DistributedNetworkLoadBalancer,
  ISecurityGroup,
  LoadBalancer,
  LoadBalancerProps,
  LoadBalancerType,
  SecurityGroup,
  Subnet,
} from '../../../lib';
import { newSubnet } from '../../support/app';
import {
  accepts,
  atConstruction,
  atSynthesis,
  byProvider,
  byProviderLater,
  byTerraform,
  byTypes,
  Cases,
  description,
  name,
  providerAccepts,
  ProviderResource,
  together,
  values,
} from '../cases';

const { ALB, NLB, DNLB } = LoadBalancerType;
const TYPE = 'jdcloud_lb';
const LB = { name: 'web', subnet_id: 'subnet-a1', azs: ['cn-north-1a'] };

function provider(attributes: object): ProviderResource {
  return { type: TYPE, body: { ...LB, ...attributes } };
}

function create(stack: TerraformStack, props: Partial<LoadBalancerProps>): LoadBalancer {
  const subnet = newSubnet(stack);
  return new LoadBalancer(stack, 'Lb', { subnet, loadBalancerType: ALB, zones: ['cn-north-1a'], ...props });
}

function groups(stack: TerraformStack, count: number): ISecurityGroup[] {
  return Array.from({ length: count }, (_, index) =>
    SecurityGroup.fromSecurityGroupId(stack, `Group${index}`, `sg-a${index}`),
  );
}

const ids = (count: number): string[] => Array.from({ length: count }, (_, index) => `sg-a${index}`);
const NO_ZONES = { zones: undefined };

const FIRST_AND_LAST = ['10.0.16.3', '10.0.16.254'];

/** A load balancer with a private address in subnet-a1, whose range may be known. */
function withAddress(stack: TerraformStack, privateIpAddress: string, cidrBlock?: string): LoadBalancer {
  const subnet = Subnet.fromSubnetAttributes(stack, 'Range', { subnetId: 'subnet-a1', cidrBlock });
  return create(stack, { subnet, privateIpAddress });
}

export const cases: Cases = together(
  {
    refused: [
      atConstruction('JDLB009', 'no IPv4 address', (stack) => withAddress(stack, 'fd00::1')),
      ...['10.0.17.20', '10.0.15.255', '10.0.16.0', '10.0.16.255'].map((address) =>
        atSynthesis('JDLB009', 'error', address, (stack) => withAddress(stack, address, '10.0.16.0/24')),
      ),
      ...['10.0.16.1', '10.0.16.2'].map((address) =>
        atSynthesis('JDLB009', 'warning', address, (stack) => withAddress(stack, address, '10.0.16.0/24')),
      ),
      byTerraform('JDLB009', 'an address that is a variable', (stack) => {
        const address = new TerraformVariable(stack, 'Address', { type: 'string', default: '10.0.17.20' });
        return withAddress(stack, address.stringValue, '10.0.16.0/24');
      }),
      byTerraform('JDLB009', 'a range that is a variable', (stack) => {
        const range = new TerraformVariable(stack, 'Cidr', { type: 'string', default: '10.0.16.0/24' });
        return withAddress(stack, '10.0.17.20', range.stringValue);
      }),
      byProvider('JDLB009', 'no IPv4 address', TYPE, { ...LB, private_ip_address: 'fd00::1' }),
      byProviderLater('JDLB009', 'apply', 'an address that is in use', 'lb_load_balancer_address_test.go'),
    ],
    accepted: [
      ...FIRST_AND_LAST.map((address) =>
        accepts('JDLB009', address, (stack) => withAddress(stack, address, '10.0.16.0/24')),
      ),
      accepts('JDLB009', 'an address of a subnet whose range is not known', (stack) =>
        withAddress(stack, '10.0.17.20'),
      ),
      providerAccepts('JDLB009', 'an IPv4 address', TYPE, { ...LB, private_ip_address: '10.0.16.20' }),
    ],
  },
  {
    refused: [
      byTypes('JDLB012', 'no zones', "new ApplicationLoadBalancer(stack, 'Lb', { subnet }); // refused: zones"),
      byTypes(
        'JDLB012',
        'zones of a distributed network load balancer',
        "new NetworkLoadBalancer(stack, 'Nlb', { subnet, zones: ['cn-north-1a'] });",
        "new DistributedNetworkLoadBalancer(stack, 'Lb', { subnet, zones: ['cn-north-1a'] }); // refused: zones",
      ),
      atConstruction('JDLB012', 'no zones', (stack) => create(stack, NO_ZONES)),
      atConstruction('JDLB012', 'an empty list', (stack) => create(stack, { loadBalancerType: NLB, zones: [] })),
      atConstruction('JDLB012', 'three zones', (stack) => create(stack, { zones: ['a', 'b', 'c'] })),
      atConstruction('JDLB012', 'zones of a DNLB', (stack) => create(stack, { loadBalancerType: DNLB })),
      atConstruction('JDLB012', 'an edge zone of an ALB', (stack) => create(stack, { edgeZone: 'cn-n1-jinan1' })),
      atSynthesis('JDLB012', 'error', 'a zone of the region as an edge zone', (stack) =>
        create(stack, { loadBalancerType: DNLB, ...NO_ZONES, edgeZone: 'cn-north-1a' }),
      ),
      atSynthesis('JDLB012', 'warning', 'one zone twice', (stack) => create(stack, { zones: ['a', 'a'] })),
      byProvider('JDLB012', 'no azs', TYPE, { ...LB, azs: undefined }),
      byProvider('JDLB012', 'an empty list', TYPE, { ...LB, azs: [] }),
      byProvider('JDLB012', 'three azs', TYPE, { ...LB, azs: ['a', 'b', 'c'] }),
      byProvider('JDLB012', 'two azs of a dnlb', TYPE, { ...LB, type: 'dnlb', azs: ['a', 'b'] }),
    ],
    accepted: [
      accepts('JDLB012', 'two zones', (stack) => create(stack, { zones: ['a', 'b'] })),
      accepts('JDLB012', 'a DNLB without zones', (stack) => create(stack, { loadBalancerType: DNLB, ...NO_ZONES })),
      accepts('JDLB012', 'a DNLB in an edge zone', (stack) =>
        create(stack, { loadBalancerType: DNLB, ...NO_ZONES, edgeZone: 'cn-n1-jinan1' }),
      ),
      providerAccepts('JDLB012', 'two azs', TYPE, { ...LB, azs: ['a', 'b'] }),
      providerAccepts('JDLB012', 'a dnlb without azs', TYPE, { ...LB, type: 'dnlb', azs: undefined }),
      providerAccepts('JDLB012', 'a dnlb in one az', TYPE, { ...LB, type: 'dnlb' }),
    ],
  },
  {
    refused: [
      byTypes(
        'JDLB013',
        'security groups of a network load balancer',
        "const securityGroups = [SecurityGroup.fromSecurityGroupId(stack, 'Open', 'sg-a1')];",
        "new ApplicationLoadBalancer(stack, 'Alb', { subnet, zones: [], securityGroups });",
        "new NetworkLoadBalancer(stack, 'Lb', { subnet, zones: [], securityGroups }); // refused: securityGroups",
      ),
      atConstruction('JDLB013', 'five', (stack) => create(stack, { securityGroups: groups(stack, 5) })),
      atConstruction('JDLB013', 'none in a list', (stack) => create(stack, { securityGroups: [] })),
      atConstruction('JDLB013', 'on an NLB', (stack) =>
        create(stack, { loadBalancerType: NLB, securityGroups: groups(stack, 1) }),
      ),
      byProvider('JDLB013', 'five', TYPE, { ...LB, security_group_ids: ids(5) }),
      byProvider('JDLB013', 'on an nlb', TYPE, { ...LB, type: 'nlb', security_group_ids: ids(1) }),
    ],
    accepted: [
      accepts('JDLB013', 'four', (stack) => create(stack, { securityGroups: groups(stack, 4) })),
      providerAccepts('JDLB013', 'four', TYPE, { ...LB, security_group_ids: ids(4) }),
    ],
  },
  {
    refused: [
      byTypes(
        'JDLB014',
        'a charge mode',
        "new DistributedNetworkLoadBalancer(stack, 'Lb', { subnet, chargeMode: 'postpaid_by_usage' }); // refused: chargeMode",
      ),
      byProviderLater('JDLB014', 'apply', 'the charge mode of a dnlb', 'lb_load_balancer_resource_test.go'),
      byProviderLater('JDLB015', 'plan', 'deletion under protection', 'lb_load_balancer_resource_test.go'),
    ],
  },
  name({
    code: 'JDLB101',
    construct: (stack, value) => create(stack, { name: value }),
    provider: (value) => provider({ name: value }),
  }),
  description({
    code: 'JDLB102',
    construct: (stack, value) => create(stack, { description: value }),
    provider: (value) => provider({ description: value }),
  }),
  {
    refused: [
      byTypes(
        'JDLB103',
        'a product that does not exist',
        "new LoadBalancer(stack, 'Lb', { subnet, loadBalancerType: 'CLB' }); // refused: CLB",
      ),
    ],
    accepted: [
      accepts('JDLB103', 'classes of their own', (stack) => [
        new ApplicationLoadBalancer(stack, 'Alb', { subnet: newSubnet(stack), zones: ['cn-north-1a'] }),
        new DistributedNetworkLoadBalancer(stack, 'Dnlb', { subnet: newSubnet(stack, 'Other') }),
      ]),
    ],
  },
  values(
    {
      code: 'JDLB103',
      property: 'loadBalancerType',
      construct: (stack, value) =>
        create(stack, {
          loadBalancerType: value as never,
          zones: value === 'DNLB' ? undefined : ['cn-north-1a'],
        }),
      provider: (value) => provider({ type: value }),
    },
    {
      refused: ['CLB', 'alb'],
      accepted: ['ALB', 'NLB', 'DNLB'],
      refusedByProvider: ['clb', 'ALB'],
      acceptedByProvider: ['alb', 'nlb', 'dnlb'],
    },
  ),
);
