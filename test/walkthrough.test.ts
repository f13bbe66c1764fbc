import { App, TerraformStack } from 'cdktf';
import {
  ApplicationLoadBalancer,
  AvailabilityGroup,
  BackendProtocol,
  BackendService,
  Certificate,
  Container,
  DistributedNetworkLoadBalancer,
  Duration,
  HealthCheck,
  Hsts,
  Instance,
  JdcloudProvider,
  Listener,
  ListenerProtocol,
  LoadBalancer,
  LoadBalancerType,
  NetworkLoadBalancer,
  SchedulingAlgorithm,
  SessionPersistence,
  Subnet,
  TargetGroup,
  TargetType,
} from '../lib';
import { newAlb, newStack, newSubnet, only, resources } from './support/app';

test('ten lines are a web service', () => {
  const app = new App();
  const stack = new TerraformStack(app, 'hello');
  new JdcloudProvider(stack, 'Jdcloud', { region: 'cn-north-1' });

  const lb = new ApplicationLoadBalancer(stack, 'Web', {
    subnet: Subnet.fromSubnetId(stack, 'Subnet', 'subnet-a1'),
    zones: ['cn-north-1a'],
  });
  const servers = lb.addTargetGroup('Servers');
  servers.addInstance(Instance.fromInstanceId(stack, 'Vm1', 'i-a1'), { port: 8080 });
  const site = lb.addBackendService('Site', {
    protocol: BackendProtocol.HTTP,
    port: 8080,
    targets: servers,
    healthCheck: HealthCheck.http({ path: '/healthz' }),
  });
  lb.addHttpListener('Http', { backendService: site });

  expect(only(stack, 'jdcloud_lb')).toEqual({
    azs: ['cn-north-1a'],
    delete_protection: false,
    name: 'hello-Web-402bc89c',
    subnet_id: 'subnet-a1',
    type: 'alb',
  });
  expect(only(stack, 'jdcloud_lb_target_group')).toEqual({
    lifecycle: { create_before_destroy: true },
    load_balancer_id: '${jdcloud_lb.Web_3C8945DB.id}',
    name: 'hello-Web-Servers-aa1f5112',
    type: 'instance',
  });
  expect(only(stack, 'jdcloud_lb_target_group_targets')).toEqual({
    lifecycle: { create_before_destroy: true },
    target_group_id: '${jdcloud_lb_target_group.Web_Servers_B8CF790F.id}',
    targets: { Vm1: { instance_id: 'i-a1', port: 8080, type: 'vm', weight: 10 } },
  });
  expect(only(stack, 'jdcloud_lb_backend')).toEqual({
    algorithm: 'RoundRobin',
    depends_on: ['jdcloud_lb_target_group_targets.Web_Servers_Targets_0987D583'],
    health_check: { http_path: '/healthz', protocol: 'Http' },
    lifecycle: { create_before_destroy: true },
    load_balancer_id: '${jdcloud_lb.Web_3C8945DB.id}',
    name: 'hello-Web-Site-2010a0af',
    port: 8080,
    protocol: 'Http',
    target_group_id: '${jdcloud_lb_target_group.Web_Servers_B8CF790F.id}',
  });
  expect(only(stack, 'jdcloud_lb_listener')).toEqual({
    backend_id: '${jdcloud_lb_backend.Web_Site_D504717C.id}',
    load_balancer_id: '${jdcloud_lb.Web_3C8945DB.id}',
    name: 'hello-Web-Http-11a010c4',
    port: 80,
    protocol: 'Http',
  });
});

test('the same nouns stand alone, also in another stack', () => {
  const app = new App();
  const network = newStack('network', app);
  const team = newStack('team', app);
  const lb = new LoadBalancer(network, 'Lb', {
    loadBalancerType: LoadBalancerType.ALB,
    subnet: newSubnet(network),
    zones: ['cn-north-1a'],
  });
  const servers = new TargetGroup(team, 'Servers', { loadBalancer: lb });
  servers.addInstance(Instance.fromInstanceId(team, 'Vm1', 'i-a1'));
  const site = new BackendService(team, 'Site', {
    loadBalancer: lb,
    protocol: BackendProtocol.HTTP,
    port: 8080,
    targets: servers,
    healthCheck: HealthCheck.http({ path: '/healthz' }),
  });
  new Listener(team, 'Http', {
    loadBalancer: lb,
    protocol: ListenerProtocol.HTTP,
    port: 80,
    backendService: site,
  });
  network.prepareStack();
  team.prepareStack();

  expect(Object.keys(resources(network, 'jdcloud_lb'))).toHaveLength(1);
  expect(only(team, 'jdcloud_lb_listener')).toMatchObject({
    backend_id: '${jdcloud_lb_backend.Site_E53D7754.id}',
    load_balancer_id: expect.stringContaining('data.terraform_remote_state') as string,
  });
  expect(only(team, 'jdcloud_lb_backend')).toMatchObject({
    depends_on: [expect.stringContaining('jdcloud_lb_target_group_targets.Servers_Targets_') as string],
    target_group_id: expect.stringContaining('jdcloud_lb_target_group.Servers_') as string,
  });
});

test('somebody else’s load balancer does everything that an owned one does', () => {
  const stack = newStack();
  const shared = ApplicationLoadBalancer.fromLoadBalancerAttributes(stack, 'Shared', {
    loadBalancerId: 'alb-a1',
    vpcId: 'vpc-a1',
  });
  const servers = shared.addTargetGroup('MyServers');
  servers.addInstance(
    Instance.fromInstanceAttributes(stack, 'Vm1', { instanceId: 'i-a1', vpcId: 'vpc-a1', zone: 'cn-north-1a' }),
  );
  const api = shared.addBackendService('Api', {
    protocol: BackendProtocol.HTTP,
    port: 8080,
    targets: servers,
    sessionPersistence: SessionPersistence.cookie(),
    healthCheck: HealthCheck.http(),
  });
  const raw = shared.addBackendService('Raw', {
    protocol: BackendProtocol.TCP,
    port: 9000,
    proxyProtocol: true,
    healthCheck: HealthCheck.tcp(),
  });
  const dns = shared.addBackendService('Dns', {
    protocol: BackendProtocol.UDP,
    port: 53,
    healthCheck: HealthCheck.icmp(),
  });
  const certificates = [Certificate.fromCertificateId(stack, 'Cert', 'cert-a1')];
  shared.addHttpListener('Http', { backendService: api });
  shared.addHttpsListener('Https', { backendService: api, certificates, hsts: Hsts.enabled() });
  shared.addTcpListener('Tcp', { backendService: raw, port: 9000 });
  shared.addTlsListener('Tls', { backendService: raw, port: 9443, certificates });
  shared.addUdpListener('Udp', { backendService: dns, port: 53 });

  expect(resources(stack, 'jdcloud_lb')).toEqual({});
  expect(
    Object.values(resources(stack, 'jdcloud_lb_listener'))
      .map(({ load_balancer_id, port, protocol }) => [load_balancer_id, port, protocol])
      .sort(),
  ).toEqual([
    ['alb-a1', 443, 'Https'],
    ['alb-a1', 53, 'Udp'],
    ['alb-a1', 80, 'Http'],
    ['alb-a1', 9000, 'Tcp'],
    ['alb-a1', 9443, 'Tls'],
  ]);
});

test('a network load balancer takes containers and addresses, keeps sessions by address and drains', () => {
  const stack = newStack();
  const lb = new NetworkLoadBalancer(stack, 'Mail', {
    subnet: newSubnet(stack),
    zones: ['cn-north-1a', 'cn-north-1b'],
  });
  const servers = lb.addTargetGroup('Servers');
  servers.addContainer(Container.fromContainerId(stack, 'Pod1', 'pod-a1'), { port: 8080 });
  const legacy = lb.addTargetGroup('Legacy', { targetType: TargetType.IP });
  legacy.addIpAddress('10.8.0.7', { port: 8080 });
  const options = {
    protocol: BackendProtocol.TCP,
    port: 25,
    healthCheck: HealthCheck.tcp(),
    sessionPersistence: SessionPersistence.sourceIp({ timeout: Duration.minutes(5) }),
    connectionDraining: Duration.seconds(60),
  };
  lb.addTcpListener('Smtp', {
    port: 25,
    backendService: lb.addBackendService('Current', { ...options, targets: servers }),
  });
  lb.addTcpListener('Old', {
    port: 26,
    backendService: lb.addBackendService('Legacy25', { ...options, targets: legacy }),
  });

  expect(Object.values(resources(stack, 'jdcloud_lb_target_group')).map(({ type }) => type)).toEqual([
    'ip',
    'instance',
  ]);
  expect(Object.values(resources(stack, 'jdcloud_lb_target_group_targets')).map(({ targets }) => targets)).toEqual([
    { '10.8.0.7': { ip_address: '10.8.0.7', port: 8080, type: 'ip', weight: 10 } },
    { Pod1: { instance_id: 'pod-a1', port: 8080, type: 'container', weight: 10 } },
  ]);
  for (const backend of Object.values(resources(stack, 'jdcloud_lb_backend'))) {
    expect(backend).toMatchObject({
      connection_draining_seconds: 60,
      session_stickiness: true,
      session_sticky_timeout: 300,
    });
  }
});

test('a distributed network load balancer has no zones, and hashes', () => {
  const stack = newStack();
  const lb = new DistributedNetworkLoadBalancer(stack, 'Dns', { subnet: newSubnet(stack) });
  const dns = lb.addBackendService('Udp', {
    protocol: BackendProtocol.UDP,
    port: 53,
    targets: AvailabilityGroup.fromAvailabilityGroupAttributes(stack, 'Workers', {
      availabilityGroupId: 'ag-a1',
      vpcId: 'vpc-a1',
    }).withDefaultWeight(20),
    algorithm: SchedulingAlgorithm.QUINTUPLE_HASH,
    healthCheck: HealthCheck.icmp(),
  });
  lb.addUdpListener('Udp53', { port: 53, backendService: dns });

  expect(only(stack, 'jdcloud_lb')).toEqual({
    delete_protection: false,
    name: expect.stringMatching(/^shop-Dns-[0-9a-f]{8}$/) as string,
    subnet_id: 'subnet-a1',
    type: 'dnlb',
  });
  expect(only(stack, 'jdcloud_lb_backend')).toMatchObject({
    ag_info: { ag_id: 'ag-a1', default_weight: 20 },
    algorithm: 'QuintupleHash',
    health_check: { protocol: 'Icmp' },
  });
});

test('an availability group stands wherever a target group stands, on as many load balancers as you like', () => {
  const stack = newStack();
  const workers = AvailabilityGroup.fromAvailabilityGroupId(stack, 'Workers', 'ag-a1');
  for (const lb of [newAlb(stack, 'One'), newAlb(stack, 'Two')]) {
    for (const id of ['A', 'B']) {
      const backendService = lb.addBackendService(id, {
        protocol: BackendProtocol.HTTP,
        port: 8080,
        targets: workers,
        healthCheck: HealthCheck.http(),
      });
      lb.addHttpListener(`Http${id}`, { port: id === 'A' ? 80 : 81, backendService });
    }
  }

  const backends = Object.values(resources(stack, 'jdcloud_lb_backend'));
  expect(backends).toHaveLength(4);
  expect(backends.map(({ ag_info }) => ag_info)).toEqual(Array(4).fill({ ag_id: 'ag-a1' }));
});
