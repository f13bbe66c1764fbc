import { TerraformStack, Testing } from 'cdktf';
import {
  BackendProtocol,
  BackendService,
  DistributedNetworkLoadBalancer,
  FindingSeverity,
  HealthCheck,
  ILoadBalancer,
  Listener,
  ListenerProtocol,
  LoadBalancer,
  NetworkLoadBalancer,
  Review,
  SchedulingAlgorithm,
  TargetGroup,
  TargetType,
} from '../../../lib';
import { newInstance, newStack } from '../../support/app';

/*
 * What a reference does not say, another one may, in another stack: the constructors that could not check it are made up for at synthesis.
 */

const [NLB, DNLB] = [NetworkLoadBalancer, DistributedNetworkLoadBalancer];

/** A load balancer whose product is said in another stack, or nowhere. */
function newUnsaid(said?: typeof NLB | typeof DNLB): { stack: TerraformStack; loadBalancer: ILoadBalancer } {
  const app = Testing.app();
  const stack = newStack('shop', app);
  said?.fromLoadBalancerId(newStack('hub', app), 'Said', 'lb-a1');
  return { stack, loadBalancer: LoadBalancer.fromLoadBalancerId(stack, 'Unsaid', 'lb-a1') };
}

function newBackendService(
  loadBalancer: ILoadBalancer,
  protocol: BackendProtocol,
  algorithm?: SchedulingAlgorithm,
): BackendService {
  const props = { loadBalancer, protocol, port: 80, algorithm, healthCheck: HealthCheck.tcp() };
  return new BackendService(TerraformStack.of(loadBalancer), 'Api', props);
}

function errors(stack: TerraformStack): string[] {
  return Review.of(stack.node.root)
    .findings.filter(({ severity }) => severity === FindingSeverity.ERROR)
    .map((finding) =>
      [finding.code, finding.path, `${finding.property}:`, finding.problem, finding.allowed, finding.remedy].join(' '),
    );
}

test.each([
  {
    said: NLB,
    expected: [
      'JDLB020 shop/Api protocol: protocol is HTTP, and load balancer shop/Unsaid is a network load balancer. ' +
        'Its backend services use TCP or UDP. choose one of them, or an application load balancer.',
      'JDLB020 shop/Http protocol: protocol is HTTP, and load balancer shop/Unsaid is a network load balancer. ' +
        'Its listeners use TCP or UDP. choose one of them, or an application load balancer.',
    ],
  },
  { said: undefined, expected: [] },
])('JDLB020: protocols', ({ said, expected }) => {
  const { stack, loadBalancer } = newUnsaid(said);
  const backendService = newBackendService(loadBalancer, BackendProtocol.HTTP);
  new Listener(stack, 'Http', { loadBalancer, backendService, protocol: ListenerProtocol.HTTP, port: 80 });

  expect(errors(stack)).toEqual(expected);
});

test.each([
  {
    said: DNLB,
    expected: [
      'JDLB031 shop/Api algorithm: algorithm is ROUND_ROBIN, and load balancer shop/Unsaid is a distributed network load balancer. ' +
        'Its backend services use SOURCE_IP_HASH or QUINTUPLE_HASH. choose one of them, or leave algorithm out.',
    ],
  },
  { said: NLB, expected: [] },
  { said: undefined, expected: [] },
])('JDLB031: algorithms', ({ said, expected }) => {
  const { stack, loadBalancer } = newUnsaid(said);
  newBackendService(loadBalancer, BackendProtocol.TCP, SchedulingAlgorithm.ROUND_ROBIN);

  expect(errors(stack)).toEqual(expected);
});

test.each([
  {
    said: NLB,
    expected: [
      'JDLB038 shop/Servers addInstance(Vm): weight is 0, and load balancer shop/Unsaid is a network load balancer. ' +
        'There a weight is 1 to 100. use a weight from 1 to 100, or remove the target.',
    ],
  },
  { said: undefined, expected: [] },
])('JDLB038: weight 0', ({ said, expected }) => {
  const { stack, loadBalancer } = newUnsaid(said);
  const servers = new TargetGroup(stack, 'Servers', { loadBalancer });
  servers.addInstance(newInstance(stack, 'Vm', 'i-a1'), { weight: 0 });

  expect(errors(stack)).toEqual(expected);
});

test.each([
  {
    targetType: TargetType.INSTANCE,
    expected: [
      'JDLB035 shop/Unsaid addIpAddress(10.0.0.1): Address 10.0.0.1 is registered in a target group of type INSTANCE, as hub/Said says. ' +
        'It has instances and containers only. use a group of the other type for this target.',
    ],
  },
  { targetType: TargetType.IP, expected: [] },
])('JDLB035: an address in a group of $targetType', ({ targetType, expected }) => {
  const app = Testing.app();
  const [shop, hub] = [newStack('shop', app), newStack('hub', app)];
  TargetGroup.fromTargetGroupAttributes(hub, 'Said', { targetGroupId: 'tg-a1', targetType });
  TargetGroup.fromTargetGroupId(shop, 'Unsaid', 'tg-a1').addIpAddress('10.0.0.1');

  expect(errors(shop)).toEqual(expected);
});
