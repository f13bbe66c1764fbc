import { BackendProtocol, NetworkLoadBalancer, TargetGroup } from '../../../lib';
import { newAlb, newBackendService, newNlb, newStack } from '../../support/app';
import { errorsIn, lines, review, SILENT } from '../../support/review';

test('refuses a target group of another load balancer', () => {
  const stack = newStack();
  const servers = newAlb(stack, 'Other').addTargetGroup('Servers');
  newBackendService(newAlb(stack), 'Api', BackendProtocol.HTTP, servers);

  expect(review(stack).error).toBe(
    errorsIn(
      'shop',
      1,
      lines(
        'error JDLB002  shop/Api · targets',
        '  This backend service is on load balancer shop/Alb, its target group shop/Other/Servers is on shop/Other.',
        '  JD Cloud lets the backend services of one load balancer share a target group, never those of two.',
        '  Do: create the target group on shop/Alb and register the instances there too, or use an availability group, which both may share.',
      ),
    ),
  );
});

test('names the paths of imports', () => {
  const stack = newStack();
  const shared = NetworkLoadBalancer.fromLoadBalancerId(stack, 'Shared', 'nlb-b1');
  const servers = TargetGroup.fromTargetGroupAttributes(stack, 'Existing', {
    targetGroupId: 'tg-b1',
    loadBalancer: shared,
  });
  newBackendService(newNlb(stack), 'Api', BackendProtocol.TCP, servers);

  expect(review(stack).error).toContain(
    'This backend service is on load balancer shop/Nlb, its target group shop/Existing is on shop/Shared.',
  );
});

test('takes a target group of the same load balancer, or one whose load balancer is unknown', () => {
  const stack = newStack();
  const nlb = newNlb(stack);
  newBackendService(nlb, 'Api', BackendProtocol.TCP, nlb.addTargetGroup('Servers'));
  newBackendService(nlb, 'Old', BackendProtocol.TCP, TargetGroup.fromTargetGroupId(stack, 'Existing', 'tg-a1'));

  expect(review(stack)).toEqual(SILENT);
});
