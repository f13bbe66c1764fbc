import { TerraformLocal, TerraformStack, Testing, Token } from 'cdktf';
import { Construct } from 'constructs';
import {
  Container,
  IContainer,
  IInstance,
  ILoadBalancer,
  ITargetGroup,
  TargetGroup,
  TargetGroupOptions,
  TargetGroupProps,
  TargetOptions,
  TargetType,
} from '../../lib';
import { messageOf, newAlb, newDnlb, newInstance, newNlb, newStack, only, problemsOf, resources } from '../support/app';

const GROUPS: [string, (stack: TerraformStack) => ITargetGroup][] = [
  ['owned', (stack) => newAlb(stack).addTargetGroup('Servers')],
  [
    'imported',
    (stack) =>
      TargetGroup.fromTargetGroupAttributes(stack, 'Servers', { targetGroupId: 'tg-1', loadBalancer: newAlb(stack) }),
  ],
];

describe.each(GROUPS)('an %s group', (_kind, groupIn) => {
  test('registers machines and containers side by side, each under its construct id or its key', () => {
    const stack = newStack();
    const servers = groupIn(stack);
    const vm = newInstance(stack, 'Vm1', 'i-vm1');
    const targets = [
      servers.addInstance(vm, { port: 8080 }),
      servers.addInstance(vm, { key: 'Vm1Admin', port: 8081, weight: 0 }),
      servers.addContainer(Container.fromContainerId(stack, 'Pod1', 'pod-a1'), { weight: 100 }),
    ];

    expect(targets.map(({ key }) => key)).toEqual(['Vm1', 'Vm1Admin', 'Pod1']);
    expect(only(stack, 'jdcloud_lb_target_group_targets').targets).toEqual({
      Pod1: { instance_id: 'pod-a1', port: 0, type: 'container', weight: 100 },
      Vm1: { instance_id: 'i-vm1', port: 8080, type: 'vm', weight: 10 },
      Vm1Admin: { instance_id: 'i-vm1', port: 8081, type: 'vm', weight: 0 },
    });
  });

  test('without targets makes no registration', () => {
    const stack = newStack();
    groupIn(stack);
    expect(resources(stack, 'jdcloud_lb_target_group_targets')).toEqual({});
  });

  test('gives the id that JD Cloud gives a target', () => {
    const stack = newStack();
    const { targetId } = groupIn(stack).addInstance(newInstance(stack, 'Vm1', 'i-vm1'));
    new TerraformLocal(stack, 'target', targetId);

    const { locals } = JSON.parse(Testing.synth(stack)) as { locals: { target: string } };
    expect(locals.target).toMatch(/^\$\{jdcloud_lb_target_group_targets\..*\.targets\.Vm1\.target_id\}$/);
  });

  test('wants a key for a second registration', () => {
    const stack = newStack();
    const servers = groupIn(stack);
    const vm = newInstance(stack, 'Vm1', 'i-vm1');
    servers.addInstance(vm);
    expect(problemsOf(() => servers.addInstance(vm, { port: 8081 }))).toEqual([
      "addInstance(Vm1).key is Vm1, which another target of this group has; valid: a key of its own for another port, for example 'Vm1Admin', or remove this registration",
    ]);
  });
});

test('everything that a target group has', () => {
  const stack = newStack();
  new TargetGroup(stack, 'Servers', {
    loadBalancer: newNlb(stack),
    name: 'servers',
    description: 'all of them',
    targetType: TargetType.IP,
  });

  expect(only(stack, 'jdcloud_lb_target_group')).toEqual({
    description: 'all of them',
    lifecycle: { create_before_destroy: true },
    load_balancer_id: expect.any(String) as string,
    name: 'servers',
    type: 'ip',
  });
});

test('the id of a target is read by its key, whatever the key is', () => {
  const stack = newStack();
  const legacy = newAlb(stack).addTargetGroup('Legacy', { targetType: TargetType.IP });
  new TerraformLocal(stack, 'target', legacy.addIpAddress('10.8.0.7').targetId);

  const { locals } = JSON.parse(Testing.synth(stack)) as { locals: { target: string } };
  expect(locals.target).toMatch(/\.targets\["10\.8\.0\.7"\]\.target_id\}$/);
});

test('an IP group takes each address under itself, or under its key', () => {
  const stack = newStack();
  const legacy = newAlb(stack).addTargetGroup('Legacy', { targetType: TargetType.IP });
  for (const address of ['10.8.0.7', '172.16.0.1', '172.31.255.254', '192.168.1.1']) {
    legacy.addIpAddress(address);
  }
  legacy.addIpAddress('10.8.0.7', { key: 'Second', port: 8081 });

  const targets = only(stack, 'jdcloud_lb_target_group_targets').targets as Record<string, unknown>;
  expect(Object.keys(targets)).toEqual(['10.8.0.7', '172.16.0.1', '172.31.255.254', '192.168.1.1', 'Second']);
  expect(targets.Second).toEqual({ ip_address: '10.8.0.7', port: 8081, type: 'ip', weight: 10 });
});

test('a change of port or weight keeps the key, so the target stays', () => {
  const keysWith = (options: TargetOptions): string[] => {
    const stack = newStack();
    newAlb(stack)
      .addTargetGroup('Servers')
      .addInstance(newInstance(stack, 'Vm1', 'i-vm1'), options);
    return Object.keys(only(stack, 'jdcloud_lb_target_group_targets').targets as object);
  };

  expect(keysWith({ port: 1, weight: 1 })).toEqual(keysWith({ port: 2, weight: 2 }));
});

test('somebody’s own instance is asked what it is', () => {
  class Server extends Construct implements IInstance {
    public readonly instanceId = 'i-own';
    public readonly vpcId = 'vpc-b1';
  }
  const stack = newStack();
  newAlb(stack).addTargetGroup('Servers').addInstance(new Server(stack, 'Own'));

  expect(messageOf(() => only(stack, 'jdcloud_lb_target_group_targets'))).toContain(
    'Instance i-own is in vpc-b1, load balancer shop/Alb is in vpc-a1',
  );
});

test('one instance is in several groups', () => {
  const stack = newStack();
  const lb = newDnlb(stack);
  const vm = newInstance(stack, 'Vm1', 'i-vm1');
  lb.addTargetGroup('A').addInstance(vm);
  lb.addTargetGroup('B').addInstance(vm);

  expect(Object.keys(resources(stack, 'jdcloud_lb_target_group_targets'))).toHaveLength(2);
});

type LoadBalancerOf = (stack: TerraformStack) => ILoadBalancer;

const NO_REQUESTS = 'remove the target to send it no requests (JDLB038)';

test.each<[TargetOptions, LoadBalancerOf, string]>([
  [{ port: -1 }, newAlb, 'port is -1; valid: 0 to 65535 (JDLB112)'],
  [{ port: 65536 }, newAlb, 'port is 65536; valid: 0 to 65535 (JDLB112)'],
  [{ weight: -1 }, newAlb, 'weight is -1; valid: 0 to 100 (JDLB113)'],
  [{ weight: 101 }, newAlb, 'weight is 101; valid: 0 to 100 (JDLB113)'],
  [{ weight: 1.5 }, newAlb, 'weight is 1.5; valid: a whole number, 0 to 100 (JDLB113)'],
  [{ weight: 0 }, newNlb, `weight is 0; valid on a network load balancer: 1 to 100; ${NO_REQUESTS}`],
  [{ weight: 0 }, newDnlb, `weight is 0; valid on a distributed network load balancer: 1 to 100; ${NO_REQUESTS}`],
  [{ key: '' }, newAlb, "key is empty; valid: text that is known now, for example 'Server1'"],
  [
    { key: Token.asString({ resolve: () => 'late' }) },
    newAlb,
    "key is a token; valid: text that is known now, for example 'Server1'",
  ],
])('a target with %j is refused', (options, loadBalancerOf, problem) => {
  const stack = newStack();
  const servers = loadBalancerOf(stack).addTargetGroup('Servers');
  expect(problemsOf(() => servers.addInstance(newInstance(stack, 'Vm1', 'i-vm1'), options))).toEqual([
    `addInstance(Vm1).${problem}`,
  ]);
});

test.each<[unknown, string]>([
  [8080, '8080'],
  [null, 'missing'],
])('options %j in place of an object are told in a sentence', (given, shown) => {
  const stack = newStack();
  const lb = newAlb(stack);
  const options = given as TargetOptions;
  const problem = [`options is ${shown}; valid: an object with the properties`];
  const addresses = lb.addTargetGroup('Addresses', { targetType: TargetType.IP });
  expect(
    problemsOf(() => lb.addTargetGroup('Servers').addInstance(newInstance(stack, 'Vm1', 'i-vm1'), options)),
  ).toEqual(problem);
  expect(problemsOf(() => addresses.addIpAddress('10.8.0.7', options))).toEqual(problem);
  expect(problemsOf(() => lb.addTargetGroup('Other', given as TargetGroupOptions))).toEqual(problem);
});

test('an address that is a token needs a key', () => {
  const stack = newStack();
  const legacy = newAlb(stack).addTargetGroup('Legacy', { targetType: TargetType.IP });
  const address = Token.asString({ resolve: () => '10.8.0.7' });
  expect(problemsOf(() => legacy.addIpAddress(address))).toEqual([
    "addIpAddress(a token).key is a token; valid: text that is known now, for example 'Server1'",
  ]);
});

test.each([
  ['10.0.0.256', '10.0.0.256'],
  ['10.0.0', '10.0.0'],
  ['2001:db8::1', '2001:db8::1'],
  ['server-1', 'server-1'],
  ['10.8.0.7 ', '"10.8.0.7 "'],
  ['', 'empty'],
])('address %j is refused', (address, shown) => {
  const legacy = newAlb(newStack()).addTargetGroup('Legacy', { targetType: TargetType.IP });
  expect(problemsOf(() => legacy.addIpAddress(address))).toEqual([
    `ipAddress is ${shown}; valid: an IPv4 address, for example 10.8.0.7 (JDLB114)`,
  ]);
});

test.each([
  ['Server"1', '"Server\\"1"'],
  ['Server\\1', 'Server\\1'],
  ['Server${1}', 'Server${1}'],
  ['Server%{1}', 'Server%{1}'],
  ['Server\n1', '"Server\\n1"'],
])('key %j is refused, which Terraform cannot use', (key, shown) => {
  const stack = newStack();
  const servers = newAlb(stack).addTargetGroup('Servers');
  expect(problemsOf(() => servers.addInstance(newInstance(stack, 'Vm1', 'i-vm1'), { key }))).toEqual([
    `addInstance(Vm1).key is ${shown}, which Terraform cannot use as a key; ` +
      'valid: text without quotation marks, backslashes, line breaks, ${ and %{',
  ]);
});

test('machines and addresses do not mix', () => {
  const stack = newStack();
  const lb = newAlb(stack);
  const addresses = lb.addTargetGroup('Addresses', { targetType: TargetType.IP });
  expect(problemsOf(() => addresses.addInstance(newInstance(stack, 'Vm1', 'i-vm1')))).toEqual([
    'addInstance(Vm1): targetType of this group is IP; valid: addIpAddress; use a group with target type TargetType.INSTANCE for this target (JDLB035)',
  ]);
  expect(problemsOf(() => lb.addTargetGroup('Servers').addIpAddress('10.8.0.7'))).toEqual([
    'addIpAddress(10.8.0.7): targetType of this group is INSTANCE; valid: addInstance or addContainer; ' +
      'use a group with target type TargetType.IP for this target (JDLB035)',
  ]);
});

test('the first registration decides about an import that does not say', () => {
  const stack = newStack();
  const imported = TargetGroup.fromTargetGroupId(stack, 'Imported', 'tg-1');
  imported.addIpAddress('10.8.0.7');
  expect(problemsOf(() => imported.addInstance(newInstance(stack, 'Vm1', 'i-vm1')))).toEqual([
    'addInstance(Vm1): targetType of this group is IP; valid: addIpAddress; use a group with target type TargetType.INSTANCE for this target (JDLB035)',
  ]);
  expect(resources(stack, 'jdcloud_lb_target_group')).toEqual({});
  expect(only(stack, 'jdcloud_lb_target_group_targets').target_group_id).toBe('tg-1');
});

test('wrong objects are told in a sentence', () => {
  const stack = newStack();
  const lb = newAlb(stack);
  const servers = lb.addTargetGroup('Servers');
  const pod = Container.fromContainerId(stack, 'Pod1', 'pod-a1');
  const podAsInstance: unknown = pod;
  const instanceAsPod: unknown = newInstance(stack, 'Vm1', 'i-vm1');
  expect(problemsOf(() => servers.addInstance(podAsInstance as IInstance))).toEqual([
    'addInstance: instance is Container shop/Pod1; valid: one from Instance.fromInstanceId()',
  ]);
  expect(problemsOf(() => servers.addContainer(instanceAsPod as IContainer))).toEqual([
    'addContainer: container is Instance shop/Vm1; valid: one from Container.fromContainerId()',
  ]);
  const props: unknown = { loadBalancer: servers, targetType: 'VM', description: 5 };
  expect(problemsOf(() => new TargetGroup(stack, 'Other', props as TargetGroupProps))).toEqual([
    'loadBalancer is TargetGroup shop/Alb/Servers; valid: a load balancer, for example one from ' +
      'ApplicationLoadBalancer.fromLoadBalancerAttributes()',
    'description is 5; valid: text that has at most 256 characters',
    'targetType is VM; valid: INSTANCE, IP (JDLB111)',
  ]);
});
