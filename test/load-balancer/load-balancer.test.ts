import { TerraformOutput, TerraformStack, Testing } from 'cdktf';
import {
  ApplicationBackendServiceOptions,
  ApplicationLoadBalancer,
  ApplicationLoadBalancerProps,
  BackendProtocol,
  DistributedNetworkLoadBalancer,
  ElasticIp,
  HealthCheck,
  HttpListenerOptions,
  ISubnet,
  ListenerProtocol,
  LoadBalancer,
  LoadBalancerAttributes,
  LoadBalancerProps,
  LoadBalancerType,
  NetworkLoadBalancer,
  SecurityGroup,
} from '../../lib';
import { messageOf, newAlb, newStack, newSubnet, only, problemsOf } from '../support/app';

function securityGroups(stack: TerraformStack, count: number): ApplicationLoadBalancerProps['securityGroups'] {
  return Array.from({ length: count }, (_, index) =>
    SecurityGroup.fromSecurityGroupId(stack, `Group${index}`, `sg-a${index}`),
  );
}

test('everything that a load balancer has is in its resource', () => {
  const stack = newStack();
  new ApplicationLoadBalancer(stack, 'Shop', {
    name: 'shop',
    description: '入口',
    subnet: newSubnet(stack),
    zones: ['cn-north-1a', 'cn-north-1b'],
    securityGroups: securityGroups(stack, 2),
    privateIpAddress: '10.0.16.20',
    running: false,
    elasticIp: ElasticIp.fromElasticIpId(stack, 'Eip', 'fip-a1'),
    deletionProtection: true,
    tags: { team: 'shop' },
  });

  expect(only(stack, 'jdcloud_lb')).toEqual({
    azs: ['cn-north-1a', 'cn-north-1b'],
    delete_protection: true,
    description: '入口',
    elastic_ip_id: 'fip-a1',
    name: 'shop',
    private_ip_address: '10.0.16.20',
    security_group_ids: ['sg-a0', 'sg-a1'],
    status: 'stopped',
    subnet_id: 'subnet-a1',
    tags: { team: 'shop' },
    type: 'alb',
  });
});

test('the private address is an output, whether it is given or not', () => {
  const stack = newStack();
  const props = { subnet: newSubnet(stack), zones: ['cn-north-1a'], running: true };
  const chosen = new ApplicationLoadBalancer(stack, 'Chosen', props);
  const fixed = new ApplicationLoadBalancer(stack, 'Fixed', { ...props, privateIpAddress: '10.0.16.20' });
  new TerraformOutput(stack, 'chosen', { value: chosen.privateIpAddress });
  new TerraformOutput(stack, 'fixed', { value: fixed.privateIpAddress });

  const { output, resource } = JSON.parse(Testing.synth(stack)) as {
    output: unknown;
    resource: { jdcloud_lb: Record<string, Record<string, unknown>> };
  };
  expect(output).toEqual({
    chosen: { value: '${jdcloud_lb.Chosen_7CA616BB.private_ip_address}' },
    fixed: { value: '${jdcloud_lb.Fixed_91177E7B.private_ip_address}' },
  });
  expect(Object.values(resource.jdcloud_lb).map(({ status }) => status)).toEqual(['started', 'started']);
});

test.each<[string, (stack: TerraformStack, subnet: ISubnet) => unknown, Record<string, unknown>]>([
  ['alb', (stack, subnet) => new ApplicationLoadBalancer(stack, 'Lb', { subnet, zones: ['a'] }), { azs: ['a'] }],
  ['nlb', (stack, subnet) => new NetworkLoadBalancer(stack, 'Lb', { subnet, zones: ['a', 'b'] }), { azs: ['a', 'b'] }],
  ['dnlb', (stack, subnet) => new DistributedNetworkLoadBalancer(stack, 'Lb', { subnet }), {}],
  [
    'dnlb',
    (stack, subnet) => new DistributedNetworkLoadBalancer(stack, 'Lb', { subnet, edgeZone: 'cn-edge-1' }),
    { azs: ['cn-edge-1'] },
  ],
  [
    'nlb',
    (stack, subnet) => new LoadBalancer(stack, 'Lb', { loadBalancerType: LoadBalancerType.NLB, subnet, zones: ['a'] }),
    { azs: ['a'] },
  ],
])('nothing is opened, protected or attached to an %s unless asked', (type, make, zones) => {
  const stack = newStack();
  make(stack, newSubnet(stack));

  expect(only(stack, 'jdcloud_lb')).toEqual({
    ...zones,
    delete_protection: false,
    name: expect.any(String) as string,
    subnet_id: 'subnet-a1',
    type,
  });
});

/** What a call with wrong properties says below its first line. */
function problems(props: Partial<Record<keyof LoadBalancerProps, unknown>>, stack = newStack()): string[] {
  const given: unknown = {
    loadBalancerType: LoadBalancerType.ALB,
    subnet: newSubnet(stack),
    zones: ['cn-north-1a'],
    ...props,
  };
  return problemsOf(() => new LoadBalancer(stack, 'Lb', given as LoadBalancerProps), 'shop/Lb');
}

test.each<[string, (stack: TerraformStack) => Partial<Record<keyof LoadBalancerProps, unknown>>, string]>([
  [
    'a description that is too long',
    () => ({ description: '长'.repeat(257) }),
    'description has 257 characters; valid: at most 256 (JDLB102)',
  ],
  [
    'a subnet that is none',
    (stack) => ({ subnet: ElasticIp.fromElasticIpId(stack, 'Eip', 'fip-a1') }),
    'subnet is ElasticIp shop/Eip; valid: a subnet, for example one from Subnet.fromSubnetId()',
  ],
  [
    'a missing subnet',
    () => ({ subnet: undefined }),
    'subnet is missing; valid: a subnet, for example one from Subnet.fromSubnetId()',
  ],
  [
    'an elastic IP that is only its id',
    () => ({ elasticIp: 'fip-a1' }),
    'elasticIp is fip-a1; valid: an elastic IP, for example one from ElasticIp.fromElasticIpId()',
  ],
  [
    'a zone without a name',
    () => ({ zones: ['cn-north-1a', ''] }),
    'zones[1] is empty; valid: the name of an availability zone, for example cn-north-1a',
  ],
  [
    'a zone that is no text',
    () => ({ zones: [undefined] }),
    'zones[0] is missing; valid: the name of an availability zone, for example cn-north-1a',
  ],
  [
    'an edge zone without a name',
    () => ({ loadBalancerType: LoadBalancerType.DNLB, zones: undefined, edgeZone: '' }),
    'edgeZone is empty; valid: the name of an edge zone, for example cn-n1-jinan1',
  ],
  [
    'a list of edge zones',
    () => ({ loadBalancerType: LoadBalancerType.DNLB, zones: undefined, edgeZone: ['cn-n1-jinan1'] }),
    'edgeZone is [cn-n1-jinan1]; valid: the name of an edge zone, for example cn-n1-jinan1',
  ],
  ['zones that are no list', () => ({ zones: 'cn-north-1a' }), 'zones is cn-north-1a; valid: a list'],
  [
    'five security groups',
    (stack) => ({ securityGroups: securityGroups(stack, 5) }),
    "securityGroups has 5 entries; valid: 1 to 4, or leave it out to get JD Cloud's group that is open to all (JDLB013)",
  ],
  [
    'an empty list of security groups',
    () => ({ securityGroups: [] }),
    "securityGroups has 0 entries; valid: 1 to 4, or leave it out to get JD Cloud's group that is open to all (JDLB013)",
  ],
  [
    'a security group that is none',
    (stack) => ({ securityGroups: [newSubnet(stack, 'Other')] }),
    'securityGroups[0] is Subnet shop/Other; valid: a security group, for example one from SecurityGroup.fromSecurityGroupId()',
  ],
  [
    'security groups on a network load balancer',
    (stack) => ({ loadBalancerType: LoadBalancerType.NLB, securityGroups: securityGroups(stack, 1) }),
    'securityGroups is [SecurityGroup shop/Group0]; valid on an application load balancer only: leave it out (JDLB013)',
  ],
  [
    'an unknown product',
    () => ({ loadBalancerType: 'CLB' }),
    'loadBalancerType is CLB; valid: ALB, NLB, DNLB (JDLB103)',
  ],
])('%s is refused', (_what, props, message) => {
  const stack = newStack();
  expect(problems(props(stack), stack)).toEqual([message]);
});

test('four security groups and a description of 256 characters are fine', () => {
  const stack = newStack();
  new LoadBalancer(stack, 'Lb', {
    loadBalancerType: LoadBalancerType.ALB,
    subnet: newSubnet(stack),
    zones: ['a'],
    securityGroups: securityGroups(stack, 4),
    description: '长'.repeat(256),
  });

  expect(only(stack, 'jdcloud_lb').security_group_ids).toHaveLength(4);
});

test('all problems are told at once', () => {
  expect(problems({ description: 'x'.repeat(300), subnet: 'subnet-a1', zones: [], name: 'a b' })).toHaveLength(4);
});

test('plain JavaScript is told about missing properties', () => {
  const stack = newStack();
  const nothing: unknown = undefined;
  expect(messageOf(() => new ApplicationLoadBalancer(stack, 'Lb', nothing as ApplicationLoadBalancerProps))).toBe(
    'cdktf-jdcloud-lb: shop/Lb has 1 invalid property\n  props is missing; valid: an object with the properties',
  );
  expect(messageOf(() => newAlb(stack).addBackendService('Api', nothing as ApplicationBackendServiceOptions))).toBe(
    'cdktf-jdcloud-lb: shop/Alb has 1 invalid property\n  options is missing; valid: an object with the properties',
  );
  expect(messageOf(() => newAlb(stack, 'Second').addHttpListener('Http', nothing as HttpListenerOptions))).toBe(
    'cdktf-jdcloud-lb: shop/Second has 1 invalid property\n  options is missing; valid: an object with the properties',
  );
  const noId: unknown = { id: 'alb-a1' };
  expect(messageOf(() => LoadBalancer.fromLoadBalancerAttributes(stack, 'Id', noId as LoadBalancerAttributes))).toBe(
    'cdktf-jdcloud-lb: shop/Id has 1 invalid property\n' +
      '  loadBalancerId is missing; valid: the id of an existing one, for example alb-a1',
  );
  expect(messageOf(() => LoadBalancer.fromLoadBalancerAttributes(stack, 'It', nothing as LoadBalancerAttributes))).toBe(
    'cdktf-jdcloud-lb: shop/It has 1 invalid property\n  attributes is missing; valid: an object with loadBalancerId',
  );
});

describe('an imported load balancer', () => {
  test('knows what it was told', () => {
    const stack = newStack();
    const attributes = { loadBalancerId: 'lb-1', vpcId: 'vpc-a1' };
    const imports = [
      ApplicationLoadBalancer.fromLoadBalancerAttributes(stack, 'A', attributes),
      NetworkLoadBalancer.fromLoadBalancerAttributes(stack, 'N', attributes),
      DistributedNetworkLoadBalancer.fromLoadBalancerAttributes(stack, 'D', attributes),
      LoadBalancer.fromLoadBalancerAttributes(stack, 'L', attributes),
    ];
    const byId = [
      ApplicationLoadBalancer.fromLoadBalancerId(stack, 'Ai', 'lb-1'),
      NetworkLoadBalancer.fromLoadBalancerId(stack, 'Ni', 'lb-1'),
      DistributedNetworkLoadBalancer.fromLoadBalancerId(stack, 'Di', 'lb-1'),
      LoadBalancer.fromLoadBalancerId(stack, 'Li', 'lb-1'),
    ];

    expect(imports.map(({ loadBalancerId, vpcId }) => [loadBalancerId, vpcId])).toEqual(
      Array(4).fill(['lb-1', 'vpc-a1']),
    );
    expect(byId.map(({ loadBalancerId, vpcId }) => [loadBalancerId, vpcId])).toEqual(
      Array(4).fill(['lb-1', undefined]),
    );
  });

  test('without an id is refused', () => {
    expect(messageOf(() => LoadBalancer.fromLoadBalancerId(newStack(), 'Shared', ''))).toBe(
      'cdktf-jdcloud-lb: shop/Shared has 1 invalid property\n' +
        '  loadBalancerId is empty; valid: the id of an existing one, for example alb-a1',
    );
  });

  test('of unknown product does what all products do', () => {
    const stack = newStack();
    const lb = LoadBalancer.fromLoadBalancerId(stack, 'Shared', 'lb-1');
    const backendService = lb.addBackendService('Api', {
      protocol: BackendProtocol.TCP,
      port: 80,
      healthCheck: HealthCheck.tcp(),
    });
    lb.addListener('Tcp', { protocol: ListenerProtocol.TCP, port: 80, backendService });

    expect(only(stack, 'jdcloud_lb_backend')).not.toHaveProperty('algorithm');
    expect(only(stack, 'jdcloud_lb_listener')).toMatchObject({ load_balancer_id: 'lb-1' });
  });

  test('of known product gets that product’s algorithm', () => {
    const stack = newStack();
    LoadBalancer.fromLoadBalancerAttributes(stack, 'Shared', {
      loadBalancerId: 'lb-1',
      loadBalancerType: LoadBalancerType.DNLB,
    }).addBackendService('Api', { protocol: BackendProtocol.TCP, port: 80, healthCheck: HealthCheck.tcp() });

    expect(only(stack, 'jdcloud_lb_backend')).toMatchObject({ algorithm: 'IpHash' });
  });
});
