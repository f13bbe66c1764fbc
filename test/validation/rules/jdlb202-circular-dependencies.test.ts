import { NullProvider } from '@cdktf/provider-null/lib/provider';
import { Resource } from '@cdktf/provider-null/lib/resource';
import { Aspects, TerraformHclModule, TerraformStack, Testing } from 'cdktf';
import { Construct, IConstruct } from 'constructs';
import { ApplicationLoadBalancer, AvailabilityGroup, BackendProtocol, Instance, Listener, Subnet } from '../../../lib';
import { newAlb, newBackendService, newStack, newSubnet } from '../../support/app';
import { errorsIn, lines, review, SILENT } from '../../support/review';

afterEach(() => {
  jest.restoreAllMocks();
});

function stackWithNull(): TerraformStack {
  const stack = newStack();
  new NullProvider(stack, 'Null');
  return stack;
}

function addListener(alb: ApplicationLoadBalancer): Listener {
  return alb.addHttpListener('Http', {
    backendService: newBackendService(alb, `${alb.node.id}Api`, BackendProtocol.HTTP),
  });
}

/** The one error of a review. */
function circle(path: string, dependency: string, ...explanation: string[]): string {
  return errorsIn(
    'shop',
    1,
    lines(
      `error JDLB202  ${path} · dependsOn or node.addDependency()`,
      ...explanation,
      `  Do: remove the dependency of ${dependency}.`,
    ),
  );
}

test('refuses a load balancer that waits for its own listener', () => {
  const stack = newStack();
  const alb = newAlb(stack);
  alb.node.addDependency(addListener(alb));

  expect(review(stack).error).toBe(
    circle(
      'shop/Alb',
      'shop/Alb on shop/Alb/Http',
      '  These wait for each other: shop/Alb → shop/Alb/Http → shop/Alb. Terraform cannot decide which one to create first.',
    ),
  );
});

test('refuses a target group that waits for the backend service that sends to it', () => {
  const stack = newStack();
  const alb = newAlb(stack);
  const servers = alb.addTargetGroup('Servers');
  servers.node.addDependency(newBackendService(alb, 'Api', BackendProtocol.HTTP, servers));

  expect(review(stack).error).toBe(
    circle(
      'shop/Alb/Servers',
      'shop/Alb/Servers on shop/Api',
      '  These wait for each other: shop/Alb/Servers → shop/Api → shop/Alb/Servers. Terraform cannot decide which one to create first.',
    ),
  );
});

test('says a circle once, however many resources are in it, and names each dependency that may go', () => {
  const stack = newStack();
  const [first, second] = [newAlb(stack, 'First'), newAlb(stack, 'Second')];
  for (const alb of [first, second]) {
    addListener(alb);
    alb.addTargetGroup('Servers').addInstance(Instance.fromInstanceId(stack, `${alb.node.id}Vm`, 'i-a1'));
  }
  first.node.addDependency(second);
  second.node.addDependency(first);

  expect(review(stack).error).toBe(
    circle(
      'shop/First',
      'shop/First on shop/Second, or of shop/Second on shop/First',
      '  These wait for each other: shop/First → shop/Second → shop/First. Terraform cannot decide which one to create first.',
    ),
  );
});

test('names the calls as Python does', () => {
  const stack = newStack();
  const alb = newAlb(stack);
  alb.node.addDependency(addListener(alb));
  jest.replaceProperty(process, 'env', { ...process.env, JSII_AGENT: 'Python/3.12.1' });

  expect(review(stack).error).toContain('error JDLB202  shop/Alb · depends_on or node.add_dependency()\n');
});

test('says two circles apart', () => {
  const stack = newStack();
  for (const id of ['First', 'Second']) {
    const alb = newAlb(stack, id);
    alb.node.addDependency(addListener(alb));
  }

  expect(review(stack).error.match(/^error .*$/gm)).toEqual([
    'error JDLB202  shop/First · dependsOn or node.addDependency()',
    'error JDLB202  shop/Second · dependsOn or node.addDependency()',
  ]);
});

test('follows dependsOn, node.addDependency and resources of other providers', () => {
  const stack = stackWithNull();
  const before = new Resource(stack, 'Before');
  const alb = new ApplicationLoadBalancer(stack, 'Alb', {
    subnet: newSubnet(stack),
    zones: ['cn-north-1a'],
    dependsOn: [before],
  });
  before.node.addDependency(addListener(alb));

  expect(review(stack).error).toBe(
    circle(
      'shop/Alb',
      'shop/Alb on shop/Before, or of shop/Before on shop/Alb/Http',
      '  These wait for each other: shop/Alb → shop/Before → shop/Alb/Http → shop/Alb. Terraform cannot decide which one to create first.',
    ),
  );
});

test('follows the condition that compares with a lookup', () => {
  const stack = newStack();
  const alb = newAlb(stack);
  const vm = Instance.fromLookup(stack, 'Vm', { instanceId: 'i-a1' });
  alb.addTargetGroup('Servers').addInstance(vm);
  vm.node.addDependency(alb);

  expect(review(stack).error).toBe(
    circle(
      'shop/Vm',
      'shop/Vm on shop/Alb/Servers',
      '  These wait for each other: shop/Vm → shop/Alb/Servers → shop/Vm. Terraform cannot decide which one to create first.',
    ),
  );
});

test('follows the registrations that a backend service waits for', () => {
  const stack = stackWithNull();
  const alb = newAlb(stack);
  const servers = alb.addTargetGroup('Servers');
  const ready = new Resource(stack, 'Ready');
  servers.node.addDependency(ready);
  servers.addInstance(Instance.fromInstanceId(stack, 'Vm', 'i-a1'));
  const api = newBackendService(alb, 'Api', BackendProtocol.HTTP, servers);
  ready.dependsOn = [`jdcloud_lb_backend.${api.resource.friendlyUniqueId}`];

  expect(review(stack).error).toContain(
    'These wait for each other: shop/Alb/Servers → shop/Ready → shop/Api → shop/Alb/Servers.',
  );
});

test('follows modules, lookups of subnets and availability groups, and what an aspect adds', () => {
  const stack = newStack();
  const network = new TerraformHclModule(stack, 'Network', { source: 'example/network/jdcloud' });
  const subnet = Subnet.fromLookup(stack, 'Subnet', { subnetId: 'subnet-a1', dependsOn: [network] });
  const alb = new ApplicationLoadBalancer(stack, 'Alb', { subnet, zones: ['cn-north-1a'] });
  const workers = AvailabilityGroup.fromLookup(stack, 'Workers', { availabilityGroupId: 'ag-a1' });
  const api = newBackendService(alb, 'Api', BackendProtocol.HTTP, workers);
  Aspects.of(stack).add({
    visit: (node: IConstruct) => {
      if (node === network) {
        node.node.addDependency(api);
      }
    },
  });

  expect(review(stack).error).toContain(
    'These wait for each other: shop/Subnet → shop/Network → shop/Api → shop/Subnet.',
  );
});

test('follows a dependency that is assigned to the resource', () => {
  const stack = newStack();
  const alb = newAlb(stack);
  alb.resource.dependsOn = [addListener(alb).fqn];

  expect(review(stack).error).toContain('These wait for each other: shop/Alb → shop/Alb/Http → shop/Alb.');
});

test('accepts dependencies that form no circle', () => {
  const stack = stackWithNull();
  const before = new Resource(stack, 'Before');
  const platform = new Construct(stack, 'Platform');
  platform.node.addDependency(before);
  const alb = new ApplicationLoadBalancer(platform, 'Alb', { subnet: newSubnet(stack), zones: ['cn-north-1a'] });
  const listener = addListener(alb);
  listener.node.addDependency(alb);
  const servers = alb.addTargetGroup('Servers', { dependsOn: [listener] });
  servers.addInstance(Instance.fromLookup(stack, 'Vm', { instanceId: 'i-a1', dependsOn: [before] }));
  const after = new Resource(stack, 'After', { dependsOn: [alb] });
  after.node.addDependency(platform);
  newAlb(stack, 'Other').node.addDependency(alb, after);

  expect(review(stack)).toEqual(SILENT);
});

test('leaves circles of references alone to Terraform', () => {
  const stack = stackWithNull();
  const one = new Resource(stack, 'One');
  const other = new Resource(stack, 'Other', { triggers: { one: one.id } });
  one.triggers = { other: other.id };
  newAlb(stack).node.addDependency(one);

  expect(review(stack)).toEqual(SILENT);
});

test('finds its way through long chains', () => {
  const stack = stackWithNull();
  const alb = newAlb(stack);
  const length = 300;
  let last = new Resource(stack, 'Step0', { dependsOn: [addListener(alb)] });
  for (let step = 1; step < length; step++) {
    last = new Resource(stack, `Step${step}`, { dependsOn: [last] });
  }
  alb.node.addDependency(last);

  expect(review(stack).error).toContain(`shop/Alb → shop/Step${length - 1} → shop/Step${length - 2} → `);
});

test('renders once more only what something with a declared dependency waits for', () => {
  const app = Testing.app();
  const stack = newStack('shop', app);
  const [first, second, unrelated] = [newAlb(stack, 'First'), newAlb(stack, 'Second'), newAlb(stack, 'Unrelated')];
  addListener(unrelated);
  second.node.addDependency(first);
  const [one, two, none] = [first, second, unrelated].map((alb) => jest.spyOn(alb.resource, 'toTerraform'));
  app.synth();

  const usual = none?.mock.calls.length ?? 0;
  expect([one, two].map((calls) => calls?.mock.calls.length)).toEqual([usual + 1, usual + 1]);
});
