import { TerraformOutput, TerraformStack, TerraformVariable, Testing } from 'cdktf';
import {
  ApplicationLoadBalancer,
  BackendProtocol,
  Container,
  Instance,
  JdcloudProvider,
  TargetGroup,
  TargetGroupAttachment,
  TargetGroupAttachmentProps,
  TargetType,
} from '../../lib';
import {
  messageOf,
  newAlb,
  newBackendService,
  newDnlb,
  newInstance,
  newNlb,
  newStack,
  newSubnet,
  only,
  resources,
} from '../support/app';
import { errorsIn, lines, review, SILENT } from '../support/review';

function newAttachment(
  stack: TerraformStack,
  props: Partial<TargetGroupAttachmentProps>,
  id = 'It',
): TargetGroupAttachment {
  return new TargetGroupAttachment(stack, id, {
    targetGroup: TargetGroup.fromTargetGroupId(stack, `${id}Servers`, 'tg-a1'),
    ...props,
  });
}

test('registers an instance, a container or an address, and nothing else of the group', () => {
  const stack = newStack();
  const alb = newAlb(stack);
  const servers = alb.addTargetGroup('Servers');
  const legacy = alb.addTargetGroup('Legacy', { targetType: TargetType.IP });
  const vm = new TargetGroupAttachment(stack, 'Vm', {
    targetGroup: servers,
    instance: newInstance(stack, 'Vm1', 'i-a1'),
  });
  new TargetGroupAttachment(stack, 'Pod', {
    targetGroup: servers,
    container: Container.fromContainerId(stack, 'Pod1', 'pod-a1'),
    port: 8080,
    weight: 0,
  });
  new TargetGroupAttachment(stack, 'Old', { targetGroup: legacy, ipAddress: '10.8.0.7' });

  new TerraformOutput(stack, 'TargetId', { value: vm.targetId });

  const lifecycle = { create_before_destroy: true };
  expect(Object.values(resources(stack, 'jdcloud_lb_target_group_attachment'))).toEqual([
    expect.objectContaining({
      type: 'ip',
      ip_address: '10.8.0.7',
      target_group_id: expect.stringMatching(/^\$\{jdcloud_lb_target_group\.Alb_Legacy_\w+\.id\}$/) as string,
      lifecycle,
    }),
    expect.objectContaining({ type: 'container', instance_id: 'pod-a1', port: 8080, weight: 0, lifecycle }),
    expect.objectContaining({
      type: 'vm',
      instance_id: 'i-a1',
      target_group_id: expect.stringMatching(/^\$\{jdcloud_lb_target_group\.Alb_Servers_\w+\.id\}$/) as string,
      lifecycle,
    }),
  ] as unknown[]);
  expect(resources(stack, 'jdcloud_lb_target_group_targets')).toEqual({});
  const { output } = JSON.parse(Testing.synth(stack, true)) as { output: unknown };
  expect(output).toEqual({
    TargetId: {
      value: expect.stringMatching(/^\$\{jdcloud_lb_target_group_attachment\.Vm_\w+\.target_id\}$/) as string,
    },
  });
});

test('a backend service waits for the attachments of its stack', () => {
  const app = Testing.app();
  const shop = newStack('shop', app);
  const product = newStack('product', app);
  const alb = newAlb(shop);
  const targetGroup = alb.addTargetGroup('Servers');
  newBackendService(alb, 'Api', BackendProtocol.HTTP, targetGroup);
  newAttachment(shop, { targetGroup, instance: newInstance(shop, 'Vm1', 'i-a1') });
  newAttachment(product, { targetGroup, instance: newInstance(product, 'Vm2', 'i-a2') });

  expect(only(shop, 'jdcloud_lb_backend').depends_on).toEqual([
    expect.stringMatching(/^jdcloud_lb_target_group_attachment\.It_/),
  ]);
});

test('takes the provider of the load balancer and arguments of Terraform', () => {
  const stack = newStack();
  const provider = new JdcloudProvider(stack, 'South', { region: 'cn-south-1', alias: 'south' });
  const alb = new ApplicationLoadBalancer(stack, 'Alb', {
    subnet: newSubnet(stack),
    zones: ['cn-south-1a'],
    provider,
  });
  const dependency = newNlb(stack);
  newAttachment(stack, {
    targetGroup: alb.addTargetGroup('Servers'),
    instance: Instance.fromInstanceId(stack, 'Vm1', 'i-a1'),
    dependsOn: [dependency],
    lifecycle: { createBeforeDestroy: false, ignoreChanges: ['weight'] },
  });

  expect(only(stack, 'jdcloud_lb_target_group_attachment')).toMatchObject({
    provider: 'jdcloud.south',
    depends_on: [expect.stringContaining('jdcloud_lb.Nlb_') as string],
    lifecycle: { create_before_destroy: false, ignore_changes: ['weight'] },
  });
});

test.each<[string, (stack: TerraformStack) => unknown, string]>([
  [
    'no target',
    (stack) => newAttachment(stack, {}),
    'instance, container and ipAddress are missing; valid: one of them',
  ],
  [
    'two targets',
    (stack) => newAttachment(stack, { instance: newInstance(stack, 'Vm1', 'i-a1'), ipAddress: '10.8.0.7' }),
    'instance and ipAddress are given; valid: one of them; create an attachment for each target',
  ],
  [
    'no target group',
    (stack) => new TargetGroupAttachment(stack, 'It', { ipAddress: '10.8.0.7' } as never),
    'targetGroup is missing; valid: a target group, for example one from TargetGroup.fromTargetGroupId()',
  ],
  [
    'an address among instances',
    (stack) => newAttachment(stack, { targetGroup: newAlb(stack).addTargetGroup('Servers'), ipAddress: '10.8.0.7' }),
    'targetGroup is a group with target type INSTANCE; valid: instance or container; use a group with target type TargetType.IP for this target (JDLB035)',
  ],
  [
    'an instance among addresses',
    (stack) =>
      newAttachment(stack, {
        targetGroup: newAlb(stack).addTargetGroup('Legacy', { targetType: TargetType.IP }),
        instance: newInstance(stack, 'Vm1', 'i-a1'),
      }),
    'targetGroup is a group with target type IP; valid: ipAddress; use a group with target type TargetType.INSTANCE for this target (JDLB035)',
  ],
  [
    'weight 0 on a network load balancer',
    (stack) =>
      newAttachment(stack, {
        targetGroup: newNlb(stack).addTargetGroup('Servers'),
        instance: newInstance(stack, 'Vm1', 'i-a1'),
        weight: 0,
      }),
    'weight is 0; valid on a network load balancer: 1 to 100; remove the target to send it no requests (JDLB038)',
  ],
  [
    'a port that does not exist',
    (stack) => newAttachment(stack, { ipAddress: '10.8.0.7', port: 65536 }),
    'port is 65536; valid: 0 to 65535 (JDLB112)',
  ],
  [
    'an address that is none',
    (stack) => newAttachment(stack, { ipAddress: '10.8.0' }),
    'ipAddress is 10.8.0; valid: an IPv4 address, for example 10.8.0.7 (JDLB114)',
  ],
])('refuses %s', (_what, create, sentence) => {
  expect(
    messageOf(() => create(newStack()))
      .split('\n')
      .slice(1),
  ).toEqual([`  ${sentence}`]);
});

test('accepts tokens for what is compared only when they are known', () => {
  const stack = newStack();
  const type = new TerraformVariable(stack, 'Type', { type: 'string' });
  const targetGroup = TargetGroup.fromTargetGroupAttributes(stack, 'Servers', {
    targetGroupId: 'tg-a1',
    targetType: type.stringValue as never,
  });
  newAttachment(stack, { targetGroup, ipAddress: '10.8.0.7' }, 'Address');
  newAttachment(stack, { targetGroup, instance: newInstance(stack, 'Vm1', 'i-a1') }, 'Vm');

  expect(review(stack)).toEqual(SILENT);
});

test('refuses an instance of another VPC where it is written', () => {
  const stack = newStack();
  newAttachment(stack, {
    targetGroup: newAlb(stack).addTargetGroup('Servers'),
    instance: newInstance(stack, 'Vm7', 'i-b7', 'vpc-b1'),
  });

  expect(review(stack).error).toBe(
    errorsIn(
      'shop',
      1,
      lines(
        'error JDLB005  shop/It · instance',
        '  Instance i-b7 is in vpc-b1, load balancer shop/Alb is in vpc-a1 (through subnet-a1).' +
          " Targets must be in the load balancer's VPC.",
        '  Do: take an instance of vpc-a1, or reach it by address with an IP target group over a VPC peering.',
      ),
    ),
  );
});

test('leaves to Terraform what only it can compare', () => {
  const stack = newStack();
  const vpcId = new TerraformVariable(stack, 'VpcId', { type: 'string' });
  newAttachment(stack, {
    targetGroup: newAlb(stack).addTargetGroup('Servers'),
    instance: newInstance(stack, 'Vm1', 'i-a1', vpcId.stringValue),
  });

  expect(only(stack, 'jdcloud_lb_target_group_attachment').lifecycle).toMatchObject({
    precondition: [
      { condition: '${var.VpcId == "vpc-a1"}', error_message: expect.stringContaining('error JDLB005') as string },
    ],
  });
});

test('refuses an address outside the private ranges', () => {
  const stack = newStack();
  newAttachment(stack, {
    targetGroup: newAlb(stack).addTargetGroup('Legacy', { targetType: TargetType.IP }),
    ipAddress: '203.0.113.1',
  });

  expect(review(stack).error).toContain(
    lines('error JDLB008  shop/It · ipAddress', '  Address 203.0.113.1 is outside the private ranges.'),
  );
});

test('refuses one port of an instance twice, across references and stacks', () => {
  const app = Testing.app();
  const one = newStack('one', app);
  const other = newStack('other', app);
  newAttachment(one, { instance: newInstance(one, 'Vm1', 'i-a1'), port: 8080 }, 'First');
  newAttachment(other, { instance: newInstance(other, 'Vm1', 'i-a1'), port: 8081 }, 'Second');
  newAttachment(other, { instance: newInstance(other, 'Vm2', 'i-a1'), port: 8080 }, 'Third');

  expect(review(one)).toEqual(SILENT);
  expect(review(other).error).toBe(
    errorsIn(
      'other',
      1,
      lines(
        'error JDLB036  other/Third · instance',
        '  Instance i-a1 is registered twice for port 8080, here and by one/First.' +
          ' A target group takes each pair of target and port once.',
        '  Do: remove one of the two registrations, or give it another port.',
      ),
    ),
  );
});

test('refuses the port of the backend service that is given again as a number', () => {
  const stack = newStack();
  const alb = newAlb(stack);
  const targetGroup = alb.addTargetGroup('Servers');
  newBackendService(alb, 'Api', BackendProtocol.HTTP, targetGroup, 8080);
  const instance = newInstance(stack, 'Vm1', 'i-a1');
  newAttachment(stack, { targetGroup, instance }, 'First');
  newAttachment(stack, { targetGroup, instance, port: 8080 }, 'Second');

  expect(review(stack).error).toContain('error JDLB036  shop/Second · instance');
});

test('refuses a second port of an instance on a distributed network load balancer', () => {
  const stack = newStack();
  const targetGroup = newDnlb(stack).addTargetGroup('Servers');
  const instance = newInstance(stack, 'Vm1', 'i-a1');
  newAttachment(stack, { targetGroup, instance, port: 8080 }, 'First');
  newAttachment(stack, { targetGroup, instance, port: 8081 }, 'Second');

  expect(review(stack).error).toContain(
    lines(
      'error JDLB037  shop/Second · instance',
      '  Instance i-a1 is registered here for port 8081, and by shop/First for port 8080.',
    ),
  );
});

test('refuses a group whose targets are registered on the group, too', () => {
  const stack = newStack();
  const servers = newAlb(stack).addTargetGroup('Servers');
  servers.addInstance(newInstance(stack, 'Vm1', 'i-a1'));
  newAttachment(stack, { targetGroup: servers, instance: newInstance(stack, 'Vm2', 'i-a2') });

  expect(review(stack).error).toBe(
    errorsIn(
      'shop',
      1,
      lines(
        'error JDLB201  shop/It · instance',
        '  This attachment and shop/Alb/Servers both register targets in target group shop/Alb/Servers.',
        "  What shop/Alb/Servers registers is the group's whole list, so each apply would deregister the target of the attachment.",
        '  Do: register this target on shop/Alb/Servers, too, or register all targets of the group with attachments.',
      ),
    ),
  );
});

test('accepts attachments to one group from two stacks, and a list on another group', () => {
  const app = Testing.app();
  const platform = newStack('platform', app);
  const product = newStack('product', app);
  const alb = newAlb(platform);
  const targetGroup = alb.addTargetGroup('Servers');
  alb.addTargetGroup('Others').addInstance(newInstance(platform, 'Vm1', 'i-a1'));
  newAttachment(platform, { targetGroup, instance: newInstance(platform, 'Vm2', 'i-a2') });
  newAttachment(product, { targetGroup, instance: newInstance(product, 'Vm3', 'i-a3') });

  expect(review(platform)).toEqual(SILENT);
  expect(review(product)).toEqual(SILENT);
});
