import { TerraformStack } from 'cdktf';
import {
  ApplicationLoadBalancer,
  BackendProtocol,
  ElasticIp,
  ISecurityGroup,
  LoadBalancerOptions,
  NetworkLoadBalancer,
  SecurityGroup,
  TargetGroup,
} from '../../../lib';
import { newAlb, newBackendService, newDnlb, newInstance, newSubnet } from '../../support/app';
import { accepts, atSynthesis, byProviderLater, Cases } from '../cases';

/** What JavaScript, or a class of options, may hold beside the properties. */
function withMore(options: LoadBalancerOptions, more: object): LoadBalancerOptions & { zones: string[] } {
  return { ...options, zones: ['cn-north-1a'], ...more };
}

function publicAlb(stack: TerraformStack, securityGroups: ISecurityGroup[] | undefined): ApplicationLoadBalancer {
  const elasticIp = ElasticIp.fromElasticIpId(stack, 'Eip', 'fip-a1');
  return new ApplicationLoadBalancer(stack, 'Alb', {
    subnet: newSubnet(stack),
    zones: ['cn-north-1a'],
    elasticIp,
    securityGroups,
  });
}

function listenersOf(stack: TerraformStack, count: number): unknown {
  const dnlb = newDnlb(stack);
  const backendService = newBackendService(dnlb, 'Api', BackendProtocol.TCP);
  return Array.from({ length: count }, (_, index) =>
    dnlb.addTcpListener(`Tcp${index}`, { port: 8000 + index, backendService }),
  );
}

function inZones(stack: TerraformStack, ...zones: string[]): NetworkLoadBalancer {
  return new NetworkLoadBalancer(stack, 'Nlb', { subnet: newSubnet(stack), zones });
}

export const cases: Cases = {
  refused: [
    atSynthesis('JDLB206', 'warning', 'more listeners than the quota', (stack) => listenersOf(stack, 51)),
    atSynthesis('JDLB206', 'notice', '80 % of the quota of listeners', (stack) => listenersOf(stack, 40)),
    atSynthesis('JDLB207', 'warning', 'a target group that nothing uses', (stack) =>
      newAlb(stack).addTargetGroup('Servers'),
    ),
    atSynthesis('JDLB207', 'warning', 'a backend service that nothing uses', (stack) =>
      newBackendService(newAlb(stack), 'Api', BackendProtocol.HTTP),
    ),
    atSynthesis('JDLB208', 'notice', 'a backend service without targets', (stack) =>
      newBackendService(newAlb(stack), 'Api', BackendProtocol.HTTP),
    ),
    atSynthesis('JDLB209', 'notice', 'a load balancer without a listener', (stack) => newAlb(stack)),
    atSynthesis('JDLB210', 'notice', 'one zone', (stack) => inZones(stack, 'cn-north-1a')),
    atSynthesis('JDLB201', 'error', 'targets of one group registered in two places', (stack) =>
      ['A', 'B'].map((id) =>
        TargetGroup.fromTargetGroupId(stack, id, 'tg-a1').addInstance(newInstance(stack, `Vm${id}`, `i-${id}`)),
      ),
    ),
    byProviderLater(
      'JDLB201',
      'plan',
      'a list of targets and an attachment for one group',
      'lb_attachment_resource_test.go',
    ),
    atSynthesis('JDLB202', 'error', 'a load balancer that waits for its own target group', (stack) => {
      const alb = newAlb(stack);
      alb.node.addDependency(alb.addTargetGroup('Servers'));
    }),
    atSynthesis('JDLB204', 'notice', 'a name of a target group', (stack) =>
      newAlb(stack).addTargetGroup('Servers', { name: 'servers' }),
    ),
    atSynthesis('JDLB205', 'warning', 'an elastic IP without a security group', (stack) => publicAlb(stack, undefined)),
    atSynthesis(
      'JDLB203',
      'warning',
      'a misspelt property',
      (stack) =>
        new NetworkLoadBalancer(stack, 'Nlb', withMore({ subnet: newSubnet(stack) }, { descripton: 'the shop' })),
    ),
  ],
  accepted: [
    accepts('JDLB206', 'less than 80 % of the quota of listeners', (stack) => listenersOf(stack, 39)),
    accepts('JDLB207', 'a target group with a backend service, and a backend service with a listener', (stack) => {
      const alb = newAlb(stack);
      const backendService = newBackendService(alb, 'Api', BackendProtocol.HTTP, alb.addTargetGroup('Servers'));
      alb.addHttpListener('Http', { backendService });
    }),
    accepts('JDLB208', 'a backend service with a target group', (stack) => {
      const alb = newAlb(stack);
      newBackendService(alb, 'Api', BackendProtocol.HTTP, alb.addTargetGroup('Servers'));
    }),
    accepts('JDLB209', 'a load balancer with a listener', (stack) => listenersOf(stack, 1)),
    accepts('JDLB210', 'two zones', (stack) => inZones(stack, 'cn-north-1a', 'cn-north-1b')),
    accepts('JDLB201', 'targets of one group registered in one place', (stack) => {
      TargetGroup.fromTargetGroupId(stack, 'A', 'tg-a1').addInstance(newInstance(stack, 'Vm', 'i-a1'));
      TargetGroup.fromTargetGroupId(stack, 'B', 'tg-a1');
    }),
    accepts('JDLB202', 'a target group that waits for another load balancer', (stack) => {
      newAlb(stack).addTargetGroup('Servers').node.addDependency(newAlb(stack, 'Other'));
    }),
    accepts('JDLB204', 'a name of a listener', (stack) => {
      const alb = newAlb(stack);
      alb.addHttpListener('Http', {
        name: 'http',
        backendService: newBackendService(alb, 'Api', BackendProtocol.HTTP),
      });
    }),
    accepts('JDLB205', 'an elastic IP with a security group', (stack) =>
      publicAlb(stack, [SecurityGroup.fromSecurityGroupId(stack, 'Group', 'sg-a1')]),
    ),
    accepts(
      'JDLB203',
      'a property that looks like no other',
      (stack) => new NetworkLoadBalancer(stack, 'Nlb', withMore({ subnet: newSubnet(stack) }, { owner: 'shop' })),
    ),
  ],
};
