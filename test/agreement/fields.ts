import { TerraformStack } from 'cdktf';
import { AvailabilityGroup, Certificate, Duration, ForwardedHeader, SecurityGroup } from '../../lib';
import { Exemption, Field, Scene } from './field';
import {
  attachment,
  AVAILABILITY_GROUP,
  backend,
  listener,
  loadBalancer,
  MEMBER,
  SCALED_AVAILABILITY_GROUP,
  switchedListener,
  target,
  TARGET_GROUP,
  UPDATED_BACKEND,
} from './scenes';
import { descriptions, exactly, flag, ids, names, status, texts, whole, words } from './values';

/*
 * Every field of the library's tables and of the provider's resources: what it is called in each of the three, and with which values it is
 * tried. A field of the library or the provider that is neither here nor among the exemptions fails the test.
 */

const ALB = loadBalancer({ product: 'ALB', azs: ['cn-north-1a'] });
const NLB = loadBalancer({ product: 'NLB', azs: ['cn-north-1a'] });
const DNLB = loadBalancer({ product: 'DNLB' });
const EDGE_DNLB = loadBalancer({ product: 'DNLB', subnetId: 'subnet-e1', edgeZone: 'cn-n1-jinan1' });
const HTTP_BACKEND = backend({ protocol: 'HTTP', check: 'Http' });
const TCP_BACKEND = backend({ protocol: 'TCP' });
const UDP_BACKEND = backend({ protocol: 'UDP' });
const STICKY_ALB_BACKEND = backend({ protocol: 'HTTP', sessions: 'cookie' });
const STICKY_NLB_BACKEND = backend({ product: 'NLB', protocol: 'TCP', sessions: 'sourceIp' });
const GROUP_BACKEND = backend({ protocol: 'HTTP', targets: 'target group' });
const AG_BACKEND = backend({ protocol: 'HTTP', targets: 'availability group' });
const HTTP_LISTENER = listener('HTTP');
const HTTPS_LISTENER = listener('HTTPS');
const NO_LIMIT = 'the API and the provider turn a limit off with it; in the library to leave it out says that';

/** An object that the provider names. */
function unnamed(scene: Scene): Scene {
  const { type, body } = scene.provider;
  return { ...scene, provider: { type, body: { ...body, name: undefined } } };
}

const seconds = (value: number): Duration => Duration.seconds(value);
const listed = (value: unknown): unknown[] => [value];

/** Ids: so many of them. */
function some(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}${index + 1}`);
}

export const FIELDS: readonly Field[] = [
  // Load balancers.
  { scene: ALB, library: 'load balancer.name', provider: 'name', simulator: 'loadBalancerName', values: names() },
  {
    scene: ALB,
    library: 'load balancer.description',
    provider: 'description',
    simulator: 'description',
    values: descriptions(),
  },
  ...(
    [
      [ALB, { ALB: 'alb' }],
      [NLB, { NLB: 'nlb' }],
      [DNLB, { DNLB: 'dnlb' }],
    ] as const
  ).map(([scene, spellings]): Field => ({
    scene,
    library: 'load balancer.loadBalancerType',
    provider: 'type',
    simulator: 'type',
    values: words(spellings),
  })),
  {
    scene: ALB,
    library: 'subnet.subnetId',
    provider: 'subnet_id',
    simulator: 'subnetId',
    values: ids('subnet-a1'),
  },
  {
    scene: ALB,
    library: 'load balancer.zones',
    provider: 'azs',
    simulator: 'azs',
    values: exactly({
      right: [['cn-north-1a'], ['cn-north-1a', 'cn-north-1b']],
      wrong: [
        [],
        ['cn-north-1a', 'cn-north-1b', 'cn-north-1c'],
        [''],
        [' '],
        ['cn-north-1a '],
        ['cn\nnorth'],
        'cn-north-1a',
      ],
    }),
  },
  {
    scene: EDGE_DNLB,
    library: 'load balancer.edgeZone',
    provider: 'azs',
    simulator: 'azs',
    values: exactly({ right: ['cn-n1-jinan1'], wrong: ['', ' ', 'cn n1', 'cn-n1-jinan1\n', '\u3000'] }),
    inProvider: listed,
    inSimulator: listed,
  },
  {
    scene: loadBalancer({ product: 'ALB', azs: ['cn-north-1a'], securityGroup: true }),
    library: 'security group.securityGroupId',
    provider: 'security_group_ids',
    simulator: 'securityGroupIds',
    values: ids('sg-a1'),
    inProvider: listed,
    inSimulator: listed,
  },
  {
    scene: ALB,
    library: 'load balancer.securityGroups',
    provider: 'security_group_ids',
    simulator: 'securityGroupIds',
    values: exactly({ right: [1, 4], wrong: [0, 5] }),
    inLibrary: (count: number, stack: TerraformStack) =>
      some('sg-a', count).map((id) => SecurityGroup.fromSecurityGroupId(stack, id, id)),
    inProvider: (count: number) => some('sg-a', count),
    inSimulator: (count: number) => some('sg-a', count),
  },
  {
    scene: loadBalancer({ product: 'NLB', azs: ['cn-north-1a'], elasticIp: true }),
    library: 'elastic IP.elasticIpId',
    provider: 'elastic_ip_id',
    simulator: 'elasticIpId',
    values: ids('fip-a1'),
  },
  {
    scene: ALB,
    library: 'load balancer.privateIpAddress',
    provider: 'private_ip_address',
    simulator: 'privateIpAddress',
    values: texts({
      right: ['10.0.16.20', '10.0.16.254'],
      wrong: ['', '10.0.16', '10.0.16.256', '10.0.16.020', '10.0.16.20/24', ' 10.0.16.20', '10.0.16.20\n', '::1'],
    }),
  },
  {
    scene: loadBalancer({ product: 'ALB', azs: ['cn-north-1a'], changed: true }),
    library: 'load balancer.running',
    provider: 'status',
    simulator: 'action',
    values: flag(),
    inProvider: (running: unknown) => (running === true ? 'started' : running === false ? 'stopped' : running),
    inSimulator: (running: unknown) => (running === true ? 'Start' : running === false ? 'Stop' : running),
  },
  {
    scene: ALB,
    library: 'load balancer.deletionProtection',
    provider: 'delete_protection',
    simulator: 'deleteProtection',
    values: flag(),
  },
  {
    when: 'keys',
    scene: ALB,
    library: 'load balancer.tags',
    provider: 'tags',
    simulator: 'userTags',
    values: texts({ right: ['team', '团队'], wrong: ['', 'te\nam', 'team\r'] }),
    inLibrary: (key: string) => ({ [key]: 'web' }),
    inProvider: (key: string) => ({ [key]: 'web' }),
    inSimulator: (key: string) => [{ key, value: 'web' }],
  },
  {
    when: 'values',
    scene: ALB,
    library: 'load balancer.tags',
    provider: 'tags',
    simulator: 'userTags',
    values: texts({ right: ['', 'web', '网站'] }),
    inLibrary: (value: string) => ({ team: value }),
    inProvider: (value: string) => ({ team: value }),
    inSimulator: (value: string) => [{ key: 'team', value }],
  },

  // Target groups and targets.
  {
    scene: TARGET_GROUP,
    library: 'target group.name',
    provider: 'name',
    simulator: 'targetGroupName',
    values: names(),
  },
  {
    scene: TARGET_GROUP,
    library: 'target group.description',
    provider: 'description',
    simulator: 'description',
    values: descriptions(),
  },
  {
    scene: TARGET_GROUP,
    library: 'target group.targetType',
    provider: 'type',
    simulator: 'type',
    values: words({ INSTANCE: 'instance', IP: 'ip' }, { CONTAINER: 'container' }),
  },
  {
    scene: TARGET_GROUP,
    library: 'existing load balancer.loadBalancerId',
    provider: 'load_balancer_id',
    simulator: 'loadBalancerId',
    values: ids('alb-a1'),
  },
  ...(
    [
      [target, 'target', 'targets.*.', 'the verb says it: addInstance(), addContainer(), addIpAddress()'],
      [attachment, 'target group attachment', '', 'the property says it: instance, container, ipAddress'],
    ] as const
  ).flatMap(([scene, noun, path, kind]): Field[] => [
    {
      scene: scene('vm'),
      library: `${noun}.port`,
      provider: `${path}port`,
      simulator: 'targetSpecs.0.port',
      values: whole(0, 65535),
    },
    {
      scene: scene('vm'),
      library: `${noun}.weight`,
      provider: `${path}weight`,
      simulator: 'targetSpecs.0.weight',
      values: whole(0, 100),
    },
    {
      scene: scene('vm'),
      library: 'instance.instanceId',
      provider: `${path}instance_id`,
      simulator: 'targetSpecs.0.instanceId',
      values: ids('i-a1'),
    },
    {
      when: 'container',
      scene: scene('container'),
      library: 'container.containerId',
      provider: `${path}instance_id`,
      simulator: 'targetSpecs.0.instanceId',
      values: ids('pod-a1'),
    },
    {
      scene: scene('ip', 'NLB'),
      library: `${noun}.ipAddress`,
      provider: `${path}ip_address`,
      simulator: 'targetSpecs.0.ipAddress',
      values: texts({
        right: ['10.0.0.7', '172.16.0.1', '192.168.255.254'],
        wrong: [
          '10.0.0',
          '10.0.0.256',
          '10.0.0.07',
          '10.0.0.7/32',
          ' 10.0.0.7',
          '10.0.0.7\n',
          '１0.0.0.7',
          '::1',
          '0x0a.0.0.7',
        ],
      }),
    },
    ...(['vm', 'container', 'ip'] as const).map((type): Field => ({
      scene: scene(type),
      library: { absent: kind },
      provider: `${path}type`,
      simulator: 'targetSpecs.0.type',
      values: words({ [type]: type }),
    })),
  ]),

  ...(
    [
      [TARGET_GROUP, 'targetGroupName'],
      [TCP_BACKEND, 'backendName'],
    ] as const
  ).map(([scene, simulator]): Field => ({
    scene: unnamed(scene),
    library: { absent: 'the library draws names itself' },
    provider: 'name_prefix',
    simulator,
    values: texts({
      right: ['a', '-', '网站', 'a'.repeat(23), '站'.repeat(23)],
      wrong: ['a b', 'a.b', 'a\n', '😀', 'a'.repeat(24), 'a'.repeat(33)],
    }),
    inSimulator: (prefix: string) => `${prefix}0a1b2c3d`,
    differs: {
      '""': 'the API sees the drawn digits alone; to leave the prefix out says that',
      [JSON.stringify('a'.repeat(24))]: 'the API would take a name of 32 characters; the provider keeps one in reserve',
    },
  })),

  // Backends.
  { scene: HTTP_BACKEND, library: 'backend service.name', provider: 'name', simulator: 'backendName', values: names() },
  {
    scene: HTTP_BACKEND,
    library: 'backend service.description',
    provider: 'description',
    simulator: 'description',
    values: descriptions(),
  },
  {
    scene: TCP_BACKEND,
    library: 'backend service.protocol',
    provider: 'protocol',
    simulator: 'protocol',
    values: words({ HTTP: 'Http', TCP: 'Tcp', UDP: 'Udp' }, { HTTPS: 'Https', TLS: 'Tls' }),
  },
  { scene: TCP_BACKEND, library: 'backend service.port', provider: 'port', simulator: 'port', values: whole(1, 65535) },
  {
    scene: HTTP_BACKEND,
    library: 'backend service.algorithm',
    provider: 'algorithm',
    simulator: 'algorithm',
    values: words(
      { ROUND_ROBIN: 'RoundRobin', LEAST_CONNECTIONS: 'LeastConn', SOURCE_IP_HASH: 'IpHash' },
      { QUINTUPLE_HASH: 'QuintupleHash' },
    ),
  },
  {
    when: 'DNLB',
    scene: backend({ product: 'DNLB', protocol: 'TCP' }),
    library: 'backend service.algorithm',
    provider: 'algorithm',
    simulator: 'algorithm',
    values: words({ SOURCE_IP_HASH: 'IpHash', QUINTUPLE_HASH: 'QuintupleHash' }),
  },
  {
    scene: AG_BACKEND,
    library: 'backend service.targets',
    provider: 'ag_info.default_weight',
    simulator: 'agInfoSpec.0.defaultWeight',
    values: whole(0, 100),
    inLibrary: (weight: number, stack: TerraformStack) =>
      AvailabilityGroup.fromAvailabilityGroupId(stack, 'Weighted', 'ag-a1').withDefaultWeight(weight),
  },
  {
    when: 'members',
    scene: MEMBER,
    library: 'backend service.targets',
    provider: 'ag_info.member_weights',
    simulator: 'targetUpdateSpecs.0.weight',
    values: whole(0, 100),
    inLibrary: (weight: number, stack: TerraformStack) =>
      AvailabilityGroup.fromAvailabilityGroupId(stack, 'Weighted', 'ag-a1').withWeights({
        memberWeights: { 'i-a1': weight },
      }),
    inProvider: (weight: number) => ({ 'i-a1': weight }),
  },
  {
    scene: AG_BACKEND,
    library: 'existing availability group.availabilityGroupId',
    provider: 'ag_info.ag_id',
    simulator: 'agInfoSpec.0.agId',
    values: ids('ag-a1'),
  },
  {
    scene: GROUP_BACKEND,
    library: 'existing target group.targetGroupId',
    provider: 'target_group_id',
    simulator: 'targetGroupIds.0',
    values: ids('tg-a1'),
  },
  {
    scene: TCP_BACKEND,
    library: 'existing load balancer.loadBalancerId',
    provider: 'load_balancer_id',
    simulator: 'loadBalancerId',
    values: ids('alb-a1'),
  },
  {
    scene: STICKY_ALB_BACKEND,
    library: { absent: 'the factory says it: SessionPersistence.cookie()' },
    provider: 'session_stickiness',
    simulator: 'sessionStickiness',
    values: flag(),
  },
  {
    scene: STICKY_ALB_BACKEND,
    library: 'session cookie.expiresAfter',
    provider: 'http_cookie_expire_seconds',
    simulator: 'httpCookieExpireSeconds',
    values: whole(0, 86400),
    inLibrary: seconds,
  },
  {
    scene: STICKY_NLB_BACKEND,
    library: 'session by source address.timeout',
    provider: 'session_sticky_timeout',
    simulator: 'sessionStickyTimeout',
    values: whole(1, 3600),
    inLibrary: seconds,
  },
  {
    scene: backend({ product: 'NLB', protocol: 'TCP' }),
    library: 'backend service.connectionDraining',
    provider: 'connection_draining_seconds',
    simulator: 'connectionDrainingSeconds',
    values: whole(0, 3600),
    inLibrary: seconds,
  },
  {
    scene: TCP_BACKEND,
    library: 'backend service.proxyProtocol',
    provider: 'proxy_protocol',
    simulator: 'proxyProtocol',
    values: flag(),
  },
  ...(
    [
      [ForwardedHeader.PROTO, 'http_forwarded_protocol', 'httpForwardedProtocol'],
      [ForwardedHeader.PORT, 'http_forwarded_port', 'httpForwardedPort'],
      [ForwardedHeader.HOST, 'http_forwarded_host', 'httpForwardedHost'],
      [ForwardedHeader.LOAD_BALANCER_IP, 'http_forwarded_vip', 'httpForwardedVip'],
      [ForwardedHeader.CLIENT_PORT, 'http_forwarded_client_port', 'httpForwardedClientPort'],
    ] as const
  ).map(([header, provider, simulator]): Field => ({
    scene: HTTP_BACKEND,
    library: 'backend service.forwardedHeaders',
    provider,
    simulator,
    values: flag(),
    inLibrary: (value: unknown) => (value === true ? [header] : value === false ? [] : [value]),
  })),

  // Health checks.
  {
    scene: UPDATED_BACKEND,
    library: 'health check.enabled',
    provider: 'health_check.enabled',
    simulator: 'closeHealthCheck',
    values: flag(),
    inSimulator: (enabled: unknown) => (typeof enabled === 'boolean' ? !enabled : enabled),
  },
  ...(['Http', 'Tcp', 'Icmp'] as const).map((check): Field => ({
    scene: backend({ protocol: 'UDP', check }),
    library: { absent: 'the factory says it: HealthCheck.http(), HealthCheck.tcp(), HealthCheck.icmp()' },
    provider: 'health_check.protocol',
    simulator: 'healthCheckSpec.protocol',
    values: words({ [check]: check }, { Https: 'Https', Udp: 'Udp' }),
  })),
  {
    scene: TCP_BACKEND,
    library: 'health check.interval',
    provider: 'health_check.interval_seconds',
    simulator: 'healthCheckSpec.intervalSeconds',
    values: whole(5, 300),
    inLibrary: seconds,
  },
  {
    scene: UDP_BACKEND,
    library: 'health check.timeout',
    provider: 'health_check.check_timeout_seconds',
    simulator: 'healthCheckSpec.checkTimeoutSeconds',
    values: whole(2, 60),
    inLibrary: seconds,
  },
  {
    scene: TCP_BACKEND,
    library: 'health check.healthyThreshold',
    provider: 'health_check.healthy_threshold_count',
    simulator: 'healthCheckSpec.healthyThresholdCount',
    values: whole(1, 5),
  },
  {
    scene: TCP_BACKEND,
    library: 'health check.unhealthyThreshold',
    provider: 'health_check.unhealthy_threshold_count',
    simulator: 'healthCheckSpec.unhealthyThresholdCount',
    values: whole(1, 5),
  },
  {
    scene: TCP_BACKEND,
    library: 'health check.port',
    provider: 'health_check.port',
    simulator: 'healthCheckSpec.port',
    values: whole(0, 65535),
  },
  {
    scene: HTTP_BACKEND,
    library: 'health check.path',
    provider: 'health_check.http_path',
    simulator: 'healthCheckSpec.httpPath',
    values: texts({
      right: [
        '/',
        '//',
        '/health',
        '/健康',
        '/a%20b',
        '/a%E5%81%A5',
        '/a%aF',
        "/-/.?#&_;~!()*[]@^:',+=<>{}",
        `/${'a'.repeat(999)}`,
        `/${'健'.repeat(999)}`,
      ],
      wrong: [
        '',
        'health',
        ' /health',
        '/health ',
        '/he alth',
        '/health\n',
        '/a%',
        '/a%z',
        '/a%zz',
        '/a%2',
        '/a%+1',
        '/a%健康',
        '/a%%20',
        '/a$b',
        '/a|b',
        '/a\\b',
        '/a"b',
        '/😀',
        '／',
        `/${'a'.repeat(1000)}`,
        `/${'健'.repeat(1000)}`,
      ],
      before: '/',
    }),
  },
  {
    scene: HTTP_BACKEND,
    library: 'health check.host',
    provider: 'health_check.http_domain',
    simulator: 'healthCheckSpec.httpDomain',
    values: texts({
      right: ['a', 'example.com', 'EXAMPLE.com', '10.0.0.7', '2001:db8::1', '::1', 'a'.repeat(255)],
      wrong: [
        ' example.com',
        'example.com ',
        'example.com\n',
        'ex_ample.com',
        '例.com',
        '*.com',
        'a:80',
        '[::1]',
        'fe80::1%eth0',
        '::g',
        'a'.repeat(256),
      ],
    }),
    differs: {
      '""': 'the API says no host with it; in a configuration to leave it out says so, and an empty one is a mistake',
    },
  },
  {
    scene: HTTP_BACKEND,
    library: 'health check.httpVersion',
    provider: 'health_check.http_version',
    simulator: 'healthCheckSpec.httpVersion',
    values: words({ 'HTTP1.0': 'HTTP1.0', 'HTTP1.1': 'HTTP1.1' }, { 'HTTP/1.1': 'HTTP/1.1', 'HTTP2.0': 'HTTP2.0' }),
  },
  {
    scene: HTTP_BACKEND,
    library: 'health check.healthyStatusCodes',
    provider: 'health_check.http_code',
    simulator: 'healthCheckSpec.httpCode',
    values: exactly({
      right: ['200', '499', '200-201', '200-499', '299-300', '2xx', '3xx', '4xx'].map(listed).concat([
        ['2xx', '3xx'],
        ['200', '202-207', '302', '4xx'],
      ]),
      wrong: [
        '',
        ' ',
        '199',
        '500',
        '5xx',
        '1xx',
        '2XX',
        '20x',
        '2xx-3xx',
        '200-200',
        '300-200',
        '200-500',
        '199-200',
        '200-',
        '-200',
        '200–201',
        '200 - 201',
        ' 200',
        '200 ',
        '200\n',
        '２００',
        '0200',
        '200,201',
        '200-2xx',
        '网站',
        '😀',
      ]
        .map(listed)
        .concat([[], ['200', ''], ['200', '300-200']]),
    }),
  },

  // Listeners.
  { scene: HTTP_LISTENER, library: 'listener.name', provider: 'name', simulator: 'listenerName', values: names() },
  {
    scene: HTTP_LISTENER,
    library: 'listener.description',
    provider: 'description',
    simulator: 'description',
    values: descriptions(),
  },
  ...(
    [
      ['HTTP', 'Http'],
      ['HTTPS', 'Https'],
      ['TCP', 'Tcp'],
      ['TLS', 'Tls'],
      ['UDP', 'Udp'],
    ] as const
  ).map(([protocol, spelling]): Field => ({
    scene: listener(protocol),
    library: 'listener.protocol',
    provider: 'protocol',
    simulator: 'protocol',
    values: words({ [protocol]: spelling }, { QUIC: 'Quic' }),
  })),
  { scene: HTTP_LISTENER, library: 'listener.port', provider: 'port', simulator: 'port', values: whole(1, 65535) },
  {
    scene: HTTP_LISTENER,
    library: 'existing backend service.backendServiceId',
    provider: 'backend_id',
    simulator: 'backendId',
    values: ids('backend-http'),
  },
  {
    scene: HTTP_LISTENER,
    library: 'existing load balancer.loadBalancerId',
    provider: 'load_balancer_id',
    simulator: 'loadBalancerId',
    values: ids('alb-a1'),
  },
  {
    scene: HTTPS_LISTENER,
    library: 'certificate.certificateId',
    provider: 'certificate_ids',
    simulator: 'certificateSpecs.0.certificateId',
    values: ids('cert-a1'),
    inProvider: listed,
  },
  {
    scene: HTTPS_LISTENER,
    library: 'listener.certificates',
    provider: 'certificate_ids',
    simulator: 'certificateSpecs',
    values: exactly({ right: [1, 2], wrong: [0, 3] }),
    inLibrary: (count: number, stack: TerraformStack) =>
      some('cert-a', count).map((id) => Certificate.fromCertificateId(stack, id, id)),
    inProvider: (count: number) => some('cert-a', count),
    inSimulator: (count: number) => some('cert-a', count).map((certificateId) => ({ certificateId })),
  },
  {
    scene: HTTPS_LISTENER,
    library: { absent: 'the factory says it: Hsts.enabled()' },
    provider: 'hsts_enable',
    simulator: 'hstsEnable',
    values: flag(),
  },
  {
    scene: HTTPS_LISTENER,
    library: 'HSTS setting.maxAge',
    provider: 'hsts_max_age',
    simulator: 'hstsMaxAge',
    values: whole(1, 94608000),
    inLibrary: seconds,
  },
  ...(['HTTP', 'TLS', 'UDP'] as const).map((protocol): Field => ({
    when: protocol,
    scene: listener(protocol),
    library: 'listener.idleTimeout',
    provider: 'connection_idle_time_seconds',
    simulator: 'connectionIdleTimeSeconds',
    values: whole(1, 86400),
    inLibrary: seconds,
  })),
  {
    scene: HTTP_LISTENER,
    library: 'listener limit.requestsPerSecond',
    provider: 'limitation.qps',
    simulator: 'limitation.qps',
    values: whole(100, 500000),
    differs: { '-1': NO_LIMIT },
  },
  {
    scene: HTTP_LISTENER,
    library: 'listener limit.activeConnections',
    provider: 'limitation.active_connections',
    simulator: 'limitation.activeConnections',
    values: whole(100, 5000000),
    differs: { '-1': NO_LIMIT },
  },
  {
    scene: switchedListener(),
    library: 'listener.enabled',
    provider: 'status',
    simulator: 'status',
    values: status(),
  },

  // Availability groups.
  {
    scene: AVAILABILITY_GROUP,
    library: 'availability group.name',
    provider: 'name',
    simulator: 'agName',
    values: names(),
  },
  {
    scene: AVAILABILITY_GROUP,
    library: 'availability group.description',
    provider: 'description',
    simulator: 'description',
    values: descriptions(),
  },
  {
    scene: AVAILABILITY_GROUP,
    library: 'instance template.instanceTemplateId',
    provider: 'instance_template_id',
    simulator: 'instanceTemplateId',
    values: ids('it-a1'),
  },
  {
    scene: AVAILABILITY_GROUP,
    library: 'availability group.zones',
    provider: 'azs',
    simulator: 'azs',
    values: exactly({
      right: [['cn-north-1a'], ['cn-north-1a', 'cn-north-1b', 'cn-north-1c']],
      wrong: [[], [''], [' '], ['cn-north-1a '], ['cn\nnorth'], 'cn-north-1a'],
    }),
  },
  {
    scene: AVAILABILITY_GROUP,
    library: 'availability group.placement',
    provider: 'placement_type',
    simulator: 'placementType',
    values: words({ FAULT_DOMAIN: 'fd', SWITCH: 'switch', HOST: 'host' }),
  },
  {
    scene: AVAILABILITY_GROUP,
    library: {
      absent: 'a group with a custom configuration cannot change its template; the library creates strict ones',
    },
    provider: 'configuration_type',
    simulator: 'configurationType',
    values: exactly({ right: ['strict', 'loose'], wrong: ['', 'Strict', 'custom'] }),
  },
  ...(
    [
      ['min', 'min_size', 'minSize'],
      ['max', 'max_size', 'maxSize'],
      ['desired', 'desired_capacity', 'desiredCapacity'],
    ] as const
  ).map(([property, attribute, field]): Field => ({
    scene: SCALED_AVAILABILITY_GROUP,
    library: `scaling.${property}`,
    provider: `auto_scaling.${attribute}`,
    simulator: `autoscalingSpec.${field}`,
    values: whole(0, 1000),
  })),
  {
    scene: SCALED_AVAILABILITY_GROUP,
    library: 'scaling.healthCheck',
    provider: 'auto_scaling.health_check',
    simulator: 'autoscalingSpec.healthCheck',
    values: flag(),
  },
  {
    scene: SCALED_AVAILABILITY_GROUP,
    library: 'scaling.cooldown',
    provider: 'auto_scaling.cool_down_seconds',
    simulator: 'autoscalingSpec.coolDownSeconds',
    values: whole(0, 86400),
    inLibrary: seconds,
  },
  {
    scene: SCALED_AVAILABILITY_GROUP,
    library: 'scaling.removalPolicy',
    provider: 'auto_scaling.removal_policy',
    simulator: 'autoscalingSpec.removalPolicy',
    values: words({ OLDEST_INSTANCE: 'OldestResource', NEWEST_INSTANCE: 'NewestResource' }),
  },
];

const TERRAFORM = "Terraform's own argument";
const CONSTRUCT = 'a construct, whose id has an entry of its own';
const FACTORY = 'made by a factory, whose options have entries of their own';
const ABOUT = 'said of what exists, to find mistakes; it is not sent';
const WAIT = 'what Terraform waits for; it is not sent';
const LOOKUP = 'finds what exists; only JD Cloud knows whether it does';

/** Properties of the library that are not tried. */
export const LIBRARY_EXEMPTIONS: readonly Exemption[] = [
  { field: '*.dependsOn', reason: TERRAFORM },
  { field: '*.lifecycle', reason: TERRAFORM },
  { field: '*.provider', reason: TERRAFORM },
  { field: '*.loadBalancer', reason: CONSTRUCT },
  { field: 'load balancer.subnet', reason: CONSTRUCT },
  { field: 'load balancer.elasticIp', reason: CONSTRUCT },
  { field: 'listener.backendService', reason: CONSTRUCT },
  { field: 'availability group.instanceTemplate', reason: CONSTRUCT },
  { field: 'availability group.scaling', reason: 'an object, whose properties have entries of their own' },
  { field: 'listener.hsts', reason: FACTORY },
  { field: 'listener.limits', reason: 'an object, whose properties have entries of their own' },
  { field: 'backend service.healthCheck', reason: FACTORY },
  { field: 'backend service.sessionPersistence', reason: FACTORY },
  { field: 'session cookie.timeout', reason: 'an option of the other kind of sessions, which is always refused' },
  {
    field: 'session by source address.expiresAfter',
    reason: 'an option of the other kind of sessions, which is always refused',
  },
  { field: 'target group attachment.targetGroup', reason: CONSTRUCT },
  { field: 'target group attachment.instance', reason: CONSTRUCT },
  { field: 'target group attachment.container', reason: CONSTRUCT },
  { field: 'target.key', reason: "names a target in Terraform's plans; it is not sent" },
  { field: '*.vpcId', reason: ABOUT },
  { field: '*.zone', reason: ABOUT },
  { field: '*.region', reason: ABOUT },
  { field: 'subnet.cidrBlock', reason: ABOUT },
  { field: 'existing load balancer.loadBalancerType', reason: ABOUT },
  { field: 'existing target group.targetType', reason: ABOUT },
  { field: 'existing backend service.protocol', reason: ABOUT },
  ...[
    'a backend service.backendServiceId',
    'a backend service.name',
    'a backend service.protocol',
    'a load balancer.loadBalancerId',
    'a load balancer.loadBalancerType',
    'a load balancer.name',
    'a security group.name',
    'a security group.securityGroupId',
    'a subnet.name',
    'a subnet.subnetId',
    'a target group.name',
    'a target group.targetGroupId',
    'a target group.targetType',
    'an availability group.availabilityGroupId',
    'an availability group.name',
    'an elastic IP.elasticIpAddress',
    'an elastic IP.elasticIpId',
    'an instance.instanceId',
    'an instance.name',
  ].map((option) => ({ field: `lookup of ${option}`, reason: LOOKUP })),
  { field: 'healthy targets.backendService', reason: CONSTRUCT },
  { field: 'healthy targets.minimum', reason: WAIT },
  { field: 'healthy targets.timeout', reason: WAIT },
];

/** Attributes of the provider's resources that are not tried. */
export const PROVIDER_EXEMPTIONS: readonly Exemption[] = [
  { field: '*.timeouts.*', reason: 'how long Terraform waits; it is not sent' },
  ...['jdcloud_lb_target_group_targets', 'jdcloud_lb_target_group_attachment'].map((type) => ({
    field: `${type}.target_group_id`,
    reason: 'part of the path of the call, in which only ids that exist have a meaning',
  })),
];
