import { TerraformStack, TerraformVariable } from 'cdktf';
import {
  ApplicationLoadBalancer,
  AvailabilityGroup,
  BackendProtocol,
  BackendService,
  BackendServiceProps,
  Certificate,
  Container,
  DistributedNetworkLoadBalancer,
  Duration,
  ElasticIp,
  ForwardedHeader,
  HealthCheck,
  Hsts,
  HttpHealthCheckOptions,
  Instance,
  Listener,
  ListenerProps,
  ListenerProtocol,
  LoadBalancer,
  LoadBalancerProps,
  LoadBalancerType,
  NetworkLoadBalancer,
  SecurityGroup,
  SessionPersistence,
  Subnet,
  TargetGroup,
  TargetGroupProps,
  TargetOptions,
  TargetType,
} from '../lib';
import { newAlb, newDnlb, newNlb, newStack, newSubnet, only, resources } from './support/app';

/** Values that only Terraform knows. */
class Tokens {
  public readonly text: string;
  public readonly number: number;
  public readonly list: string[];
  public readonly duration: Duration;

  public constructor(stack: TerraformStack) {
    this.text = new TerraformVariable(stack, 'text', { type: 'string' }).stringValue;
    this.number = new TerraformVariable(stack, 'number', { type: 'number' }).numberValue;
    this.list = new TerraformVariable(stack, 'list', { type: 'list(string)' }).listValue;
    this.duration = Duration.hours(this.number);
  }

  /** A token where an enumeration is expected, as Python and plain JavaScript allow. */
  public get word(): never {
    const word: unknown = this.text;
    return word as never;
  }
}

type Cases<P> = Record<string, (tokens: Tokens, stack: TerraformStack) => Partial<P>>;

const loadBalancers: Cases<LoadBalancerProps> = {
  loadBalancerType: (tokens) => ({ loadBalancerType: tokens.word }),
  name: ({ text }) => ({ name: text }),
  description: ({ text }) => ({ description: text }),
  subnet: ({ text }, stack) => ({ subnet: Subnet.fromSubnetId(stack, 'TokenSubnet', text) }),
  'attributes of subnet': ({ text }, stack) => ({
    subnet: Subnet.fromSubnetAttributes(stack, 'TokenSubnet', { subnetId: text, vpcId: text, cidrBlock: text }),
  }),
  'looked up subnet': ({ text }, stack) => ({
    subnet: Subnet.fromLookup(stack, 'TokenSubnet', { subnetId: text }),
  }),
  zones: ({ list }) => ({ zones: list }),
  'element of zones': ({ text }) => ({ zones: [text, 'cn-north-1b'] }),
  securityGroups: ({ text }, stack) => ({
    securityGroups: [SecurityGroup.fromSecurityGroupId(stack, 'Group', text)],
  }),
  elasticIp: ({ text }, stack) => ({ elasticIp: ElasticIp.fromElasticIpId(stack, 'Eip', text) }),
  tags: ({ text }) => ({ tags: { team: text } }),
};

test.each(Object.entries(loadBalancers))('a load balancer takes a token in %s', (_property, props) => {
  const stack = newStack();
  new LoadBalancer(stack, 'Lb', {
    loadBalancerType: LoadBalancerType.ALB,
    subnet: newSubnet(stack),
    zones: ['cn-north-1a'],
    ...props(new Tokens(stack), stack),
  });

  expect(JSON.stringify(only(stack, 'jdcloud_lb'))).toContain('${var.');
});

test('a distributed network load balancer takes a token in edgeZone', () => {
  const stack = newStack();
  const { text } = new Tokens(stack);
  new DistributedNetworkLoadBalancer(stack, 'Lb', { subnet: newSubnet(stack), edgeZone: text });

  expect(only(stack, 'jdcloud_lb').azs).toEqual(['${var.text}']);
});

test('an imported load balancer takes tokens', () => {
  const stack = newStack();
  const { text } = new Tokens(stack);
  const attributes = { loadBalancerId: text, vpcId: text, region: text };
  ApplicationLoadBalancer.fromLoadBalancerAttributes(stack, 'A', attributes).addTargetGroup('Servers');
  NetworkLoadBalancer.fromLoadBalancerAttributes(stack, 'N', attributes);
  DistributedNetworkLoadBalancer.fromLoadBalancerAttributes(stack, 'D', attributes);
  LoadBalancer.fromLoadBalancerId(stack, 'L', text);

  expect(only(stack, 'jdcloud_lb_target_group').load_balancer_id).toBe('${var.text}');
});

const targetGroups: Cases<TargetGroupProps> = {
  name: ({ text }) => ({ name: text }),
  description: ({ text }) => ({ description: text }),
  targetType: (tokens) => ({ targetType: tokens.word }),
};

test.each(Object.entries(targetGroups))('a target group takes a token in %s', (_property, props) => {
  const stack = newStack();
  const targetGroup = new TargetGroup(stack, 'Servers', {
    loadBalancer: newAlb(stack),
    ...props(new Tokens(stack), stack),
  });
  targetGroup.addInstance(Instance.fromInstanceId(stack, 'Vm1', 'i-a1'));

  expect(JSON.stringify(only(stack, 'jdcloud_lb_target_group'))).toContain('${var.');
});

const targets: Cases<TargetOptions> = {
  port: ({ number }) => ({ port: number }),
  weight: ({ number }) => ({ weight: number }),
};

test.each(Object.entries(targets))('a target takes a token in %s', (_property, options) => {
  const stack = newStack();
  const servers = newNlb(stack).addTargetGroup('Servers');
  servers.addInstance(Instance.fromInstanceId(stack, 'Vm1', 'i-a1'), options(new Tokens(stack), stack));

  expect(JSON.stringify(only(stack, 'jdcloud_lb_target_group_targets'))).toContain('${var.number}');
});

test('a target takes tokens for what it is', () => {
  const stack = newStack();
  const { text } = new Tokens(stack);
  const lb = newAlb(stack);
  const servers = lb.addTargetGroup('Servers');
  servers.addInstance(
    Instance.fromInstanceAttributes(stack, 'Vm', { instanceId: text, vpcId: text, zone: text, region: text }),
  );
  servers.addContainer(
    Container.fromContainerAttributes(stack, 'Pod', { containerId: text, vpcId: text, zone: text, region: text }),
    { port: 8080 },
  );
  lb.addTargetGroup('Addresses', { targetType: TargetType.IP }).addIpAddress(text, { key: 'Legacy' });

  expect(Object.values(resources(stack, 'jdcloud_lb_target_group_targets')).map((block) => block.targets)).toEqual([
    { Legacy: { ip_address: '${var.text}', port: 0, type: 'ip', weight: 10 } },
    {
      Pod: { instance_id: '${var.text}', port: 8080, type: 'container', weight: 10 },
      Vm: { instance_id: '${var.text}', port: 0, type: 'vm', weight: 10 },
    },
  ]);
});

const backendServices: Cases<BackendServiceProps> = {
  name: ({ text }) => ({ name: text }),
  description: ({ text }) => ({ description: text }),
  protocol: (tokens) => ({ protocol: tokens.word }),
  port: ({ number }) => ({ port: number }),
  algorithm: (tokens) => ({ algorithm: tokens.word }),
  'targets (availability group)': ({ text }, stack) => ({
    targets: AvailabilityGroup.fromAvailabilityGroupAttributes(stack, 'Workers', {
      availabilityGroupId: text,
      vpcId: text,
      region: text,
    }),
  }),
  'targets (default weight)': ({ number }, stack) => ({
    targets: AvailabilityGroup.fromAvailabilityGroupId(stack, 'Workers', 'ag-a1').withDefaultWeight(number),
  }),
  'targets (target group)': ({ text }, stack) => ({
    targets: TargetGroup.fromTargetGroupId(stack, 'Servers', text),
  }),
  'sessionPersistence.expiresAfter': ({ duration }) => ({
    sessionPersistence: SessionPersistence.cookie({ expiresAfter: duration }),
  }),
  forwardedHeaders: (tokens) => ({ forwardedHeaders: [tokens.word, ForwardedHeader.HOST] }),
};

const healthChecks: Cases<HttpHealthCheckOptions> = {
  interval: ({ duration }) => ({ interval: duration }),
  timeout: ({ duration }) => ({ timeout: duration }),
  healthyThreshold: ({ number }) => ({ healthyThreshold: number }),
  unhealthyThreshold: ({ number }) => ({ unhealthyThreshold: number }),
  port: ({ number }) => ({ port: number }),
  path: ({ text }) => ({ path: text }),
  'part of path': ({ text }) => ({ path: `/${text}/healthz` }),
  host: ({ text }) => ({ host: text }),
  httpVersion: (tokens) => ({ httpVersion: tokens.word }),
  healthyStatusCodes: ({ list }) => ({ healthyStatusCodes: list }),
  'element of healthyStatusCodes': ({ text }) => ({ healthyStatusCodes: ['200', text] }),
};

function addHttpService(stack: TerraformStack, props: Partial<BackendServiceProps>): void {
  const backendService = new BackendService(stack, 'Api', {
    loadBalancer: newAlb(stack),
    protocol: BackendProtocol.HTTP,
    port: 80,
    healthCheck: HealthCheck.http(),
    ...props,
  });
  expect(backendService.backendServiceId).toContain('TfToken');
}

test.each(Object.entries(backendServices))('a backend service takes a token in %s', (_property, props) => {
  const stack = newStack();
  addHttpService(stack, props(new Tokens(stack), stack));

  expect(JSON.stringify(only(stack, 'jdcloud_lb_backend'))).toContain('var.');
});

test.each(Object.entries(healthChecks))('a health check takes a token in %s', (_property, options) => {
  const stack = newStack();
  addHttpService(stack, { healthCheck: HealthCheck.http(options(new Tokens(stack), stack)) });

  expect(JSON.stringify(only(stack, 'jdcloud_lb_backend'))).toContain('var.');
});

test('what other products have takes tokens', () => {
  const stack = newStack();
  const tokens = new Tokens(stack);
  newNlb(stack).addBackendService('Tcp', {
    protocol: tokens.word,
    port: 80,
    healthCheck: HealthCheck.tcp({ port: tokens.number }),
    sessionPersistence: SessionPersistence.sourceIp({ timeout: tokens.duration }),
    connectionDraining: tokens.duration,
  });
  newDnlb(stack).addBackendService('Udp', {
    protocol: tokens.word,
    port: tokens.number,
    healthCheck: HealthCheck.icmp({ interval: tokens.duration }),
    algorithm: tokens.word,
  });

  expect(Object.values(resources(stack, 'jdcloud_lb_backend'))).toMatchObject([
    { algorithm: '${var.text}', port: '${var.number}', protocol: '${var.text}' },
    { connection_draining_seconds: '${(var.number * 3600)}', session_sticky_timeout: '${(var.number * 3600)}' },
  ]);
});

const listeners: Cases<ListenerProps> = {
  name: ({ text }) => ({ name: text }),
  description: ({ text }) => ({ description: text }),
  protocol: (tokens) => ({ protocol: tokens.word }),
  port: ({ number }) => ({ port: number }),
  certificates: ({ text }, stack) => ({
    certificates: [Certificate.fromCertificateId(stack, 'TokenCert', text)],
  }),
  'hsts.maxAge': ({ duration }) => ({ hsts: Hsts.enabled({ maxAge: duration }) }),
};

test.each(Object.entries(listeners))('a listener takes a token in %s', (_property, props) => {
  const stack = newStack();
  const loadBalancer = newAlb(stack);
  new Listener(stack, 'Https', {
    loadBalancer,
    protocol: ListenerProtocol.HTTPS,
    port: 443,
    certificates: [Certificate.fromCertificateId(stack, 'Cert', 'cert-a1')],
    backendService: loadBalancer.addBackendService('Api', {
      protocol: BackendProtocol.HTTP,
      port: 80,
      healthCheck: HealthCheck.http(),
    }),
    ...props(new Tokens(stack), stack),
  });

  expect(JSON.stringify(only(stack, 'jdcloud_lb_listener'))).toContain('var.');
});

test('an imported backend service takes tokens', () => {
  const stack = newStack();
  const tokens = new Tokens(stack);
  const loadBalancer = newAlb(stack);
  loadBalancer.addHttpListener('Http', {
    backendService: BackendService.fromBackendServiceAttributes(stack, 'Api', {
      backendServiceId: tokens.text,
      loadBalancer,
      protocol: tokens.word,
    }),
  });

  expect(only(stack, 'jdcloud_lb_listener').backend_id).toBe('${var.text}');
});
