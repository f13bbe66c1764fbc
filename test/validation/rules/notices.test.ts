import { TerraformVariable, Testing } from 'cdktf';
import { IConstruct } from 'constructs';
import {
  ApplicationLoadBalancer,
  AvailabilityGroup,
  BackendProtocol,
  BackendService,
  DistributedNetworkLoadBalancer,
  LoadBalancer,
  NetworkLoadBalancer,
  Review,
  ReviewFinding,
} from '../../../lib';
import { newAlb, newBackendService, newDnlb, newStack, newSubnet } from '../../support/app';

function found(scope: IConstruct, code: string): ReviewFinding[] {
  return Review.of(scope).findings.filter((finding) => finding.code === code);
}

describe('JDLB208', () => {
  test('notices a backend service without targets', () => {
    const stack = newStack();
    newBackendService(newAlb(stack), 'Api', BackendProtocol.HTTP);

    expect(found(stack, 'JDLB208')).toEqual([
      {
        code: 'JDLB208',
        severity: 'notice',
        path: 'shop/Api',
        property: 'targets',
        problem: 'This backend service has no targets.',
        allowed: 'No request is answered until it has some.',
        remedy: 'pass a target group or an availability group in targets.',
      },
    ]);
  });

  test('says nothing of targets, and of an existing backend service', () => {
    const stack = newStack();
    const alb = newAlb(stack);
    newBackendService(alb, 'Api', BackendProtocol.HTTP, alb.addTargetGroup('Servers'));
    newBackendService(
      alb,
      'Jobs',
      BackendProtocol.HTTP,
      AvailabilityGroup.fromAvailabilityGroupId(stack, 'Workers', 'ag-a1').withDefaultWeight(20),
    );
    BackendService.fromBackendServiceId(stack, 'Existing', 'backend-a1');

    expect(found(stack, 'JDLB208')).toEqual([]);
  });
});

describe('JDLB209', () => {
  test('notices a load balancer without a listener', () => {
    const stack = newStack();
    newAlb(stack);

    expect(found(stack, 'JDLB209')).toEqual([
      {
        code: 'JDLB209',
        severity: 'notice',
        path: 'shop/Alb',
        property: 'listeners',
        problem: 'This load balancer has no listener in this app.',
        allowed: 'It accepts no request until it has one.',
        remedy: 'add a listener, unless another app does.',
      },
    ]);
  });

  test('says nothing of a listener in another stack, on a reference to it, and of an existing load balancer', () => {
    const app = Testing.app();
    const [shop, office] = [newStack('shop', app), newStack('office', app)];
    const [one, two] = [newAlb(shop, 'One'), newAlb(shop, 'Two')];
    newAlb(office).addTcpListener('Other', {
      port: 80,
      backendService: newBackendService(newAlb(office, 'Fourth'), 'Other', BackendProtocol.TCP),
    });
    const here = ApplicationLoadBalancer.fromLoadBalancerId(office, 'Here', two.loadBalancerId);
    for (const [id, lb] of Object.entries({ One: one, Two: here })) {
      const backendService = newBackendService(lb, `${id}Api`, BackendProtocol.TCP);
      lb.addTcpListener('Tcp', { port: 80, backendService });
    }
    ApplicationLoadBalancer.fromLoadBalancerId(shop, 'Shared', 'alb-a1');

    expect(found(app, 'JDLB209').map(({ path }) => path)).toEqual(['office/Fourth']);
  });
});

describe('JDLB210', () => {
  test('notices a single zone', () => {
    const stack = newStack();
    newAlb(stack);

    expect(found(stack, 'JDLB210')).toEqual([
      {
        code: 'JDLB210',
        severity: 'notice',
        path: 'shop/Alb',
        property: 'zones',
        problem: 'This load balancer is in cn-north-1a only.',
        allowed: 'It fails with this zone.',
        remedy: 'list a second zone in zones.',
      },
    ]);
  });

  test('says nothing of two zones, one zone twice, tokens, and distributed load balancers', () => {
    const stack = newStack();
    const subnet = newSubnet(stack);
    const zones = new TerraformVariable(stack, 'Zones', { type: 'list(string)' });
    new NetworkLoadBalancer(stack, 'Two', { subnet, zones: ['cn-north-1a', 'cn-north-1b'] });
    new NetworkLoadBalancer(stack, 'Twice', { subnet, zones: ['cn-north-1a', 'cn-north-1a'] });
    new NetworkLoadBalancer(stack, 'Tokens', { subnet, zones: zones.listValue });
    new DistributedNetworkLoadBalancer(stack, 'Edge', { subnet, edgeZone: 'cn-n1-jinan1' });
    newDnlb(stack);
    LoadBalancer.fromLoadBalancerId(stack, 'Shared', 'alb-a1');

    expect(found(stack, 'JDLB210')).toEqual([]);
  });
});
