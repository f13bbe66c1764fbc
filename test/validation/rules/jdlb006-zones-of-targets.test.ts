import { TerraformStack, TerraformVariable } from 'cdktf';
import { ApplicationLoadBalancer, Container, ILoadBalancer, Instance, NetworkLoadBalancer, Review } from '../../../lib';
import { newDnlb, newStack, newSubnet } from '../../support/app';
import { lines, review, SILENT, warningsIn } from '../../support/review';

const ZONES = ['cn-north-1a', 'cn-north-1b'];

function newNlb(stack: TerraformStack, zones = ZONES): NetworkLoadBalancer {
  return new NetworkLoadBalancer(stack, 'Nlb', { subnet: newSubnet(stack), zones });
}

function register(loadBalancer: ILoadBalancer, zone: string, instanceId = 'i-b7', id = 'Vm7'): void {
  const stack = TerraformStack.of(loadBalancer);
  const vm = Instance.fromInstanceAttributes(stack, id, { instanceId, zone });
  loadBalancer.addTargetGroup(`${id}Servers`).addInstance(vm, { port: 8080 });
}

test('warns of an instance in another zone, once for all of its ports', () => {
  const stack = newStack();
  const servers = newNlb(stack).addTargetGroup('Servers');
  const vm = Instance.fromInstanceAttributes(stack, 'Vm7', { instanceId: 'i-b7', zone: 'cn-north-1c' });
  servers.addInstance(vm, { port: 8080 });
  servers.addInstance(vm, { key: 'Vm7Admin', port: 8081 });

  expect(review(stack)).toEqual({
    error: '',
    printed: warningsIn(
      'shop',
      1,
      lines(
        'warning JDLB006  shop/Nlb/Servers · addInstance(Vm7)',
        '  Instance i-b7 is in zone cn-north-1c, load balancer shop/Nlb is in cn-north-1a and cn-north-1b.',
        "  Some product pages ask for targets in the load balancer's zones, newer ones do not.",
        "  Do: take an instance in cn-north-1a or cn-north-1b, or acknowledge with Review.of(group).acknowledge('JDLB006', 'why').",
      ),
    ),
  });
});

test('warns of a container, and below a reference that names the zones nowhere only where another part of the app does', () => {
  const stack = newStack();
  const nlb = newNlb(stack, ['cn-north-1a']);
  const pod = Container.fromContainerAttributes(stack, 'Pod', { containerId: 'pod-a1', zone: 'cn-north-1b' });
  NetworkLoadBalancer.fromLoadBalancerId(stack, 'Same', nlb.loadBalancerId).addTargetGroup('Pods').addContainer(pod);

  expect(review(stack).printed).toContain(
    'Container pod-a1 is in zone cn-north-1b, load balancer shop/Same is in cn-north-1a.',
  );
});

test('says nothing of the same zones, unknown ones, tokens, a DNLB, and once acknowledged', () => {
  const stack = newStack();
  const zone = new TerraformVariable(stack, 'Zone', { type: 'string' }).stringValue;
  const nlb = newNlb(stack);
  register(nlb, 'cn-north-1b', 'i-a1', 'Same');
  register(nlb, zone, 'i-a2', 'Token');
  register(newDnlb(stack), 'cn-north-1c', 'i-a3', 'Distributed');
  register(ApplicationLoadBalancer.fromLoadBalancerId(stack, 'Shared', 'alb-a1'), 'cn-north-1c', 'i-a4', 'Unknown');
  register(
    new ApplicationLoadBalancer(stack, 'Tokens', { subnet: newSubnet(stack, 'Other'), zones: [zone] }),
    'cn-north-1c',
    'i-a5',
    'Hidden',
  );
  register(nlb, 'cn-north-1c', 'i-a6', 'Accepted');
  Review.of(nlb).acknowledge('JDLB006', 'tried, works');

  expect(review(stack)).toEqual(SILENT);
});
