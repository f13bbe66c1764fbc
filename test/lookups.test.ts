import { TerraformElement, TerraformLocal, TerraformStack, Testing, Token } from 'cdktf';
import { IConstruct } from 'constructs';
import {
  ApplicationLoadBalancer,
  AvailabilityGroup,
  BackendProtocol,
  BackendService,
  DistributedNetworkLoadBalancer,
  ElasticIp,
  HealthCheck,
  Instance,
  JdcloudProvider,
  LoadBalancer,
  LoadBalancerType,
  NetworkLoadBalancer,
  SecurityGroup,
  Subnet,
  TargetGroup,
} from '../lib';
import { dataSources, messageOf, newStack, only } from './support/app';

interface Lookup {
  readonly id: string;
  readonly example: string;
  readonly name: string;
  readonly type: string;
  /** The attributes of the data source besides what finds the object. */
  readonly also?: object;
  readonly find: (stack: TerraformStack, options: never) => IConstruct;
}

const LOOKUPS: Readonly<Record<string, Lookup>> = {
  ApplicationLoadBalancer: {
    ...{ id: 'loadBalancerId', example: 'alb-a1', name: 'name', type: 'jdcloud_lb', also: { type: 'alb' } },
    find: (stack, options) => ApplicationLoadBalancer.fromLookup(stack, 'It', options),
  },
  NetworkLoadBalancer: {
    ...{ id: 'loadBalancerId', example: 'alb-a1', name: 'name', type: 'jdcloud_lb', also: { type: 'nlb' } },
    find: (stack, options) => NetworkLoadBalancer.fromLookup(stack, 'It', options),
  },
  DistributedNetworkLoadBalancer: {
    ...{ id: 'loadBalancerId', example: 'alb-a1', name: 'name', type: 'jdcloud_lb', also: { type: 'dnlb' } },
    find: (stack, options) => DistributedNetworkLoadBalancer.fromLookup(stack, 'It', options),
  },
  LoadBalancer: {
    ...{ id: 'loadBalancerId', example: 'alb-a1', name: 'name', type: 'jdcloud_lb' },
    find: (stack, options) => LoadBalancer.fromLookup(stack, 'It', options),
  },
  TargetGroup: {
    ...{ id: 'targetGroupId', example: 'tg-a1', name: 'name', type: 'jdcloud_lb_target_group' },
    find: (stack, options) => TargetGroup.fromLookup(stack, 'It', options),
  },
  BackendService: {
    ...{ id: 'backendServiceId', example: 'backend-a1', name: 'name', type: 'jdcloud_lb_backend' },
    find: (stack, options) => BackendService.fromLookup(stack, 'It', options),
  },
  AvailabilityGroup: {
    ...{ id: 'availabilityGroupId', example: 'ag-a1', name: 'name', type: 'jdcloud_availability_group' },
    find: (stack, options) => AvailabilityGroup.fromLookup(stack, 'It', options),
  },
  Instance: {
    ...{ id: 'instanceId', example: 'i-a1', name: 'name', type: 'jdcloud_instance' },
    find: (stack, options) => Instance.fromLookup(stack, 'It', options),
  },
  Subnet: {
    ...{ id: 'subnetId', example: 'subnet-a1', name: 'name', type: 'jdcloud_subnet' },
    find: (stack, options) => Subnet.fromLookup(stack, 'It', options),
  },
  SecurityGroup: {
    ...{ id: 'securityGroupId', example: 'sg-a1', name: 'name', type: 'jdcloud_network_security_group' },
    find: (stack, options) => SecurityGroup.fromLookup(stack, 'It', options),
  },
  ElasticIp: {
    ...{ id: 'elasticIpId', example: 'fip-a1', name: 'elasticIpAddress', type: 'jdcloud_elastic_ip' },
    find: (stack, options) => ElasticIp.fromLookup(stack, 'It', options),
  },
};

const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);

describe.each(Object.entries(LOOKUPS))('%s.fromLookup()', (_noun, { id, example, name, type, also, find }) => {
  const options = (given: object): never => given as never;

  test('finds by id, which it knows at once', () => {
    const stack = newStack();
    const found = find(stack, options({ [id]: example }));

    expect(Reflect.get(found, id)).toBe(example);
    expect(Object.values(dataSources(stack, type))).toEqual([{ id: example, ...also }]);
  });

  test('finds by name, with the id as one token', () => {
    const stack = newStack();
    const found = find(stack, options({ [name]: 'shared' }));
    const idToken: unknown = Reflect.get(found, id);
    new TerraformLocal(stack, 'id', idToken);

    expect(Token.isUnresolved(idToken)).toBe(true);
    expect(Reflect.get(found, id)).toBe(idToken);
    const { data, locals } = JSON.parse(Testing.synth(stack, true)) as { data: object; locals: { id: string } };
    expect(data).toMatchObject({ [type]: { [logicalId(found)]: { [snakeCase(name)]: 'shared', ...also } } });
    expect(locals.id).toBe(`\${data.${type}.${logicalId(found)}.id}`);
  });

  test('takes exactly one of id and name', () => {
    const message = (given: object): string => messageOf(() => find(newStack(), options(given)));

    expect(message({ [id]: example, [name]: 'shared' })).toBe(
      `cdktf-jdcloud-lb: shop/It has 1 invalid property\n  ${id} and ${name} are both given; valid: one of them`,
    );
    expect(message({})).toBe(
      `cdktf-jdcloud-lb: shop/It has 1 invalid property\n  ${id} and ${name} are both missing; valid: one of them, for example ${id} ${example}`,
    );
    expect(message({ [id]: '' })).toContain(`${id} is empty; valid: the id of an existing one, for example ${example}`);
    expect(message({ [name]: 'two words' })).toContain(`${name} is "two words", which has a blank`);
  });

  test('without options is told in a sentence', () => {
    const nothing: unknown = undefined;
    expect(messageOf(() => find(newStack(), nothing as never))).toBe(
      `cdktf-jdcloud-lb: shop/It has 1 invalid property\n  options is missing; valid: an object with ${id} or ${name}`,
    );
  });
});

/** The logical id of the data source below a construct. */
function logicalId(found: IConstruct): string {
  const source = found.node.findChild('Resource');
  return TerraformElement.isTerraformElement(source) ? source.friendlyUniqueId : 'not a data source';
}

test('a VPC narrows a lookup, and is then known', () => {
  const stack = newStack();
  const vpcId = 'vpc-a1';
  expect(Subnet.fromLookup(stack, 'Subnet', { name: 'web', vpcId }).vpcId).toBe(vpcId);
  expect(Instance.fromLookup(stack, 'Vm', { name: 'web', vpcId }).vpcId).toBe(vpcId);
  expect(AvailabilityGroup.fromLookup(stack, 'Workers', { name: 'web', vpcId }).vpcId).toBe(vpcId);
  expect(ApplicationLoadBalancer.fromLookup(stack, 'Lb', { name: 'web', vpcId }).vpcId).toBe(vpcId);
  SecurityGroup.fromLookup(stack, 'Group', { name: 'default', vpcId });

  for (const type of ['lb', 'subnet', 'instance', 'availability_group', 'network_security_group']) {
    expect(Object.values(dataSources(stack, `jdcloud_${type}`))).toMatchObject([{ vpc_id: vpcId }]);
  }
});

test('everything can be added to a load balancer that is looked up', () => {
  const stack = newStack();
  const shared = ApplicationLoadBalancer.fromLookup(stack, 'Shared', { name: 'platform-public' });
  const api = shared.addBackendService('Api', {
    protocol: BackendProtocol.HTTP,
    port: 8080,
    targets: shared.addTargetGroup('Servers'),
    healthCheck: HealthCheck.http(),
  });
  shared.addHttpListener('Http', { backendService: api });

  expect(Token.isUnresolved(shared.vpcId)).toBe(true);
  const [address] = Object.keys(dataSources(stack, 'jdcloud_lb'));
  for (const type of ['jdcloud_lb_target_group', 'jdcloud_lb_backend', 'jdcloud_lb_listener']) {
    expect(only(stack, type)).toMatchObject({ load_balancer_id: `\${data.jdcloud_lb.${address}.id}` });
  }
});

test('the product of a load balancer narrows its lookup', () => {
  const stack = newStack();
  LoadBalancer.fromLookup(stack, 'Lb', { name: 'web', loadBalancerType: LoadBalancerType.NLB });

  expect(Object.values(dataSources(stack, 'jdcloud_lb'))).toEqual([{ name: 'web', type: 'nlb' }]);
});

test('a load balancer narrows the lookup of what belongs to it, and gives it its provider', () => {
  const stack = newStack();
  const shanghai = new JdcloudProvider(stack, 'Shanghai', { region: 'cn-east-2', alias: 'shanghai' });
  const lb = NetworkLoadBalancer.fromLoadBalancerAttributes(stack, 'Lb', {
    loadBalancerId: 'nlb-a1',
    provider: shanghai,
  });
  TargetGroup.fromLookup(stack, 'Servers', { name: 'servers', loadBalancer: lb });
  const service = BackendService.fromLookup(stack, 'Site', { name: 'site', loadBalancer: lb });
  service.waitForHealthyTargets('Wait');

  const provider = 'jdcloud.shanghai';
  expect(Object.values(dataSources(stack, 'jdcloud_lb_target_group'))).toEqual([
    { name: 'servers', load_balancer_id: 'nlb-a1', provider },
  ]);
  expect(Object.values(dataSources(stack, 'jdcloud_lb_backend'))).toEqual([
    { name: 'site', load_balancer_id: 'nlb-a1', provider },
  ]);
  expect(Object.values(dataSources(stack, 'jdcloud_lb_healthy_targets'))).toMatchObject([{ provider }]);
});

test('what a lookup says about protocol and product is checked at synthesis', () => {
  const stack = newStack();
  const lb = ApplicationLoadBalancer.fromLookup(stack, 'Lb', { loadBalancerId: 'alb-a1' });
  const other = ApplicationLoadBalancer.fromLoadBalancerId(stack, 'Other', 'alb-b1');
  const service = BackendService.fromLookup(stack, 'Site', {
    name: 'site',
    loadBalancer: lb,
    protocol: BackendProtocol.TCP,
  });
  other.addHttpListener('Http', { backendService: service });

  const message = messageOf(() => Testing.synth(stack, true));
  expect(message).toContain('error JDLB001');
  expect(message).toContain('error JDLB019');
});
