import { NullProvider } from '@cdktf/provider-null/lib/provider';
import { App, TerraformProvider, TerraformStack } from 'cdktf';
import {
  ApplicationLoadBalancer,
  AvailabilityGroup,
  BackendProtocol,
  BackendService,
  DistributedNetworkLoadBalancer,
  HealthCheck,
  Instance,
  JdcloudProvider,
  Listener,
  ListenerProtocol,
  LoadBalancer,
  LoadBalancerType,
  NetworkLoadBalancer,
  Subnet,
  TargetGroup,
} from '../../lib';
import { messageOf, newAlb, newStack, newSubnet } from '../support/app';

interface WithProvider {
  readonly provider: TerraformProvider;
}

type Make = (stack: TerraformStack, options: WithProvider) => unknown;

const placed = (stack: TerraformStack): { subnet: ReturnType<typeof newSubnet>; zones: string[] } => ({
  subnet: newSubnet(stack),
  zones: ['cn-north-1a'],
});
const service = { protocol: BackendProtocol.HTTP, port: 80, healthCheck: HealthCheck.http() };
const existing = (stack: TerraformStack): ReturnType<typeof BackendService.fromBackendServiceId> =>
  BackendService.fromBackendServiceId(stack, 'Existing', 'backend-a1');

/** The path of the construct that the message names, and how to get there with a provider. */
const EVERYTHING: readonly (readonly [string, string, Make])[] = [
  [
    'ApplicationLoadBalancer',
    'It',
    (stack, options) => new ApplicationLoadBalancer(stack, 'It', { ...placed(stack), ...options }),
  ],
  [
    'NetworkLoadBalancer',
    'It',
    (stack, options) => new NetworkLoadBalancer(stack, 'It', { ...placed(stack), ...options }),
  ],
  [
    'DistributedNetworkLoadBalancer',
    'It',
    (stack, options) => new DistributedNetworkLoadBalancer(stack, 'It', { subnet: newSubnet(stack), ...options }),
  ],
  [
    'LoadBalancer',
    'It',
    (stack, options) =>
      new LoadBalancer(stack, 'It', { loadBalancerType: LoadBalancerType.NLB, ...placed(stack), ...options }),
  ],
  ['TargetGroup', 'It', (stack, options) => new TargetGroup(stack, 'It', { loadBalancer: newAlb(stack), ...options })],
  [
    'BackendService',
    'It',
    (stack, options) => new BackendService(stack, 'It', { loadBalancer: newAlb(stack), ...service, ...options }),
  ],
  [
    'Listener',
    'It',
    (stack, options) =>
      new Listener(stack, 'It', {
        loadBalancer: newAlb(stack),
        protocol: ListenerProtocol.HTTP,
        port: 80,
        backendService: existing(stack),
        ...options,
      }),
  ],
  ['addTargetGroup', 'Alb/It', (stack, options) => newAlb(stack).addTargetGroup('It', options)],
  [
    'addBackendService',
    'Alb/It',
    (stack, options) => newAlb(stack).addBackendService('It', { ...service, ...options }),
  ],
  [
    'addHttpListener',
    'Alb/It',
    (stack, options) => newAlb(stack).addHttpListener('It', { backendService: existing(stack), ...options }),
  ],
  [
    'Instance.fromLookup',
    'It',
    (stack, options) => Instance.fromLookup(stack, 'It', { instanceId: 'i-a1', ...options }),
  ],
  [
    'Subnet.fromLookup',
    'It',
    (stack, options) => Subnet.fromLookup(stack, 'It', { subnetId: 'subnet-a1', ...options }),
  ],
  [
    'AvailabilityGroup.fromLookup',
    'It',
    (stack, options) => AvailabilityGroup.fromLookup(stack, 'It', { availabilityGroupId: 'ag-a1', ...options }),
  ],
  ...[LoadBalancer, ApplicationLoadBalancer, NetworkLoadBalancer, DistributedNetworkLoadBalancer].map(
    (type): readonly [string, string, Make] => [
      `${type.name}.fromLoadBalancerAttributes`,
      'It',
      (stack, options) => type.fromLoadBalancerAttributes(stack, 'It', { loadBalancerId: 'lb-a1', ...options }),
    ],
  ),
];

function refusal(path: string, sentence: string): string {
  return `cdktf-jdcloud-lb: shop/${path} has 1 invalid property\n  ${sentence}`;
}

describe.each(EVERYTHING)('%s refuses', (_what, path, make) => {
  test('a provider of another stack', () => {
    const app = new App();
    const [shop, other] = [newStack('shop', app), newStack('other', app)];
    const provider = new JdcloudProvider(other, 'East', { region: 'cn-east-2', alias: 'east' });

    expect(messageOf(() => make(shop, { provider }))).toBe(
      refusal(path, 'provider is other/East, a provider of stack other; valid: a JdcloudProvider of stack shop'),
    );
  });

  test('a provider of another kind', () => {
    const stack = newStack();
    const provider = new NullProvider(stack, 'Null');

    expect(messageOf(() => make(stack, { provider }))).toBe(
      refusal(path, 'provider is a provider of kind null; valid: a JdcloudProvider'),
    );
  });

  test('something else', () => {
    const stack = newStack();
    const options: unknown = { provider: 'jdcloud.east' };

    expect(messageOf(() => make(stack, options as WithProvider))).toBe(
      refusal(path, 'provider is jdcloud.east; valid: a provider of this stack, for example a JdcloudProvider'),
    );
  });
});

test('a reference below the app takes a provider of any stack, and only resources of that stack take it over', () => {
  const app = new App();
  const [shop, other] = [newStack('shop', app), newStack('other', app)];
  const provider = new JdcloudProvider(other, 'East', { region: 'cn-east-2', alias: 'east' });
  const shared = ApplicationLoadBalancer.fromLoadBalancerAttributes(app, 'Shared', {
    loadBalancerId: 'alb-a1',
    provider,
  });

  expect(new TargetGroup(other, 'Servers', { loadBalancer: shared }).resource.provider).toBe(provider);
  expect(new TargetGroup(shop, 'Servers', { loadBalancer: shared }).resource.provider).toBeUndefined();
});
