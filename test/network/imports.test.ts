import { TerraformLocal, TerraformStack, Testing, Token } from 'cdktf';
import {
  AvailabilityGroup,
  Certificate,
  Container,
  ElasticIp,
  Instance,
  SecurityGroup,
  Subnet,
  SubnetAttributes,
} from '../../lib';
import { dataSources, messageOf, newStack } from '../support/app';

test('an import by id knows the id and nothing else, and reads nothing', () => {
  const stack = newStack();

  expect(Subnet.fromSubnetId(stack, 'Subnet', 'subnet-a1')).toMatchObject({
    subnetId: 'subnet-a1',
    vpcId: undefined,
    cidrBlock: undefined,
  });
  expect(Instance.fromInstanceId(stack, 'Vm', 'i-a1')).toMatchObject({
    instanceId: 'i-a1',
    vpcId: undefined,
    zone: undefined,
  });
  expect(Container.fromContainerId(stack, 'Pod', 'pod-a1')).toMatchObject({
    containerId: 'pod-a1',
    vpcId: undefined,
    zone: undefined,
  });
  expect(AvailabilityGroup.fromAvailabilityGroupId(stack, 'Workers', 'ag-a1')).toMatchObject({
    availabilityGroupId: 'ag-a1',
    vpcId: undefined,
  });
  expect(SecurityGroup.fromSecurityGroupId(stack, 'Group', 'sg-a1').securityGroupId).toBe('sg-a1');
  expect(ElasticIp.fromElasticIpId(stack, 'Eip', 'fip-a1').elasticIpId).toBe('fip-a1');
  expect(Certificate.fromCertificateId(stack, 'Cert', 'cert-a1').certificateId).toBe('cert-a1');
  expect(JSON.parse(Testing.synth(stack, true))).not.toHaveProperty('data');
});

test('an import by attributes knows what it was told', () => {
  const stack = newStack();
  const vpcId = 'vpc-a1';
  const zone = 'cn-north-1a';

  expect(
    Subnet.fromSubnetAttributes(stack, 'Subnet', { subnetId: 'subnet-a1', vpcId, cidrBlock: '10.0.16.0/24' }),
  ).toMatchObject({ subnetId: 'subnet-a1', vpcId, cidrBlock: '10.0.16.0/24' });
  expect(Instance.fromInstanceAttributes(stack, 'Vm', { instanceId: 'i-a1', vpcId, zone })).toMatchObject({
    instanceId: 'i-a1',
    vpcId,
    zone,
  });
  expect(Container.fromContainerAttributes(stack, 'Pod', { containerId: 'pod-a1', vpcId, zone })).toMatchObject({
    containerId: 'pod-a1',
    vpcId,
    zone,
  });
  expect(
    AvailabilityGroup.fromAvailabilityGroupAttributes(stack, 'Workers', { availabilityGroupId: 'ag-a1', vpcId }),
  ).toMatchObject({ availabilityGroupId: 'ag-a1', vpcId });
});

test('a lookup reads when Terraform plans', () => {
  const stack = newStack();
  const subnet = Subnet.fromLookup(stack, 'Subnet', { subnetId: 'subnet-a1' });
  const vm = Instance.fromLookup(stack, 'Vm', { instanceId: 'i-a1' });
  const workers = AvailabilityGroup.fromLookup(stack, 'Workers', { availabilityGroupId: 'ag-a1' });
  new TerraformLocal(stack, 'read', [subnet.vpcId, subnet.cidrBlock, vm.vpcId, vm.zone, workers.vpcId]);

  expect([subnet.subnetId, vm.instanceId, workers.availabilityGroupId]).toEqual(['subnet-a1', 'i-a1', 'ag-a1']);
  expect(dataSources(stack, 'jdcloud_subnet')).toEqual({ Subnet_1FC4F3BB: { id: 'subnet-a1' } });
  const { locals } = JSON.parse(Testing.synth(stack)) as { locals: { read: string[] } };
  expect(locals.read.map((text) => text.replace(/_[0-9A-F]{8}/, ''))).toEqual([
    '${data.jdcloud_subnet.Subnet.vpc_id}',
    '${data.jdcloud_subnet.Subnet.address_prefix}',
    '${data.jdcloud_instance.Vm.vpc_id}',
    '${data.jdcloud_instance.Vm.az}',
    '${data.jdcloud_availability_group.Workers.vpc_id}',
  ]);
});

test('a lookup takes only its own options', () => {
  const stack = newStack();
  const told = { zone: 'cn-north-1b', region: 'cn-east-2', cidrBlock: '10.9.0.0/24' };
  const subnet = Subnet.fromLookup(stack, 'Subnet', { subnetId: 'subnet-a1', ...told });
  const vm = Instance.fromLookup(stack, 'Vm', { instanceId: 'i-a1', ...told });
  const workers = AvailabilityGroup.fromLookup(stack, 'Workers', { availabilityGroupId: 'ag-a1', ...told });

  const values = [subnet.vpcId, subnet.cidrBlock, vm.vpcId, vm.zone, workers.vpcId];
  expect(values.map((value) => Token.isUnresolved(value))).toEqual([true, true, true, true, true]);
});

type ImportById = (stack: TerraformStack, id: string) => unknown;

test.each<[string, string, ImportById]>([
  ['subnetId', 'subnet-a1', (stack, id) => Subnet.fromSubnetId(stack, 'It', id)],
  ['instanceId', 'i-a1', (stack, id) => Instance.fromInstanceId(stack, 'It', id)],
  ['containerId', 'pod-a1', (stack, id) => Container.fromContainerId(stack, 'It', id)],
  ['availabilityGroupId', 'ag-a1', (stack, id) => AvailabilityGroup.fromAvailabilityGroupId(stack, 'It', id)],
  ['securityGroupId', 'sg-a1', (stack, id) => SecurityGroup.fromSecurityGroupId(stack, 'It', id)],
  ['elasticIpId', 'fip-a1', (stack, id) => ElasticIp.fromElasticIpId(stack, 'It', id)],
  ['certificateId', 'cert-a1', (stack, id) => Certificate.fromCertificateId(stack, 'It', id)],
])('an import without %s is refused', (property, example, importById) => {
  const undefinedId: unknown = undefined;
  for (const [id, shown] of [
    ['', 'empty'],
    [undefinedId as string, 'missing'],
  ] as const) {
    expect(messageOf(() => importById(newStack(), id))).toBe(
      `cdktf-jdcloud-lb: shop/It has 1 invalid property\n  ${property} is ${shown}; valid: the id of an existing one, for example ${example}`,
    );
  }
});

test('attributes that are only an id are told in a sentence', () => {
  const attributes: unknown = 'subnet-a1';
  expect(messageOf(() => Subnet.fromSubnetAttributes(newStack(), 'It', attributes as SubnetAttributes))).toBe(
    'cdktf-jdcloud-lb: shop/It has 1 invalid property\n  attributes is subnet-a1; valid: an object with subnetId',
  );
});
