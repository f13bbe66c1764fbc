import { TerraformStack } from 'cdktf';
import {
  BackendProtocol,
  BackendServiceOptions,
  Duration,
  HealthCheck,
  HttpHealthCheckOptions,
  HttpVersion,
  ILoadBalancer,
  BackendService,
  LoadBalancer,
} from '../../lib';
import { messageOf, newAlb, newDnlb, newNlb, newStack, only } from '../support/app';

function addService(
  healthCheck: HealthCheck,
  loadBalancerOf: (stack: TerraformStack) => ILoadBalancer = newAlb,
  options: Partial<BackendServiceOptions> = {},
): TerraformStack {
  const stack = newStack();
  new BackendService(stack, 'Api', {
    loadBalancer: loadBalancerOf(stack),
    protocol: BackendProtocol.HTTP,
    port: 80,
    healthCheck,
    ...options,
  });
  return stack;
}

const tcp = { protocol: BackendProtocol.TCP };
const udp = { protocol: BackendProtocol.UDP };

describe('enabled', () => {
  test.each([
    [newAlb, HealthCheck.http({ enabled: false }), false],
    [newDnlb, HealthCheck.tcp({ enabled: false }), false],
    [newAlb, HealthCheck.http({ enabled: true }), true],
    [newNlb, HealthCheck.tcp({ enabled: true }), true],
    [newAlb, HealthCheck.http(), undefined],
  ])('%#: is what it was given', (loadBalancerOf, healthCheck, enabled) => {
    const stack = addService(healthCheck, loadBalancerOf, loadBalancerOf === newAlb ? {} : tcp);
    expect(only(stack, 'jdcloud_lb_backend').health_check).toHaveProperty('protocol');
    expect((only(stack, 'jdcloud_lb_backend').health_check as Record<string, unknown>).enabled).toBe(enabled);
  });

  test('is true on a network load balancer', () => {
    expect(messageOf(() => addService(HealthCheck.tcp({ enabled: false }), newNlb, tcp))).toBe(
      'cdktf-jdcloud-lb: shop/Api has 1 invalid property\n' +
        '  healthCheck.enabled is false; valid on an application load balancer or a distributed network load balancer only: leave it out (JDLB034)',
    );
  });

  test('asks for a product that is not known', () => {
    const shared = (stack: TerraformStack): ILoadBalancer => LoadBalancer.fromLoadBalancerId(stack, 'Shared', 'alb-a1');
    expect(messageOf(() => addService(HealthCheck.tcp({ enabled: false }), shared, tcp))).toContain(
      'healthCheck.enabled depends on the product of load balancer shop/Shared, which is not known: add loadBalancerType',
    );
    expect(() => addService(HealthCheck.tcp({ enabled: true }), shared, tcp)).not.toThrow();
  });
});

test('by HTTP, with everything', () => {
  const stack = addService(
    HealthCheck.http({
      path: "/健康/a-b.c%E4%B8%AD?x=1#&_;~!()*[]@^:',+<>{}",
      host: 'shop.example.com',
      httpVersion: HttpVersion.HTTP_1_1,
      healthyStatusCodes: ['200', '2xx', '300-399'],
      port: 9000,
      interval: Duration.minutes(5),
      timeout: Duration.seconds(60),
      healthyThreshold: 1,
      unhealthyThreshold: 5,
    }),
  );

  expect(only(stack, 'jdcloud_lb_backend').health_check).toEqual({
    check_timeout_seconds: 60,
    healthy_threshold_count: 1,
    http_code: ['200', '2xx', '300-399'],
    http_domain: 'shop.example.com',
    http_path: "/健康/a-b.c%E4%B8%AD?x=1#&_;~!()*[]@^:',+<>{}",
    http_version: 'HTTP1.1',
    interval_seconds: 300,
    port: 9000,
    protocol: 'Http',
    unhealthy_threshold_count: 5,
  });
});

test.each<[string, HealthCheck, Partial<BackendServiceOptions>, Record<string, unknown>]>([
  ['HTTP', HealthCheck.http(), {}, { http_path: '/', protocol: 'Http' }],
  ['TCP', HealthCheck.tcp(), tcp, { protocol: 'Tcp' }],
  ['ICMP', HealthCheck.icmp(), udp, { protocol: 'Icmp' }],
  ['TCP on the targets’ ports', HealthCheck.tcp({ port: 0 }), udp, { port: 0, protocol: 'Tcp' }],
])('by %s, with nothing but what must be', (_protocol, healthCheck, options, expected) => {
  expect(only(addService(healthCheck, newAlb, options), 'jdcloud_lb_backend').health_check).toEqual(expected);
});

test.each([
  [newNlb, HealthCheck.http(), tcp],
  [newNlb, HealthCheck.icmp(), udp],
  [newDnlb, HealthCheck.tcp(), udp],
  [newDnlb, HealthCheck.icmp(), udp],
])('of other products', (loadBalancerOf, healthCheck, options) => {
  expect(only(addService(healthCheck, loadBalancerOf, options), 'jdcloud_lb_backend')).toHaveProperty('health_check');
});

const PATH =
  'valid: begins with /, at most 1000 characters, letters, digits, Chinese characters and ' +
  "-/.%?#&_;~!()*[]@^:',+=<>{}, with URL-encoded text after %";
const CODES = 'valid: codes (200), ranges (200-299) and classes (2xx, 3xx, 4xx) within 200 to 499';
const RANGES = 'valid: ranges from a lower to a higher code';
const HOST = 'valid: an IP address, or a name of letters, digits, - and ., at most 255 characters';

test.each<[HttpHealthCheckOptions, string]>([
  [{ interval: Duration.seconds(3) }, 'interval is 3 seconds; valid: 5 to 300 seconds (JDLB124)'],
  [{ interval: Duration.seconds(301) }, 'interval is 301 seconds; valid: 5 to 300 seconds (JDLB124)'],
  [{ interval: Duration.seconds(7.5) }, 'interval is 7.5 seconds; valid: a whole number, 5 to 300 seconds (JDLB124)'],
  [{ timeout: Duration.seconds(1) }, 'timeout is 1 second; valid: 2 to 60 seconds (JDLB125)'],
  [{ timeout: Duration.seconds(61) }, 'timeout is 61 seconds; valid: 2 to 60 seconds (JDLB125)'],
  [{ healthyThreshold: 0 }, 'healthyThreshold is 0; valid: 1 to 5 (JDLB126)'],
  [{ healthyThreshold: 6 }, 'healthyThreshold is 6; valid: 1 to 5 (JDLB126)'],
  [{ unhealthyThreshold: 0 }, 'unhealthyThreshold is 0; valid: 1 to 5 (JDLB127)'],
  [{ unhealthyThreshold: 6 }, 'unhealthyThreshold is 6; valid: 1 to 5 (JDLB127)'],
  [{ port: -1 }, 'port is -1; valid: 0 to 65535 (JDLB128)'],
  [{ port: 65536 }, 'port is 65536; valid: 0 to 65535 (JDLB128)'],
  [{ path: 'healthz' }, `path is healthz; ${PATH} (JDLB129)`],
  [{ path: '/a b' }, `path is "/a b"; ${PATH} (JDLB129)`],
  [{ path: '/%zz' }, `path is /%zz; ${PATH} (JDLB129)`],
  [{ path: '' }, `path is empty; ${PATH} (JDLB129)`],
  [{ host: 'a_b' }, `host is a_b; ${HOST} (JDLB130)`],
  [{ host: '' }, `host is empty; ${HOST} (JDLB130)`],
  [{ healthyStatusCodes: ['5xx'] }, `healthyStatusCodes[0] is 5xx; ${CODES} (JDLB132)`],
  [
    { healthyStatusCodes: ['2xx', '299-200'] },
    `healthyStatusCodes[1] is 299-200; ${RANGES}; the range is reversed, write 200-299 (JDLB132)`,
  ],
  [{ healthyStatusCodes: ['200-200'] }, `healthyStatusCodes[0] is 200-200; ${RANGES}; write 200 (JDLB132)`],
  [
    { healthyStatusCodes: [] },
    'healthyStatusCodes is an empty list; valid: at least one item, or leave it out for 2xx and 3xx (JDLB132)',
  ],
])('%o is refused', (options, problem) => {
  expect(messageOf(() => addService(HealthCheck.http(options)))).toBe(
    `cdktf-jdcloud-lb: shop/Api has 1 invalid property\n  healthCheck.${problem}`,
  );
});

test('a path of more than 1000 characters is refused, one of 1000 is not', () => {
  const path = `/${'a'.repeat(999)}`;
  expect(only(addService(HealthCheck.http({ path })), 'jdcloud_lb_backend').health_check).toMatchObject({
    http_path: path,
  });
  expect(messageOf(() => addService(HealthCheck.http({ path: `${path}a` })))).toContain('at most 1000 characters');
});

test.each<[string, (stack: TerraformStack) => ILoadBalancer, HealthCheck, Partial<BackendServiceOptions>, string]>([
  [
    'ICMP for HTTP',
    newAlb,
    HealthCheck.icmp(),
    {},
    'healthCheck is ICMP; valid for protocol UDP only, protocol is HTTP: use HealthCheck.tcp() or HealthCheck.http() (JDLB033)',
  ],
  [
    'ICMP for TCP on a DNLB',
    newDnlb,
    HealthCheck.icmp(),
    tcp,
    'healthCheck is ICMP; valid for protocol UDP only, protocol is TCP: use HealthCheck.tcp() (JDLB033)',
  ],
  [
    'HTTP on a DNLB',
    newDnlb,
    HealthCheck.http(),
    tcp,
    'healthCheck is HTTP; a distributed network load balancer checks with HealthCheck.tcp(), or HealthCheck.icmp() for protocol UDP (JDLB033)',
  ],
])('%s is refused', (_what, loadBalancerOf, healthCheck, options, problem) => {
  expect(messageOf(() => addService(healthCheck, loadBalancerOf, options))).toBe(
    `cdktf-jdcloud-lb: shop/Api has 1 invalid property\n  ${problem}`,
  );
});

test.each<[Record<string, unknown>, string]>([
  [{ interval: 10 }, 'interval is 10; valid: a Duration, for example Duration.seconds(30)'],
  [{ healthyStatusCodes: '200' }, 'healthyStatusCodes is "200"; valid: a list'],
  [{ httpVersion: '2' }, 'httpVersion is "2"; valid: HTTP1.0, HTTP1.1 (JDLB131)'],
  [{ port: '80' }, 'port is "80"; valid: a whole number, 0 to 65535'],
])('plain JavaScript is told about %o', (options, problem) => {
  expect(messageOf(() => addService(HealthCheck.http(options)))).toBe(
    `cdktf-jdcloud-lb: shop/Api has 1 invalid property\n  healthCheck.${problem}`,
  );
});

test.each<[unknown, string]>([
  ['/healthz', '/healthz'],
  [null, 'missing'],
  [['/healthz'], '[/healthz]'],
])('options %j in place of an object are told in a sentence', (options, shown) => {
  expect(messageOf(() => addService(HealthCheck.http(options as HttpHealthCheckOptions)))).toBe(
    `cdktf-jdcloud-lb: shop/Api has 1 invalid property\n  healthCheck: options is ${shown}; ` +
      'valid: an object with the properties, or leave it out',
  );
});
