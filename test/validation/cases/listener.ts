import { TerraformStack } from 'cdktf';
import { BackendProtocol, Certificate, Duration, Hsts, Listener, ListenerProps, ListenerProtocol } from '../../../lib';
import { newAlb, newBackendService } from '../../support/app';
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

const { HTTP, HTTPS, TCP, TLS } = ListenerProtocol;
const TYPE = 'jdcloud_lb_listener';
const HTTP_80 = { load_balancer_id: 'alb-a1', name: 'http', backend_id: 'backend-a1', protocol: 'Http', port: 80 };
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
      byProvider('JDLB024', 'hsts_enable with Http', TYPE, { ...HTTP_80, hsts_enable: true }),
      byProvider('JDLB024', 'hsts_max_age with Http', TYPE, { ...HTTP_80, hsts_max_age: 60 }),
    ],
    accepted: [
      accepts('JDLB024', 'HSTS with HTTPS', (stack) =>
        create(stack, { protocol: HTTPS, certificates: certificates(stack, 'cert-a1'), hsts: Hsts.enabled() }),
      ),
      providerAccepts('JDLB024', 'hsts_enable with Https', TYPE, { ...HTTPS_443, hsts_enable: true }),
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
);
