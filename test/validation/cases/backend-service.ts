import { TerraformStack } from 'cdktf';
import {
  AvailabilityGroup,
  BackendProtocol,
  BackendService,
  BackendServiceProps,
  Duration,
  ForwardedHeader,
  HealthCheck,
  IBackendTargets,
  SchedulingAlgorithm,
  SessionPersistence,
} from '../../../lib';
import { newAlb, newDnlb, newNlb } from '../../support/app';
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

const { HTTP, TCP, UDP } = BackendProtocol;
const TYPE = 'jdcloud_lb_backend';
const HTTP_80 = {
  load_balancer_id: 'alb-a1',
  name: 'site',
  protocol: 'Http',
  port: 80,
  health_check: { protocol: 'Http' },
};
const TCP_80 = { ...HTTP_80, protocol: 'Tcp', health_check: { protocol: 'Tcp' } };

function provider(attributes: object): ProviderResource {
  return { type: TYPE, body: { ...HTTP_80, ...attributes } };
}

function create(stack: TerraformStack, props: Partial<BackendServiceProps>): BackendService {
  return new BackendService(stack, 'Api', {
    loadBalancer: props.loadBalancer ?? newAlb(stack),
    protocol: HTTP,
    port: 80,
    healthCheck: HealthCheck.tcp(),
    ...props,
  });
}

function onNlb(stack: TerraformStack, props: Partial<BackendServiceProps>): BackendService {
  return create(stack, { loadBalancer: newNlb(stack), protocol: TCP, ...props });
}

function onDnlb(stack: TerraformStack, props: Partial<BackendServiceProps>): BackendService {
  return create(stack, { loadBalancer: newDnlb(stack), protocol: TCP, ...props });
}

/** What a user's own class may give. */
function both(stack: TerraformStack): Partial<BackendServiceProps> {
  const loadBalancer = newAlb(stack);
  const targetGroup = loadBalancer.addTargetGroup('Servers');
  const availabilityGroup = AvailabilityGroup.fromAvailabilityGroupId(stack, 'Workers', 'ag-a1');
  return { loadBalancer, targets: { bindBackendTargets: () => ({ targetGroup, availabilityGroup }) } };
}

function weighing(stack: TerraformStack, defaultWeight: number): IBackendTargets {
  const availabilityGroup = AvailabilityGroup.fromAvailabilityGroupId(stack, 'Workers', 'ag-a1');
  return { bindBackendTargets: () => ({ availabilityGroup, defaultWeight }) };
}

/** What every backend service needs, for the types. */
const REST = 'protocol: BackendProtocol.TCP, port: 80, healthCheck: HealthCheck.tcp()';

export const cases: Cases = together(
  {
    refused: [
      atConstruction('JDLB020', 'HTTP on an NLB', (stack) => onNlb(stack, { protocol: HTTP })),
      byProviderLater('JDLB022', 'plan', 'another protocol or port of a backend', 'lb_backend_resource_test.go'),
      byTypes(
        'JDLB029',
        'a list of targets',
        `alb.addBackendService('Good', { ${REST}, targets: servers });`,
        `alb.addBackendService('Api', { ${REST}, targets: [servers, workers] }); // refused: bindBackendTargets`,
      ),
      atConstruction('JDLB029', 'both kinds', (stack) => create(stack, both(stack))),
      byProvider('JDLB029', 'both kinds', TYPE, { ...HTTP_80, target_group_id: 'tg-a1', ag_info: { ag_id: 'ag-a1' } }),
      byTypes(
        'JDLB030',
        'agIds next to agInfo',
        "new jdcloud.LbBackend(stack, 'Api', {",
        "  name: 'api', loadBalancerId: 'alb-a1', protocol: 'Tcp', port: 80, healthCheck: { protocol: 'Tcp' },",
        "  agInfo: { agId: 'ag-a1' },",
        "  agIds: ['ag-a1'], // refused: agIds",
        '});',
      ),
    ],
    accepted: [
      accepts('JDLB020', 'TCP on an NLB', (stack) => onNlb(stack, {})),
      accepts('JDLB029', 'neither', (stack) => create(stack, {})),
      accepts('JDLB029', 'an availability group', (stack) =>
        create(stack, { targets: AvailabilityGroup.fromAvailabilityGroupId(stack, 'Workers', 'ag-a1') }),
      ),
      providerAccepts('JDLB029', 'a target group', TYPE, { ...HTTP_80, target_group_id: 'tg-a1' }),
      providerAccepts('JDLB029', 'an availability group', TYPE, { ...HTTP_80, ag_info: { ag_id: 'ag-a1' } }),
    ],
  },
  {
    refused: [
      atConstruction('JDLB031', 'a quintuple hash on an ALB', (stack) =>
        create(stack, { algorithm: SchedulingAlgorithm.QUINTUPLE_HASH }),
      ),
      atConstruction('JDLB031', 'round robin on a DNLB', (stack) =>
        onDnlb(stack, { algorithm: SchedulingAlgorithm.ROUND_ROBIN }),
      ),
      byProvider('JDLB031', 'QuintupleHash with Http', TYPE, { ...HTTP_80, algorithm: 'QuintupleHash' }),
    ],
    accepted: [
      accepts('JDLB031', 'a quintuple hash on a DNLB', (stack) =>
        onDnlb(stack, { algorithm: SchedulingAlgorithm.QUINTUPLE_HASH }),
      ),
      providerAccepts('JDLB031', 'QuintupleHash with Tcp', TYPE, { ...TCP_80, algorithm: 'QuintupleHash' }),
    ],
  },
  {
    refused: [
      byTypes(
        'JDLB032',
        'connection draining on an application load balancer',
        `nlb.addBackendService('Good', { ${REST}, connectionDraining: Duration.seconds(60) });`,
        `alb.addBackendService('Api', { ${REST}, connectionDraining: Duration.seconds(60) }); // refused: connectionDraining`,
      ),
      byTypes(
        'JDLB032',
        'session persistence on a distributed network load balancer',
        `nlb.addBackendService('Good', { ${REST}, sessionPersistence: SessionPersistence.sourceIp() });`,
        `dnlb.addBackendService('Api', { ${REST}, sessionPersistence: SessionPersistence.sourceIp() }); // refused: sessionPersistence`,
      ),
      atConstruction('JDLB032', 'sessions by cookie with TCP', (stack) =>
        create(stack, { protocol: TCP, sessionPersistence: SessionPersistence.cookie() }),
      ),
      atConstruction('JDLB032', 'sessions by cookie with another algorithm', (stack) =>
        create(stack, {
          algorithm: SchedulingAlgorithm.SOURCE_IP_HASH,
          sessionPersistence: SessionPersistence.cookie(),
        }),
      ),
      atConstruction('JDLB032', 'sessions by cookie on an NLB', (stack) =>
        onNlb(stack, { sessionPersistence: SessionPersistence.cookie() }),
      ),
      atConstruction('JDLB032', 'sessions by source address on an ALB', (stack) =>
        create(stack, { sessionPersistence: SessionPersistence.sourceIp() }),
      ),
      atConstruction('JDLB032', 'sessions on a DNLB', (stack) =>
        onDnlb(stack, { sessionPersistence: SessionPersistence.sourceIp() }),
      ),
      atConstruction('JDLB032', 'connection draining on an ALB', (stack) =>
        create(stack, { connectionDraining: Duration.seconds(60) }),
      ),
      atConstruction('JDLB032', 'proxy protocol on an NLB', (stack) => onNlb(stack, { proxyProtocol: true })),
      atConstruction('JDLB032', 'proxy protocol with HTTP', (stack) => create(stack, { proxyProtocol: true })),
      atConstruction('JDLB032', 'forwarded headers with TCP', (stack) =>
        create(stack, { protocol: TCP, forwardedHeaders: [ForwardedHeader.PROTO] }),
      ),
      byProvider('JDLB032', 'stickiness with IpHash', TYPE, {
        ...HTTP_80,
        session_stickiness: true,
        algorithm: 'IpHash',
      }),
      byProvider('JDLB032', 'a cookie without stickiness', TYPE, { ...HTTP_80, http_cookie_expire_seconds: 60 }),
      byProvider('JDLB032', 'a timeout with Http', TYPE, {
        ...HTTP_80,
        session_stickiness: true,
        session_sticky_timeout: 60,
      }),
      byProvider('JDLB032', 'connection draining with Http', TYPE, { ...HTTP_80, connection_draining_seconds: 60 }),
      byProvider('JDLB032', 'proxy protocol with Http', TYPE, { ...HTTP_80, proxy_protocol: true }),
      byProvider('JDLB032', 'a cookie with Tcp', TYPE, {
        ...TCP_80,
        session_stickiness: true,
        http_cookie_expire_seconds: 60,
      }),
      byProvider('JDLB032', 'a forwarded header with Tcp', TYPE, { ...TCP_80, http_forwarded_vip: true }),
    ],
    accepted: [
      accepts('JDLB032', 'sessions by cookie on an ALB', (stack) =>
        create(stack, { sessionPersistence: SessionPersistence.cookie() }),
      ),
      accepts('JDLB032', 'sessions by source address on an NLB', (stack) =>
        onNlb(stack, { sessionPersistence: SessionPersistence.sourceIp() }),
      ),
      accepts('JDLB032', 'proxy protocol with UDP', (stack) => create(stack, { protocol: UDP, proxyProtocol: true })),
      accepts('JDLB032', 'forwarded headers with HTTP', (stack) =>
        create(stack, { forwardedHeaders: [ForwardedHeader.PROTO] }),
      ),
      providerAccepts('JDLB032', 'a cookie with Http', TYPE, {
        ...HTTP_80,
        session_stickiness: true,
        http_cookie_expire_seconds: 60,
      }),
      providerAccepts('JDLB032', 'proxy protocol with Tcp', TYPE, { ...TCP_80, proxy_protocol: true }),
    ],
  },
  {
    refused: [
      byTypes(
        'JDLB034',
        'no health check',
        "alb.addBackendService('Api', { protocol: BackendProtocol.TCP, port: 80 }); // refused: healthCheck",
      ),
      atConstruction('JDLB034', 'no health check', (stack) => create(stack, { healthCheck: undefined })),
    ],
    accepted: [accepts('JDLB034', 'a health check', (stack) => create(stack, { healthCheck: HealthCheck.tcp() }))],
  },
  name({
    code: 'JDLB115',
    construct: (stack, value) => create(stack, { name: value }),
    provider: (value) => provider({ name: value }),
  }),
  description({
    code: 'JDLB116',
    construct: (stack, value) => create(stack, { description: value }),
    provider: (value) => provider({ description: value }),
  }),
  {
    refused: [
      byTypes(
        'JDLB117',
        'a protocol of listeners only',
        "alb.addBackendService('Api', { port: 80, healthCheck: HealthCheck.tcp(), protocol: 'HTTPS' }); // refused: HTTPS",
      ),
      atConstruction('JDLB117', 'a protocol of an existing backend service that does not exist', (stack) =>
        BackendService.fromBackendServiceAttributes(stack, 'Api', {
          backendServiceId: 'backend-a1',
          protocol: 'HTTPS' as never,
        }),
      ),
      byTypes(
        'JDLB119',
        'an algorithm',
        `alb.addBackendService('Api', { ${REST}, algorithm: 'RANDOM' }); // refused: RANDOM`,
      ),
      byTypes(
        'JDLB133',
        'a header',
        `alb.addBackendService('Good', { ${REST}, forwardedHeaders: [ForwardedHeader.PROTO] });`,
        `alb.addBackendService('Api', { ${REST}, forwardedHeaders: ['VIA'] }); // refused: VIA`,
      ),
    ],
  },
  values(
    {
      code: 'JDLB117',
      property: 'protocol',
      construct: (stack, value) => create(stack, { protocol: value as never }),
      provider: (value) => provider({ protocol: value, health_check: { protocol: 'Tcp' } }),
    },
    {
      refused: ['HTTPS', 'Http'],
      accepted: ['HTTP', 'TCP', 'UDP'],
      refusedByProvider: ['Https', 'HTTP'],
      acceptedByProvider: ['Http', 'Tcp', 'Udp'],
    },
  ),
  range(
    {
      code: 'JDLB118',
      property: 'port',
      construct: (stack, value) => create(stack, { port: value }),
      provider: (value) => provider({ port: value }),
    },
    1,
    65535,
  ),
  values(
    {
      code: 'JDLB119',
      property: 'algorithm',
      construct: (stack, value) => create(stack, { algorithm: value as never }),
      provider: (value) => provider({ algorithm: value }),
    },
    {
      refused: ['RANDOM', 'RoundRobin'],
      accepted: ['ROUND_ROBIN', 'LEAST_CONNECTIONS', 'SOURCE_IP_HASH'],
      refusedByProvider: ['Random', 'ROUND_ROBIN'],
      acceptedByProvider: ['RoundRobin', 'LeastConn', 'IpHash'],
    },
  ),
  range(
    {
      code: 'JDLB120',
      property: 'expiresAfter',
      construct: (stack, value) =>
        create(stack, { sessionPersistence: SessionPersistence.cookie({ expiresAfter: Duration.seconds(value) }) }),
      provider: (value) => provider({ session_stickiness: true, http_cookie_expire_seconds: value }),
    },
    0,
    86400,
  ),
  range(
    {
      code: 'JDLB121',
      property: 'timeout',
      construct: (stack, value) =>
        onNlb(stack, { sessionPersistence: SessionPersistence.sourceIp({ timeout: Duration.seconds(value) }) }),
      provider: (value) => provider({ ...TCP_80, session_stickiness: true, session_sticky_timeout: value }),
    },
    1,
    3600,
  ),
  range(
    {
      code: 'JDLB122',
      property: 'connectionDraining',
      construct: (stack, value) => onNlb(stack, { connectionDraining: Duration.seconds(value) }),
      provider: (value) => provider({ ...TCP_80, connection_draining_seconds: value }),
    },
    0,
    3600,
  ),
  range(
    {
      code: 'JDLB123',
      property: 'defaultWeight',
      construct: (stack, value) => create(stack, { targets: weighing(stack, value) }),
      provider: (value) => provider({ ag_info: { ag_id: 'ag-a1', default_weight: value } }),
    },
    0,
    100,
  ),
  range(
    {
      code: 'JDLB123',
      property: 'memberWeights',
      construct: (stack, value) =>
        create(stack, {
          targets: AvailabilityGroup.fromAvailabilityGroupId(stack, 'Workers', 'ag-a1').withWeights({
            memberWeights: { 'i-ag1': value },
          }),
        }),
      provider: (value) => provider({ ag_info: { ag_id: 'ag-a1', member_weights: { 'i-ag1': value } } }),
    },
    0,
    100,
  ),
  {
    refused: [
      atConstruction('JDLB038', 'weight 0 of a member on a DNLB', (stack) =>
        onDnlb(stack, {
          targets: AvailabilityGroup.fromAvailabilityGroupId(stack, 'Workers', 'ag-a1').withWeights({
            memberWeights: { 'i-ag1': 0 },
          }),
        }),
      ),
      byProviderLater('JDLB038', 'plan', 'weight 0 of members on an nlb or dnlb', 'lb_member_weights_test.go'),
    ],
  },
  values(
    {
      code: 'JDLB133',
      property: 'forwardedHeaders',
      construct: (stack, value) => create(stack, { forwardedHeaders: [value as never] }),
    },
    { refused: ['VIA', 'X-Forwarded-Proto'], accepted: ['PROTO', 'PORT', 'HOST', 'LOAD_BALANCER_IP', 'CLIENT_PORT'] },
  ),
);
