import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TerraformDataSource, TerraformStack, TerraformVariable, Testing, Token } from 'cdktf';
import { Construct } from 'constructs';
import {
  ApplicationLoadBalancer,
  AvailabilityGroup,
  BackendProtocol,
  BackendService,
  DistributedNetworkLoadBalancer,
  HealthCheck,
  Instance,
  NetworkLoadBalancer,
  Subnet,
  TargetType,
} from '../lib';
import { messageOf, newAlb, newStack, newSubnet, only } from './support/app';
import { Compiler } from './support/compiler';
import { Source, sourcesIn } from './support/tokens/sources';
import { Carrier, Case, casesOf } from './support/tokens/table';

const SOURCES = sourcesIn(new TerraformStack(Testing.app(), 'names')).map(({ name }) => name);

test.each(SOURCES)('every property that becomes a value in Terraform takes %s', (name) => {
  const stack = newStack();
  const cases = casesOf(sourceIn(stack, name)).map((it) => ({ ...it, carrier: buildIn(stack, it) }));
  expect(cases.filter(({ carrier }) => typeof carrier === 'string')).toEqual([]);
  const json = Testing.synth(stack, true);
  const configuration: unknown = JSON.parse(json);

  const carried = cases.filter(({ at }) => at !== undefined);
  expect(carried.map((it) => [it.name, valueAt(configuration, it.carrier as Carrier, it.at)])).toEqual(
    carried.map((it) => [it.name, it.expression]),
  );
  expect(json).not.toMatch(/TfToken|\[object |e\+298/);
});

function sourceIn(stack: TerraformStack, name: string): Source {
  const source = sourcesIn(stack).find((candidate) => candidate.name === name);
  if (source === undefined) {
    throw new Error(`there is no source of tokens ${name}`);
  }
  return source;
}

/** What carries the value, or why nothing does. */
function buildIn(stack: TerraformStack, { name, build }: Case): Carrier | string {
  try {
    return build(new Construct(stack, name));
  } catch (error) {
    return String(error);
  }
}

function valueAt(json: unknown, carrier: Carrier, at = ''): unknown {
  const kind = carrier instanceof TerraformDataSource ? 'data' : 'resource';
  const path = [kind, carrier.terraformResourceType, carrier.friendlyUniqueId, ...at.split('.')];
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    json,
  );
}

/** A value of the wrong type, as Python and plain JavaScript pass it. */
function untyped(value: unknown): never {
  return value as never;
}

interface Variables {
  readonly stack: TerraformStack;
  readonly text: TerraformVariable;
  readonly number: TerraformVariable;
  readonly list: TerraformVariable;
}

function newVariables(): Variables {
  const stack = newStack();
  return {
    stack,
    text: new TerraformVariable(stack, 'text', { type: 'string' }),
    number: new TerraformVariable(stack, 'number', { type: 'number' }),
    list: new TerraformVariable(stack, 'list', { type: 'list(string)' }),
  };
}

const serviceOptions = { protocol: BackendProtocol.HTTP, port: 80, healthCheck: HealthCheck.tcp() };

const REFUSED: readonly [string, (variables: Variables) => unknown, string][] = [
  [
    'a list token for certificates',
    ({ stack, list }) =>
      newAlb(stack).addHttpsListener('Https', {
        certificates: untyped(list.listValue),
        backendService: BackendService.fromBackendServiceId(stack, 'Api', 'backend-a1'),
      }),
    'certificates is a token; valid: a list, each item a certificate, for example one from Certificate.fromCertificateId(); the id in it may be a token',
  ],
  [
    'a token among the certificates',
    ({ stack, text }) =>
      newAlb(stack).addHttpsListener('Https', {
        certificates: [untyped(text.stringValue)],
        backendService: BackendService.fromBackendServiceId(stack, 'Api', 'backend-a1'),
      }),
    'certificates[0] is a token; valid: a certificate, for example one from Certificate.fromCertificateId(); the id in it may be a token',
  ],
  [
    'a list token for securityGroups',
    ({ stack, list }) =>
      new ApplicationLoadBalancer(stack, 'Lb', {
        subnet: newSubnet(stack),
        zones: ['cn-north-1a'],
        securityGroups: untyped(list.value),
      }),
    'securityGroups is a token; valid: a list, each item a security group, for example one from SecurityGroup.fromSecurityGroupId(); the id in it may be a token',
  ],
  [
    'a token for a subnet',
    ({ stack, text }) => new DistributedNetworkLoadBalancer(stack, 'Lb', { subnet: untyped(text.value) }),
    'subnet is a token; valid: a subnet, for example one from Subnet.fromSubnetId(); the id in it may be a token',
  ],
  [
    'a token for targets',
    ({ stack, text }) => newAlb(stack).addBackendService('It', { ...serviceOptions, targets: untyped(text.value) }),
    'targets is a token; valid: a target group or an availability group; the id in it may be a token',
  ],
  [
    'a token for a health check',
    ({ stack, text }) => newAlb(stack).addBackendService('It', { ...serviceOptions, healthCheck: untyped(text.value) }),
    'healthCheck is a token; valid: a HealthCheck, for example HealthCheck.tcp()',
  ],
  [
    'a token for the options of a health check',
    ({ stack, text }) =>
      newAlb(stack).addBackendService('It', { ...serviceOptions, healthCheck: HealthCheck.http(untyped(text.value)) }),
    'healthCheck: options is a token; valid: an object with the properties, or leave it out',
  ],
  [
    'a token for a duration',
    ({ stack, number }) =>
      newAlb(stack).addBackendService('It', {
        ...serviceOptions,
        healthCheck: HealthCheck.tcp({ interval: untyped(number.numberValue) }),
      }),
    'healthCheck.interval is a token; valid: a Duration, for example Duration.seconds(30); the number in it may be a token',
  ],
  [
    'a token for the key of a target',
    ({ stack, text }) =>
      newAlb(stack)
        .addTargetGroup('Servers')
        .addInstance(Instance.fromInstanceId(stack, 'Vm1', 'i-a1'), { key: text.stringValue }),
    "addInstance(Vm1).key is a token; valid: text that is known now, for example 'Server1'",
  ],
  [
    'an address that is a token, without a key',
    ({ stack, text }) =>
      newAlb(stack).addTargetGroup('Legacy', { targetType: TargetType.IP }).addIpAddress(text.stringValue),
    "addIpAddress(a token).key is a token; valid: text that is known now, for example 'Server1'",
  ],
  [
    'a token for dependsOn',
    ({ stack, list }) => newAlb(stack).addTargetGroup('It', { dependsOn: untyped(list.listValue) }),
    'dependsOn is a token; valid: a list that is known now',
  ],
  [
    'a token for lifecycle',
    ({ stack, text }) => newAlb(stack).addTargetGroup('It', { lifecycle: untyped(text.value) }),
    'lifecycle is a token; valid: an object that is known now, for example with preventDestroy',
  ],
  [
    'a token for the provider',
    ({ stack, text }) => newAlb(stack).addTargetGroup('It', { provider: untyped(text.value) }),
    'provider is a token; valid: a provider of this stack, for example a JdcloudProvider',
  ],
  [
    'a token for all options',
    ({ stack, text }) => newAlb(stack).addTargetGroup('It', untyped(Token.asAnyMap(text.value))),
    'options is a token; valid: an object with the properties',
  ],
  [
    'a list token among other zones',
    ({ stack, list }) =>
      new NetworkLoadBalancer(stack, 'Lb', {
        subnet: newSubnet(stack),
        zones: ['cn-north-1a', ...list.listValue],
      }),
    'zones[1] is a token of a list; valid: text; use Fn.concat() to join lists',
  ],
  [
    'digits before the token of a number, as a port',
    ({ stack, number }) =>
      newAlb(stack).addBackendService('It', { ...serviceOptions, port: untyped(`8${number.numberValue}`) }),
    'port is a text with a token in it; valid: a number, or a token alone',
  ],
  [
    'digits before the token of a text, as the weight of an availability group',
    ({ stack, text }) => {
      const workers = AvailabilityGroup.fromAvailabilityGroupAttributes(stack, 'It', { availabilityGroupId: 'ag-a1' });
      const targets = workers.withDefaultWeight(untyped(`1${text.stringValue}`));
      return newAlb(stack).addBackendService('It', { ...serviceOptions, targets });
    },
    'targets.defaultWeight is a text with a token in it; valid: a number, or a token alone',
  ],
  [
    'the token of a list, as a port',
    ({ stack, list }) => newAlb(stack).addBackendService('It', { ...serviceOptions, port: untyped(list.listValue) }),
    'port is a token of a list; valid: a number',
  ],
  [
    'text before a token, as zones',
    ({ stack, text }) =>
      new NetworkLoadBalancer(stack, 'Lb', { subnet: newSubnet(stack), zones: untyped(`a-${text.stringValue}`) }),
    'zones is a text with a token in it; valid: a list, or a token alone',
  ],
  [
    'text before a token, as true or false',
    ({ stack, text }) =>
      newAlb(stack).addBackendService('It', {
        ...serviceOptions,
        protocol: BackendProtocol.TCP,
        proxyProtocol: untyped(`tr${text.stringValue}`),
      }),
    'proxyProtocol is a text with a token in it; valid: true or false, or a token alone',
  ],
  [
    'text before a token, as tags',
    ({ stack, text }) =>
      new DistributedNetworkLoadBalancer(stack, 'Lb', {
        subnet: newSubnet(stack),
        tags: untyped(`team-${text.stringValue}`),
      }),
    'tags is a text with a token in it; valid: keys with texts, or a token alone',
  ],
  [
    'the token of a list, as a name',
    ({ stack, list }) => newAlb(stack).addTargetGroup('It', { name: untyped(list.listValue) }),
    'name is a token of a list; valid: text',
  ],
];

test.each(['stringValue', 'numberValue'] as const)('the %s of a variable, spelled as text, is a port', (value) => {
  const { stack, number } = newVariables();
  newAlb(stack).addBackendService('It', { ...serviceOptions, port: untyped(`${number[value]}`) });

  expect(only(stack, 'jdcloud_lb_backend').port).toBe('${var.number}');
});

test.each(REFUSED)('%s is refused', (_what, create, sentence) => {
  expect(
    messageOf(() => create(newVariables()))
      .split('\n')
      .slice(1),
  ).toEqual([`  ${sentence}`]);
});

test('null leaves an attribute to Terraform', () => {
  const stack = newStack();
  newAlb(stack).addTargetGroup('Servers', { description: untyped(Token.nullValue()) });

  expect(only(stack, 'jdcloud_lb_target_group').description).toBeNull();
});

test('a number token inside a text reaches Terraform as an expression, behind a hyphen too', () => {
  const { stack, number } = newVariables();
  new NetworkLoadBalancer(stack, 'Lb', {
    subnet: Subnet.fromSubnetId(stack, 'Subnet', `subnet-${number.numberValue}`),
    zones: [`zone-${number.numberValue}`],
  }).addTargetGroup('Servers');

  expect(only(stack, 'jdcloud_lb')).toMatchObject({ azs: ['zone-${var.number}'], subnet_id: 'subnet-${var.number}' });
  expect(only(stack, 'jdcloud_lb_target_group').name).toBe(
    'shop-Lb-Servers-${substr(sha256(jsonencode(["shop/Lb/Servers", "INSTANCE", "shop/Lb", "nlb", join("", ["subnet-", var.number]), [join("", ["zone-", var.number])]])), 0, 8)}',
  );
});

test.each<[string, (variables: Variables) => string[], string]>([
  ['a list token', ({ list }) => list.listValue, 'var.list'],
  ['an untyped token', ({ list }) => untyped(list.value), 'var.list'],
  ['a list with tokens', ({ text }) => [text.stringValue, 'cn-north-1b'], '[var.text, "cn-north-1b"]'],
  ['a list with untyped tokens', ({ text }) => [untyped(text.value)], '[var.text]'],
])('zones as %s change the names of what is replaced with the load balancer', (_what, zones, expression) => {
  const variables = newVariables();
  const { stack } = variables;
  new NetworkLoadBalancer(stack, 'Lb', { subnet: newSubnet(stack), zones: zones(variables) }).addTargetGroup('Servers');

  expect(only(stack, 'jdcloud_lb_target_group').name).toBe(
    `shop-Lb-Servers-\${substr(sha256(jsonencode(["shop/Lb/Servers", "INSTANCE", "shop/Lb", "nlb", "subnet-a1", ${expression}])), 0, 8)}`,
  );
});

test('protocol and port as tokens change the name of a backend service', () => {
  const { stack, text, number } = newVariables();
  const loadBalancer = ApplicationLoadBalancer.fromLoadBalancerId(stack, 'Lb', untyped(text.value));
  new BackendService(stack, 'Api', {
    loadBalancer,
    protocol: untyped(text.value),
    port: untyped(number.value),
    healthCheck: HealthCheck.tcp(),
  });

  expect(only(stack, 'jdcloud_lb_backend').name).toBe(
    'shop-Api-${substr(sha256(jsonencode(["shop/Api", var.text, var.number, var.text])), 0, 8)}',
  );
});

test('docs/tokens.md shows parts of the apps that the end-to-end run compares', () => {
  const [, ...blocks] = fileOf('docs/tokens.md').split(/^```(?=ts|python)/m);
  const apps = { ts: 'tokens-twin/main.cjs', python: 'tokens-in-python/main.py' };

  expect(blocks).toHaveLength(3);
  for (const block of blocks) {
    const [language, code] = [/^\w+/.exec(block)?.[0], /\n([^]*?)^```/m.exec(block)?.[1]];
    expect(fileOf(`test/end-to-end/apps/${language === 'ts' ? apps.ts : apps.python}`)).toContain(code);
  }
});

test('the TypeScript of docs/tokens.md compiles', () => {
  const blocks = [...fileOf('docs/tokens.md').matchAll(/^```ts\n([^]*?)^```/gm)].map(([, code = '']) => code);
  const page = `import { Fn, TerraformIterator, TerraformStack, TerraformVariable, Token, DataTerraformRemoteState } from 'cdktf';
    import { ApplicationLoadBalancer, SecurityGroup, Subnet } from '../lib';
    declare const stack: TerraformStack;
    declare const text: TerraformVariable, number: TerraformVariable, zones: TerraformVariable;
    declare const flag: TerraformVariable, tags: TerraformVariable, names: TerraformVariable;
    declare const network: DataTerraformRemoteState;
    ${blocks.join('')}`;

  expect(blocks).toHaveLength(2);
  expect(new Compiler().complaints(['test/page.ts'], { 'test/page.ts': page })).toEqual([[]]);
});

function fileOf(path: string): string {
  return readFileSync(join(__dirname, '..', path), 'utf8');
}
