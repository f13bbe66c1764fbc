// A small service with two listeners, one of which may be one too many for the account.
const { App, TerraformStack } = require('cdktf');
const {
  ApplicationLoadBalancer,
  BackendProtocol,
  HealthCheck,
  Instance,
  JdcloudProvider,
  Subnet,
} = require('cdktf-jdcloud-lb');

const app = new App();
const stack = new TerraformStack(app, 'shop');
new JdcloudProvider(stack, 'Jdcloud', { region: 'cn-north-1' });
const lb = new ApplicationLoadBalancer(stack, 'Shop', {
  subnet: Subnet.fromSubnetAttributes(stack, 'Subnet', { subnetId: 'subnet-a1', vpcId: 'vpc-a1' }),
  zones: ['cn-north-1a'],
});
const servers = lb.addTargetGroup('Servers');
servers.addInstance(Instance.fromInstanceAttributes(stack, 'Vm1', { instanceId: 'i-a1', vpcId: 'vpc-a1' }), {
  port: 8080,
});
const site = lb.addBackendService('Site', {
  protocol: BackendProtocol.HTTP,
  port: 8080,
  targets: servers,
  healthCheck: HealthCheck.http({ path: '/healthz' }),
});
lb.addHttpListener('Http', { backendService: site });
lb.addHttpListener('Alternative', { port: 8080, backendService: site });
app.synth();
