import { TerraformStack } from 'cdktf';
import { Instance, TargetGroup, TargetGroupProps, TargetOptions, TargetType } from '../../../lib';
import { newAlb, newDnlb, newInstance, newNlb } from '../../support/app';
import {
  accepts,
  atConstruction,
  byProvider,
  byProviderLater,
  byTypes,
  Cases,
  description,
  name,
  providerAccepts,
  ProviderResource,
  range,
  together,
  values,
} from '../cases';

const GROUP = 'jdcloud_lb_target_group';
const TARGETS = 'jdcloud_lb_target_group_targets';
const SERVERS = { load_balancer_id: 'alb-a1', name: 'servers' };

function group(attributes: object): ProviderResource {
  return { type: GROUP, body: { ...SERVERS, ...attributes } };
}

function targets(...listed: object[]): ProviderResource['body'] {
  return {
    target_group_id: 'tg-a1',
    targets: Object.fromEntries(listed.map((target, index) => [`target${index}`, target])),
  };
}

function create(stack: TerraformStack, props: Partial<TargetGroupProps>): TargetGroup {
  return new TargetGroup(stack, 'Servers', { loadBalancer: newAlb(stack), ...props });
}

function register(stack: TerraformStack, options: TargetOptions): unknown {
  return create(stack, {}).addInstance(newInstance(stack, 'Vm', 'i-a1'), options);
}

export const cases: Cases = together(
  {
    refused: [
      atConstruction('JDLB035', 'an address among instances', (stack) =>
        create(stack, { targetType: TargetType.INSTANCE }).addIpAddress('10.0.0.1'),
      ),
      atConstruction('JDLB035', 'an instance among addresses', (stack) =>
        create(stack, { targetType: TargetType.IP }).addInstance(newInstance(stack, 'Vm', 'i-a1')),
      ),
      byProvider('JDLB035', 'a vm without an instance_id', TARGETS, targets({})),
      byProvider('JDLB035', 'an ip without an ip_address', TARGETS, targets({ type: 'ip' })),
      byProvider(
        'JDLB035',
        'a vm with an ip_address',
        TARGETS,
        targets({ instance_id: 'i-a1', ip_address: '10.0.0.1' }),
      ),
      byProvider(
        'JDLB035',
        'an ip with an instance_id',
        TARGETS,
        targets({ type: 'ip', ip_address: '10.0.0.1', instance_id: 'i-a1' }),
      ),
    ],
    accepted: [
      accepts('JDLB035', 'an address among addresses', (stack) =>
        create(stack, { targetType: TargetType.IP }).addIpAddress('10.0.0.1'),
      ),
      providerAccepts('JDLB035', 'a container', TARGETS, targets({ type: 'container', instance_id: 'i-a1' })),
      providerAccepts('JDLB035', 'an address', TARGETS, targets({ type: 'ip', ip_address: '10.0.0.1' })),
    ],
  },
  {
    refused: [
      byProvider('JDLB036', 'one port twice', TARGETS, targets({ instance_id: 'i-a1' }, { instance_id: 'i-a1' })),
      atConstruction('JDLB038', 'weight 0 on an NLB', (stack) =>
        newNlb(stack)
          .addTargetGroup('Servers')
          .addInstance(newInstance(stack, 'Vm', 'i-a1'), { weight: 0 }),
      ),
      atConstruction('JDLB038', 'weight 0 on a DNLB', (stack) =>
        newDnlb(stack)
          .addTargetGroup('Servers')
          .addInstance(newInstance(stack, 'Vm', 'i-a1'), { weight: 0 }),
      ),
      byProviderLater('JDLB038', 'plan', 'weight 0 in a group of an NLB', 'lb_attachment_resource_test.go'),
    ],
    accepted: [
      providerAccepts(
        'JDLB036',
        'two ports',
        TARGETS,
        targets({ instance_id: 'i-a1', port: 80 }, { instance_id: 'i-a1', port: 81 }),
      ),
      accepts('JDLB038', 'weight 1 on an NLB', (stack) =>
        newNlb(stack)
          .addTargetGroup('Servers')
          .addInstance(newInstance(stack, 'Vm', 'i-a1'), { weight: 1 }),
      ),
      accepts('JDLB038', 'weight 0 on an ALB', (stack) => register(stack, { weight: 0 })),
    ],
  },
  name({
    code: 'JDLB109',
    construct: (stack, value) => create(stack, { name: value }),
    provider: (value) => group({ name: value }),
  }),
  description({
    code: 'JDLB110',
    construct: (stack, value) => create(stack, { description: value }),
    provider: (value) => group({ description: value }),
  }),
  values(
    {
      code: 'JDLB111',
      property: 'targetType',
      construct: (stack, value) => create(stack, { targetType: value as never }),
      provider: (value) => group({ type: value }),
    },
    {
      refused: ['VM', 'ip'],
      accepted: ['INSTANCE', 'IP'],
      refusedByProvider: ['vm', 'IP'],
      acceptedByProvider: ['instance', 'ip'],
    },
  ),
  {
    refused: [
      byTypes(
        'JDLB111',
        'a type that does not exist',
        "new TargetGroup(stack, 'Servers', { loadBalancer: alb, targetType: TargetType.IP });",
        "new TargetGroup(stack, 'Others', { loadBalancer: alb, targetType: 'VM' }); // refused: VM",
      ),
      atConstruction('JDLB111', 'a type of an existing group that does not exist', (stack) =>
        TargetGroup.fromTargetGroupAttributes(stack, 'Servers', {
          targetGroupId: 'tg-a1',
          targetType: 'VM' as never,
        }),
      ),
    ],
  },
  range(
    {
      code: 'JDLB112',
      property: 'port',
      construct: (stack, value) => register(stack, { port: value }),
      provider: (value) => ({ type: TARGETS, body: targets({ instance_id: 'i-a1', port: value }) }),
    },
    0,
    65535,
  ),
  range(
    {
      code: 'JDLB113',
      property: 'weight',
      construct: (stack, value) => register(stack, { weight: value }),
      provider: (value) => ({ type: TARGETS, body: targets({ instance_id: 'i-a1', weight: value }) }),
    },
    0,
    100,
  ),
  values(
    {
      code: 'JDLB114',
      property: 'ipAddress',
      construct: (stack, value) => create(stack, { targetType: TargetType.IP }).addIpAddress(value),
      provider: (value) => ({ type: TARGETS, body: targets({ type: 'ip', ip_address: value }) }),
    },
    { refused: ['server.example.com', '10.0.0.256', '::1'], accepted: ['10.0.0.1', '192.168.255.255'] },
  ),
  {
    refused: [
      byTypes(
        'JDLB135',
        'a target that is none of the three',
        "servers.addInstance(Instance.fromInstanceId(stack, 'Vm', 'i-a1'));",
        "servers.addFunction('hello'); // refused: addFunction",
      ),
      byProvider('JDLB135', 'a host', TARGETS, targets({ type: 'host', instance_id: 'i-a1' })),
    ],
    accepted: [
      accepts('JDLB135', 'an instance', (stack) =>
        create(stack, {}).addInstance(Instance.fromInstanceId(stack, 'Vm', 'i-a1')),
      ),
    ],
  },
);
