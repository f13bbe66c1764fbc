import { TerraformStack, TerraformVariable, Testing } from 'cdktf';
import {
  ApplicationLoadBalancer,
  AvailabilityGroup,
  BackendProtocol,
  Container,
  Instance,
  JdcloudProvider,
  Review,
} from '../../lib';
import { newAlb, newBackendService, newStack, newSubnet } from '../support/app';
import { errorsIn, lines, review, SILENT } from '../support/review';

/** The default provider of these stacks is that of cn-north-1. */
function inEast(stack: TerraformStack): JdcloudProvider {
  return new JdcloudProvider(stack, 'East', { region: 'cn-east-2', alias: 'east' });
}

function newEasternAlb(stack: TerraformStack): ApplicationLoadBalancer {
  return new ApplicationLoadBalancer(stack, 'Alb', {
    subnet: newSubnet(stack),
    zones: ['cn-east-2a'],
    provider: inEast(stack),
  });
}

test('an instance of another region than the default provider is refused', () => {
  const stack = newStack();
  const vm = Instance.fromInstanceAttributes(stack, 'Vm7', { instanceId: 'i-c7', region: 'cn-east-2' });
  newAlb(stack).addTargetGroup('Servers').addInstance(vm);

  expect(review(stack).error).toBe(
    errorsIn(
      'shop',
      1,
      lines(
        'error JDLB005  shop/Alb/Servers · addInstance(Vm7)',
        "  Instance i-c7 is in region cn-east-2, load balancer shop/Alb is in cn-north-1. Targets must be in the load balancer's region.",
        '  Do: take an instance of cn-north-1, or use a load balancer in cn-east-2.',
      ),
    ),
  );
});

test("a container of another region than the load balancer's own provider is refused", () => {
  const stack = newStack();
  const pod = Container.fromContainerAttributes(stack, 'Pod', { containerId: 'pod-a1', region: 'cn-north-1' });
  newEasternAlb(stack).addTargetGroup('Servers').addContainer(pod);

  expect(review(stack).error).toBe(
    errorsIn(
      'shop',
      1,
      lines(
        'error JDLB005  shop/Alb/Servers · addContainer(Pod)',
        "  Container pod-a1 is in region cn-north-1, load balancer shop/Alb is in cn-east-2. Targets must be in the load balancer's region.",
        '  Do: take a container of cn-east-2, or use a load balancer in cn-north-1.',
      ),
    ),
  );
});

test('an availability group of another region is refused', () => {
  const stack = newStack();
  const workers = AvailabilityGroup.fromAvailabilityGroupAttributes(stack, 'Workers', {
    availabilityGroupId: 'ag-a1',
    region: 'cn-north-1',
  });
  newBackendService(newEasternAlb(stack), 'Api', BackendProtocol.HTTP, workers);

  expect(review(stack).error).toBe(
    errorsIn(
      'shop',
      1,
      lines(
        'error JDLB007  shop/Api · targets',
        '  Availability group ag-a1 is in region cn-north-1, load balancer shop/Alb is in cn-east-2.',
        "  The members of an availability group must be in the load balancer's region.",
        '  Do: use an availability group of cn-east-2.',
      ),
    ),
  );
});

test('a reference elsewhere says the region, whatever the provider of its stack', () => {
  const app = Testing.app();
  const [shop, office] = [newStack('shop', app), newStack('office', app)];
  ApplicationLoadBalancer.fromLoadBalancerAttributes(office, 'Said', { loadBalancerId: 'alb-a1', region: 'cn-east-2' });
  const vm = Instance.fromInstanceAttributes(shop, 'Vm', { instanceId: 'i-a1', region: 'cn-north-1' });
  ApplicationLoadBalancer.fromLoadBalancerId(shop, 'Unsaid', 'alb-a1').addTargetGroup('Servers').addInstance(vm);

  expect(review(shop).error).toContain(
    'Instance i-a1 is in region cn-north-1, load balancer shop/Unsaid is in cn-east-2.',
  );
});

test('the provider of a reference says the region', () => {
  const stack = newStack();
  const shared = ApplicationLoadBalancer.fromLoadBalancerAttributes(stack, 'Shared', {
    loadBalancerId: 'alb-a1',
    provider: inEast(stack),
  });
  const vm = Instance.fromInstanceAttributes(stack, 'Vm', { instanceId: 'i-a1', region: 'cn-north-1' });
  shared.addTargetGroup('Servers').addInstance(vm);

  expect(review(stack).error).toContain(
    'Instance i-a1 is in region cn-north-1, load balancer shop/Shared is in cn-east-2.',
  );
});

test('one mistake is said once: neither for each port of the instance, nor for its VPC, too', () => {
  const stack = newStack();
  const vm = Instance.fromInstanceAttributes(stack, 'Vm', {
    instanceId: 'i-a1',
    vpcId: 'vpc-b1',
    region: 'cn-east-2',
  });
  const servers = newAlb(stack).addTargetGroup('Servers');
  servers.addInstance(vm, { port: 8080 });
  servers.addInstance(vm, { key: 'Admin', port: 8081 });

  expect(review(stack).error.match(/^error .*$/gm)).toEqual(['error JDLB005  shop/Alb/Servers · addInstance(Vm)']);
});

test('a second reference to an instance that says more is heard', () => {
  const stack = newStack();
  const servers = newAlb(stack).addTargetGroup('Servers');
  servers.addInstance(Instance.fromInstanceId(stack, 'Unsaid', 'i-a1'), { port: 8080 });
  const said = Instance.fromInstanceAttributes(stack, 'Said', { instanceId: 'i-a1', region: 'cn-east-2' });
  servers.addInstance(said, { port: 8081 });

  expect(review(stack).error).toContain('error JDLB005  shop/Alb/Servers · addInstance(Said)');
});

test('the error can be demoted, because it rests on product pages', () => {
  const stack = newStack();
  const vm = Instance.fromInstanceAttributes(stack, 'Vm', { instanceId: 'i-a1', region: 'cn-east-2' });
  newAlb(stack).addTargetGroup('Servers').addInstance(vm);
  Review.of(stack).demote('JDLB005', 'tried, works');

  expect(review(stack).error).toBe('');
});

test('nothing is said of the same region, unknown ones, and tokens', () => {
  const stack = new TerraformStack(Testing.app(), 'shop');
  const region = new TerraformVariable(stack, 'Region', { type: 'string' }).stringValue;
  const unsaid = new JdcloudProvider(stack, 'Unsaid', {});
  const token = new JdcloudProvider(stack, 'Token', { region, alias: 'token' });
  const north = new JdcloudProvider(stack, 'North', { region: 'cn-north-1', alias: 'north' });
  const zones = ['cn-north-1a'];
  const machine = (id: string, itsRegion?: string): ReturnType<typeof Instance.fromInstanceId> =>
    Instance.fromInstanceAttributes(stack, id, { instanceId: `i-${id}`, region: itsRegion });
  for (const [index, provider] of [undefined, unsaid, token, north].entries()) {
    const alb = new ApplicationLoadBalancer(stack, `Alb${index}`, {
      subnet: newSubnet(stack, `Subnet${index}`),
      zones,
      provider,
    });
    const servers = alb.addTargetGroup('Servers');
    servers.addInstance(machine(`Same${index}`, 'cn-north-1'));
    servers.addInstance(machine(`Unknown${index}`));
    servers.addInstance(machine(`Token${index}`, region));
    const workers = AvailabilityGroup.fromAvailabilityGroupAttributes(stack, `Workers${index}`, {
      availabilityGroupId: 'ag-a1',
      region: index % 2 === 0 ? region : 'cn-north-1',
    });
    newBackendService(alb, `Api${index}`, BackendProtocol.HTTP, workers);
  }

  expect(review(stack)).toEqual(SILENT);
});
