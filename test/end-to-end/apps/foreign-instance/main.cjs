// A virtual machine of another VPC than the load balancer's, which only a look at the cloud can tell.
const { App, TerraformStack } = require('cdktf');
const { ApplicationLoadBalancer, Instance, JdcloudProvider, Subnet } = require('cdktf-jdcloud-lb');

const app = new App();
const stack = new TerraformStack(app, 'shop');
new JdcloudProvider(stack, 'Jdcloud', { region: 'cn-north-1' });
const lb = new ApplicationLoadBalancer(stack, 'Shop', {
  subnet: Subnet.fromSubnetAttributes(stack, 'Subnet', { subnetId: 'subnet-a1', vpcId: 'vpc-a1' }),
  zones: ['cn-north-1a'],
});
lb.addTargetGroup('Servers').addInstance(Instance.fromLookup(stack, 'Vm7', { instanceId: 'i-b1' }), { port: 8080 });
app.synth();
