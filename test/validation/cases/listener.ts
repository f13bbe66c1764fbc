import { TerraformStack } from 'cdktf';
import {
  BackendProtocol,
  Certificate,
  DistributedNetworkLoadBalancer,
  Duration,
  Hsts,
  Listener,
  ListenerProps,
  ListenerProtocol,
  NetworkLoadBalancer,
} from '../../../lib';
import { newAlb, newBackendService, newDnlb, newNlb } from '../../support/app';
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

const { HTTP, HTTPS, TCP, TLS, UDP } = ListenerProtocol;
const TYPE = 'jdcloud_lb_listener';
const HTTP_80 = { load_balancer_id: 'alb-a1', name: 'http', backend_id: 'backend-a1', protocol: 'Http', port: 80 };
const TCP_80 = { ...HTTP_80, protocol: 'Tcp' };
const HTTPS_443 = { ...HTTP_80, protocol: 'Https', port: 443, certificate_ids: ['cert-a1'] };

function provider(attributes: object): ProviderResource {
  return { type: TYPE, body: { ...HTTP_80, ...attributes } };
}

function create(stack: TerraformStack, props: Partial<ListenerProps>): Listener {
  const loadBalancer = newAlb(stack);
  const { protocol = HTTP } = props;
  const backend = protocol === TCP || protocol === TLS ? BackendProtocol.TCP : BackendProtocol.HTTP;
  const backendService = newBackendService(loadBalancer, 'Api', backend);
  return new Listener(stack, 'Listener', { loadBalancer, backendService, protocol, port: 80, ...props });
}

/** A listener of another product. */
function createOn(
  loadBalancer: NetworkLoadBalancer | DistributedNetworkLoadBalancer,
  props: Partial<ListenerProps>,
): Listener {
  const backendService = newBackendService(loadBalancer, 'Api', BackendProtocol.TCP);
  return new Listener(loadBalancer, 'Listener', { loadBalancer, backendService, protocol: TCP, port: 80, ...props });
}

function certificates(stack: TerraformStack, ...ids: string[]): ListenerProps['certificates'] {
  return ids.map((id, index) => Certificate.fromCertificateId(stack, `Certificate${index}`, id));
}

const CERTIFICATE = "const certificates = [Certificate.fromCertificateId(stack, 'Site', 'cert-a1')];";

export const cases: Cases = together(
  {
    refused: [
      byTypes(
        'JDLB020',
        'an HTTP listener on a network load balancer',
        "alb.addHttpListener('Http', { backendService });",
        "nlb.addHttpListener('Http', { backendService }); // refused: addHttpListener",
      ),
      byTypes(
        'JDLB023',
        'an HTTPS listener without certificates',
        CERTIFICATE,
        "alb.addHttpsListener('Good', { backendService, certificates });",
        "alb.addHttpsListener('Https', { backendService }); // refused: certificates",
      ),
      byTypes(
        'JDLB023',
        'an HTTP listener with certificates',
        CERTIFICATE,
        "alb.addHttpListener('Http', { backendService, certificates }); // refused: certificates",
      ),
      atConstruction('JDLB023', 'HTTPS without one', (stack) => create(stack, { protocol: HTTPS })),
      atConstruction('JDLB023', 'three', (stack) =>
        create(stack, { protocol: TLS, certificates: certificates(stack, 'cert-a1', 'cert-a2', 'cert-a3') }),
      ),
      atConstruction('JDLB023', 'one twice', (stack) =>
        create(stack, { protocol: HTTPS, certificates: certificates(stack, 'cert-a1', 'cert-a1') }),
      ),
      atConstruction('JDLB023', 'HTTP with one', (stack) =>
        create(stack, { certificates: certificates(stack, 'cert-a1') }),
      ),
      byProvider('JDLB023', 'Https without one', TYPE, { ...HTTPS_443, certificate_ids: undefined }),
      byProvider('JDLB023', 'Http with one', TYPE, { ...HTTP_80, certificate_ids: ['cert-a1'] }),
      byProvider('JDLB023', 'three', TYPE, { ...HTTPS_443, certificate_ids: ['cert-a1', 'cert-a2', 'cert-a3'] }),
    ],
    accepted: [
      accepts('JDLB023', 'two', (stack) =>
        create(stack, { protocol: HTTPS, certificates: certificates(stack, 'cert-a1', 'cert-a2') }),
      ),
      accepts('JDLB023', 'TLS with one', (stack) =>
        create(stack, { protocol: TLS, certificates: certificates(stack, 'cert-a1') }),
      ),
      providerAccepts('JDLB023', 'two', TYPE, { ...HTTPS_443, certificate_ids: ['cert-a1', 'cert-a2'] }),
    ],
  },
  {
    refused: [
      byTypes(
        'JDLB024',
        'HSTS with HTTP',
        CERTIFICATE,
        "alb.addHttpsListener('Https', { backendService, certificates, hsts: Hsts.enabled() });",
        "alb.addHttpListener('Http', { backendService, hsts: Hsts.enabled() }); // refused: hsts",
      ),
      atConstruction('JDLB024', 'HSTS with HTTP', (stack) => create(stack, { hsts: Hsts.enabled() })),
      atConstruction('JDLB024', 'HSTS with TLS', (stack) =>
        create(stack, { protocol: TLS, certificates: certificates(stack, 'cert-a1'), hsts: Hsts.enabled() }),
      ),
      byTypes(
        'JDLB024',
        'an idle timeout on a distributed network load balancer',
        "nlb.addTcpListener('Good', { port: 80, backendService, idleTimeout: Duration.minutes(5) });",
        "dnlb.addTcpListener('Tcp', { port: 80, backendService, idleTimeout: Duration.minutes(5) }); // refused: idleTimeout",
      ),
      byTypes(
        'JDLB024',
        'a limit of requests with TCP',
        "alb.addTcpListener('Good', { port: 80, backendService, limits: { activeConnections: 200 } });",
        "alb.addTcpListener('Tcp', { port: 80, backendService, limits: { requestsPerSecond: 200 } }); // refused: requestsPerSecond",
      ),
      byTypes(
        'JDLB024',
        'limits with UDP',
        "alb.addUdpListener('Udp', { port: 80, backendService, limits: { activeConnections: 200 } }); // refused: limits",
      ),
      byTypes(
        'JDLB024',
        'limits on a network load balancer',
        "nlb.addTcpListener('Tcp', { port: 80, backendService, limits: { activeConnections: 200 } }); // refused: limits",
      ),
      atConstruction('JDLB024', 'an idle timeout on a distributed network load balancer', (stack) =>
        createOn(newDnlb(stack), { idleTimeout: Duration.minutes(5) }),
      ),
      atConstruction('JDLB024', 'limits on a network load balancer', (stack) =>
        createOn(newNlb(stack), { limits: { activeConnections: 200 } }),
      ),
      atConstruction('JDLB024', 'a limit of requests with TCP', (stack) =>
        create(stack, { protocol: TCP, limits: { requestsPerSecond: 200 } }),
      ),
      atConstruction('JDLB024', 'limits with UDP', (stack) =>
        create(stack, { protocol: UDP, limits: { activeConnections: 200 } }),
      ),
      byProvider('JDLB024', 'a limit of requests with Tcp', TYPE, { ...TCP_80, limitation: { qps: 200 } }),
      byProvider('JDLB024', 'a limit of connections with Udp', TYPE, {
        ...HTTP_80,
        protocol: 'Udp',
        limitation: { active_connections: 200 },
      }),
      byProviderLater('JDLB024', 'plan', 'an idle timeout on a dnlb', 'lb_listener_settings_test.go'),
      byProviderLater('JDLB024', 'apply', 'limits on an nlb', 'lb_listener_settings_test.go'),
      byProvider('JDLB024', 'hsts_enable with Http', TYPE, { ...HTTP_80, hsts_enable: true }),
      byProvider('JDLB024', 'hsts_max_age with Http', TYPE, { ...HTTP_80, hsts_max_age: 60 }),
    ],
    accepted: [
      accepts('JDLB024', 'HSTS with HTTPS', (stack) =>
        create(stack, { protocol: HTTPS, certificates: certificates(stack, 'cert-a1'), hsts: Hsts.enabled() }),
      ),
      accepts('JDLB024', 'an idle timeout on a network load balancer', (stack) =>
        createOn(newNlb(stack), { idleTimeout: Duration.minutes(5) }),
      ),
      accepts('JDLB024', 'limits with HTTP', (stack) =>
        create(stack, { limits: { requestsPerSecond: 200, activeConnections: 200 } }),
      ),
      accepts('JDLB024', 'a limit of connections with TLS', (stack) =>
        create(stack, {
          protocol: TLS,
          certificates: certificates(stack, 'cert-a1'),
          limits: { activeConnections: 200 },
        }),
      ),
      providerAccepts('JDLB024', 'hsts_enable with Https', TYPE, { ...HTTPS_443, hsts_enable: true }),
      providerAccepts('JDLB024', 'a limit of connections with Tcp', TYPE, {
        ...TCP_80,
        limitation: { active_connections: 200 },
      }),
      providerAccepts('JDLB024', 'limits that are off, with Udp', TYPE, {
        ...HTTP_80,
        protocol: 'Udp',
        limitation: { qps: -1, active_connections: -1 },
      }),
    ],
  },
  {
    refused: [
      byProviderLater('JDLB022', 'plan', 'another protocol or port of a listener', 'lb_listener_resource_test.go'),
      byTypes(
        'JDLB106',
        'a protocol that does not exist',
        "new Listener(stack, 'Listener', { loadBalancer: alb, backendService, port: 80, protocol: 'QUIC' }); // refused: QUIC",
      ),
    ],
  },
  name({
    code: 'JDLB104',
    construct: (stack, value) => create(stack, { name: value }),
    provider: (value) => provider({ name: value }),
  }),
  description({
    code: 'JDLB105',
    construct: (stack, value) => create(stack, { description: value }),
    provider: (value) => provider({ description: value }),
  }),
  values(
    {
      code: 'JDLB106',
      property: 'protocol',
      construct: (stack, value) => create(stack, { protocol: value as never }),
      provider: (value) => provider({ protocol: value }),
    },
    {
      refused: ['QUIC', 'Http'],
      accepted: ['HTTP', 'TCP'],
      refusedByProvider: ['Quic', 'HTTP'],
      acceptedByProvider: ['Http', 'Tcp', 'Udp'],
    },
  ),
  range(
    {
      code: 'JDLB107',
      property: 'port',
      construct: (stack, value) => create(stack, { port: value }),
      provider: (value) => provider({ port: value }),
    },
    1,
    65535,
  ),
  range(
    {
      code: 'JDLB108',
      property: 'maxAge',
      construct: (stack, value) =>
        create(stack, {
          protocol: HTTPS,
          certificates: certificates(stack, 'cert-a1'),
          hsts: Hsts.enabled({ maxAge: Duration.seconds(value) }),
        }),
      provider: (value) => provider({ ...HTTPS_443, hsts_enable: true, hsts_max_age: value }),
    },
    1,
    94608000,
  ),
  range(
    {
      code: 'JDLB140',
      property: 'idleTimeout',
      construct: (stack, value) => create(stack, { idleTimeout: Duration.seconds(value) }),
      provider: (value) => provider({ connection_idle_time_seconds: value }),
    },
    1,
    86400,
  ),
  range(
    {
      code: 'JDLB141',
      property: 'requestsPerSecond',
      construct: (stack, value) => create(stack, { limits: { requestsPerSecond: value } }),
      provider: (value) => provider({ limitation: { qps: value } }),
    },
    100,
    500000,
  ),
  range(
    {
      code: 'JDLB142',
      property: 'activeConnections',
      construct: (stack, value) => create(stack, { limits: { activeConnections: value } }),
      provider: (value) => provider({ limitation: { active_connections: value } }),
    },
    100,
    5000000,
  ),
  {
    refused: [
      byTypes(
        'JDLB143',
        'a listener that is On',
        "alb.addHttpListener('Good', { backendService, enabled: false });",
        "alb.addHttpListener('Http', { backendService, enabled: 'On' }); // refused: enabled",
      ),
      byProvider('JDLB143', 'a status that does not exist', TYPE, { ...HTTP_80, status: 'Paused' }),
    ],
    accepted: [providerAccepts('JDLB143', 'one that is Off', TYPE, { ...HTTP_80, status: 'Off' })],
  },
);
