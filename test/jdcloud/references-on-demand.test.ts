import { Fn, IResolvable, TerraformOutput, TerraformStack, Testing } from 'cdktf';
import { jdcloud } from '../../lib';
import { newStack } from '../support/app';

/*
 * The generated bindings make the output references of nested attributes when they are asked for (scripts/references-on-demand.mjs). Whatever
 * is done before and after that must come out as with the bindings of CDKTF's own generator.
 */

type HealthCheck = jdcloud.LbBackendHealthCheck;

function newBackend(
  stack: TerraformStack,
  healthCheck: HealthCheck,
  agInfo?: jdcloud.LbBackendAgInfo,
): jdcloud.LbBackend {
  return new jdcloud.LbBackend(stack, 'Site', {
    loadBalancerId: 'alb-a1',
    name: 'site',
    protocol: 'Http',
    port: 80,
    healthCheck,
    agInfo,
  });
}

function attributes(stack: TerraformStack, type = 'jdcloud_lb_backend'): Readonly<Record<string, unknown>> {
  const { resource } = JSON.parse(Testing.synth(stack)) as {
    readonly resource: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
  };
  const [found] = Object.values(resource[type] ?? {});
  if (found === undefined) {
    throw new Error(`the stack has no ${type}`);
  }
  return found;
}

test('no reference is made, and so no stack trace taken, until somebody asks', () => {
  const stack = newStack();
  const trace = jest.spyOn(Error, 'captureStackTrace');
  try {
    const backend = newBackend(stack, { protocol: 'Tcp' });
    const lb = new jdcloud.Lb(stack, 'Lb', { name: 'web', subnetId: 'subnet-a1', timeouts: { create: '5m' } });
    new jdcloud.LbTargetGroupTargets(stack, 'Targets', { targetGroupId: 'tg-a1', targets: {} }).putTargets({});
    backend.putHealthCheck({ protocol: 'Http' });
    lb.resetTimeouts();
    expect(trace).not.toHaveBeenCalled();
    expect(backend.healthCheck).toBe(backend.healthCheck);
    expect(trace).toHaveBeenCalledTimes(1);
  } finally {
    trace.mockRestore();
  }
});

test('what the constructor was given is synthesised', () => {
  const stack = newStack();
  newBackend(stack, { protocol: 'Http', httpPath: '/healthz', httpCode: ['2xx'] });
  expect(attributes(stack).health_check).toEqual({ protocol: 'Http', http_path: '/healthz', http_code: ['2xx'] });
  expect(attributes(stack)).not.toHaveProperty('ag_info');
});

test('a reference knows what the constructor was given, and what is set through it is synthesised', () => {
  const stack = newStack();
  const backend = newBackend(stack, { protocol: 'Tcp', port: 81 });
  expect(backend.healthCheck.portInput).toBe(81);
  expect(backend.healthCheckInput).toStrictEqual({ protocol: 'Tcp', port: 81 });
  backend.healthCheck.port = 82;
  backend.healthCheck.resetHttpPath();
  expect(attributes(stack).health_check).toEqual({ protocol: 'Tcp', port: 82 });
});

test('a reference refers to the attributes in Terraform', () => {
  const stack = newStack();
  const backend = newBackend(stack, { protocol: 'Tcp' });
  new TerraformOutput(stack, 'port', { value: Fn.join(':', ['a', backend.healthCheck.protocol]) });
  expect(Testing.synth(stack)).toContain('${join(\\":\\", [\\"a\\", jdcloud_lb_backend.Site.health_check.protocol])}');
});

test.each(['before', 'after'])('put and reset count, %s the reference is asked for', (moment) => {
  const stack = newStack();
  const backend = newBackend(stack, { protocol: 'Tcp', port: 81 }, { agId: 'ag-a1' });
  const held = moment === 'after' ? [backend.healthCheck, backend.agInfo] : [];
  backend.putHealthCheck({ protocol: 'Http' });
  backend.resetAgInfo();
  expect(attributes(stack).health_check).toEqual({ protocol: 'Http' });
  expect(attributes(stack)).not.toHaveProperty('ag_info');
  expect(backend.healthCheck.portInput).toBeUndefined();
  expect(backend.agInfoInput).toBeUndefined();
  held.forEach((reference) => {
    expect([backend.healthCheck, backend.agInfo]).toContain(reference);
  });
});

test('an object that holds nothing but undefined is left out, an empty one is not', () => {
  const [undefinedOnly, empty] = [newStack(), newStack()];
  new jdcloud.Lb(undefinedOnly, 'Lb', { name: 'web', subnetId: 'subnet-a1', timeouts: { create: undefined } });
  new jdcloud.Lb(empty, 'Lb', { name: 'web', subnetId: 'subnet-a1', timeouts: {} });
  expect(attributes(undefinedOnly, 'jdcloud_lb')).not.toHaveProperty('timeouts');
  expect(attributes(empty, 'jdcloud_lb').timeouts).toEqual({});
});

test('a change of the given object after the constructor has no effect', () => {
  const stack = newStack();
  const healthCheck: { -readonly [K in keyof HealthCheck]: HealthCheck[K] } = { protocol: 'Tcp', port: 81 };
  newBackend(stack, healthCheck);
  healthCheck.port = 82;
  expect(attributes(stack).health_check).toEqual({ protocol: 'Tcp', port: 81 });
});

test('a token stands for a map, before and after it is asked for', () => {
  const stack = newStack();
  const targets = Fn.lookup({ a: {} }, 'a', {}) as IResolvable;
  const registrations = new jdcloud.LbTargetGroupTargets(stack, 'Targets', { targetGroupId: 'tg-a1', targets });
  const before = attributes(stack, 'jdcloud_lb_target_group_targets').targets;
  expect(String(before)).toContain('${lookup(');
  expect(registrations.targets.get('a').targetId).toMatch(/TfToken/);
  expect(registrations.targetsInput).toBe(targets);
  expect(attributes(stack, 'jdcloud_lb_target_group_targets').targets).toEqual(before);
});

test('HCL has the same attributes before and after the reference is asked for', () => {
  const hcl = (ask: boolean): string => {
    const stack = newStack();
    const backend = newBackend(stack, { protocol: 'Tcp', port: 81 }, { agId: 'ag-a1' });
    if (ask) {
      expect([backend.healthCheck, backend.agInfo]).toHaveLength(2);
    }
    return String(Testing.synthHcl(stack));
  };
  expect(hcl(false)).toBe(hcl(true));
  expect(hcl(false)).toMatch(/health_check[^}]*port\s*= 81/);
});
