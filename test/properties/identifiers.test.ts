import { TerraformVariable } from 'cdktf';
import {
  ApplicationLoadBalancer,
  Certificate,
  Instance,
  InstanceAttributes,
  ISubnet,
  LoadBalancer,
  Subnet,
  TargetGroup,
} from '../../lib';
import { newAlb, newStack, newSubnet, problemsOf } from '../support/app';

const AN_ID = 'valid: the id of an existing one, for example subnet-a1';

function newSubnetWith(subnetId: string): () => ISubnet {
  const stack = newStack();
  return () => Subnet.fromSubnetId(stack, 'It', subnetId);
}

test.each([
  ['', `subnetId is empty; ${AN_ID}`],
  [
    'subnet-undefined',
    `subnetId is subnet-undefined, which was put together from a variable without a value; ${AN_ID}`,
  ],
  ['null', `subnetId is null, which was put together from a variable without a value; ${AN_ID}`],
  ['NaN-a1', `subnetId is "NaN-a1", which was put together from a variable without a value; ${AN_ID}`],
  ['subnet-a1 ', `subnetId is "subnet-a1 ", which has a blank or a line break in it; ${AN_ID}`],
  ['subnet-a1\n', `subnetId is "subnet-a1\\n", which has a blank or a line break in it; ${AN_ID}`],
  [' ', `subnetId is " ", which has a blank or a line break in it; ${AN_ID}`],
])('the id %j is refused', (id, problem) => {
  expect(problemsOf(newSubnetWith(id), 'shop/It')).toEqual([problem]);
});

test.each(['subnet-nullable', 'undefinedness', 'subnet-xNaN1', '子网-1'])('the id %s is fine', (id) => {
  expect(newSubnetWith(id)().subnetId).toBe(id);
});

test('a token is fine, inside an id, too', () => {
  const stack = newStack();
  const variable = new TerraformVariable(stack, 'Id', { type: 'string' }).stringValue;
  expect(Subnet.fromSubnetId(stack, 'It', `subnet-${variable}`).subnetId).toBe(`subnet-${variable}`);
});

const WITHOUT_VALUE = 'which was put together from a variable without a value';

test.each<[string, () => unknown, string]>([
  [
    'an empty VPC',
    () => Subnet.fromSubnetAttributes(newStack(), 'It', { subnetId: 'subnet-a1', vpcId: '' }),
    'vpcId is empty; valid: the id of a VPC, for example vpc-a1, or leave it out',
  ],
  [
    'a VPC without a value',
    () =>
      LoadBalancer.fromLoadBalancerAttributes(newStack(), 'It', { loadBalancerId: 'alb-a1', vpcId: 'vpc-undefined' }),
    `vpcId is vpc-undefined, ${WITHOUT_VALUE}; valid: the id of a VPC, for example vpc-a1, or leave it out`,
  ],
  [
    'a zone with a blank',
    () => Instance.fromInstanceAttributes(newStack(), 'It', { instanceId: 'i-a1', zone: 'cn-north-1 a' }),
    'zone is "cn-north-1 a", which has a blank or a line break in it; valid: an availability zone, for example cn-north-1a, or leave it out',
  ],
  [
    'a region that is no text',
    () => {
      const attributes: unknown = { instanceId: 'i-a1', region: 1 };
      return Instance.fromInstanceAttributes(newStack(), 'It', attributes as InstanceAttributes);
    },
    'region is 1; valid: a region, for example cn-north-1, or leave it out',
  ],
  [
    'a certificate without a value',
    () => Certificate.fromCertificateId(newStack(), 'It', 'cert-null'),
    `certificateId is cert-null, ${WITHOUT_VALUE}; valid: the id of an existing one, for example cert-a1`,
  ],
  [
    'a zone of a load balancer without a value',
    () => {
      const stack = newStack();
      return new ApplicationLoadBalancer(stack, 'It', { subnet: newSubnet(stack), zones: ['cn-undefined'] });
    },
    `zones[0] is cn-undefined, ${WITHOUT_VALUE}; valid: the name of an availability zone, for example cn-north-1a`,
  ],
  [
    'a name without a value',
    () => {
      const stack = newStack();
      return new TargetGroup(stack, 'It', { loadBalancer: newAlb(stack), name: 'servers-undefined' });
    },
    `name is servers-undefined, ${WITHOUT_VALUE}; valid: a name, or leave it out to get a generated name`,
  ],
])('%s is refused', (_what, make, problem) => {
  expect(problemsOf(make, 'shop/It')).toEqual([problem]);
});
