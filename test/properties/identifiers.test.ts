import { TerraformStack, TerraformVariable, Testing } from 'cdktf';
import { Construct } from 'constructs';
import {
  ApplicationLoadBalancer,
  BackendProtocol,
  Certificate,
  DistributedNetworkLoadBalancer,
  HealthCheck,
  Instance,
  InstanceAttributes,
  ISubnet,
  LoadBalancer,
  Subnet,
  TargetGroup,
} from '../../lib';
import { newAlb, newBackendService, newStack, newSubnet, only, problemsOf } from '../support/app';

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
  ['undefined', `subnetId is undefined, which was put together from a variable without a value; ${AN_ID}`],
  ['subnet-[object Object]', `subnetId is "subnet-[object Object]", which was put together from an object; ${AN_ID}`],
  ['subnet-a1 ', `subnetId is "subnet-a1 ", which has a blank or a line break in it; ${AN_ID}`],
  ['subnet-a1\n', `subnetId is "subnet-a1\\n", which has a blank or a line break in it; ${AN_ID}`],
  [' ', `subnetId is " ", which has a blank or a line break in it; ${AN_ID}`],
  ['子网-1', `subnetId is 子网-1, and ids are letters, digits and hyphens, the first no hyphen; ${AN_ID}`],
  ['subnet/a1', `subnetId is subnet/a1, and ids are letters, digits and hyphens, the first no hyphen; ${AN_ID}`],
  ['-a1', `subnetId is -a1, and ids are letters, digits and hyphens, the first no hyphen; ${AN_ID}`],
])('the id %j is refused', (id, problem) => {
  expect(problemsOf(newSubnetWith(id), 'shop/It')).toEqual([problem]);
});

test.each(['subnet-nullable', 'undefinedness', 'dev-null', 'NaN-a1', '7', '${data.jdcloud_subnet.one.id}'])(
  'the id %s is fine',
  (id) => {
    expect(newSubnetWith(id)().subnetId).toBe(id);
  },
);

test('a token is fine, inside an id, too', () => {
  const stack = newStack();
  const variable = new TerraformVariable(stack, 'Id', { type: 'string' }).stringValue;
  expect(Subnet.fromSubnetId(stack, 'It', `subnet-${variable}`).subnetId).toBe(`subnet-${variable}`);
});

test('what is known in an id with a token is checked', () => {
  const stack = newStack();
  const { stringValue, numberValue } = new TerraformVariable(stack, 'Id', { type: 'string' });
  const create = (id: string, subnetId: string) => (): ISubnet => Subnet.fromSubnetId(stack, id, subnetId);

  expect(problemsOf(create('Undefined', `subnet-undefined-${stringValue}`))).toEqual([
    `subnetId is subnet-undefined-…, which was put together from a variable without a value; ${AN_ID}`,
  ]);
  expect(problemsOf(create('Number', `undefined${numberValue}`))).toEqual([
    `subnetId is undefined…, which was put together from a variable without a value; ${AN_ID}`,
  ]);
  expect(problemsOf(create('Blank', `subnet ${stringValue}`))).toEqual([
    `subnetId is "subnet …", which has a blank or a line break in it; ${AN_ID}`,
  ]);
});

test('the token of a list is no id', () => {
  const stack = newStack();
  const { listValue } = new TerraformVariable(stack, 'Ids', { type: 'list(string)' });
  const [item = ''] = listValue;
  for (const [id, list] of Object.entries({ Whole: listValue as unknown as string, Item: item })) {
    expect(problemsOf(() => Subnet.fromSubnetId(stack, id, list))).toEqual([`subnetId is a token of a list; ${AN_ID}`]);
  }
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
    () => Certificate.fromCertificateId(newStack(), 'It', 'cert-undefined'),
    `certificateId is cert-undefined, ${WITHOUT_VALUE}; valid: the id of an existing one, for example cert-a1`,
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
    'a name with a token that has a part without a value',
    () => {
      const stack = newStack();
      const shop = new TerraformVariable(stack, 'Shop', { type: 'string' });
      return new TargetGroup(stack, 'It', { loadBalancer: newAlb(stack), name: `undefined-${shop.stringValue}` });
    },
    `name is undefined-…, ${WITHOUT_VALUE}; valid: a name, or leave it out to get a generated name`,
  ],
  [
    'a name put together from an object',
    () => {
      const stack = newStack();
      return new TargetGroup(stack, 'It', { loadBalancer: newAlb(stack), name: 'shop-[object Object]' });
    },
    'name is "shop-[object Object]", which was put together from an object; valid: a name, or leave it out to get a generated name',
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

test.each(['dev-null', 'null', 'NaN'])('the name %s is fine', (name) => {
  const stack = newStack();
  newAlb(stack).addTargetGroup('Servers', { name });

  expect(only(stack, 'jdcloud_lb_target_group').name).toBe(name);
});

describe('the id of a user’s own class', () => {
  /** A construct with an id, as a user's class may have it. */
  class Ours extends Construct {
    public readonly vpcId = 'vpc-a1';

    public constructor(
      scope: Construct,
      public readonly ids: Readonly<Record<string, unknown>>,
    ) {
      super(scope, 'Ours');
      Object.assign(this, ids);
    }
  }

  const ours = (stack: TerraformStack, member: string, id: unknown): never => {
    const construct: unknown = new Ours(stack, { [member]: id });
    return construct as never;
  };

  const service = { protocol: BackendProtocol.TCP, port: 80, healthCheck: HealthCheck.tcp() };
  const USES: readonly [string, string, (stack: TerraformStack, member: string, id: unknown) => unknown][] = [
    [
      'subnetId',
      'subnet',
      (stack, ...id) => new DistributedNetworkLoadBalancer(stack, 'Lb', { subnet: ours(stack, ...id) }),
    ],
    [
      'elasticIpId',
      'elasticIp',
      (stack, ...id) =>
        new DistributedNetworkLoadBalancer(stack, 'Lb', { subnet: newSubnet(stack), elasticIp: ours(stack, ...id) }),
    ],
    [
      'securityGroupId',
      'securityGroups[0]',
      (stack, ...id) =>
        new ApplicationLoadBalancer(stack, 'Lb', {
          subnet: newSubnet(stack),
          zones: ['cn-north-1a'],
          securityGroups: [ours(stack, ...id)],
        }),
    ],
    [
      'certificateId',
      'certificates[0]',
      (stack, ...id) => {
        const alb = newAlb(stack);
        const backendService = newBackendService(alb, 'Api', BackendProtocol.HTTP);
        return alb.addHttpsListener('Https', { backendService, certificates: [ours(stack, ...id)] });
      },
    ],
    [
      'instanceId',
      'addInstance: instance',
      (stack, ...id) =>
        newAlb(stack)
          .addTargetGroup('Servers')
          .addInstance(ours(stack, ...id)),
    ],
    [
      'containerId',
      'addContainer: container',
      (stack, ...id) =>
        newAlb(stack)
          .addTargetGroup('Servers')
          .addContainer(ours(stack, ...id)),
    ],
    [
      'targetGroupId',
      'targets.targetGroup',
      (stack, ...id) => {
        const targetGroup = ours(stack, ...id);
        const targets = { bindBackendTargets: () => ({ targetGroup }) };
        return newAlb(stack).addBackendService('Api', { ...service, targets });
      },
    ],
    [
      'availabilityGroupId',
      'targets.availabilityGroup',
      (stack, ...id) => {
        const availabilityGroup = ours(stack, ...id);
        const targets = { bindBackendTargets: () => ({ availabilityGroup }) };
        return newAlb(stack).addBackendService('Api', { ...service, targets });
      },
    ],
  ];

  test.each(USES)('%s is looked at', (member, property, use) => {
    for (const [id, fault] of [
      [undefined, 'missing'],
      ['', 'empty'],
      [7, '7'],
      ['it-undefined', 'it-undefined, which was put together from a variable without a value'],
    ]) {
      expect(problemsOf(() => use(newStack(), member, id))).toEqual([
        `${property}.${member} is ${fault}; valid: the id of an existing one`,
      ]);
    }
  });

  test.each(USES)('%s may be a token', (member, _property, use) => {
    const stack = newStack();
    const id = new TerraformVariable(stack, 'Id', { type: 'string' }).stringValue;
    use(stack, member, id);

    expect(Testing.synth(stack, true)).toContain('${var.Id}');
  });
});
