import { Fn, TerraformVariable } from 'cdktf';
import {
  ApplicationLoadBalancer,
  DistributedNetworkLoadBalancer,
  LoadBalancer,
  LoadBalancerProps,
  LoadBalancerType,
} from '../../../lib';
import { newStack, newSubnet } from '../../support/app';
import { errorsIn, lines, review, SILENT, warningsIn } from '../../support/review';

const { ALB, NLB, DNLB } = LoadBalancerType;

function construct(props: Omit<LoadBalancerProps, 'subnet'>): () => LoadBalancer {
  const stack = newStack();
  return () => new LoadBalancer(stack, 'Shop', { subnet: newSubnet(stack), ...props });
}

function invalid(sentence: string): string {
  return `cdktf-jdcloud-lb: shop/Shop has 1 invalid property\n  ${sentence}`;
}

test.each([
  [
    { loadBalancerType: ALB },
    "zones is missing; valid for an application load balancer: 1 or 2 availability zones; name them, for example 'cn-north-1a' (JDLB012)",
  ],
  [
    { loadBalancerType: NLB, zones: [] },
    "zones is []; valid for a network load balancer: 1 or 2 availability zones; name them, for example 'cn-north-1a' (JDLB012)",
  ],
  [
    { loadBalancerType: NLB, zones: ['cn-north-1a', 'cn-north-1b', 'cn-north-1c'] },
    'zones is [cn-north-1a, cn-north-1b, cn-north-1c]; valid for a network load balancer: 1 or 2 availability zones; keep two of them (JDLB012)',
  ],
  [
    { loadBalancerType: ALB, zones: ['cn-north-1a'], edgeZone: 'cn-n1-jinan1' },
    'edgeZone is cn-n1-jinan1; valid on a distributed network load balancer only: leave it out, and list the zones in zones (JDLB012)',
  ],
  [
    { loadBalancerType: DNLB, zones: ['cn-north-1a'] },
    'zones is [cn-north-1a]; valid on an application load balancer or a network load balancer only: a distributed network load balancer spans every zone of its region, leave zones out or name one edge zone in edgeZone (JDLB012)',
  ],
])('refuses %j', (props, sentence) => {
  expect(construct(props)).toThrow(new Error(invalid(sentence)));
});

test('counts a list that holds tokens', () => {
  const stack = newStack();
  const zone = new TerraformVariable(stack, 'Zone', { type: 'string' });
  expect(
    () =>
      new ApplicationLoadBalancer(stack, 'Shop', {
        subnet: newSubnet(stack),
        zones: ['cn-north-1a', zone.stringValue, 'cn-north-1c'],
      }),
  ).toThrow(
    'zones is [cn-north-1a, a token, cn-north-1c]; valid for an application load balancer: 1 or 2 availability zones',
  );
});

test('takes one zone, two zones, tokens, and a list that is a token', () => {
  const stack = newStack();
  const subnet = newSubnet(stack);
  const zone = new TerraformVariable(stack, 'Zone', { type: 'string' });
  const zones = new TerraformVariable(stack, 'Zones', { type: 'list(string)' });
  new ApplicationLoadBalancer(stack, 'One', { subnet, zones: ['cn-north-1a'] });
  new ApplicationLoadBalancer(stack, 'Two', { subnet, zones: ['cn-north-1a', 'cn-north-1b'] });
  new ApplicationLoadBalancer(stack, 'Token', { subnet, zones: [zone.stringValue, 'cn-north-1b'] });
  new ApplicationLoadBalancer(stack, 'List', { subnet, zones: zones.listValue });
  new ApplicationLoadBalancer(stack, 'Function', { subnet, zones: Fn.tolist(zones.listValue) });
  new DistributedNetworkLoadBalancer(stack, 'Central', { subnet });
  new DistributedNetworkLoadBalancer(stack, 'Edge', { subnet, edgeZone: 'cn-n1-jinan1' });

  expect(review(stack)).toEqual(SILENT);
});

test('refuses a zone of the region as an edge zone', () => {
  const stack = newStack();
  new DistributedNetworkLoadBalancer(stack, 'Shop', { subnet: newSubnet(stack), edgeZone: 'cn-north-1a' });

  expect(review(stack).error).toBe(
    errorsIn(
      'shop',
      1,
      lines(
        'error JDLB012  shop/Shop · edgeZone',
        '  edgeZone is cn-north-1a, which is a zone of region cn-north-1 and not an edge zone.',
        '  A distributed network load balancer spans all zones of its region, or is in one edge zone.',
        '  Do: leave edgeZone out, or name an edge zone, for example cn-n1-jinan1.',
      ),
    ),
  );
});

test('warns of a zone that is listed twice', () => {
  const stack = newStack();
  new ApplicationLoadBalancer(stack, 'Shop', { subnet: newSubnet(stack), zones: ['cn-north-1a', 'cn-north-1a'] });

  expect(review(stack)).toEqual({
    error: '',
    printed: warningsIn(
      'shop',
      1,
      lines(
        'warning JDLB012  shop/Shop · zones',
        '  zones lists cn-north-1a twice. Two different zones protect against the loss of one.',
        "  Do: list cn-north-1a once, or name a second zone, or acknowledge with Review.of(lb).acknowledge('JDLB012', 'why').",
      ),
    ),
  });
});
