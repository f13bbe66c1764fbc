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
import { newAlb, newBackendService, newInstance, newSubnet } from '../../support/app';
import { accepts, atSynthesis, Cases } from '../cases';

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

export const cases: Cases = {
  refused: [
    atSynthesis('JDLB201', 'error', 'targets of one group registered in two places', (stack) =>
      ['A', 'B'].map((id) =>
        TargetGroup.fromTargetGroupId(stack, id, 'tg-a1').addInstance(newInstance(stack, `Vm${id}`, `i-${id}`)),
      ),
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
