import { App, TerraformOutput, TerraformStack } from 'cdktf';
import {
  ApplicationLoadBalancer,
  BackendProtocol,
  Certificate,
  Duration,
  ElasticIp,
  ForwardedHeader,
  HealthCheck,
  Hsts,
  Instance,
  JdcloudProvider,
  SchedulingAlgorithm,
  SecurityGroup,
  SessionPersistence,
  Subnet,
} from 'cdktf-jdcloud-lb';

const app = new App();
const stack = new TerraformStack(app, 'web-service');
// Credentials and endpoint come from the environment: JDCLOUD_ACCESS_KEY, JDCLOUD_SECRET_KEY, JDCLOUD_ENDPOINT.
new JdcloudProvider(stack, 'Jdcloud', { region: 'cn-north-1' });

const lb = new ApplicationLoadBalancer(stack, 'Shop', {
  subnet: Subnet.fromSubnetAttributes(stack, 'Subnet', {
    subnetId: 'subnet-a1',
    vpcId: 'vpc-a1',
    cidrBlock: '10.0.16.0/24',
  }),
  zones: ['cn-north-1a', 'cn-north-1b'],
  securityGroups: [SecurityGroup.fromSecurityGroupId(stack, 'Public', 'sg-a1')],
  elasticIp: ElasticIp.fromElasticIpId(stack, 'Eip', 'fip-a1'),
  // In production set this to true. An example should go away with `cdktf destroy`.
  deletionProtection: false,
  tags: { team: 'shop' },
});

const servers = lb.addTargetGroup('Servers');
const vm = Instance.fromInstanceAttributes(stack, 'Vm1', {
  instanceId: 'i-a1',
  vpcId: 'vpc-a1',
  zone: 'cn-north-1a',
});
servers.addInstance(vm, { port: 8080 });
// The same machine on a second port takes a key of its own.
servers.addInstance(vm, { key: 'Vm1Admin', port: 8081, weight: 5 });

const api = lb.addBackendService('Api', {
  protocol: BackendProtocol.HTTP,
  port: 8080,
  targets: servers,
  algorithm: SchedulingAlgorithm.ROUND_ROBIN,
  sessionPersistence: SessionPersistence.cookie({ expiresAfter: Duration.hours(1) }),
  healthCheck: HealthCheck.http({
    path: '/healthz',
    healthyStatusCodes: ['200-299'],
    interval: Duration.seconds(10),
  }),
  forwardedHeaders: [ForwardedHeader.PROTO, ForwardedHeader.HOST],
});

// Both listeners share one backend service.
lb.addHttpListener('Http', { backendService: api });
lb.addHttpsListener('Https', {
  backendService: api,
  certificates: [Certificate.fromCertificateId(stack, 'Cert', 'cert-a1')],
  hsts: Hsts.enabled({ maxAge: Duration.days(365) }),
});

new TerraformOutput(stack, 'load_balancer_id', { value: lb.loadBalancerId });
new TerraformOutput(stack, 'private_ip_address', { value: lb.privateIpAddress });
new TerraformOutput(stack, 'public_ip_address', { value: lb.elasticIpAddress });

app.synth();
