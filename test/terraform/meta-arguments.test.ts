import { NullProvider } from '@cdktf/provider-null/lib/provider';
import { Resource } from '@cdktf/provider-null/lib/resource';
import { App, ITerraformDependable, TerraformStack } from 'cdktf';
import {
  ApplicationLoadBalancer,
  AvailabilityGroup,
  BackendProtocol,
  BackendService,
  HealthCheck,
  Instance,
  JdcloudProvider,
  Listener,
  ListenerProtocol,
  NetworkLoadBalancer,
  ResourceOptions,
  Subnet,
  TargetGroup,
} from '../../lib';
import {
  Block,
  dataSources,
  messageOf,
  newAlb,
  newStack,
  newSubnet,
  only,
  problemsOf,
  resources,
} from '../support/app';

const TYPES = [
  'jdcloud_lb',
  'jdcloud_lb_target_group',
  'jdcloud_lb_target_group_targets',
  'jdcloud_lb_backend',
  'jdcloud_lb_listener',
];

/** One of everything, each with the given options. */
function everything(stack: TerraformStack, options: ResourceOptions): void {
  const loadBalancer = new ApplicationLoadBalancer(stack, 'Alb', {
    subnet: newSubnet(stack),
    zones: ['cn-north-1a'],
    ...options,
  });
  const targets = new TargetGroup(stack, 'Servers', { loadBalancer, ...options });
  targets.addInstance(Instance.fromInstanceId(stack, 'Vm1', 'i-a1'));
  const backendService = new BackendService(stack, 'Api', {
    loadBalancer,
    protocol: BackendProtocol.HTTP,
    port: 80,
    targets,
    healthCheck: HealthCheck.http(),
    ...options,
  });
  new Listener(stack, 'Http', { loadBalancer, protocol: ListenerProtocol.HTTP, port: 80, backendService, ...options });
}

function everywhere(stack: TerraformStack): Block[] {
  return TYPES.map((type) => only(stack, type));
}

test('a provider reaches every resource', () => {
  const stack = newStack();
  everything(stack, { provider: new JdcloudProvider(stack, 'East', { region: 'cn-east-2', alias: 'east' }) });

  expect(everywhere(stack).map(({ provider }) => provider)).toEqual(Array(5).fill('jdcloud.east'));
});

test('what belongs to a load balancer takes over its provider, unless it has its own or is in another stack', () => {
  const app = new App();
  const stack = newStack('shop', app);
  const other = newStack('other', app);
  const east = new JdcloudProvider(stack, 'East', { region: 'cn-east-2', alias: 'east' });
  const south = new JdcloudProvider(stack, 'South', { region: 'cn-south-1', alias: 'south' });
  const lb = new ApplicationLoadBalancer(stack, 'Alb', { subnet: newSubnet(stack), zones: ['a'], provider: east });
  lb.addTargetGroup('Taken').addInstance(Instance.fromInstanceId(stack, 'Vm1', 'i-a1'));
  new TargetGroup(stack, 'Own', { loadBalancer: lb, provider: south });
  new TargetGroup(other, 'Elsewhere', { loadBalancer: lb });
  const backendService = lb.addBackendService('Api', {
    protocol: BackendProtocol.HTTP,
    port: 80,
    healthCheck: HealthCheck.http(),
  });
  lb.addHttpListener('Http', { backendService });
  stack.prepareStack();
  other.prepareStack();

  const groups = Object.entries(resources(stack, 'jdcloud_lb_target_group'));
  expect(groups.map(([id, { provider }]) => [id.split('_').at(1), provider])).toEqual([
    ['Taken', 'jdcloud.east'],
    [expect.anything(), 'jdcloud.south'],
  ]);
  expect(only(stack, 'jdcloud_lb_target_group_targets').provider).toBe('jdcloud.east');
  expect(only(stack, 'jdcloud_lb_backend').provider).toBe('jdcloud.east');
  expect(only(stack, 'jdcloud_lb_listener').provider).toBe('jdcloud.east');
  expect(only(other, 'jdcloud_lb_target_group')).not.toHaveProperty('provider');
});

test('what is made on an imported load balancer takes over its provider', () => {
  const stack = newStack();
  const provider = new JdcloudProvider(stack, 'East', { region: 'cn-east-2', alias: 'east' });
  ApplicationLoadBalancer.fromLoadBalancerAttributes(stack, 'Shared', {
    loadBalancerId: 'alb-a1',
    provider,
  }).addTargetGroup('Servers');

  expect(only(stack, 'jdcloud_lb_target_group').provider).toBe('jdcloud.east');
});

test('dependsOn reaches every resource', () => {
  const stack = newStack();
  new NullProvider(stack, 'Null');
  everything(stack, { dependsOn: [new Resource(stack, 'First')] });

  for (const block of everywhere(stack)) {
    expect(block.depends_on).toContain('null_resource.First');
  }
});

type Make = (stack: TerraformStack, options: ResourceOptions) => unknown;

test.each<[string, Make]>([
  [
    'load balancer',
    (stack, options) =>
      new ApplicationLoadBalancer(stack, 'It', { subnet: newSubnet(stack, 'Other'), zones: ['a'], ...options }),
  ],
  ['target group', (stack, options) => new TargetGroup(stack, 'It', { loadBalancer: newAlb(stack), ...options })],
  [
    'backend service',
    (stack, options) =>
      new BackendService(stack, 'It', {
        loadBalancer: newAlb(stack),
        protocol: BackendProtocol.HTTP,
        port: 80,
        healthCheck: HealthCheck.http(),
        ...options,
      }),
  ],
  [
    'listener',
    (stack, options) => {
      const loadBalancer = newAlb(stack);
      const backendService = BackendService.fromBackendServiceId(stack, 'Api', 'backend-a1');
      return new Listener(stack, 'It', {
        loadBalancer,
        protocol: ListenerProtocol.HTTP,
        port: 80,
        backendService,
        ...options,
      });
    },
  ],
])('a %s refuses what CDKTF would drop', (_what, make) => {
  const stack = newStack();
  const options: unknown = { dependsOn: [newSubnet(stack)], provider: 'jdcloud.east' };
  expect(messageOf(() => make(stack, options as ResourceOptions))).toBe(
    'cdktf-jdcloud-lb: shop/It has 2 invalid properties\n' +
      '  dependsOn[0] is Subnet shop/Subnet; valid: something with an fqn, for example a resource; node.addDependency() takes every construct\n' +
      '  provider is jdcloud.east; valid: a provider of this stack, for example a JdcloudProvider',
  );
});

test('a lifecycle reaches every resource, beside create-before-destroy where replacing needs it', () => {
  const stack = newStack();
  everything(stack, { lifecycle: { preventDestroy: true, ignoreChanges: 'all' } });

  const plain = { ignore_changes: 'all', prevent_destroy: true };
  const sideBySide = { ...plain, create_before_destroy: true };
  expect(everywhere(stack).map(({ lifecycle }) => lifecycle)).toEqual([
    plain,
    sideBySide,
    sideBySide,
    sideBySide,
    plain,
  ]);
});

test('the user decides about create-before-destroy', () => {
  const stack = newStack();
  everything(stack, { lifecycle: { createBeforeDestroy: false } });

  expect(everywhere(stack).map(({ lifecycle }) => lifecycle)).toEqual(Array(5).fill({ create_before_destroy: false }));
});

test('an ignored attribute of a target group goes to the resource that has it', () => {
  const stack = newStack();
  const servers = newAlb(stack).addTargetGroup('Servers', {
    lifecycle: { ignoreChanges: ['description', 'targets["Vm1"].weight'] },
  });
  servers.addInstance(Instance.fromInstanceId(stack, 'Vm1', 'i-a1'));

  expect(only(stack, 'jdcloud_lb_target_group').lifecycle).toEqual({
    create_before_destroy: true,
    ignore_changes: ['description'],
  });
  expect(only(stack, 'jdcloud_lb_target_group_targets').lifecycle).toEqual({
    create_before_destroy: true,
    ignore_changes: ['targets["Vm1"].weight'],
  });
});

test('a load balancer that is only referenced is nothing to depend on', () => {
  const stack = newStack();
  const shared: unknown = NetworkLoadBalancer.fromLoadBalancerId(stack, 'Shared', 'nlb-a1');
  const dependsOn = [shared as ITerraformDependable];

  expect(problemsOf(() => newAlb(stack).addTargetGroup('Servers', { dependsOn }))).toEqual([
    'dependsOn[0] is ExistingNetworkLoadBalancer shop/Shared, which is only referenced; valid: something with an fqn, for example a resource; node.addDependency() takes every construct',
  ]);
});

test('a lookup takes provider and dependsOn', () => {
  const stack = newStack();
  new NullProvider(stack, 'Null');
  const options = {
    provider: new JdcloudProvider(stack, 'East', { region: 'cn-east-2', alias: 'east' }),
    dependsOn: [new Resource(stack, 'First')],
  };
  Instance.fromLookup(stack, 'Vm1', { instanceId: 'i-a1', ...options });
  Subnet.fromLookup(stack, 'Subnet', { subnetId: 'subnet-a1', ...options });
  AvailabilityGroup.fromLookup(stack, 'Workers', { availabilityGroupId: 'ag-a1', ...options });

  for (const type of ['jdcloud_instance', 'jdcloud_subnet', 'jdcloud_availability_group']) {
    expect(Object.values(dataSources(stack, type))).toEqual([
      expect.objectContaining({ depends_on: ['null_resource.First'], provider: 'jdcloud.east' }),
    ]);
  }
});

test.each<[string, (stack: TerraformStack, options: ResourceOptions) => unknown]>([
  ['instance', (stack, options) => Instance.fromLookup(stack, 'It', { instanceId: 'i-a1', ...options })],
  ['subnet', (stack, options) => Subnet.fromLookup(stack, 'It', { subnetId: 'subnet-a1', ...options })],
  [
    'availability group',
    (stack, options) => AvailabilityGroup.fromLookup(stack, 'It', { availabilityGroupId: 'ag-a1', ...options }),
  ],
])('a lookup of an %s refuses what CDKTF would drop', (_what, lookUp) => {
  const stack = newStack();
  const options: unknown = { dependsOn: 'null_resource.First' };
  expect(messageOf(() => lookUp(stack, options as ResourceOptions))).toBe(
    'cdktf-jdcloud-lb: shop/It has 1 invalid property\n  dependsOn is null_resource.First; valid: a list',
  );
});
