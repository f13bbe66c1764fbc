import { TerraformLocal, TerraformStack, Testing } from 'cdktf';
import {
  ApplicationLoadBalancer,
  BackendProtocol,
  BackendService,
  BackendServiceOptions,
  DistributedNetworkLoadBalancer,
  HealthCheck,
  ILoadBalancer,
  ISubnet,
  LoadBalancer,
  LoadBalancerType,
  NetworkLoadBalancer,
  Subnet,
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

type Make<L extends AnyLoadBalancer> = (stack: TerraformStack) => L;

const subnetIn = (stack: TerraformStack): ISubnet => Subnet.fromSubnetId(stack, 'Subnet', 'subnet-a1');
const zones = ['cn-north-1a'];
const attributes = { loadBalancerId: 'lb-1', vpcId: 'vpc-a1' };

const OWNED: [string, Make<OwnedLoadBalancer>][] = [
  [
    'an application load balancer',
    (stack) => new ApplicationLoadBalancer(stack, 'Lb', { subnet: subnetIn(stack), zones }),
  ],
  ['a network load balancer', (stack) => new NetworkLoadBalancer(stack, 'Lb', { subnet: subnetIn(stack), zones })],
  [
    'a distributed network load balancer',
    (stack) => new DistributedNetworkLoadBalancer(stack, 'Lb', { subnet: subnetIn(stack) }),
  ],
  [
    'a load balancer of a given product',
    (stack) =>
      new LoadBalancer(stack, 'Lb', { loadBalancerType: LoadBalancerType.NLB, subnet: subnetIn(stack), zones }),
  ],
];

const IMPORTED: [string, Make<AnyLoadBalancer>][] = [
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
  ['an imported load balancer', (stack) => LoadBalancer.fromLoadBalancerId(stack, 'Lb', 'lb-1')],
];

test.each([...OWNED, ...IMPORTED])('%s has target groups, backend services, TCP and UDP listeners', (_what, make) => {
  const stack = newStack();
  const lb = make(stack);
  const targets = lb.addTargetGroup('Servers', { description: 'servers' });
  const backendService = (protocol: BackendProtocol): BackendService =>
    lb.addBackendService(protocol, { protocol, port: 53, targets, healthCheck: HealthCheck.tcp() });
  lb.addTcpListener('Tcp', { port: 53, backendService: backendService(BackendProtocol.TCP) });
  lb.addUdpListener('Udp', { port: 54, backendService: backendService(BackendProtocol.UDP) });

  const group = Object.keys(resources(stack, 'jdcloud_lb_target_group'));
  expect(Object.values(resources(stack, 'jdcloud_lb_listener')).map(({ port, protocol }) => [protocol, port])).toEqual([
    ['Tcp', 53],
    ['Udp', 54],
  ]);
  expect(Object.values(resources(stack, 'jdcloud_lb_backend')).map((block) => block.target_group_id)).toEqual(
    Array(2).fill(`\${jdcloud_lb_target_group.${group.join()}.id}`),
  );
});

test.each(OWNED)('%s has the attributes of its resource, and stands in dependsOn', (_what, make) => {
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
