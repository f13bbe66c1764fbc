import { TerraformDataSource, TerraformResource } from 'cdktf';
import type { IResolvable, ITerraformDependable, TerraformProvider, TerraformResourceLifecycle } from 'cdktf';
import {
  ApplicationBackendServiceOptions,
  ApplicationLoadBalancer,
  ApplicationLoadBalancerProps,
  ApplicationTcpListenerOptions,
  ApplicationUdpListenerOptions,
  AvailabilityGroup,
  AvailabilityGroupAttributes,
  AvailabilityGroupLookupOptions,
  AvailabilityGroupProps,
  AvailabilityGroupScaling,
  BackendProtocol,
  BackendService,
  BackendServiceAttributes,
  BackendServiceLookupOptions,
  BackendServiceProps,
  Certificate,
  Container,
  ContainerAttributes,
  CookieSessionPersistenceOptions,
  DistributedNetworkBackendServiceOptions,
  DistributedNetworkListenerOptions,
  DistributedNetworkLoadBalancer,
  DistributedNetworkLoadBalancerProps,
  Duration,
  ElasticIp,
  ElasticIpLookupOptions,
  ForwardedHeader,
  GenericBackendServiceOptions,
  GenericLoadBalancerAttributes,
  GenericLoadBalancerLookupOptions,
  HealthCheck,
  HealthCheckOptions,
  HealthyTargets,
  HealthyTargetsOptions,
  HealthyTargetsProps,
  Hsts,
  HstsOptions,
  HttpHealthCheckOptions,
  HttpListenerOptions,
  HttpsListenerOptions,
  IApplicationLoadBalancer,
  IBackendService,
  IBackendTargets,
  ICertificate,
  IDistributedNetworkLoadBalancer,
  INetworkLoadBalancer,
  Instance,
  InstanceAttributes,
  InstanceLookupOptions,
  ISecurityGroup,
  InstanceTemplate,
  InstanceTemplateAttributes,
  ISubnet,
  ITargetGroup,
  Listener,
  ListenerLimits,
  ListenerOptions,
  ListenerProps,
  ListenerProtocol,
  LoadBalancer,
  LoadBalancerAttributes,
  LoadBalancerLookupOptions,
  LoadBalancerProps,
  LoadBalancerType,
  NetworkBackendServiceOptions,
  NetworkListenerOptions,
  NetworkLoadBalancer,
  NetworkLoadBalancerProps,
  SecurityGroup,
  SecurityGroupLookupOptions,
  SessionPersistence,
  SourceIpSessionPersistenceOptions,
  Subnet,
  SubnetAttributes,
  SubnetLookupOptions,
  TargetGroup,
  TargetGroupAttachment,
  TargetGroupAttachmentProps,
  TargetGroupAttributes,
  TargetGroupLookupOptions,
  TargetGroupOptions,
  TargetGroupProps,
  TargetOptions,
  TargetType,
  TcpHealthCheckOptions,
  TlsListenerOptions,
} from 'cdktf-jdcloud-lb';
import { Construct, IConstruct } from 'constructs';
import type { Kind, Source } from './sources';

/*
 * Every property that becomes a value in Terraform, of every construct and every options object. The end-to-end run compiles this file as a part
 * of an app: it imports the package by its name, and nothing else of the repository.
 */

/** What Terraform has no values for: these properties take no tokens. A duration takes them for its amount, a construct for its id, limits for their numbers. */
type Exempt =
  | IConstruct
  | ISecurityGroup[]
  | ICertificate[]
  | HealthCheck
  | SessionPersistence
  | Hsts
  | ListenerLimits
  | AvailabilityGroupScaling
  | IBackendTargets
  | TerraformProvider
  | TerraformResourceLifecycle
  | ITerraformDependable[];

/** The kind of tokens that a property takes. */
type KindOf<V> = [V] extends [string]
  ? 'text'
  : [V] extends [number | Duration]
    ? 'number'
    : [V] extends [boolean | IResolvable]
      ? 'flag'
      : [V] extends [string[]]
        ? 'list'
        : [V] extends [Record<string, string>]
          ? 'map'
          : never;

/** A property, and what becomes of it. */
interface Row<K extends Kind> {
  readonly kind: K;
  /** Where it is in the resource; none when it is only there for the review. */
  readonly at?: string;
  /** What the property becomes when that is not the value itself. */
  readonly becomes?: (expression: unknown) => unknown;
  /** The property is one that only another product or protocol has. */
  readonly alone?: boolean;
  /** What the token is wrapped in. */
  readonly wrap?: (token: never) => unknown;
}

/** A row for every property that is not exempt, and that is not `known` while the app runs: a property without a row does not compile. */
export type Rows<P, Known extends keyof P = never> = {
  readonly [K in keyof Required<P> as NonNullable<P[K]> extends Exempt ? never : K extends Known ? never : K]: Row<
    KindOf<NonNullable<P[K]>>
  >;
};

/** A resource that carries values. */
export type Carrier = TerraformResource | TerraformDataSource;

/** A construct or an options object, with its properties. */
interface Subject {
  readonly noun: string;
  readonly rows: Readonly<Record<string, Row<Kind>>>;
  /** Creates it with what is given, and returns the resource that carries the values. */
  readonly build: (scope: Construct, given: Readonly<Record<string, unknown>>) => Carrier;
}

/** A property of a subject with a token. */
export interface Case {
  /** The construct and the property, as `Listener.port`. */
  readonly name: string;
  /** Where it is in the resource; none when it is only there for the review. */
  readonly at?: string;
  /** What has to be there. */
  readonly expression: unknown;
  /** Creates it in a scope of its own, and returns the resource that carries the value. */
  readonly build: (scope: Construct) => Carrier;
}

/** All properties that take a token of a source. */
export function casesOf({ of, iterator }: Source): Case[] {
  return SUBJECTS.flatMap(({ noun, rows, build }) =>
    Object.entries(rows).flatMap(([property, { kind, at, becomes, wrap }]): Case[] => {
      const given = of[kind];
      if (given === undefined) {
        return [];
      }
      const token = wrap === undefined ? given.token : wrap(given.token as never);
      return [
        {
          name: `${noun}.${property}`,
          at,
          expression: becomes === undefined ? given.expression : becomes(given.expression),
          build: (scope) => {
            const carrier = build(scope, { [property]: token });
            carrier.forEach = iterator;
            return carrier;
          },
        },
      ];
    }),
  );
}

/** Creates everything with all the tokens of a source that it takes at once: far fewer resources for Terraform to validate. */
export function buildTogether(scope: Construct, { of, iterator }: Source): void {
  for (const { noun, rows, build } of SUBJECTS) {
    const tokens = Object.entries(rows).flatMap(([property, { kind, alone = false, wrap }]) => {
      const given = of[kind]?.token;
      return given === undefined ? [] : [{ property, alone, token: wrap === undefined ? given : wrap(given as never) }];
    });
    const together = tokens.filter(({ alone }) => !alone);
    for (const [index, group] of [together, ...tokens.filter(({ alone }) => alone).map((it) => [it])].entries()) {
      const given = Object.fromEntries(group.map(({ property, token }) => [property, token]));
      build(new Construct(scope, `${noun}${index}`), given).forEach = group.length === 0 ? undefined : iterator;
    }
  }
}

function subject<P, Known extends keyof P = never>(
  noun: string,
  rows: Rows<P, Known>,
  // What is given is what the rows say, as a user of Python or plain JavaScript would pass it.
  build: (scope: Construct, given: Partial<P>) => Carrier,
): Subject {
  return { noun, rows: rows, build: (scope, given) => build(scope, given as Partial<P>) };
}

const text = (at?: string): Row<'text'> => ({ kind: 'text', at });
const number = (at?: string): Row<'number'> => ({ kind: 'number', at });
const flag = (at?: string): Row<'flag'> => ({ kind: 'flag', at });
const list = (at?: string): Row<'list'> => ({ kind: 'list', at });
const map = (at?: string): Row<'map'> => ({ kind: 'map', at });
const seconds = (at: string): Row<'number'> => ({
  ...number(at),
  wrap: (amount: never) => Duration.seconds(amount),
});
const hours = (at: string): Row<'number'> => ({
  ...number(at),
  becomes: (expression) => `\${(${inner(expression)} * 3600)}`,
  wrap: (amount: never) => Duration.hours(amount),
});

function inner(expression: unknown): string {
  return String(expression).slice(2, -1);
}

const NAMED = { name: text('name'), description: text('description') };
const RUNNING: Row<'flag'> = {
  ...flag('status'),
  becomes: (running) => `\${${inner(running)} ? "started" : "stopped"}`,
};
const LOAD_BALANCER = {
  ...NAMED,
  privateIpAddress: text('private_ip_address'),
  running: RUNNING,
  deletionProtection: flag('delete_protection'),
  tags: map('tags'),
};
const EDGE_ZONE: Row<'text'> = { ...text('azs'), alone: true, becomes: (zone) => [zone] };
const ENABLED: Row<'flag'> = {
  ...flag('status'),
  becomes: (expression) => `\${${inner(expression)} ? "On" : "Off"}`,
};
const LISTENER = { ...NAMED, port: number('port'), enabled: ENABLED };
const IDLE_LISTENER = { ...LISTENER, idleTimeout: seconds('connection_idle_time_seconds') };
const BACKEND_SERVICE = {
  ...NAMED,
  protocol: text('protocol'),
  port: number('port'),
  algorithm: text('algorithm'),
};
const FORWARDED_HEADERS: Row<'list'> = {
  ...list('http_forwarded_protocol'),
  alone: true,
  becomes: (headers) =>
    Array.isArray(headers)
      ? `\${contains([${headers.map((header) => inTerraform(String(header))).join(', ')}], "${ForwardedHeader.PROTO}")}`
      : `\${contains(${inner(headers)}, "${ForwardedHeader.PROTO}")}`,
};
const HEALTH_CHECK = {
  enabled: flag('health_check.enabled'),
  interval: seconds('health_check.interval_seconds'),
  timeout: hours('health_check.check_timeout_seconds'),
  healthyThreshold: number('health_check.healthy_threshold_count'),
  unhealthyThreshold: number('health_check.unhealthy_threshold_count'),
};
const WAIT = {
  minimum: number('minimum'),
  timeout: {
    ...seconds('timeouts.read'),
    becomes: (expression: unknown) => `\${format("%ss", ${inner(expression)})}`,
  },
};
/** A name takes the place of the id. */
const FOUND = { name: { ...text('name'), alone: true }, vpcId: text('vpc_id') };
const PLACE = { vpcId: text(), zone: text(), region: text() };

/** An item of a list in a Terraform expression. */
function inTerraform(item: string): string {
  return /^\$\{[^}]*\}$/.test(item) ? inner(item) : `"${item}"`;
}

/** Every construct and every options object. */
const SUBJECTS: readonly Subject[] = [
  subject<LoadBalancerProps>(
    'LoadBalancer',
    { ...LOAD_BALANCER, loadBalancerType: text('type'), zones: list('azs'), edgeZone: EDGE_ZONE },
    (scope, props) => {
      const loadBalancerType = props.edgeZone === undefined ? LoadBalancerType.ALB : LoadBalancerType.DNLB;
      const zones = props.edgeZone === undefined ? ['cn-north-1a'] : undefined;
      return new LoadBalancer(scope, 'Lb', { loadBalancerType, zones, subnet: subnetIn(scope), ...props }).resource;
    },
  ),
  subject<ApplicationLoadBalancerProps>(
    'ApplicationLoadBalancer',
    { ...LOAD_BALANCER, zones: list('azs') },
    (scope, props) => newAlb(scope, props).resource,
  ),
  subject<NetworkLoadBalancerProps>(
    'NetworkLoadBalancer',
    { ...LOAD_BALANCER, zones: list('azs') },
    (scope, props) => newNlb(scope, props).resource,
  ),
  subject<DistributedNetworkLoadBalancerProps>(
    'DistributedNetworkLoadBalancer',
    { ...LOAD_BALANCER, edgeZone: EDGE_ZONE },
    (scope, props) => newDnlb(scope, props).resource,
  ),
  subject<GenericLoadBalancerAttributes>(
    'LoadBalancer.fromLoadBalancerAttributes()',
    { loadBalancerId: text('load_balancer_id'), loadBalancerType: text(), vpcId: text(), region: text() },
    (scope, attributes) =>
      LoadBalancer.fromLoadBalancerAttributes(scope, 'Lb', {
        loadBalancerId: idIn(scope, 'alb'),
        ...attributes,
      }).addTargetGroup('Servers').resource,
  ),
  ...[ApplicationLoadBalancer, NetworkLoadBalancer, DistributedNetworkLoadBalancer].map((product) =>
    subject<LoadBalancerAttributes>(
      `${product.name}.fromLoadBalancerAttributes()`,
      { loadBalancerId: text('load_balancer_id'), vpcId: text(), region: text() },
      (scope, attributes) =>
        product
          .fromLoadBalancerAttributes(scope, 'Lb', { loadBalancerId: idIn(scope, 'lb'), ...attributes })
          .addTargetGroup('Servers').resource,
    ),
  ),
  ...[LoadBalancer, ApplicationLoadBalancer, NetworkLoadBalancer, DistributedNetworkLoadBalancer].map((product) =>
    subject<{ loadBalancerId: string }>(
      `${product.name}.fromLoadBalancerId()`,
      { loadBalancerId: text('load_balancer_id') },
      (scope, { loadBalancerId = idIn(scope, 'lb') }) =>
        product.fromLoadBalancerId(scope, 'Lb', loadBalancerId).addTargetGroup('Servers').resource,
    ),
  ),

  subject<ListenerProps>('Listener', { ...IDLE_LISTENER, protocol: text('protocol') }, (scope, props) => {
    const listener = { protocol: ListenerProtocol.TCP, port: 80, backendService: serviceIn(scope) };
    return new Listener(scope, 'It', { loadBalancer: albById(scope), ...listener, ...props }).resource;
  }),
  subject<ListenerOptions>(
    'LoadBalancer.addListener()',
    { ...IDLE_LISTENER, idleTimeout: hours('connection_idle_time_seconds'), protocol: text('protocol') },
    (scope, options) => {
      const listener = { protocol: ListenerProtocol.TCP, port: 80, backendService: serviceIn(scope) };
      const loadBalancerType = options.idleTimeout === undefined ? undefined : LoadBalancerType.NLB;
      return LoadBalancer.fromLoadBalancerAttributes(scope, 'Lb', {
        loadBalancerId: idIn(scope, 'lb'),
        loadBalancerType,
      }).addListener('It', { ...listener, ...options }).resource;
    },
  ),
  subject<HttpListenerOptions>(
    'addHttpListener()',
    IDLE_LISTENER,
    (scope, options) => albById(scope).addHttpListener('It', { backendService: serviceIn(scope), ...options }).resource,
  ),
  subject<HttpsListenerOptions>('addHttpsListener()', IDLE_LISTENER, (scope, options) => {
    const listener = { certificates: certificatesIn(scope), backendService: serviceIn(scope) };
    return albById(scope).addHttpsListener('It', { ...listener, ...options }).resource;
  }),
  subject<TlsListenerOptions>('addTlsListener()', IDLE_LISTENER, (scope, options) => {
    const listener = { port: 443, certificates: certificatesIn(scope), backendService: serviceIn(scope) };
    return albById(scope).addTlsListener('It', { ...listener, ...options }).resource;
  }),
  subject<ApplicationTcpListenerOptions>(
    'ApplicationLoadBalancer.addTcpListener()',
    IDLE_LISTENER,
    (scope, options) => albById(scope).addTcpListener('It', { ...transportIn(scope), ...options }).resource,
  ),
  subject<ApplicationUdpListenerOptions>(
    'ApplicationLoadBalancer.addUdpListener()',
    IDLE_LISTENER,
    (scope, options) => albById(scope).addUdpListener('It', { ...transportIn(scope), ...options }).resource,
  ),
  subject<NetworkListenerOptions>(
    'NetworkLoadBalancer.addTcpListener()',
    IDLE_LISTENER,
    (scope, options) => nlbById(scope).addTcpListener('It', { ...transportIn(scope), ...options }).resource,
  ),
  subject<DistributedNetworkListenerOptions>(
    'DistributedNetworkLoadBalancer.addUdpListener()',
    LISTENER,
    (scope, options) => dnlbById(scope).addUdpListener('It', { ...transportIn(scope), ...options }).resource,
  ),
  subject<ListenerLimits>(
    'limits of a listener',
    { requestsPerSecond: number('limitation.qps'), activeConnections: number('limitation.active_connections') },
    (scope, limits) => albById(scope).addHttpListener('It', { backendService: serviceIn(scope), limits }).resource,
  ),
  subject<HstsOptions>('Hsts.enabled()', { maxAge: hours('hsts_max_age') }, (scope, options) => {
    const listener = { certificates: certificatesIn(scope), backendService: serviceIn(scope) };
    return albById(scope).addHttpsListener('It', { ...listener, hsts: Hsts.enabled(options) }).resource;
  }),
  subject<{ certificateId: string }>(
    'Certificate.fromCertificateId()',
    { certificateId: { ...text('certificate_ids'), becomes: (id) => [id] } },
    (scope, { certificateId = idIn(scope, 'cert') }) => {
      const certificates = [Certificate.fromCertificateId(scope, 'It', certificateId)];
      return albById(scope).addHttpsListener('Https', { certificates, backendService: serviceIn(scope) }).resource;
    },
  ),

  subject<BackendServiceProps>(
    'BackendService',
    {
      ...BACKEND_SERVICE,
      forwardedHeaders: FORWARDED_HEADERS,
      proxyProtocol: flag('proxy_protocol'),
      connectionDraining: { ...seconds('connection_draining_seconds'), alone: true },
    },
    (scope, props) => {
      const loadBalancer = props.connectionDraining === undefined ? albById(scope) : nlbById(scope);
      return new BackendService(scope, 'It', { loadBalancer, ...service(props), ...props }).resource;
    },
  ),
  subject<GenericBackendServiceOptions>(
    'LoadBalancer.addBackendService()',
    {
      ...BACKEND_SERVICE,
      forwardedHeaders: FORWARDED_HEADERS,
      proxyProtocol: flag('proxy_protocol'),
      connectionDraining: { ...hours('connection_draining_seconds'), alone: true },
    },
    (scope, options) => {
      const loadBalancerType = options.connectionDraining === undefined ? LoadBalancerType.ALB : LoadBalancerType.NLB;
      return LoadBalancer.fromLoadBalancerAttributes(scope, 'Lb', {
        loadBalancerId: idIn(scope, 'lb'),
        loadBalancerType,
      }).addBackendService('It', { ...service(options), ...options }).resource;
    },
  ),
  subject<ApplicationBackendServiceOptions>(
    'ApplicationLoadBalancer.addBackendService()',
    { ...BACKEND_SERVICE, forwardedHeaders: FORWARDED_HEADERS, proxyProtocol: flag('proxy_protocol') },
    (scope, options) => albById(scope).addBackendService('It', { ...service(options), ...options }).resource,
  ),
  subject<NetworkBackendServiceOptions>(
    'NetworkLoadBalancer.addBackendService()',
    { ...BACKEND_SERVICE, connectionDraining: seconds('connection_draining_seconds') },
    (scope, options) => nlbById(scope).addBackendService('It', { ...service(), ...options }).resource,
  ),
  subject<DistributedNetworkBackendServiceOptions>(
    'DistributedNetworkLoadBalancer.addBackendService()',
    BACKEND_SERVICE,
    (scope, options) => dnlbById(scope).addBackendService('It', { ...service(), ...options }).resource,
  ),
  subject<BackendServiceAttributes>(
    'BackendService.fromBackendServiceAttributes()',
    { backendServiceId: text('backend_id'), protocol: text() },
    (scope, attributes) => {
      const backendServiceId = idIn(scope, 'backend');
      const imported = BackendService.fromBackendServiceAttributes(scope, 'It', { backendServiceId, ...attributes });
      return albById(scope).addHttpListener('Http', { backendService: imported }).resource;
    },
  ),
  subject<{ backendServiceId: string }>(
    'BackendService.fromBackendServiceId()',
    { backendServiceId: text('backend_id') },
    (scope, { backendServiceId = idIn(scope, 'backend') }) => {
      const backendService = BackendService.fromBackendServiceId(scope, 'It', backendServiceId);
      return albById(scope).addHttpListener('Http', { backendService }).resource;
    },
  ),
  subject<CookieSessionPersistenceOptions>(
    'SessionPersistence.cookie()',
    { expiresAfter: hours('http_cookie_expire_seconds') },
    (scope, options) =>
      albById(scope).addBackendService('It', {
        ...service(),
        protocol: BackendProtocol.HTTP,
        sessionPersistence: SessionPersistence.cookie(options),
      }).resource,
  ),
  subject<SourceIpSessionPersistenceOptions>(
    'SessionPersistence.sourceIp()',
    { timeout: seconds('session_sticky_timeout') },
    (scope, options) =>
      nlbById(scope).addBackendService('It', { ...service(), sessionPersistence: SessionPersistence.sourceIp(options) })
        .resource,
  ),
  subject<HttpHealthCheckOptions>(
    'HealthCheck.http()',
    {
      ...HEALTH_CHECK,
      port: number('health_check.port'),
      path: text('health_check.http_path'),
      host: text('health_check.http_domain'),
      httpVersion: text('health_check.http_version'),
      healthyStatusCodes: list('health_check.http_code'),
    },
    (scope, options) =>
      albById(scope).addBackendService('It', { ...service(), healthCheck: HealthCheck.http(options) }).resource,
  ),
  subject<TcpHealthCheckOptions>(
    'HealthCheck.tcp()',
    { ...HEALTH_CHECK, port: number('health_check.port') },
    (scope, options) =>
      nlbById(scope).addBackendService('It', { ...service(), healthCheck: HealthCheck.tcp(options) }).resource,
  ),
  subject<HealthCheckOptions>('HealthCheck.icmp()', HEALTH_CHECK, (scope, options) => {
    const healthCheck = HealthCheck.icmp(options);
    return dnlbById(scope).addBackendService('It', { ...service(), protocol: BackendProtocol.UDP, healthCheck })
      .resource;
  }),

  subject<TargetGroupProps>(
    'TargetGroup',
    { ...NAMED, targetType: text('type') },
    (scope, props) => new TargetGroup(scope, 'It', { loadBalancer: albById(scope), ...props }).resource,
  ),
  subject<TargetGroupOptions>(
    'addTargetGroup()',
    { ...NAMED, targetType: text('type') },
    (scope, options) => albById(scope).addTargetGroup('It', options).resource,
  ),
  subject<TargetGroupAttributes>(
    'TargetGroup.fromTargetGroupAttributes()',
    { targetGroupId: text('target_group_id'), targetType: text() },
    (scope, attributes) => {
      const group = TargetGroup.fromTargetGroupAttributes(scope, 'It', {
        targetGroupId: idIn(scope, 'tg'),
        ...attributes,
      });
      group.addInstance(Instance.fromInstanceId(scope, 'Vm1', idIn(scope, 'i')));
      return registrationsOf(group);
    },
  ),
  subject<{ targetGroupId: string }>(
    'TargetGroup.fromTargetGroupId()',
    { targetGroupId: text('target_group_id') },
    (scope, { targetGroupId = idIn(scope, 'tg') }) => {
      const targets = TargetGroup.fromTargetGroupId(scope, 'It', targetGroupId);
      return albById(scope).addBackendService('Api', { ...service(), targets }).resource;
    },
  ),
  subject<TargetOptions, 'key'>(
    'addInstance()',
    { port: number('targets.Vm1.port'), weight: number('targets.Vm1.weight') },
    (scope, options) => {
      const group = albById(scope).addTargetGroup('Servers');
      group.addInstance(Instance.fromInstanceId(scope, 'Vm1', idIn(scope, 'i')), options);
      return registrationsOf(group);
    },
  ),
  subject<TargetOptions, 'key'>(
    'addContainer()',
    { port: number('targets.Pod1.port'), weight: number('targets.Pod1.weight') },
    (scope, options) => {
      const group = nlbById(scope).addTargetGroup('Servers');
      group.addContainer(Container.fromContainerId(scope, 'Pod1', idIn(scope, 'pod')), options);
      return registrationsOf(group);
    },
  ),
  subject<TargetOptions & { ipAddress: string }, 'key'>(
    'addIpAddress()',
    {
      ipAddress: text('targets.Legacy.ip_address'),
      port: number('targets.Legacy.port'),
      weight: number('targets.Legacy.weight'),
    },
    (scope, { ipAddress = '10.8.0.7', ...options }) => {
      const group = albById(scope).addTargetGroup('Addresses', { targetType: TargetType.IP });
      group.addIpAddress(ipAddress, { key: 'Legacy', ...options });
      return registrationsOf(group);
    },
  ),

  subject<TargetGroupAttachmentProps>(
    'TargetGroupAttachment',
    { ipAddress: text('ip_address'), port: number('port'), weight: number('weight') },
    (scope, props) => {
      const targetGroup = TargetGroup.fromTargetGroupId(scope, 'Servers', idIn(scope, 'tg'));
      const instance = Instance.fromInstanceId(scope, 'Vm1', idIn(scope, 'i'));
      const target = props.ipAddress === undefined ? { instance } : {};
      return new TargetGroupAttachment(scope, 'It', { targetGroup, ...target, ...props }).resource;
    },
  ),

  subject<InstanceAttributes>(
    'Instance.fromInstanceAttributes()',
    { ...PLACE, instanceId: text('targets.It.instance_id') },
    (scope, attributes) => {
      const instance = Instance.fromInstanceAttributes(scope, 'It', { instanceId: idIn(scope, 'i'), ...attributes });
      const group = albById(scope).addTargetGroup('Servers');
      group.addInstance(instance);
      return registrationsOf(group);
    },
  ),
  subject<{ instanceId: string }>(
    'Instance.fromInstanceId()',
    { instanceId: text('targets.It.instance_id') },
    (scope, { instanceId = idIn(scope, 'i') }) => {
      const group = albById(scope).addTargetGroup('Servers');
      group.addInstance(Instance.fromInstanceId(scope, 'It', instanceId));
      return registrationsOf(group);
    },
  ),
  subject<InstanceLookupOptions>('Instance.fromLookup()', { instanceId: text('id'), ...FOUND }, (scope, options) =>
    lookupOf(
      Instance.fromLookup(scope, 'It', { ...(options.name ? {} : { instanceId: idIn(scope, 'i') }), ...options }),
    ),
  ),
  subject<ContainerAttributes>(
    'Container.fromContainerAttributes()',
    { ...PLACE, containerId: text('targets.It.instance_id') },
    (scope, attributes) => {
      const container = Container.fromContainerAttributes(scope, 'It', {
        containerId: idIn(scope, 'pod'),
        ...attributes,
      });
      const group = albById(scope).addTargetGroup('Servers');
      group.addContainer(container);
      return registrationsOf(group);
    },
  ),
  subject<{ containerId: string }>(
    'Container.fromContainerId()',
    { containerId: text('targets.It.instance_id') },
    (scope, { containerId = idIn(scope, 'pod') }) => {
      const group = albById(scope).addTargetGroup('Servers');
      group.addContainer(Container.fromContainerId(scope, 'It', containerId));
      return registrationsOf(group);
    },
  ),
  subject<AvailabilityGroupProps>(
    'AvailabilityGroup',
    { ...NAMED, zones: list('azs'), placement: text('placement_type') },
    (scope, props) => {
      const instanceTemplate = InstanceTemplate.fromInstanceTemplateId(scope, 'Template', 'it-a1');
      return new AvailabilityGroup(scope, 'It', { instanceTemplate, zones: ['cn-north-1a'], ...props }).resource;
    },
  ),
  subject<AvailabilityGroupScaling>(
    'scaling of an availability group',
    {
      min: number('auto_scaling.min_size'),
      max: number('auto_scaling.max_size'),
      desired: number('auto_scaling.desired_capacity'),
      healthCheck: flag('auto_scaling.health_check'),
      cooldown: seconds('auto_scaling.cool_down_seconds'),
      removalPolicy: text('auto_scaling.removal_policy'),
    },
    (scope, scaling) => {
      const instanceTemplate = InstanceTemplate.fromInstanceTemplateId(scope, 'Template', 'it-a1');
      const given = { instanceTemplate, zones: ['cn-north-1a'], scaling: { min: 1, max: 3, ...scaling } };
      return new AvailabilityGroup(scope, 'It', given).resource;
    },
  ),
  subject<InstanceTemplateAttributes>(
    'InstanceTemplate.fromInstanceTemplateAttributes()',
    { instanceTemplateId: text('instance_template_id'), vpcId: text() },
    (scope, attributes) => {
      const instanceTemplate = InstanceTemplate.fromInstanceTemplateAttributes(scope, 'Template', {
        instanceTemplateId: idIn(scope, 'it'),
        ...attributes,
      });
      return new AvailabilityGroup(scope, 'It', { instanceTemplate, zones: ['cn-north-1a'] }).resource;
    },
  ),
  subject<{ instanceTemplateId: string }>(
    'InstanceTemplate.fromInstanceTemplateId()',
    { instanceTemplateId: text('instance_template_id') },
    (scope, { instanceTemplateId = idIn(scope, 'it') }) => {
      const instanceTemplate = InstanceTemplate.fromInstanceTemplateId(scope, 'Template', instanceTemplateId);
      return new AvailabilityGroup(scope, 'It', { instanceTemplate, zones: ['cn-north-1a'] }).resource;
    },
  ),
  subject<AvailabilityGroupAttributes>(
    'AvailabilityGroup.fromAvailabilityGroupAttributes()',
    { availabilityGroupId: text('ag_info.ag_id'), vpcId: text(), region: text() },
    (scope, attributes) => {
      const availabilityGroupId = idIn(scope, 'ag');
      const targets = AvailabilityGroup.fromAvailabilityGroupAttributes(scope, 'It', {
        availabilityGroupId,
        ...attributes,
      });
      return albById(scope).addBackendService('Api', { ...service(), targets }).resource;
    },
  ),
  subject<{ availabilityGroupId: string; defaultWeight?: number }>(
    'AvailabilityGroup.fromAvailabilityGroupId().withDefaultWeight()',
    { availabilityGroupId: text('ag_info.ag_id'), defaultWeight: number('ag_info.default_weight') },
    (scope, { availabilityGroupId = idIn(scope, 'ag'), defaultWeight = 5 }) => {
      const targets = AvailabilityGroup.fromAvailabilityGroupId(scope, 'It', availabilityGroupId);
      return albById(scope).addBackendService('Api', {
        ...service(),
        targets: targets.withDefaultWeight(defaultWeight),
      }).resource;
    },
  ),
  subject<{ defaultWeight?: number; instanceId: string; weight: number }>(
    'AvailabilityGroup.fromAvailabilityGroupId().withWeights()',
    {
      defaultWeight: number('ag_info.default_weight'),
      instanceId: {
        ...text('ag_info.member_weights'),
        becomes: (instanceId) => ({ [String(instanceId)]: 5 }),
      },
      weight: number('ag_info.member_weights.i-a1'),
    },
    (scope, { defaultWeight, instanceId = 'i-a1', weight = 5 }) => {
      const workers = AvailabilityGroup.fromAvailabilityGroupId(scope, 'It', idIn(scope, 'ag'));
      const targets = workers.withWeights({ defaultWeight, memberWeights: { [instanceId]: weight } });
      return albById(scope).addBackendService('Api', { ...service(), targets }).resource;
    },
  ),
  subject<AvailabilityGroupLookupOptions>(
    'AvailabilityGroup.fromLookup()',
    { availabilityGroupId: text('id'), ...FOUND },
    (scope, options) =>
      lookupOf(
        AvailabilityGroup.fromLookup(scope, 'It', {
          ...(options.name ? {} : { availabilityGroupId: idIn(scope, 'ag') }),
          ...options,
        }),
      ),
  ),
  subject<SubnetAttributes>(
    'Subnet.fromSubnetAttributes()',
    { subnetId: text('subnet_id'), vpcId: text(), cidrBlock: text() },
    (scope, attributes) =>
      newNlb(scope, {
        subnet: Subnet.fromSubnetAttributes(scope, 'It', { subnetId: idIn(scope, 'subnet'), ...attributes }),
      }).resource,
  ),
  subject<Pick<SubnetAttributes, 'vpcId'>>(
    'the VPC of Subnet.fromSubnetAttributes()',
    { vpcId: text() },
    (scope, given) => {
      const subnet = Subnet.fromSubnetAttributes(scope, 'It', { subnetId: idIn(scope, 'subnet'), ...given });
      const group = newNlb(scope, { subnet }).addTargetGroup('Servers');
      group.addInstance(
        Instance.fromInstanceAttributes(scope, 'Vm1', { instanceId: idIn(scope, 'i'), vpcId: 'vpc-a1' }),
      );
      return registrationsOf(group);
    },
  ),
  subject<{ subnetId: string }>(
    'Subnet.fromSubnetId()',
    { subnetId: text('subnet_id') },
    (scope, { subnetId = idIn(scope, 'subnet') }) =>
      newNlb(scope, { subnet: Subnet.fromSubnetId(scope, 'It', subnetId) }).resource,
  ),
  subject<SubnetLookupOptions>('Subnet.fromLookup()', { subnetId: text('id'), ...FOUND }, (scope, options) =>
    lookupOf(
      Subnet.fromLookup(scope, 'It', { ...(options.name ? {} : { subnetId: idIn(scope, 'subnet') }), ...options }),
    ),
  ),
  subject<SecurityGroupLookupOptions>(
    'SecurityGroup.fromLookup()',
    { securityGroupId: text('id'), ...FOUND },
    (scope, options) =>
      lookupOf(
        SecurityGroup.fromLookup(scope, 'It', {
          ...(options.name ? {} : { securityGroupId: idIn(scope, 'sg') }),
          ...options,
        }),
      ),
  ),
  subject<ElasticIpLookupOptions>(
    'ElasticIp.fromLookup()',
    { elasticIpId: text('id'), elasticIpAddress: { ...text('elastic_ip_address'), alone: true } },
    (scope, options) =>
      lookupOf(
        ElasticIp.fromLookup(scope, 'It', {
          ...(options.elasticIpAddress ? {} : { elasticIpId: idIn(scope, 'fip') }),
          ...options,
        }),
      ),
  ),
  subject<GenericLoadBalancerLookupOptions>(
    'LoadBalancer.fromLookup()',
    { loadBalancerId: text('id'), loadBalancerType: text('type'), ...FOUND },
    (scope, options) =>
      lookupOf(
        LoadBalancer.fromLookup(scope, 'It', {
          ...(options.name ? {} : { loadBalancerId: idIn(scope, 'alb') }),
          ...options,
        }),
      ),
  ),
  ...[ApplicationLoadBalancer, NetworkLoadBalancer, DistributedNetworkLoadBalancer].map((product) =>
    subject<LoadBalancerLookupOptions>(
      `${product.name}.fromLookup()`,
      { loadBalancerId: text('id'), ...FOUND },
      (scope, options) =>
        lookupOf(
          product.fromLookup(scope, 'It', {
            ...(options.name ? {} : { loadBalancerId: idIn(scope, 'lb') }),
            ...options,
          }),
        ),
    ),
  ),
  subject<TargetGroupLookupOptions>(
    'TargetGroup.fromLookup()',
    { targetGroupId: text('id'), name: FOUND.name, targetType: text() },
    (scope, options) =>
      lookupOf(
        TargetGroup.fromLookup(scope, 'It', {
          ...(options.name ? {} : { targetGroupId: idIn(scope, 'tg') }),
          ...options,
        }),
      ),
  ),
  subject<BackendServiceLookupOptions>(
    'BackendService.fromLookup()',
    { backendServiceId: text('id'), name: FOUND.name, protocol: text() },
    (scope, options) =>
      lookupOf(
        BackendService.fromLookup(scope, 'It', {
          ...(options.name ? {} : { backendServiceId: idIn(scope, 'backend') }),
          ...options,
        }),
      ),
  ),
  subject<HealthyTargetsProps>(
    'HealthyTargets',
    WAIT,
    (scope, props) => new HealthyTargets(scope, 'It', { backendService: serviceIn(scope), ...props }).resource,
  ),
  subject<HealthyTargetsOptions>(
    'waitForHealthyTargets()',
    WAIT,
    (scope, options) => serviceIn(scope).waitForHealthyTargets('It', options).resource,
  ),
  subject<{ securityGroupId: string }>(
    'SecurityGroup.fromSecurityGroupId()',
    { securityGroupId: { ...text('security_group_ids'), becomes: (id) => [id] } },
    (scope, { securityGroupId = idIn(scope, 'sg') }) =>
      newAlb(scope, { securityGroups: [SecurityGroup.fromSecurityGroupId(scope, 'It', securityGroupId)] }).resource,
  ),
  subject<{ elasticIpId: string }>(
    'ElasticIp.fromElasticIpId()',
    { elasticIpId: text('elastic_ip_id') },
    (scope, { elasticIpId = idIn(scope, 'fip') }) =>
      newNlb(scope, { elasticIp: ElasticIp.fromElasticIpId(scope, 'It', elasticIpId) }).resource,
  ),
];

/** Each case has objects of its own. */
function idIn(scope: Construct, kind: string): string {
  return `${kind}-${scope.node.addr}`;
}

/** One for each load balancer: two of one subnet cannot have one address. */
function subnetIn(scope: Construct): ISubnet {
  return Subnet.fromSubnetId(scope, 'Subnet', idIn(scope, 'subnet'));
}

/** What belongs to a load balancer needs no more than its id, and Terraform is faster so. */
function albById(scope: Construct): IApplicationLoadBalancer {
  return ApplicationLoadBalancer.fromLoadBalancerId(scope, 'Lb', idIn(scope, 'alb'));
}

function nlbById(scope: Construct): INetworkLoadBalancer {
  return NetworkLoadBalancer.fromLoadBalancerId(scope, 'Lb', idIn(scope, 'nlb'));
}

function dnlbById(scope: Construct): IDistributedNetworkLoadBalancer {
  return DistributedNetworkLoadBalancer.fromLoadBalancerId(scope, 'Lb', idIn(scope, 'dnlb'));
}

function newAlb(scope: Construct, props: Partial<ApplicationLoadBalancerProps>): ApplicationLoadBalancer {
  return new ApplicationLoadBalancer(scope, 'Lb', { zones: ['cn-north-1a'], subnet: subnetIn(scope), ...props });
}

function newNlb(scope: Construct, props: Partial<NetworkLoadBalancerProps>): NetworkLoadBalancer {
  return new NetworkLoadBalancer(scope, 'Lb', { zones: ['cn-north-1a'], subnet: subnetIn(scope), ...props });
}

function newDnlb(
  scope: Construct,
  props: Partial<DistributedNetworkLoadBalancerProps>,
): DistributedNetworkLoadBalancer {
  return new DistributedNetworkLoadBalancer(scope, 'Lb', { subnet: subnetIn(scope), ...props });
}

function serviceIn(scope: Construct): IBackendService {
  return BackendService.fromBackendServiceId(scope, 'Service', idIn(scope, 'backend'));
}

function transportIn(scope: Construct): { port: number; backendService: IBackendService } {
  return { port: 53, backendService: serviceIn(scope) };
}

function certificatesIn(scope: Construct): ICertificate[] {
  return [Certificate.fromCertificateId(scope, 'Cert', 'cert-a1')];
}

/** Forwarded headers exist with HTTP only, proxy protocol with TCP. */
function service(options: { readonly forwardedHeaders?: ForwardedHeader[] } = {}): {
  protocol: BackendProtocol;
  port: number;
  healthCheck: HealthCheck;
} {
  const protocol = options.forwardedHeaders === undefined ? BackendProtocol.TCP : BackendProtocol.HTTP;
  return { protocol, port: 8080, healthCheck: HealthCheck.tcp() };
}

/** The resource that registers the targets of a group. */
function registrationsOf(group: ITargetGroup): Carrier {
  return group.node.findAll().find((node) => node instanceof TerraformResource && 'targets' in node) as Carrier;
}

/** The data source of a lookup. */
function lookupOf(construct: IConstruct): Carrier {
  return construct.node.defaultChild as Carrier;
}
