import { NullProvider } from '@cdktf/provider-null/lib/provider';
import { Resource } from '@cdktf/provider-null/lib/resource';
import { App, TerraformOutput, TerraformStack } from 'cdktf';
import { BackendProtocol, HealthCheck, Instance, JdcloudProvider, NetworkLoadBalancer, Subnet } from 'cdktf-jdcloud-lb';

const app = new App();
const stack = new TerraformStack(app, 'mixed-providers');
new JdcloudProvider(stack, 'Jdcloud', { region: 'cn-north-1' });
new NullProvider(stack, 'Null');

const lb = new NetworkLoadBalancer(stack, 'Mail', {
  subnet: Subnet.fromSubnetAttributes(stack, 'Subnet', { subnetId: 'subnet-a1', vpcId: 'vpc-a1' }),
  zones: ['cn-north-1a'],
});
const servers = lb.addTargetGroup('Servers');
servers.addInstance(Instance.fromInstanceAttributes(stack, 'Vm1', { instanceId: 'i-a1', vpcId: 'vpc-a1' }));
const smtp = lb.addBackendService('Smtp', {
  protocol: BackendProtocol.TCP,
  port: 25,
  targets: servers,
  healthCheck: HealthCheck.tcp(),
});
lb.addTcpListener('Smtp25', { port: 25, backendService: smtp });

// Something of another provider that has to be there first: everything of the load balancer waits for it.
const approval = new Resource(stack, 'Approval');
lb.node.addDependency(approval);

// Something of another provider that comes afterwards: it waits for everything of the load balancer, listeners and servers included.
const announcement = new Resource(stack, 'Announcement', { triggers: { loadBalancer: lb.loadBalancerId } });
announcement.node.addDependency(lb);

new TerraformOutput(stack, 'load_balancer_id', { value: lb.loadBalancerId });

app.synth();
