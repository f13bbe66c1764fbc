// Two mistakes that the finished app shows: a listener with the backend service of another load balancer, and a virtual machine of another VPC.
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
const subnet = Subnet.fromSubnetAttributes(stack, 'Subnet', { subnetId: 'subnet-a1', vpcId: 'vpc-a1' });
const shop = new ApplicationLoadBalancer(stack, 'Shop', { subnet, zones: ['cn-north-1a'] });
const other = new ApplicationLoadBalancer(stack, 'Other', { subnet, zones: ['cn-north-1a'] });
const servers = other.addTargetGroup('Servers');
servers.addInstance(Instance.fromInstanceAttributes(stack, 'Vm7', { instanceId: 'i-b1', vpcId: 'vpc-b1' }), {
  port: 80,
});
const api = other.addBackendService('Api', {
  protocol: BackendProtocol.HTTP,
  port: 80,
  targets: servers,
  healthCheck: HealthCheck.http({ path: '/healthz' }),
});
shop.addHttpListener('Http', { backendService: api });
app.synth();
