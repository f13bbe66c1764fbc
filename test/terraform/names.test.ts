import { createHash } from 'node:crypto';
import { Fn, TerraformVariable } from 'cdktf';
import { Construct } from 'constructs';
import fc from 'fast-check';
import {
  ApplicationLoadBalancer,
  BackendProtocol,
  HealthCheck,
  ListenerProtocol,
  LoadBalancer,
  LoadBalancerType,
  Subnet,
  TargetType,
} from '../../lib';
import { newAlb, newStack, newSubnet, only } from '../support/app';

const NAME = /^[\u4e00-\u9fa5A-Za-z0-9_-]{1,32}$/u;

/** The generated name of a load balancer at a path of construct ids. */
function nameAt(path: readonly string[], siblings: readonly string[] = []): string {
  const stack = newStack('stack');
  const scope = path.slice(0, -1).reduce<Construct>((parent, id) => new Construct(parent, id), stack);
  siblings.forEach((id) => new Construct(scope, id));
  const lb = new ApplicationLoadBalancer(scope, path.at(-1) ?? '', {
    subnet: newSubnet(stack, 'TheSubnet'),
    zones: ['cn-north-1a'],
  });
  return lb.resource.nameInput ?? '';
}

const id = fc
  .string({ minLength: 1, maxLength: 40, unit: 'grapheme' })
  // The constructs library itself stumbles over ids that every object has, such as toString.
  .filter((text) => !(text in {}) && !/^\s|\s$|\$\{|^TheSubnet$|^Jdcloud$/.test(text));
const path = fc.array(id, { minLength: 1, maxLength: 4 });

test('generated names fit JD Cloud whatever the ids are, and are the same every time', () => {
  fc.assert(
    fc.property(path, (ids) => {
      const name = nameAt(ids);
      expect(name).toMatch(NAME);
      expect(name).toMatch(/(^|-)[0-9a-f]{8}$/);
      expect(nameAt(ids)).toBe(name);
    }),
    { numRuns: 60 },
  );
});

test('siblings have no influence on a name', () => {
  fc.assert(
    fc.property(path, fc.uniqueArray(id, { maxLength: 4 }), (ids, siblings) => {
      const others = siblings.filter((sibling) => sibling !== ids.at(-1));
      expect(nameAt(ids, others)).toBe(nameAt(ids));
    }),
    { numRuns: 40 },
  );
});

test('different paths have different names, also when the readable parts are equal', () => {
  expect(nameAt(['a b'])).not.toBe(nameAt(['a-b']));
  expect(nameAt(['Production', 'CustomerFacing', 'ShopFrontend', 'LoadBalancer'])).toMatch(
    /^ShopFrontend-LoadBalance-[0-9a-f]{8}$|^LoadBalancer-[0-9a-f]{8}$/,
  );
});

test('Chinese ids stay readable', () => {
  expect(nameAt(['商城', '入口'])).toMatch(/^stack-商城-入口-[0-9a-f]{8}$/);
});

test('a name that the user gives is kept to the letter', () => {
  const stack = newStack();
  const lb = new ApplicationLoadBalancer(stack, 'Lb', { name: '入口_1', subnet: newSubnet(stack), zones: ['z'] });
  const servers = lb.addTargetGroup('Servers', { name: 'servers' });
  const api = lb.addBackendService('Api', {
    name: 'api',
    protocol: BackendProtocol.HTTP,
    port: 80,
    targets: servers,
    healthCheck: HealthCheck.http(),
  });
  lb.addHttpListener('Http', { name: 'http', backendService: api });

  const types = ['lb', 'lb_target_group', 'lb_backend', 'lb_listener'];
  expect(types.map((type) => only(stack, `jdcloud_${type}`).name)).toEqual(['入口_1', 'servers', 'api', 'http']);
});

interface Variant {
  readonly protocol?: BackendProtocol;
  readonly port?: number;
  readonly path?: string;
  readonly targetType?: TargetType;
  readonly subnetId?: string;
  readonly zones?: string[];
  readonly loadBalancerType?: LoadBalancerType;
}

function namesOf(variant: Variant): { group: unknown; backend: unknown; listener: unknown; loadBalancer: unknown } {
  const stack = newStack();
  const lb = new LoadBalancer(stack, 'Lb', {
    loadBalancerType: variant.loadBalancerType ?? LoadBalancerType.ALB,
    subnet: Subnet.fromSubnetId(stack, 'Subnet', variant.subnetId ?? 'subnet-a1'),
    zones: variant.zones ?? ['cn-north-1a'],
  });
  const targets = lb.addTargetGroup('Servers', { targetType: variant.targetType });
  const backendService = lb.addBackendService('Api', {
    protocol: variant.protocol ?? BackendProtocol.TCP,
    port: variant.port ?? 8080,
    targets,
    healthCheck: HealthCheck.tcp({ port: variant.path === undefined ? 1 : 2 }),
  });
  const protocol = variant.protocol === BackendProtocol.UDP ? ListenerProtocol.UDP : ListenerProtocol.TCP;
  lb.addListener('Listener', { protocol, port: 80, backendService });
  return {
    group: only(stack, 'jdcloud_lb_target_group').name,
    backend: only(stack, 'jdcloud_lb_backend').name,
    listener: only(stack, 'jdcloud_lb_listener').name,
    loadBalancer: only(stack, 'jdcloud_lb').name,
  };
}

describe('the name changes with what forces a replacement, so that old and new can stand side by side', () => {
  const before = namesOf({});

  test.each<[string, Variant]>([
    ['port', { port: 8081 }],
    ['protocol', { protocol: BackendProtocol.UDP }],
  ])('of a backend service: its %s', (_property, variant) => {
    const after = namesOf(variant);
    expect(after.backend).not.toBe(before.backend);
    expect(after.group).toBe(before.group);
  });

  test('of a target group: its target type', () => {
    const after = namesOf({ targetType: TargetType.IP });
    expect(after.group).not.toBe(before.group);
    expect(after.backend).toBe(before.backend);
  });

  test.each<[string, Variant]>([
    ['subnet', { subnetId: 'subnet-a2' }],
    ['zones', { zones: ['cn-north-1b'] }],
    ['product', { loadBalancerType: LoadBalancerType.NLB }],
  ])('of both: the load balancer’s %s', (_property, variant) => {
    const after = namesOf(variant);
    expect(after.group).not.toBe(before.group);
    expect(after.backend).not.toBe(before.backend);
  });

  test('and with nothing else', () => {
    expect(namesOf({ path: '/other' })).toEqual(before);
    expect(namesOf({ zones: ['a', 'b'] })).toEqual(namesOf({ zones: ['b', 'a'] }));
  });

  test('not of a listener or load balancer', () => {
    const after = namesOf({ port: 8081, subnetId: 'subnet-a2', targetType: TargetType.IP });
    expect([after.listener, after.loadBalancer]).toEqual([before.listener, before.loadBalancer]);
  });
});

test('of a token, Terraform makes the changing part', () => {
  const stack = newStack();
  const port = new TerraformVariable(stack, 'port', { type: 'number' }).numberValue;
  newAlb(stack).addBackendService('Api', {
    protocol: BackendProtocol.HTTP,
    port,
    healthCheck: HealthCheck.http(),
  });

  expect(only(stack, 'jdcloud_lb_backend').name).toBe(
    'shop-Alb-Api-${substr(sha256(jsonencode(["shop/Alb/Api", "HTTP", var.port, "shop/Alb", "alb", "subnet-a1", ["cn-north-1a"]])), 0, 8)}',
  );
});

test('a value may become a variable without a rename', () => {
  const stack = newStack();
  newAlb(stack).addBackendService('Api', {
    protocol: BackendProtocol.HTTP,
    port: 8080,
    healthCheck: HealthCheck.http(),
  });

  // What Terraform's jsonencode makes of the list in the test above, with 8080 for var.port.
  const encoded = '["shop/Alb/Api","HTTP",8080,"shop/Alb","alb","subnet-a1",["cn-north-1a"]]';
  const hash = createHash('sha256').update(encoded).digest('hex').slice(0, 8);
  expect(only(stack, 'jdcloud_lb_backend').name).toBe(`shop-Alb-Api-${hash}`);
});

test('a token in a load balancer makes the children’s names expressions', () => {
  const stack = newStack();
  const subnetId = Fn.lookup({ a: 'subnet-a1' }, 'a') as string;
  const lb = new ApplicationLoadBalancer(stack, 'Alb', {
    subnet: Subnet.fromSubnetId(stack, 'Subnet', subnetId),
    zones: Fn.tolist(['cn-north-1a']),
  });
  lb.addTargetGroup('Servers');

  expect(only(stack, 'jdcloud_lb_target_group').name).toMatch(/^shop-Alb-Servers-\$\{substr\(sha256\(jsonencode\(/);
});

test('a token inside a text is hashed by Terraform too, without a warning of CDKTF', () => {
  const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  const stack = newStack();
  const region = new TerraformVariable(stack, 'region', { type: 'string' });
  const lb = new ApplicationLoadBalancer(stack, 'Lb', {
    subnet: Subnet.fromSubnetId(stack, 'Subnet', 'subnet-a1'),
    zones: [`${region.stringValue}a`],
  });
  lb.addTargetGroup('Servers');

  expect(only(stack, 'jdcloud_lb_target_group').name).toMatch(
    /^\S+-\$\{substr\(sha256\(jsonencode\(.*join\("", \[var\.region, "a"\]\).*\)\), 0, 8\)\}$/,
  );
  expect(warn).not.toHaveBeenCalled();
  warn.mockRestore();
});

test('a name that is no text is refused in a sentence', () => {
  const alb = newAlb(newStack());
  const name: unknown = 5;
  expect(() => alb.addTargetGroup('Servers', { name: name as string })).toThrow(
    'name is 5; valid: text that has 1 to 32 characters: Chinese characters, letters, digits, _ and -',
  );
});
