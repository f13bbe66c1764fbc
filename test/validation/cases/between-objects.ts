import { TerraformStack, TerraformVariable } from 'cdktf';
import {
  ApplicationLoadBalancer,
  AvailabilityGroup,
  BackendProtocol,
  BackendService,
  DistributedNetworkLoadBalancer,
  ElasticIp,
  HealthCheck,
  IAvailabilityGroup,
  IInstance,
  ILoadBalancer,
  Instance,
  Listener,
  ListenerProtocol,
  LoadBalancer,
  NetworkLoadBalancer,
  SchedulingAlgorithm,
  Subnet,
  TargetGroup,
  TargetType,
} from '../../../lib';
import { newAlb, newBackendService, newDnlb, newInstance, newNlb, newSubnet } from '../../support/app';
import { accepts, atSynthesis, byProviderLater, byTerraform, Cases, together } from '../cases';

const { HTTP, TCP, UDP } = ListenerProtocol;

function listen(
  loadBalancer: ILoadBalancer,
  backendOn: ILoadBalancer,
  protocol = HTTP,
  backend = BackendProtocol.HTTP,
): Listener {
  const stack = TerraformStack.of(loadBalancer);
  const backendService = newBackendService(backendOn, `Api${protocol}`, backend);
  return new Listener(stack, `Listener${protocol}`, { loadBalancer, backendService, protocol, port: 80 });
}

/** A load balancer whose id Terraform alone knows. */
function unknown(stack: TerraformStack): ILoadBalancer {
  const id = new TerraformVariable(stack, 'LoadBalancerId', { type: 'string' });
  return ApplicationLoadBalancer.fromLoadBalancerId(stack, 'Unknown', id.stringValue);
}

function tokenOf(stack: TerraformStack): unknown {
  return new TerraformVariable(stack, 'Protocol', { type: 'string' }).stringValue;
}

function workers(stack: TerraformStack, vpcId: string): IAvailabilityGroup {
  return AvailabilityGroup.fromAvailabilityGroupAttributes(stack, 'Workers', { availabilityGroupId: 'ag-a1', vpcId });
}

/** A reference that does not say its product, which another one does. */
function learnt(
  stack: TerraformStack,
  product: typeof NetworkLoadBalancer | typeof DistributedNetworkLoadBalancer,
): ILoadBalancer {
  product.fromLoadBalancerId(stack, 'Said', 'lb-a1');
  return LoadBalancer.fromLoadBalancerId(stack, 'Unsaid', 'lb-a1');
}

function inZone(stack: TerraformStack, zone: string): IInstance {
  return Instance.fromInstanceAttributes(stack, 'Vm', { instanceId: 'i-a1', zone });
}

function inSubnet(stack: TerraformStack, cidrBlock: string): NetworkLoadBalancer {
  const subnet = Subnet.fromSubnetAttributes(stack, 'Subnet', { subnetId: 'subnet-a1', cidrBlock });
  return new NetworkLoadBalancer(stack, 'Nlb', { subnet, zones: ['cn-north-1a'] });
}

export const cases: Cases = together({
  refused: [
    atSynthesis('JDLB001', 'error', 'a backend service of another load balancer', (stack) =>
      listen(newAlb(stack), newAlb(stack, 'Other')),
    ),
    byTerraform('JDLB001', 'a backend service of a load balancer that is a token', (stack) =>
      listen(newAlb(stack), unknown(stack)),
    ),
    atSynthesis('JDLB002', 'error', 'a target group of another load balancer', (stack) =>
      newBackendService(newAlb(stack), 'Api', BackendProtocol.HTTP, newAlb(stack, 'Other').addTargetGroup('Servers')),
    ),
    byTerraform('JDLB002', 'a target group of a load balancer that is a token', (stack) =>
      newBackendService(newAlb(stack), 'Api', BackendProtocol.HTTP, unknown(stack).addTargetGroup('Servers')),
    ),
    atSynthesis('JDLB005', 'error', 'an instance of another VPC', (stack) =>
      newAlb(stack)
        .addTargetGroup('Servers')
        .addInstance(newInstance(stack, 'Vm', 'i-b1', 'vpc-b1')),
    ),
    byTerraform('JDLB005', 'an instance that Terraform looks up', (stack) =>
      newAlb(stack)
        .addTargetGroup('Servers')
        .addInstance(Instance.fromLookup(stack, 'Vm', { instanceId: 'i-b1' })),
    ),
    atSynthesis('JDLB005', 'error', 'an instance of another region', (stack) =>
      newAlb(stack)
        .addTargetGroup('Servers')
        .addInstance(Instance.fromInstanceAttributes(stack, 'Vm', { instanceId: 'i-b1', region: 'cn-east-2' })),
    ),
    atSynthesis('JDLB006', 'warning', 'an instance in another zone', (stack) =>
      newAlb(stack).addTargetGroup('Servers').addInstance(inZone(stack, 'cn-north-1b')),
    ),
    atSynthesis('JDLB011', 'warning', 'a network load balancer in a subnet of 16 addresses', (stack) =>
      inSubnet(stack, '10.0.16.0/28'),
    ),
    atSynthesis('JDLB007', 'error', 'an availability group of another VPC', (stack) =>
      newBackendService(newAlb(stack), 'Api', BackendProtocol.HTTP, workers(stack, 'vpc-b1')),
    ),
    byTerraform('JDLB007', 'an availability group of a VPC that is a token', (stack) => {
      const vpcId = new TerraformVariable(stack, 'VpcId', { type: 'string' }).stringValue;
      return newBackendService(newAlb(stack), 'Api', BackendProtocol.HTTP, workers(stack, vpcId));
    }),
    atSynthesis('JDLB019', 'error', 'an HTTP listener in front of TCP', (stack) => {
      const alb = newAlb(stack);
      return listen(alb, alb, HTTP, BackendProtocol.TCP);
    }),
    byTerraform('JDLB019', 'an HTTP listener in front of a protocol that is a token', (stack) => {
      const alb = newAlb(stack);
      return listen(alb, alb, HTTP, tokenOf(stack) as BackendProtocol);
    }),
    atSynthesis('JDLB020', 'error', 'an HTTP listener on what another reference calls an NLB', (stack) => {
      const lb = learnt(stack, NetworkLoadBalancer);
      return listen(lb, lb);
    }),
    atSynthesis(
      'JDLB031',
      'error',
      'a round robin on what another reference calls a DNLB',
      (stack) =>
        new BackendService(stack, 'Api', {
          loadBalancer: learnt(stack, DistributedNetworkLoadBalancer),
          protocol: BackendProtocol.TCP,
          port: 80,
          algorithm: SchedulingAlgorithm.ROUND_ROBIN,
          healthCheck: HealthCheck.tcp(),
        }),
    ),
    atSynthesis('JDLB035', 'error', 'an address in a group that another reference calls one of instances', (stack) => {
      const targetGroupId = 'tg-a1';
      TargetGroup.fromTargetGroupAttributes(stack, 'Said', { targetGroupId, targetType: TargetType.INSTANCE });
      return TargetGroup.fromTargetGroupId(stack, 'Unsaid', targetGroupId).addIpAddress('10.0.0.1');
    }),
    atSynthesis('JDLB038', 'error', 'weight 0 on what another reference calls an NLB', (stack) =>
      new TargetGroup(stack, 'Servers', { loadBalancer: learnt(stack, NetworkLoadBalancer) }).addInstance(
        newInstance(stack, 'Vm', 'i-a1'),
        { weight: 0 },
      ),
    ),
    atSynthesis('JDLB021', 'error', 'two listeners on one port', (stack) => {
      const alb = newAlb(stack);
      return [listen(alb, alb), listen(alb, alb, TCP, BackendProtocol.TCP)];
    }),
    atSynthesis('JDLB021', 'warning', 'TCP and UDP on one port', (stack) => {
      const nlb = newNlb(stack);
      return [listen(nlb, nlb, TCP, BackendProtocol.TCP), listen(nlb, nlb, UDP, BackendProtocol.UDP)];
    }),
    atSynthesis('JDLB008', 'error', 'a public address on an ALB', (stack) =>
      newAlb(stack).addTargetGroup('Servers', { targetType: TargetType.IP }).addIpAddress('203.0.113.1'),
    ),
    atSynthesis('JDLB008', 'warning', 'a public address on an NLB', (stack) =>
      newNlb(stack).addTargetGroup('Servers', { targetType: TargetType.IP }).addIpAddress('203.0.113.1'),
    ),
    atSynthesis('JDLB017', 'error', 'one elastic IP on two load balancers', (stack) => {
      const elasticIp = ElasticIp.fromElasticIpId(stack, 'Eip', 'fip-a1');
      const zones = ['cn-north-1a'];
      return ['A', 'B'].map(
        (id) => new NetworkLoadBalancer(stack, id, { subnet: newSubnet(stack, `${id}Subnet`), zones, elasticIp }),
      );
    }),
    atSynthesis('JDLB027', 'error', 'one name for two target groups', (stack) => {
      const alb = newAlb(stack);
      return ['A', 'B'].map((id) => alb.addTargetGroup(id, { name: 'servers' }));
    }),
    byProviderLater('JDLB008', 'plan', 'an address outside the private ranges', 'lb_targets_warning_test.go'),
    byProviderLater(
      'JDLB008',
      'apply',
      "an address in a group that turns out to be an alb's",
      'lb_targets_resource_test.go',
    ),
    byProviderLater('JDLB017', 'apply', 'an elastic IP that another load balancer has', 'replacement_test.go'),
    byProviderLater('JDLB027', 'apply', 'a name that is taken', 'failures_test.go'),
    byProviderLater('JDLB021', 'apply', 'a listener that is built before its predecessor goes', 'replacement_test.go'),
    byProviderLater('JDLB025', 'apply', 'deletion of a backend with a listener', 'deletion_test.go'),
    atSynthesis('JDLB036', 'error', 'one port twice', (stack) => {
      const servers = newAlb(stack).addTargetGroup('Servers');
      const vm = newInstance(stack, 'Vm', 'i-a1');
      return [servers.addInstance(vm, { port: 80 }), servers.addInstance(vm, { port: 80, key: 'Again' })];
    }),
    atSynthesis('JDLB037', 'error', 'two ports on a DNLB', (stack) => {
      const servers = newDnlb(stack).addTargetGroup('Servers');
      const vm = newInstance(stack, 'Vm', 'i-a1');
      return [servers.addInstance(vm, { port: 80 }), servers.addInstance(vm, { port: 81, key: 'Again' })];
    }),
  ],
  accepted: [
    accepts('JDLB001', 'a backend service of the same load balancer', (stack) => {
      const alb = newAlb(stack);
      return listen(alb, alb);
    }),
    accepts('JDLB002', 'a target group whose load balancer is not known', (stack) =>
      newBackendService(
        newAlb(stack),
        'Api',
        BackendProtocol.HTTP,
        TargetGroup.fromTargetGroupId(stack, 'Servers', 'tg-a1'),
      ),
    ),
    accepts('JDLB005', 'an instance of the same VPC', (stack) =>
      newAlb(stack)
        .addTargetGroup('Servers')
        .addInstance(newInstance(stack, 'Vm', 'i-a1')),
    ),
    accepts('JDLB006', 'an instance in the same zone', (stack) =>
      newAlb(stack).addTargetGroup('Servers').addInstance(inZone(stack, 'cn-north-1a')),
    ),
    accepts('JDLB011', 'a network load balancer in a subnet of 32 addresses', (stack) =>
      inSubnet(stack, '10.0.16.0/27'),
    ),
    accepts('JDLB007', 'an availability group of the same VPC', (stack) =>
      newBackendService(newAlb(stack), 'Api', BackendProtocol.HTTP, workers(stack, 'vpc-a1')),
    ),
    accepts('JDLB008', 'a private address', (stack) =>
      newAlb(stack).addTargetGroup('Servers', { targetType: TargetType.IP }).addIpAddress('10.8.0.7'),
    ),
    accepts('JDLB017', 'an elastic IP for each load balancer', (stack) =>
      ['a1', 'a2'].map(
        (id) =>
          new NetworkLoadBalancer(stack, id, {
            subnet: newSubnet(stack, `${id}Subnet`),
            zones: ['cn-north-1a'],
            elasticIp: ElasticIp.fromElasticIpId(stack, `${id}Eip`, `fip-${id}`),
          }),
      ),
    ),
    accepts('JDLB027', 'one name on two load balancers', (stack) =>
      [newAlb(stack), newNlb(stack)].map((lb) => lb.addTargetGroup('Servers', { name: 'servers' })),
    ),
    accepts('JDLB019', 'a TCP listener in front of TCP', (stack) => {
      const nlb = newNlb(stack);
      return listen(nlb, nlb, TCP, BackendProtocol.TCP);
    }),
    accepts('JDLB021', 'one port on two load balancers', (stack) => {
      const [alb, nlb] = [newAlb(stack), newNlb(stack)];
      return [listen(alb, alb), listen(nlb, nlb, TCP, BackendProtocol.TCP)];
    }),
    accepts('JDLB036', 'two ports', (stack) => {
      const servers = newAlb(stack).addTargetGroup('Servers');
      const vm = newInstance(stack, 'Vm', 'i-a1');
      return [servers.addInstance(vm, { port: 80 }), servers.addInstance(vm, { port: 81, key: 'Again' })];
    }),
    accepts('JDLB037', 'two instances on a DNLB', (stack) => {
      const dnlb = newDnlb(stack);
      const servers = dnlb.addTargetGroup('Servers');
      dnlb.addBackendService('Api', {
        protocol: BackendProtocol.TCP,
        port: 80,
        healthCheck: HealthCheck.tcp(),
        targets: servers,
      });
      return ['i-a1', 'i-a2'].map((id) => servers.addInstance(newInstance(stack, id, id), { port: 80 }));
    }),
  ],
});
