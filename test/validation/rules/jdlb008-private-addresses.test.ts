import { TerraformVariable } from 'cdktf';
import { LoadBalancer, Review, TargetGroup, TargetType } from '../../../lib';
import { newAlb, newDnlb, newNlb, newStack } from '../../support/app';
import { errorsIn, lines, review, SILENT, warningsIn } from '../../support/review';

afterEach(() => {
  jest.restoreAllMocks();
});

test('refuses an address outside the private ranges on an application load balancer, once for all of its ports', () => {
  const stack = newStack();
  const legacy = newAlb(stack).addTargetGroup('Legacy', { targetType: TargetType.IP });
  legacy.addIpAddress('203.0.113.1', { port: 80 });
  legacy.addIpAddress('203.0.113.1', { key: 'Admin', port: 8081 });

  expect(review(stack).error).toBe(
    errorsIn(
      'shop',
      1,
      lines(
        'error JDLB008  shop/Alb/Legacy · addIpAddress(203.0.113.1)',
        '  Address 203.0.113.1 is outside the private ranges.',
        '  An application load balancer accepts addresses in 10.0.0.0/8, 172.16.0.0/12 and 192.168.0.0/16.',
        '  Do: register an address in one of these ranges.',
      ),
    ),
  );
});

test.each([
  ['a network load balancer', newNlb, 'Nlb'],
  ['a distributed network load balancer', newDnlb, 'Dnlb'],
])('only warns of it on %s', (product, newLoadBalancer, id) => {
  const stack = newStack();
  newLoadBalancer(stack).addTargetGroup('Legacy', { targetType: TargetType.IP }).addIpAddress('203.0.113.1');

  expect(review(stack)).toEqual({
    error: '',
    printed: warningsIn(
      'shop',
      1,
      lines(
        `warning JDLB008  shop/${id}/Legacy · addIpAddress(203.0.113.1)`,
        '  Address 203.0.113.1 is outside the private ranges.',
        `  JD Cloud documents 10.0.0.0/8, 172.16.0.0/12 and 192.168.0.0/16 for application load balancers, and does not say whether ${product} accepts others.`,
        "  Do: register an address in one of these ranges, or acknowledge with Review.of(group).acknowledge('JDLB008', 'why').",
      ),
    ),
  });
});

test('names the calls and variables as Python does', () => {
  const stack = newStack();
  newNlb(stack).addTargetGroup('Legacy', { targetType: TargetType.IP }).addIpAddress('203.0.113.1');
  jest.replaceProperty(process, 'env', { ...process.env, JSII_AGENT: 'Python/3.12.1' });

  const { printed } = review(stack);
  expect(printed).toContain('warning JDLB008  shop/Nlb/Legacy · add_ip_address(203.0.113.1)\n');
  expect(printed).toContain("acknowledge with Review.of(group).acknowledge('JDLB008', 'why').");
});

test('says nothing once the warning is acknowledged, or the error demoted and acknowledged', () => {
  const stack = newStack();
  const nlb = newNlb(stack).addTargetGroup('Legacy', { targetType: TargetType.IP });
  nlb.addIpAddress('203.0.113.1');
  Review.of(nlb).acknowledge('JDLB008', 'tried, works');
  const alb = newAlb(stack).addTargetGroup('Legacy', { targetType: TargetType.IP });
  alb.addIpAddress('203.0.113.1');
  Review.of(alb).demote('JDLB008', 'tried, works');
  Review.of(alb).acknowledge('JDLB008', 'tried, works');

  expect(review(stack)).toEqual(SILENT);
});

test.each([
  ['9.255.255.255', true],
  ['10.0.0.0', false],
  ['10.255.255.255', false],
  ['11.0.0.0', true],
  ['172.15.255.255', true],
  ['172.16.0.0', false],
  ['172.31.255.255', false],
  ['172.32.0.0', true],
  ['192.167.255.255', true],
  ['192.168.0.0', false],
  ['192.168.255.255', false],
  ['192.169.0.0', true],
])('%s is outside: %s', (address, isOutside) => {
  const stack = newStack();
  newAlb(stack).addTargetGroup('Legacy', { targetType: TargetType.IP }).addIpAddress(address);

  expect(review(stack).error.includes('error JDLB008')).toBe(isOutside);
});

test('knows the product from another reference to the load balancer', () => {
  const stack = newStack();
  const { loadBalancerId } = newAlb(stack);
  const loadBalancer = LoadBalancer.fromLoadBalancerId(stack, 'Same', loadBalancerId);
  loadBalancer.addTargetGroup('Legacy', { targetType: TargetType.IP }).addIpAddress('203.0.113.1');

  expect(review(stack).error).toContain('error JDLB008  shop/Same/Legacy · addIpAddress(203.0.113.1)');
});

test('leaves tokens to the provider', () => {
  const stack = newStack();
  const address = new TerraformVariable(stack, 'Address', { type: 'string' });
  newAlb(stack)
    .addTargetGroup('Legacy', { targetType: TargetType.IP })
    .addIpAddress(address.stringValue, { key: 'Token' });

  expect(review(stack)).toEqual(SILENT);
});

test('warns where the product is not known', () => {
  const stack = newStack();
  TargetGroup.fromTargetGroupId(stack, 'Existing', 'tg-a1').addIpAddress('203.0.113.1');
  LoadBalancer.fromLoadBalancerId(stack, 'Shared', 'lb-a1')
    .addTargetGroup('Legacy', { targetType: TargetType.IP })
    .addIpAddress('203.0.113.2');

  const { error, printed } = review(stack);
  expect(error).toBe('');
  expect(printed).toContain('warning JDLB008  shop/Existing · addIpAddress(203.0.113.1)\n');
  expect(printed).toContain(
    'warning JDLB008  shop/Shared/Legacy · addIpAddress(203.0.113.2)\n' +
      '  Address 203.0.113.2 is outside the private ranges.\n' +
      '  JD Cloud documents 10.0.0.0/8, 172.16.0.0/12 and 192.168.0.0/16 for application load balancers, and does not say whether the other products accept others.\n',
  );
});
