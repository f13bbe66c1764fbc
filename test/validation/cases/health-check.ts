import { TerraformStack } from 'cdktf';
import {
  BackendProtocol,
  BackendService,
  Duration,
  HealthCheck,
  HttpHealthCheckOptions,
  ILoadBalancer,
} from '../../../lib';
import { newAlb, newDnlb, newNlb } from '../../support/app';
import {
  accepts,
  atConstruction,
  byProvider,
  byProviderLater,
  byTypes,
  Cases,
  providerAccepts,
  ProviderResource,
  range,
  together,
  values,
} from '../cases';

const { HTTP, TCP, UDP } = BackendProtocol;
const TYPE = 'jdcloud_lb_backend';

function provider(healthCheck: object, protocol = 'Http'): ProviderResource {
  const body = { load_balancer_id: 'alb-a1', name: 'site', protocol, port: 53 };
  return { type: TYPE, body: { ...body, health_check: { protocol: 'Http', ...healthCheck } } };
}

function create(
  stack: TerraformStack,
  healthCheck: HealthCheck,
  protocol = HTTP,
  loadBalancer: ILoadBalancer = newAlb(stack),
): BackendService {
  return new BackendService(stack, 'Api', { loadBalancer, protocol, port: 53, healthCheck });
}

function http(stack: TerraformStack, options: HttpHealthCheckOptions): BackendService {
  return create(stack, HealthCheck.http(options));
}

/** An option in TypeScript that only health checks of another protocol have. */
function unchecked(options: HttpHealthCheckOptions): object {
  return options;
}

export const cases: Cases = together(
  {
    refused: [
      byTypes(
        'JDLB033',
        'a path of a TCP check',
        "HealthCheck.http({ path: '/' });",
        "HealthCheck.tcp({ path: '/' }); // refused: path",
      ),
      byTypes(
        'JDLB033',
        'a port of an ICMP check',
        'HealthCheck.tcp({ port: 53 });',
        'HealthCheck.icmp({ port: 53 }); // refused: port',
      ),
      atConstruction('JDLB033', 'HTTP on a DNLB', (stack) => create(stack, HealthCheck.http(), TCP, newDnlb(stack))),
      atConstruction('JDLB033', 'ICMP with TCP', (stack) => create(stack, HealthCheck.icmp(), TCP)),
      atConstruction('JDLB033', 'a path of a TCP check', (stack) =>
        create(stack, HealthCheck.tcp(unchecked({ path: '/' }))),
      ),
      atConstruction('JDLB033', 'a port of an ICMP check', (stack) =>
        create(stack, HealthCheck.icmp(unchecked({ port: 53 })), UDP),
      ),
      byProvider('JDLB033', 'Icmp with Http', TYPE, provider({ protocol: 'Icmp' }).body),
      byProvider('JDLB033', 'a port of an Icmp check', TYPE, provider({ protocol: 'Icmp', port: 53 }, 'Udp').body),
      byProvider('JDLB033', 'a path of a Tcp check', TYPE, provider({ protocol: 'Tcp', http_path: '/' }).body),
    ],
    accepted: [
      accepts('JDLB033', 'TCP on a DNLB', (stack) => create(stack, HealthCheck.tcp(), TCP, newDnlb(stack))),
      accepts('JDLB033', 'ICMP with UDP', (stack) => create(stack, HealthCheck.icmp(), UDP)),
      providerAccepts('JDLB033', 'Icmp with Udp', TYPE, provider({ protocol: 'Icmp' }, 'Udp').body),
      providerAccepts('JDLB033', 'Tcp with Udp', TYPE, provider({ protocol: 'Tcp' }, 'Udp').body),
    ],
  },
  {
    refused: [
      atConstruction('JDLB034', 'disabled on an NLB', (stack) =>
        create(stack, HealthCheck.tcp({ enabled: false }), TCP, newNlb(stack)),
      ),
      byProviderLater('JDLB034', 'plan', 'disabled on an nlb', 'lb_health_check_enabled_test.go'),
    ],
    accepted: [
      accepts('JDLB034', 'disabled on an ALB', (stack) => create(stack, HealthCheck.http({ enabled: false }))),
      accepts('JDLB034', 'disabled on a DNLB', (stack) =>
        create(stack, HealthCheck.tcp({ enabled: false }), TCP, newDnlb(stack)),
      ),
      accepts('JDLB034', 'enabled on an NLB', (stack) =>
        create(stack, HealthCheck.tcp({ enabled: true }), TCP, newNlb(stack)),
      ),
      providerAccepts('JDLB034', 'disabled', TYPE, provider({ enabled: false }).body),
    ],
  },
  range(
    {
      code: 'JDLB124',
      property: 'interval',
      construct: (stack, value) => http(stack, { interval: Duration.seconds(value) }),
      provider: (value) => provider({ interval_seconds: value }),
    },
    5,
    300,
  ),
  range(
    {
      code: 'JDLB125',
      property: 'timeout',
      construct: (stack, value) => http(stack, { timeout: Duration.seconds(value) }),
      provider: (value) => provider({ check_timeout_seconds: value }),
    },
    2,
    60,
  ),
  range(
    {
      code: 'JDLB126',
      property: 'healthyThreshold',
      construct: (stack, value) => http(stack, { healthyThreshold: value }),
      provider: (value) => provider({ healthy_threshold_count: value }),
    },
    1,
    5,
  ),
  range(
    {
      code: 'JDLB127',
      property: 'unhealthyThreshold',
      construct: (stack, value) => http(stack, { unhealthyThreshold: value }),
      provider: (value) => provider({ unhealthy_threshold_count: value }),
    },
    1,
    5,
  ),
  range(
    {
      code: 'JDLB128',
      property: 'port',
      construct: (stack, value) => http(stack, { port: value }),
      provider: (value) => provider({ port: value }),
    },
    0,
    65535,
  ),
  values(
    {
      code: 'JDLB129',
      property: 'path',
      construct: (stack, value) => http(stack, { path: value }),
      provider: (value) => provider({ http_path: value }),
    },
    {
      refused: ['healthz', '/a b', '/100%', `/${'a'.repeat(1000)}`],
      accepted: ['/', "/健康-/.?#&_;~!()*[]@^:',+=<>{}", '/%E5%BA%B7', `/${'a'.repeat(999)}`],
    },
  ),
  values(
    {
      code: 'JDLB130',
      property: 'host',
      construct: (stack, value) => http(stack, { host: value }),
      provider: (value) => provider({ http_domain: value }),
    },
    {
      refused: ['a_b', 'fe80::1%eth0', 'a'.repeat(256)],
      accepted: ['shop.example.com', '10.0.0.1', '2001:db8::1', 'a'.repeat(255)],
    },
  ),
  {
    refused: [
      byTypes('JDLB131', 'a version', "HealthCheck.http({ httpVersion: 'HTTP/2' }); // refused: HTTP/2"),
      byTypes('JDLB134', 'a check with HTTPS', 'HealthCheck.http();', 'HealthCheck.https(); // refused: https'),
      byProvider('JDLB134', 'a check with Https', TYPE, provider({ protocol: 'Https' }).body),
    ],
    accepted: [providerAccepts('JDLB134', 'a check with Tcp', TYPE, provider({ protocol: 'Tcp' }).body)],
  },
  values(
    {
      code: 'JDLB131',
      property: 'httpVersion',
      construct: (stack, value) => http(stack, { httpVersion: value as never }),
      provider: (value) => provider({ http_version: value }),
    },
    { refused: ['HTTP/2', '1.1'], accepted: ['HTTP1.0', 'HTTP1.1'] },
  ),
  values(
    {
      code: 'JDLB132',
      property: 'healthyStatusCodes',
      construct: (stack, value) => http(stack, { healthyStatusCodes: [value] }),
      provider: (value) => provider({ http_code: [value] }),
    },
    { refused: ['199', '500', '299-200', '5xx'], accepted: ['200', '499', '200-299', '2xx', '4xx'] },
  ),
);
