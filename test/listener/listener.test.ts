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
} from '../../lib';
import { Block, newAlb, newCertificates, newStack, only, problemsOf, resources } from '../support/app';

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
  });

  expect(only(stack, 'jdcloud_lb_listener')).toEqual({
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

test('many listeners of different protocols and ports stand on one load balancer', () => {
  const stack = newStack();
  const lb = newAlb(stack);
  const backendService = service(lb);
  lb.addHttpListener('Http', { backendService });
  lb.addHttpsListener('Https', { backendService, certificates: newCertificates(stack) });
  lb.addTcpListener('Tcp', { port: 9000, backendService: service(lb, BackendProtocol.TCP) });

  expect(Object.keys(resources(stack, 'jdcloud_lb_listener'))).toHaveLength(3);
});
