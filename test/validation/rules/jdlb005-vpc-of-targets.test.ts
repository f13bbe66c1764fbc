import { Fn, TerraformStack, TerraformVariable } from 'cdktf';
import { ApplicationLoadBalancer, Container, Instance, Subnet, TargetGroup, TargetType } from '../../../lib';
import { newAlb, newInstance, newNlb, newStack, only } from '../../support/app';
import { errorsIn, lines, review, SILENT } from '../../support/review';

test('refuses an instance of another VPC', () => {
  const stack = newStack();
  newAlb(stack)
    .addTargetGroup('Servers')
    .addInstance(newInstance(stack, 'Vm7', 'i-b7', 'vpc-b1'));

  expect(review(stack).error).toBe(
    errorsIn(
      'shop',
      1,
      lines(
        'error JDLB005  shop/Alb/Servers · addInstance(Vm7)',
        "  Instance i-b7 is in vpc-b1, load balancer shop/Alb is in vpc-a1 (through subnet-a1). Targets must be in the load balancer's VPC.",
        '  Do: take an instance of vpc-a1, or reach it by address with an IP target group over a VPC peering.',
      ),
    ),
  );
});

test('refuses a container of another VPC, below an imported load balancer', () => {
  const stack = newStack();
  const shared = ApplicationLoadBalancer.fromLoadBalancerAttributes(stack, 'Shared', {
    loadBalancerId: 'alb-a1',
    vpcId: 'vpc-a1',
  });
  const pod = Container.fromContainerAttributes(stack, 'Pod', { containerId: 'pod-b1', vpcId: 'vpc-b1' });
  shared.addTargetGroup('MyServers').addContainer(pod, { key: 'First' });

  expect(review(stack).error).toBe(
    errorsIn(
      'shop',
      1,
      lines(
        'error JDLB005  shop/Shared/MyServers · addContainer(First)',
        "  Container pod-b1 is in vpc-b1, load balancer shop/Shared is in vpc-a1. Targets must be in the load balancer's VPC.",
        '  Do: take a container of vpc-a1, or reach it by address with an IP target group over a VPC peering.',
      ),
    ),
  );
});

test('refuses an instance of another region', () => {
  const stack = newStack();
  const shared = ApplicationLoadBalancer.fromLoadBalancerAttributes(stack, 'Shared', {
    loadBalancerId: 'alb-a1',
    region: 'cn-north-1',
  });
  const vm = Instance.fromInstanceAttributes(stack, 'Vm7', { instanceId: 'i-c7', region: 'cn-east-2' });
  shared.addTargetGroup('Servers').addInstance(vm);

  expect(review(stack).error).toBe(
    errorsIn(
      'shop',
      1,
      lines(
        'error JDLB005  shop/Shared/Servers · addInstance(Vm7)',
        "  Instance i-c7 is in region cn-east-2, load balancer shop/Shared is in cn-north-1. Targets must be in the load balancer's region.",
        '  Do: take an instance of cn-north-1, or use a load balancer in cn-east-2.',
      ),
    ),
  );
});

test('knows the VPC of a load balancer from another import of it', () => {
  const stack = newStack();
  ApplicationLoadBalancer.fromLoadBalancerAttributes(stack, 'Told', { loadBalancerId: 'alb-a1', vpcId: 'vpc-a1' });
  const shared = ApplicationLoadBalancer.fromLoadBalancerId(stack, 'Untold', 'alb-a1');
  shared.addTargetGroup('Servers').addInstance(newInstance(stack, 'Vm7', 'i-b7', 'vpc-b1'));

  expect(review(stack).error).toContain('Instance i-b7 is in vpc-b1, load balancer shop/Untold is in vpc-a1.');
});

test('refuses an instance in an imported group of the load balancer', () => {
  const stack = newStack();
  const servers = TargetGroup.fromTargetGroupAttributes(stack, 'Existing', {
    targetGroupId: 'tg-a1',
    loadBalancer: newAlb(stack),
  });
  servers.addInstance(newInstance(stack, 'Vm7', 'i-b7', 'vpc-b1'));

  expect(review(stack).error).toContain('error JDLB005  shop/Existing · addInstance(Vm7)');
});

test('takes instances of the same VPC, and addresses', () => {
  const stack = newStack();
  const alb = newAlb(stack);
  alb.addTargetGroup('Servers').addInstance(newInstance(stack, 'Vm1', 'i-a1'));
  alb.addTargetGroup('Legacy', { targetType: TargetType.IP }).addIpAddress('10.8.0.7', { port: 8080 });

  expect(review(stack)).toEqual(SILENT);
});

test('says nothing as long as one of the VPCs is unknown, or a token', () => {
  const stack = newStack();
  const variable = new TerraformVariable(stack, 'Vpc', { type: 'string' });
  const alb = new ApplicationLoadBalancer(stack, 'Untold', {
    subnet: Subnet.fromSubnetId(stack, 'UntoldSubnet', 'subnet-a1'),
    zones: ['cn-north-1a'],
  });
  alb.addTargetGroup('Servers').addInstance(newInstance(stack, 'Vm7', 'i-b7', 'vpc-b1'));
  const servers = newAlb(stack).addTargetGroup('Servers');
  servers.addInstance(Instance.fromInstanceId(stack, 'Vm1', 'i-a1'));
  servers.addInstance(newInstance(stack, 'Vm2', 'i-a2', variable.stringValue));
  servers.addInstance(newInstance(stack, 'Vm3', 'i-a3', `vpc-${variable.stringValue}`));
  servers.addInstance(newInstance(stack, 'Vm4', 'i-a4', Fn.lower(variable.stringValue)));

  expect(review(stack)).toEqual(SILENT);
});

describe('a second reference to an instance', () => {
  test('is compared although the first does not say its VPC', () => {
    const stack = newStack();
    const group = newNlb(stack).addTargetGroup('Servers');
    group.addInstance(Instance.fromInstanceId(stack, 'Vm1', 'i-a1'), { port: 1 });
    group.addInstance(newInstance(stack, 'Vm1Again', 'i-a1', 'vpc-b1'), { port: 2 });

    expect(review(stack).error).toContain('error JDLB005  shop/Nlb/Servers · addInstance(Vm1Again)');
  });

  test('that is looked up is left to Terraform although the first says nothing', () => {
    const stack = newStack();
    const group = newNlb(stack).addTargetGroup('Servers');
    group.addInstance(Instance.fromInstanceId(stack, 'Vm1', 'i-a1'), { port: 1 });
    group.addInstance(Instance.fromLookup(stack, 'Vm1Again', { instanceId: 'i-a1' }), { port: 2 });

    expect(preconditionsIn(stack)).toContain('JDLB005');
  });
});

test('what is looked up in another VPC is refused now: anything elsewhere is not found', () => {
  const stack = newStack();
  const group = newAlb(stack).addTargetGroup('Servers');
  group.addInstance(Instance.fromLookup(stack, 'Vm1', { name: 'web-1', vpcId: 'vpc-b1' }));

  expect(review(stack).error).toContain('error JDLB005  shop/Alb/Servers · addInstance(Vm1)');
});

/** What Terraform checks before it registers the targets. */
function preconditionsIn(stack: TerraformStack): string {
  return JSON.stringify(only(stack, 'jdcloud_lb_target_group_targets').lifecycle);
}
