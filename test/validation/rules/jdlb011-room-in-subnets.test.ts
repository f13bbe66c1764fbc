import { TerraformStack, TerraformVariable } from 'cdktf';
import { DistributedNetworkLoadBalancer, ISubnet, NetworkLoadBalancer, Review, Subnet } from '../../../lib';
import { newStack } from '../../support/app';
import { lines, review, SILENT, warningsIn } from '../../support/review';

function newSubnet(stack: TerraformStack, cidrBlock: string | undefined, id = 'Subnet'): ISubnet {
  return Subnet.fromSubnetAttributes(stack, id, { subnetId: 'subnet-a1', cidrBlock });
}

function newNlb(stack: TerraformStack, id: string, subnet: ISubnet, ...zones: string[]): NetworkLoadBalancer {
  return new NetworkLoadBalancer(stack, id, { subnet, zones });
}

test('warns of a subnet that is too small', () => {
  const stack = newStack();
  newNlb(stack, 'Shop', newSubnet(stack, '10.0.16.0/28'), 'cn-north-1a', 'cn-north-1b');

  expect(review(stack)).toEqual({
    error: '',
    printed: warningsIn(
      'shop',
      1,
      lines(
        'warning JDLB011  shop/Shop · subnet',
        '  subnet-a1 (10.0.16.0/28) has 16 addresses at most, 4 of them reserved.',
        '  This load balancer takes 5 at once, and should keep 10 free to grow.',
        "  Do: choose a larger subnet, or acknowledge with Review.of(lb).acknowledge('JDLB011', 'why').",
      ),
    ),
  });
});

test('adds up the load balancers of one subnet, and warns once, of the first that does not fit', () => {
  const stack = newStack();
  const subnet = newSubnet(stack, '10.0.16.0/27');
  for (const id of ['A', 'B', 'C', 'D', 'E']) {
    // 5 addresses each; 28 are there, and 10 are to be spare.
    newNlb(stack, id, id === 'A' ? subnet : newSubnet(stack, undefined, `${id}Subnet`), 'cn-north-1a', 'cn-north-1b');
  }

  const { printed } = review(stack);
  expect(printed).toContain('cdktf-jdcloud-lb found 1 warning in');
  expect(printed).toContain(
    lines(
      'warning JDLB011  shop/D · subnet',
      '  subnet-a1 (10.0.16.0/27) has 32 addresses at most, 4 of them reserved.',
    ),
  );
  expect(printed).toContain('Its first 4 load balancers take 20 at once, and should keep 10 free to grow.');
});

test('counts one address of a distributed network load balancer, which does not grow', () => {
  const stack = newStack();
  const subnet = newSubnet(stack, '10.0.16.0/28');
  for (let index = 1; index <= 13; index++) {
    new DistributedNetworkLoadBalancer(stack, `Dns${index}`, { subnet });
  }

  const { printed } = review(stack);
  expect(printed).toContain('warning JDLB011  shop/Dns13 · subnet');
  expect(printed).toContain(' Its first 13 load balancers take 13 at once.\n');
});

test('says nothing of a subnet with room, an unknown range, and a token', () => {
  const stack = newStack();
  const range = new TerraformVariable(stack, 'Range', { type: 'string' }).stringValue;
  const of = (id: string, cidrBlock?: string): ISubnet =>
    Subnet.fromSubnetAttributes(stack, id, { subnetId: `subnet-${id}`, cidrBlock });
  newNlb(stack, 'Large', of('a1', '10.0.16.0/27'), 'cn-north-1a', 'cn-north-1b');
  newNlb(stack, 'Unknown', of('a2'), 'cn-north-1a', 'cn-north-1b');
  newNlb(stack, 'Token', of('a3', range), 'cn-north-1a', 'cn-north-1b');
  newNlb(stack, 'LookedUp', Subnet.fromLookup(stack, 'a4', { subnetId: 'subnet-a4' }), 'cn-north-1a', 'cn-north-1b');

  expect(review(stack)).toEqual(SILENT);
});

test('can be acknowledged', () => {
  const stack = newStack();
  const shop = newNlb(stack, 'Shop', newSubnet(stack, '10.0.16.0/28'), 'cn-north-1a');
  Review.of(shop).acknowledge('JDLB011', 'it stays small');

  expect(review(stack)).toEqual(SILENT);
});
