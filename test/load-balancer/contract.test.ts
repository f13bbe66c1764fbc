import { TerraformLocal, TerraformStack, Testing } from 'cdktf';
import {
  ApplicationLoadBalancer,
  BackendProtocol,
  BackendService,
  BackendServiceOptions,
  DistributedNetworkLoadBalancer,
  HealthCheck,
  IGenericLoadBalancer,
  ILoadBalancer,
  ISubnet,
  Listener,
  ListenerProtocol,
  LoadBalancer,
  LoadBalancerType,
  NetworkLoadBalancer,
  Subnet,
  TransportListenerOptions,
} from '../../lib';
import { newStack, only, resources } from '../support/app';

/** What all load balancers can do, whatever they are and whoever made them. */
interface AnyLoadBalancer extends ILoadBalancer {
  addBackendService(id: string, options: BackendServiceOptions): BackendService;
}

/** What an owned one has beside that. */
interface OwnedLoadBalancer extends AnyLoadBalancer {
  readonly privateIpAddress: string;
  readonly elasticIpAddress: string;
  readonly fqn: string;
}

/** What those of a fixed product have: each verb with options of its own. */
interface LoadBalancerOfProduct extends AnyLoadBalancer {
  addTcpListener(id: string, options: TransportListenerOptions): Listener;
  addUdpListener(id: string, options: TransportListenerOptions): Listener;
}

type Make<L extends AnyLoadBalancer> = (stack: TerraformStack) => L;

const subnetIn = (stack: TerraformStack): ISubnet => Subnet.fromSubnetId(stack, 'Subnet', 'subnet-a1');
const zones = ['cn-north-1a'];
const attributes = { loadBalancerId: 'lb-1', vpcId: 'vpc-a1' };

const OWNED: [string, Make<OwnedLoadBalancer & LoadBalancerOfProduct>][] = [
  [
    'an application load balancer',
    (stack) => new ApplicationLoadBalancer(stack, 'Lb', { subnet: subnetIn(stack), zones }),
  ],
  ['a network load balancer', (stack) => new NetworkLoadBalancer(stack, 'Lb', { subnet: subnetIn(stack), zones })],
  [
    'a distributed network load balancer',
    (stack) => new DistributedNetworkLoadBalancer(stack, 'Lb', { subnet: subnetIn(stack) }),
  ],
];

const GENERIC: [string, Make<OwnedLoadBalancer & IGenericLoadBalancer>] = [
  'a load balancer of a given product',
  (stack) => new LoadBalancer(stack, 'Lb', { loadBalancerType: LoadBalancerType.NLB, subnet: subnetIn(stack), zones }),
];

const IMPORTED: [string, Make<LoadBalancerOfProduct>][] = [
  [
    'an imported application load balancer',
    (stack) => ApplicationLoadBalancer.fromLoadBalancerAttributes(stack, 'Lb', attributes),
  ],
  [
    'an imported network load balancer',
    (stack) => NetworkLoadBalancer.fromLoadBalancerAttributes(stack, 'Lb', attributes),
  ],
  [
    'an imported distributed network load balancer',
    (stack) => DistributedNetworkLoadBalancer.fromLoadBalancerAttributes(stack, 'Lb', attributes),
  ],
];

const IMPORTED_GENERIC: [string, Make<IGenericLoadBalancer>] = [
  'an imported load balancer',
  (stack) => LoadBalancer.fromLoadBalancerId(stack, 'Lb', 'lb-1'),
];

/** Adds what every product has, and looks for it in the synthesised stack. */
function addAll(
  lb: AnyLoadBalancer,
  add: (protocol: 'TCP' | 'UDP', options: TransportListenerOptions) => Listener,
): void {
  const targets = lb.addTargetGroup('Servers', { description: 'servers' });
  const backendService = (protocol: BackendProtocol): BackendService =>
    lb.addBackendService(protocol, { protocol, port: 53, targets, healthCheck: HealthCheck.tcp() });
  add('TCP', { port: 53, backendService: backendService(BackendProtocol.TCP) });
  add('UDP', { port: 54, backendService: backendService(BackendProtocol.UDP) });

  const stack = TerraformStack.of(lb);
  const group = Object.keys(resources(stack, 'jdcloud_lb_target_group'));
  expect(Object.values(resources(stack, 'jdcloud_lb_listener')).map(({ port, protocol }) => [protocol, port])).toEqual([
    ['Tcp', 53],
    ['Udp', 54],
  ]);
  expect(Object.values(resources(stack, 'jdcloud_lb_backend')).map((block) => block.target_group_id)).toEqual(
    Array(2).fill(`\${jdcloud_lb_target_group.${group.join()}.id}`),
  );
}

test.each([...OWNED, ...IMPORTED])('%s has target groups, backend services, TCP and UDP listeners', (_what, make) => {
  const lb = make(newStack());
  addAll(lb, (protocol, options) =>
    protocol === 'TCP' ? lb.addTcpListener('Tcp', options) : lb.addUdpListener('Udp', options),
  );
});

test.each([GENERIC, IMPORTED_GENERIC])(
  '%s has target groups, backend services, and one verb for listeners',
  (_what, make) => {
    const lb = make(newStack());
    addAll(lb, (protocol, options) =>
      lb.addListener(`On${protocol}`, { ...options, protocol: ListenerProtocol[protocol] }),
    );
  },
);

test.each([...OWNED, GENERIC])('%s has the attributes of its resource, and stands in dependsOn', (_what, make) => {
  const stack = newStack();
  const lb = make(stack);
  new TerraformLocal(stack, 'attributes', [
    lb.loadBalancerId,
    lb.vpcId,
    lb.privateIpAddress,
    lb.elasticIpAddress,
    lb.fqn,
  ]);

  const [id] = Object.keys(resources(stack, 'jdcloud_lb'));
  const address = `jdcloud_lb.${id ?? ''}`;
  const { locals } = JSON.parse(Testing.synth(stack)) as { locals: unknown };
  expect(locals).toEqual({
    attributes: [
      `\${${address}.id}`,
      `\${${address}.vpc_id}`,
      `\${${address}.private_ip_address}`,
      `\${${address}.elastic_ip_address}`,
      `\${${address}}`,
    ],
  });
  expect(lb.loadBalancerId).toBe(lb.loadBalancerId);
});

test('of a load balancer whose subnet’s VPC is known, the VPC is known', () => {
  const stack = newStack();
  const subnet = Subnet.fromSubnetAttributes(stack, 'Subnet', { subnetId: 'subnet-a1', vpcId: 'vpc-a1' });
  const lb = new ApplicationLoadBalancer(stack, 'Lb', { subnet, zones });

  expect(lb.vpcId).toBe('vpc-a1');
  expect(only(stack, 'jdcloud_lb').subnet_id).toBe('subnet-a1');
});
