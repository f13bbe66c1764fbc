import { Token } from 'cdktf';
import {
  ApplicationLoadBalancer,
  BackendProtocol,
  BackendService,
  Duration,
  HealthCheck,
  Hsts,
  ICertificate,
  Listener,
  ListenerProps,
  ListenerProtocol,
  LoadBalancer,
} from '../../lib';
import {
  Block,
  newAlb,
  newBackendService,
  newCertificates,
  newDnlb,
  newNlb,
  newStack,
  only,
  problemsOf,
  resources,
} from '../support/app';

type Props = Partial<Record<keyof ListenerProps, unknown>>;

function service(lb: ApplicationLoadBalancer, protocol = BackendProtocol.HTTP): BackendService {
  return lb.addBackendService(protocol, { protocol, port: 80, healthCheck: HealthCheck.tcp() });
}

/** What a call with wrong properties says, without its first line. */
function problems(props: Props, lb = newAlb(newStack())): string[] {
  const given: unknown = {
    loadBalancer: lb,
    protocol: ListenerProtocol.HTTP,
    port: 80,
    backendService: service(lb),
    ...props,
  };
  return problemsOf(() => new Listener(lb, 'Listener', given as ListenerProps), 'shop/Alb/Listener');
}

test('everything that a listener has', () => {
  const stack = newStack();
  const lb = newAlb(stack);
  lb.addHttpsListener('Https', {
    name: 'https',
    description: 'to the world',
    port: 8443,
    backendService: service(lb),
    certificates: newCertificates(stack, 2),
    hsts: Hsts.enabled({ maxAge: Duration.days(2) }),
    idleTimeout: Duration.minutes(2),
    limits: { requestsPerSecond: 5000, activeConnections: 100000 },
    enabled: false,
  });

  expect(only(stack, 'jdcloud_lb_listener')).toEqual({
    connection_idle_time_seconds: 120,
    limitation: { active_connections: 100000, qps: 5000 },
    status: 'Off',
    backend_id: expect.stringMatching(/^\$\{jdcloud_lb_backend\..*\.id\}$/) as string,
    certificate_ids: ['cert-a0', 'cert-a1'],
    description: 'to the world',
    hsts_enable: true,
    hsts_max_age: 172800,
    load_balancer_id: expect.stringMatching(/^\$\{jdcloud_lb\..*\.id\}$/) as string,
    name: 'https',
    port: 8443,
    protocol: 'Https',
  });
});

function verb(add: (lb: ApplicationLoadBalancer, given: { certificates: ICertificate[] }) => Listener): Block {
  const stack = newStack();
  const listener = add(newAlb(stack), { certificates: newCertificates(stack) });
  expect(listener.listenerId).toBe(listener.listenerId);
  return only(stack, 'jdcloud_lb_listener');
}

test('HTTP is on port 80, HTTPS on port 443, unless told otherwise', () => {
  expect(verb((lb) => lb.addHttpListener('L', { backendService: service(lb) }))).toMatchObject({
    port: 80,
    protocol: 'Http',
  });
  expect(verb((lb) => lb.addHttpListener('L', { port: 81, backendService: service(lb) }))).toHaveProperty('port', 81);
  expect(verb((lb, given) => lb.addHttpsListener('L', { ...given, backendService: service(lb) }))).toMatchObject({
    certificate_ids: ['cert-a0'],
    port: 443,
    protocol: 'Https',
  });
});

test('TCP, TLS and UDP are on the port that is given', () => {
  const tcp = BackendProtocol.TCP;
  expect(verb((lb) => lb.addTcpListener('L', { port: 1, backendService: service(lb, tcp) }))).toMatchObject({
    port: 1,
    protocol: 'Tcp',
  });
  expect(
    verb((lb, given) => lb.addTlsListener('L', { ...given, port: 65535, backendService: service(lb, tcp) })),
  ).toMatchObject({ certificate_ids: ['cert-a0'], port: 65535, protocol: 'Tls' });
  expect(
    verb((lb) => lb.addUdpListener('L', { port: 53, backendService: service(lb, BackendProtocol.UDP) })),
  ).toMatchObject({ port: 53, protocol: 'Udp' });
});

test('a listener is replaced old first: its port is taken', () => {
  const listener = verb((lb) => lb.addHttpListener('L', { backendService: service(lb) }));
  expect(listener).not.toHaveProperty('lifecycle');
});

test('HSTS is for a year unless told otherwise, and off unless asked', () => {
  expect(
    verb((lb, given) => lb.addHttpsListener('L', { ...given, backendService: service(lb), hsts: Hsts.enabled() })),
  ).toMatchObject({ hsts_enable: true, hsts_max_age: 31536000 });
  expect(verb((lb, given) => lb.addHttpsListener('L', { ...given, backendService: service(lb) }))).not.toHaveProperty(
    'hsts_enable',
  );
});

test('an idle timeout is for TCP and UDP listeners of a network load balancer, too', () => {
  const stack = newStack();
  const nlb = newNlb(stack);
  const idleTimeout = Duration.hours(1);
  nlb.addTcpListener('Tcp', { port: 1, backendService: newBackendService(nlb, 'A', BackendProtocol.TCP), idleTimeout });
  nlb.addUdpListener('Udp', { port: 2, backendService: newBackendService(nlb, 'B', BackendProtocol.UDP), idleTimeout });

  const listeners = Object.values(resources(stack, 'jdcloud_lb_listener'));
  expect(listeners.map((listener) => listener.connection_idle_time_seconds)).toEqual([3600, 3600]);
});

test('a TCP and a TLS listener have a limit of connections', () => {
  const tcp = BackendProtocol.TCP;
  const limits = { activeConnections: 100 };
  const limited = { limitation: { active_connections: 100 } };
  expect(verb((lb) => lb.addTcpListener('L', { port: 1, backendService: service(lb, tcp), limits }))).toMatchObject(
    limited,
  );
  expect(
    verb((lb, given) => lb.addTlsListener('L', { ...given, port: 1, backendService: service(lb, tcp), limits })),
  ).toMatchObject(limited);
});

test('the provider decides what is left out', () => {
  const listener = verb((lb) => lb.addHttpListener('L', { backendService: service(lb) }));
  for (const name of ['connection_idle_time_seconds', 'limitation', 'status']) {
    expect(listener).not.toHaveProperty(name);
  }
  expect(verb((lb) => lb.addHttpListener('L', { backendService: service(lb), enabled: true }))).toMatchObject({
    status: 'On',
  });
});

test('protocol HTTP says that a load balancer is an application load balancer, protocol TCP does not', () => {
  const create = (protocol: ListenerProtocol): (() => Listener) => {
    const stack = newStack();
    const loadBalancer = LoadBalancer.fromLoadBalancerId(stack, 'Shared', 'lb-1');
    const backendService = BackendService.fromBackendServiceId(stack, 'Api', 'backend-1');
    const given = { protocol, port: 80, backendService, idleTimeout: Duration.minutes(5), limits: {} };
    return () => loadBalancer.addListener('Listener', given);
  };
  expect(create(ListenerProtocol.HTTP)).not.toThrow();
  const asks =
    'depends on the product of load balancer shop/Shared, which is not known: add loadBalancerType to ' +
    "LoadBalancer.fromLoadBalancerAttributes(…, 'Shared', …), or reference it with ApplicationLoadBalancer or NetworkLoadBalancer (JDLB024)";
  expect(problemsOf(create(ListenerProtocol.TCP), 'shop/Shared/Listener')).toEqual([
    `idleTimeout ${asks}`,
    `limits ${asks}`,
  ]);
});

const https = { protocol: ListenerProtocol.HTTPS, certificates: newCertificates(newStack()) };

test.each<[string, Props, string]>([
  ['port 0', { port: 0 }, 'port is 0; valid: 1 to 65535 (JDLB107)'],
  ['port 65536', { port: 65536 }, 'port is 65536; valid: 1 to 65535 (JDLB107)'],
  ['no port', { port: undefined }, 'port is missing; valid: a port, 1 to 65535'],
  ['no protocol', { protocol: undefined }, 'protocol is missing; valid: HTTP, HTTPS, TCP, TLS, UDP'],
  ['an unknown protocol', { protocol: 'QUIC' }, 'protocol is QUIC; valid: HTTP, HTTPS, TCP, TLS, UDP (JDLB106)'],
  [
    'HSTS without HTTPS',
    { hsts: Hsts.enabled() },
    'hsts is set; valid with protocol HTTPS only, protocol is HTTP (JDLB024)',
  ],
  [
    'HSTS without time',
    { ...https, hsts: Hsts.enabled({ maxAge: Duration.seconds(0) }) },
    'hsts.maxAge is 0 seconds; valid: 1 to 94608000 seconds (JDLB108)',
  ],
  [
    'HSTS for four years',
    { ...https, hsts: Hsts.enabled({ maxAge: Duration.days(4 * 365) }) },
    'hsts.maxAge is 126144000 seconds; valid: 1 to 94608000 seconds (JDLB108)',
  ],
  [
    'an idle timeout of no time',
    { idleTimeout: Duration.seconds(0) },
    'idleTimeout is 0 seconds; valid: 1 to 86400 seconds (JDLB140)',
  ],
  [
    'an idle timeout of more than a day',
    { idleTimeout: Duration.hours(25) },
    'idleTimeout is 90000 seconds; valid: 1 to 86400 seconds (JDLB140)',
  ],
  [
    'an idle timeout of half a second',
    { idleTimeout: Duration.seconds(0.5) },
    'idleTimeout is 0.5 seconds; valid: a whole number, 1 to 86400 seconds (JDLB140)',
  ],
  [
    'too few requests',
    { limits: { requestsPerSecond: 99 } },
    'limits.requestsPerSecond is 99; valid: 100 to 500000 (JDLB141)',
  ],
  [
    'too many connections',
    { limits: { activeConnections: 5000001 } },
    'limits.activeConnections is 5000001; valid: 100 to 5000000 (JDLB142)',
  ],
  [
    'a limit of requests with TLS',
    { ...https, protocol: 'TLS', limits: { requestsPerSecond: 200 } },
    'limits.requestsPerSecond is 200; valid with protocol HTTP or HTTPS only, protocol is TLS (JDLB024)',
  ],
  [
    'limits with UDP',
    { protocol: 'UDP', limits: { activeConnections: 200 } },
    'limits is set; valid with protocol HTTP, HTTPS, TCP or TLS only, protocol is UDP (JDLB024)',
  ],
  [
    'limits that are none',
    { limits: 200 },
    'limits is 200; valid: an object with requestsPerSecond or activeConnections',
  ],
  [
    'limits that are a token',
    { limits: Token.asAny({ resolve: () => ({}) }) },
    'limits is a token; valid: an object with requestsPerSecond or activeConnections; the numbers in it may be tokens',
  ],
  ['a word for enabled', { enabled: 'Off' }, 'enabled is Off; valid: true or false'],
  ['HSTS that is none', { ...https, hsts: true }, 'hsts is true; valid: Hsts.enabled()'],
  [
    'no backend service',
    { backendService: undefined },
    'backendService is missing; valid: a backend service, for example one from addBackendService()',
  ],
  [
    'an id of a certificate',
    { ...https, certificates: ['cert-a1'] },
    'certificates[0] is cert-a1; valid: a certificate, for example one from Certificate.fromCertificateId()',
  ],
  [
    'one certificate listed twice',
    { ...https, certificates: [...https.certificates, ...https.certificates] },
    'certificates lists cert-a0 twice; valid: one certificate, or two with different key algorithms; keep one of them (JDLB023)',
  ],
  [
    'a protocol in the API’s spelling, by which nothing else is judged',
    { protocol: 'Https', certificates: https.certificates, hsts: Hsts.enabled() },
    'protocol is Https; valid: HTTP, HTTPS, TCP, TLS, UDP (JDLB106)',
  ],
  [
    'certificates that are a token',
    { ...https, certificates: Token.asList({ resolve: () => [] }) },
    'certificates is a token; valid: a list, each item a certificate, for example one from Certificate.fromCertificateId(); the id in it may be a token',
  ],
  ['certificates that are no list', { ...https, certificates: 'cert-a1' }, 'certificates is cert-a1; valid: a list'],
  [
    'a description that is too long',
    { description: 'x'.repeat(257) },
    'description has 257 characters; valid: at most 256 (JDLB105)',
  ],
])('%s is refused', (_what, props, problem) => {
  expect(problems(props)).toEqual([problem]);
});

test('a target group in place of the backend service is told in a sentence', () => {
  const lb = newAlb(newStack());
  expect(problems({ backendService: lb.addTargetGroup('Servers') }, lb)).toEqual([
    'backendService is TargetGroup shop/Alb/Servers; valid: a backend service, for example one from addBackendService()',
  ]);
});

test('HSTS for a second and for three years is fine', () => {
  for (const maxAge of [Duration.seconds(1), Duration.days(3 * 365)]) {
    const listener = verb((lb, given) =>
      lb.addHttpsListener('L', { ...given, backendService: service(lb), hsts: Hsts.enabled({ maxAge }) }),
    );
    expect(listener).toHaveProperty('hsts_max_age', maxAge.toSeconds());
  }
});

test.each([
  [
    'a network load balancer',
    newNlb,
    'limits is set; valid on an application load balancer only: leave it out (JDLB024)',
  ],
  [
    'a distributed network load balancer',
    newDnlb,
    'limits is set; valid on an application load balancer only: leave it out (JDLB024)',
    'idleTimeout is set; valid on an application load balancer or a network load balancer only: leave it out (JDLB024)',
  ],
] as const)('%s refuses what its listeners do not have', (_what, make, limits, ...others) => {
  const loadBalancer = make(newStack());
  const given = {
    loadBalancer,
    protocol: ListenerProtocol.TCP,
    port: 80,
    backendService: newBackendService(loadBalancer, 'Api', BackendProtocol.TCP),
    idleTimeout: Duration.minutes(5),
    limits: { activeConnections: 200 },
  };
  expect(problemsOf(() => new Listener(loadBalancer, 'Listener', given)).sort()).toEqual([limits, ...others].sort());
});

test('many listeners of different protocols and ports stand on one load balancer', () => {
  const stack = newStack();
  const lb = newAlb(stack);
  const backendService = service(lb);
  lb.addHttpListener('Http', { backendService });
  lb.addHttpsListener('Https', { backendService, certificates: newCertificates(stack) });
  lb.addTcpListener('Tcp', { port: 9000, backendService: service(lb, BackendProtocol.TCP) });

  expect(Object.keys(resources(stack, 'jdcloud_lb_listener'))).toHaveLength(3);
});
