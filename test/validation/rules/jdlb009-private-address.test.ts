import { TerraformStack, TerraformVariable, Testing } from 'cdktf';
import { ISubnet, NetworkLoadBalancer, Review, Subnet } from '../../../lib';
import { newStack, newSubnet, only } from '../../support/app';
import { errorsIn, lines, review, SILENT, warningsIn } from '../../support/review';

function newFixed(
  stack: TerraformStack,
  privateIpAddress: string,
  subnet: ISubnet = newSubnet(stack),
  id = 'Shop',
): NetworkLoadBalancer {
  return new NetworkLoadBalancer(stack, id, { subnet, zones: ['cn-north-1a'], privateIpAddress });
}

function newRange(stack: TerraformStack, cidrBlock: string): ISubnet {
  return Subnet.fromSubnetAttributes(stack, 'Range', { subnetId: 'subnet-a1', cidrBlock });
}

function preconditions(stack: TerraformStack): unknown {
  const { lifecycle } = only(stack, 'jdcloud_lb') as { readonly lifecycle?: { readonly precondition?: unknown } };
  return lifecycle?.precondition;
}

test.each([
  ['vip', 'vip'],
  ['10.0.16.20 ', '"10.0.16.20 "'],
  ['10.0.16.256', '10.0.16.256'],
  ['fd00::1', 'fd00::1'],
  [7, '7'],
])('refuses %j, which is no IPv4 address', (address, shown) => {
  expect(() => newFixed(newStack(), address as string)).toThrow(
    `privateIpAddress is ${shown}; valid: an IPv4 address of the subnet, for example 10.0.16.20 (JDLB009)`,
  );
});

test.each([
  ['10.0.17.9', 'not in'],
  ['10.0.15.255', 'not in'],
  ['192.168.0.1', 'not in'],
  ['10.0.16.0', 'the network address of'],
  ['10.0.16.255', 'the broadcast address of'],
])('refuses %s in 10.0.16.0/24', (address, what) => {
  const stack = newStack();
  newFixed(stack, address);

  expect(review(stack).error).toBe(
    errorsIn(
      'shop',
      1,
      lines(
        'error JDLB009  shop/Shop · privateIpAddress',
        `  privateIpAddress is ${address}, which is ${what} subnet subnet-a1 (10.0.16.0/24).`,
        "  The private address is a free address of the load balancer's subnet.",
        '  Do: choose a free address from 10.0.16.3 to 10.0.16.254, or leave privateIpAddress out.',
      ),
    ),
  );
});

test.each([
  ['10.0.16.1', 'first'],
  ['10.0.16.2', 'second'],
])('warns of %s in 10.0.16.0/24', (address, which) => {
  const stack = newStack();
  newFixed(stack, address);

  expect(review(stack)).toEqual({
    error: '',
    printed: warningsIn(
      'shop',
      1,
      lines(
        'warning JDLB009  shop/Shop · privateIpAddress',
        `  privateIpAddress is ${address}, which is the ${which} address of subnet subnet-a1 (10.0.16.0/24).`,
        '  The first address of a subnet belongs to its router, the second to DHCP.',
        "  Do: choose a free address from 10.0.16.3 to 10.0.16.254, or leave privateIpAddress out, or acknowledge with Review.of(lb).acknowledge('JDLB009', 'why').",
      ),
    ),
  });
});

test('refuses one address on two load balancers of a subnet', () => {
  const stack = newStack();
  newFixed(stack, '10.0.16.20');
  newFixed(stack, '10.0.16.20', newSubnet(stack, 'Again'), 'Office');

  expect(review(stack).error).toBe(
    errorsIn(
      'shop',
      1,
      lines(
        'error JDLB009  shop/Office · privateIpAddress',
        '  privateIpAddress is 10.0.16.20, which load balancer shop/Shop already has in the same subnet.',
        '  Two load balancers of one subnet have different addresses.',
        '  Do: give one of the two another address, or leave privateIpAddress out there.',
      ),
    ),
  );
});

test.each([
  ['10.0.16.3', '10.0.16.0/24'],
  ['10.0.16.254', '10.0.16.0/24'],
  ['10.0.200.7', '10.0.99.9/16'],
  ['10.0.16.35', '10.0.16.32/28'],
  ['255.255.255.254', '255.255.255.240/28'],
  ['10.9.9.9', 'a-range'],
  ['10.9.9.9', '10.0.16.0/33'],
])('accepts %s in %s', (address, range) => {
  const stack = newStack();
  const loadBalancer = newFixed(stack, address, newRange(stack, range));

  expect(Review.of(loadBalancer).findings.filter(({ code }) => code === 'JDLB009')).toEqual([]);
  expect(preconditions(stack)).toBeUndefined();
});

test('accepts one address in two subnets, and any address where the range is not known', () => {
  const stack = newStack();
  newFixed(stack, '10.0.16.20', Subnet.fromSubnetId(stack, 'One', 'subnet-a1'));
  newFixed(stack, '10.0.16.20', Subnet.fromSubnetId(stack, 'Other', 'subnet-b1'), 'Office');

  expect(review(stack)).toEqual(SILENT);
});

test('is left to Terraform for a subnet that is looked up', () => {
  const stack = newStack();
  newFixed(stack, '10.0.17.9', Subnet.fromLookup(stack, 'Found', { subnetId: 'subnet-a1' }));

  const range = 'data.jdcloud_subnet.Found_7DD02D52.address_prefix';
  expect(preconditions(stack)).toEqual([
    {
      condition: `\${cidrhost(join("/", ["10.0.17.9", element(split("/", ${range}), 1)]), 0) == cidrhost(${range}, 0)}`,
      error_message: lines(
        'error JDLB009  shop/Shop · privateIpAddress',
        `  privateIpAddress is 10.0.17.9, which is not in subnet subnet-a1 (\${${range}}).`,
        "  The private address is a free address of the load balancer's subnet.",
        '  Do: choose a free address of the subnet, or leave privateIpAddress out.',
      ),
    },
  ]);
  expect(review(stack)).toEqual(SILENT);
});

test('is left to Terraform for texts with tokens in them', () => {
  const stack = newStack();
  const number = new TerraformVariable(stack, 'Number', { type: 'number' });
  newFixed(stack, `10.0.16.${number.numberValue}`, newRange(stack, `10.0.${number.numberValue}.0/24`));

  const range = 'join("", ["10.0.", var.Number, ".0/24"])';
  expect(preconditions(stack)).toMatchObject([
    {
      condition: `\${cidrhost(join("/", [join("", ["10.0.16.", var.Number]), element(split("/", ${range}), 1)]), 0) == cidrhost(${range}, 0)}`,
    },
  ]);
});

test('is left to Terraform for an address that is a token, in another stack, too', () => {
  const app = Testing.app();
  const network = newStack('network', app);
  const found = Subnet.fromLookup(network, 'Found', { subnetId: 'subnet-a1' });
  const stack = newStack('shop', app);
  const address = new TerraformVariable(stack, 'Address', { type: 'string' });
  newFixed(stack, address.stringValue, found);
  network.prepareStack();
  stack.prepareStack();

  const [first] = preconditions(stack) as readonly { readonly condition: string }[];
  expect(first?.condition).toMatch(
    /^\$\{cidrhost\(join\("\/", \[var\.Address, element\(split\("\/", (data\.terraform_remote_state\..*)\), 1\)\]\), 0\) == cidrhost\(\1, 0\)\}$/,
  );
});
