import { TerraformStack, TerraformVariable } from 'cdktf';
import {
  ApplicationLoadBalancer,
  BackendProtocol,
  BackendService,
  IBackendService,
  ILoadBalancer,
  Listener,
  ListenerProtocol,
} from '../../../lib';
import { newAlb, newBackendService, newStack } from '../../support/app';
import { errorsIn, lines, review, SILENT } from '../../support/review';

const { HTTP } = BackendProtocol;

function listen(loadBalancer: ILoadBalancer, backendService: IBackendService): Listener {
  return new Listener(TerraformStack.of(loadBalancer), 'Http', {
    loadBalancer,
    protocol: ListenerProtocol.HTTP,
    port: 80,
    backendService,
  });
}

test('refuses a backend service of another load balancer', () => {
  const stack = newStack();
  listen(newAlb(stack), newBackendService(newAlb(stack, 'Other'), 'Api', HTTP));

  expect(review(stack).error).toBe(
    errorsIn(
      'shop',
      1,
      lines(
        'error JDLB001  shop/Http · backendService',
        '  This listener is on load balancer shop/Alb, its backend service shop/Api is on shop/Other.',
        '  JD Cloud lets the listeners of one load balancer share a backend service, never those of two.',
        '  Do: create the backend service on shop/Alb; both may use the same availability group.',
      ),
    ),
  );
});

test('names the path of an imported load balancer', () => {
  const stack = newStack();
  const shared = ApplicationLoadBalancer.fromLoadBalancerId(stack, 'Shared', 'alb-b1');
  const existing = BackendService.fromBackendServiceAttributes(stack, 'Existing', {
    backendServiceId: 'backend-b1',
    loadBalancer: shared,
  });
  listen(newAlb(stack), existing);

  expect(review(stack).error).toBe(
    errorsIn(
      'shop',
      1,
      lines(
        'error JDLB001  shop/Http · backendService',
        '  This listener is on load balancer shop/Alb, its backend service shop/Existing is on shop/Shared.',
        '  JD Cloud lets the listeners of one load balancer share a backend service, never those of two.',
        '  Do: create the backend service on shop/Alb; both may use the same availability group.',
      ),
    ),
  );
});

test('takes two imports with one literal id for one load balancer', () => {
  const stack = newStack();
  const one = ApplicationLoadBalancer.fromLoadBalancerId(stack, 'One', 'alb-a1');
  const other = ApplicationLoadBalancer.fromLoadBalancerId(stack, 'Other', 'alb-a1');
  listen(one, newBackendService(other, 'Api', HTTP));

  expect(review(stack)).toEqual(SILENT);
});

test('tells imports with one id in two regions apart', () => {
  const stack = newStack();
  const here = { loadBalancerId: 'alb-a1', region: 'cn-north-1' };
  const there = { loadBalancerId: 'alb-a1', region: 'cn-east-2' };
  const one = ApplicationLoadBalancer.fromLoadBalancerAttributes(stack, 'One', here);
  const other = ApplicationLoadBalancer.fromLoadBalancerAttributes(stack, 'Other', there);
  listen(one, newBackendService(other, 'Api', HTTP));

  expect(review(stack).error).toContain(
    'This listener is on load balancer shop/One, its backend service shop/Api is on shop/Other.',
  );
});

test('takes an import by the token of an owned load balancer for that load balancer', () => {
  const stack = newStack();
  const alb = newAlb(stack);
  const same = ApplicationLoadBalancer.fromLoadBalancerId(stack, 'Same', alb.loadBalancerId);
  listen(alb, newBackendService(same, 'Api', HTTP));

  expect(review(stack)).toEqual(SILENT);
});

test('knows the load balancer of a backend service from another import of it', () => {
  const stack = newStack();
  const shared = ApplicationLoadBalancer.fromLoadBalancerId(stack, 'Shared', 'alb-b1');
  BackendService.fromBackendServiceAttributes(stack, 'Told', { backendServiceId: 'backend-b1', loadBalancer: shared });
  listen(newAlb(stack), BackendService.fromBackendServiceId(stack, 'Untold', 'backend-b1'));

  expect(review(stack).error).toContain('its backend service shop/Untold is on shop/Shared.');
});

test('says nothing of a backend service whose load balancer is unknown', () => {
  const stack = newStack();
  listen(newAlb(stack), BackendService.fromBackendServiceId(stack, 'Existing', 'backend-a1'));

  expect(review(stack)).toEqual(SILENT);
});

test('says nothing as long as a token stands for one of the load balancers', () => {
  const stack = newStack();
  const variable = new TerraformVariable(stack, 'Id', { type: 'string' });
  const unknown = ApplicationLoadBalancer.fromLoadBalancerId(stack, 'Unknown', variable.stringValue);
  listen(newAlb(stack), newBackendService(unknown, 'Api', HTTP));

  expect(review(stack)).toEqual(SILENT);
});
