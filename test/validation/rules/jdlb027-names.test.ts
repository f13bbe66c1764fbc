import { TerraformStack, TerraformVariable, Testing } from 'cdktf';
import {
  ApplicationLoadBalancer,
  BackendProtocol,
  BackendService,
  HealthCheck,
  IApplicationLoadBalancer,
  Listener,
} from '../../../lib';
import { newAlb, newStack } from '../../support/app';
import { errorsIn, lines, review, SILENT } from '../../support/review';

function addBackendService(loadBalancer: IApplicationLoadBalancer, id: string, name?: string): BackendService {
  return loadBalancer.addBackendService(id, {
    name,
    protocol: BackendProtocol.HTTP,
    port: 80,
    healthCheck: HealthCheck.tcp(),
  });
}

function addListener(loadBalancer: IApplicationLoadBalancer, id: string, port: number, name?: string): Listener {
  const stack = TerraformStack.of(loadBalancer);
  const backendService = BackendService.fromBackendServiceId(stack, `${loadBalancer.node.id}${id}`, 'backend-a1');
  return loadBalancer.addHttpListener(id, { name, port, backendService });
}

test.each([
  [
    'listener',
    (alb: IApplicationLoadBalancer) => {
      addListener(alb, 'One', 80, 'shop-web');
      addListener(alb, 'Two', 81, 'shop-web');
    },
  ],
  [
    'backend service',
    (alb: IApplicationLoadBalancer) => {
      addBackendService(alb, 'One', 'shop-web');
      addBackendService(alb, 'Two', 'shop-web');
    },
  ],
  [
    'target group',
    (alb: IApplicationLoadBalancer) => {
      alb.addTargetGroup('One', { name: 'shop-web' });
      alb.addTargetGroup('Two', { name: 'shop-web' });
    },
  ],
])('refuses the name of another %s', (noun, add) => {
  const stack = newStack();
  add(newAlb(stack));

  expect(review(stack).error).toBe(
    errorsIn(
      'shop',
      1,
      lines(
        'error JDLB027  shop/Alb/Two · name',
        `  name is shop-web, which ${noun} shop/Alb/One already has on load balancer shop/Alb.`,
        `  JD Cloud refuses a second ${noun} with the same name.`,
        '  Do: give one of the two another name, or leave name out to get a generated name.',
      ),
    ),
  );
});

test('sees through references to one load balancer, in two stacks', () => {
  const app = Testing.app();
  const shop = newStack('shop', app);
  const office = newStack('office', app);
  const alb = newAlb(shop);
  alb.addTargetGroup('Servers', { name: 'shop-web' });
  ApplicationLoadBalancer.fromLoadBalancerId(office, 'Same', alb.loadBalancerId).addTargetGroup('Servers', {
    name: 'shop-web',
  });

  expect(review(office).error).toBe(
    errorsIn(
      'office',
      1,
      lines(
        'error JDLB027  office/Same/Servers · name',
        '  name is shop-web, which target group shop/Alb/Servers already has on load balancer office/Same.',
        '  JD Cloud refuses a second target group with the same name.',
        '  Do: give one of the two another name, or leave name out to get a generated name.',
      ),
    ),
  );
});

test('refuses one and the same token', () => {
  const stack = newStack();
  const name = new TerraformVariable(stack, 'Name', { type: 'string' }).stringValue;
  const alb = newAlb(stack);
  addBackendService(alb, 'One', name);
  addBackendService(alb, 'Two', name);

  expect(review(stack).error).toContain('  name is a token, which backend service shop/Alb/One already has');
});

test('accepts a name once for each kind, other load balancers, other capitals, and tokens that may differ', () => {
  const stack = newStack();
  const name = new TerraformVariable(stack, 'Name', { type: 'string' });
  for (const alb of [newAlb(stack, 'One'), newAlb(stack, 'Two')]) {
    addListener(alb, 'Http', 80, 'shop-web');
    addBackendService(alb, 'Api', 'shop-web');
    alb.addTargetGroup('Servers', { name: 'shop-web' });
    alb.addTargetGroup('Capitals', { name: 'Shop-web' });
    alb.addTargetGroup('Token1', { name: name.stringValue });
    alb.addTargetGroup('Token2', { name: name.stringValue });
    alb.addTargetGroup('Generated');
  }

  expect(review(stack)).toEqual(SILENT);
});

test('keeps load balancers of two regions apart', () => {
  const stack = newStack();
  for (const region of ['cn-north-1', 'cn-east-2']) {
    ApplicationLoadBalancer.fromLoadBalancerAttributes(stack, region, {
      loadBalancerId: 'alb-a1',
      region,
    }).addTargetGroup('Servers', { name: 'shop-web' });
  }

  expect(review(stack)).toEqual(SILENT);
});
