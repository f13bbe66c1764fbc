import { TerraformVariable } from 'cdktf';
import { DistributedNetworkLoadBalancer, TargetGroup } from '../../../lib';
import { newAlb, newDnlb, newInstance, newNlb, newStack } from '../../support/app';
import { errorsIn, lines, review, SILENT } from '../../support/review';

test('refuses a second port of an instance on a distributed network load balancer', () => {
  const stack = newStack();
  const servers = newDnlb(stack).addTargetGroup('Servers');
  const vm = newInstance(stack, 'Vm1', 'i-a1');
  servers.addInstance(vm, { port: 8080 });
  servers.addInstance(vm, { key: 'Vm1Admin', port: 8081 });

  expect(review(stack).error).toBe(
    errorsIn(
      'shop',
      1,
      lines(
        'error JDLB037  shop/Dnlb/Servers · addInstance(Vm1Admin)',
        '  Instance i-a1 is registered here for port 8081, and by addInstance(Vm1) for port 8080.',
        '  A target group of a distributed network load balancer takes an instance or address once.',
        '  Do: keep one of the two ports here, and register the other in a second target group.',
      ),
    ),
  );
});

test('refuses it when ports are left out or tokens, and below an imported load balancer', () => {
  const stack = newStack();
  const port = new TerraformVariable(stack, 'Port', { type: 'number' });
  const shared = DistributedNetworkLoadBalancer.fromLoadBalancerId(stack, 'Shared', 'dnlb-a1');
  const servers = shared.addTargetGroup('Servers');
  const vm = newInstance(stack, 'Vm1', 'i-a1');
  servers.addInstance(vm);
  servers.addInstance(vm, { key: 'Token', port: port.numberValue });

  expect(review(stack).error).toContain(
    "Instance i-a1 is registered here for a port that is a token, and by addInstance(Vm1) for the backend service's port.",
  );
});

test('leaves one port twice to the rule about repeated ports', () => {
  const stack = newStack();
  const servers = newDnlb(stack).addTargetGroup('Servers');
  const vm = newInstance(stack, 'Vm1', 'i-a1');
  servers.addInstance(vm, { port: 8080 });
  servers.addInstance(vm, { key: 'Again', port: 8080 });

  expect(review(stack).error).toMatch(/^cdktf-jdcloud-lb found 1 error in stack 'shop'\n\nerror JDLB036 /);
});

test('takes an instance once in each group, and several ports on the other products', () => {
  const stack = newStack();
  const vm = newInstance(stack, 'Vm1', 'i-a1');
  const dnlb = newDnlb(stack, 'Dnlb');
  dnlb.addTargetGroup('Servers').addInstance(vm, { port: 8080 });
  dnlb.addTargetGroup('More').addInstance(vm, { port: 8081 });
  for (const servers of [
    newAlb(stack, 'Alb').addTargetGroup('Servers'),
    newNlb(stack, 'Nlb').addTargetGroup('Servers'),
  ]) {
    servers.addInstance(vm, { port: 8080 });
    servers.addInstance(vm, { key: 'Vm1Admin', port: 8081 });
  }

  expect(review(stack)).toEqual(SILENT);
});

test('says nothing of an imported group whose load balancer is unknown', () => {
  const stack = newStack();
  const vm = newInstance(stack, 'Vm1', 'i-a1');
  const servers = TargetGroup.fromTargetGroupId(stack, 'Existing', 'tg-a1');
  servers.addInstance(vm, { port: 8080 });
  servers.addInstance(vm, { key: 'Vm1Admin', port: 8081 });

  expect(review(stack)).toEqual(SILENT);
});
