import { App, TerraformStack, Testing } from 'cdktf';
import {
  ApplicationLoadBalancer,
  BackendProtocol,
  BackendService,
  DistributedNetworkLoadBalancer,
  HealthCheck,
  IBackendTargets,
  IInstance,
  ILoadBalancer,
  Instance,
  ISubnet,
  JdcloudProvider,
  NetworkLoadBalancer,
  Subnet,
} from '../../lib';

/** A stack with a provider. */
export function newStack(id = 'shop', app: App = Testing.app()): TerraformStack {
  const stack = new TerraformStack(app, id);
  new JdcloudProvider(stack, 'Jdcloud', { region: 'cn-north-1' });
  return stack;
}

/** The subnet of the load balancers below, in vpc-a1. */
export function subnetOf(stack: TerraformStack): ISubnet {
  const existing = stack.node.tryFindChild('Subnet');
  return existing instanceof Subnet
    ? existing
    : Subnet.fromSubnetAttributes(stack, 'Subnet', { subnetId: 'subnet-a1', vpcId: 'vpc-a1' });
}

/** An application load balancer in vpc-a1. */
export function newAlb(stack: TerraformStack, id = 'Shop'): ApplicationLoadBalancer {
  return new ApplicationLoadBalancer(stack, id, { subnet: subnetOf(stack), zones: ['cn-north-1a'] });
}

/** A network load balancer in vpc-a1. */
export function newNlb(stack: TerraformStack, id = 'Shop'): NetworkLoadBalancer {
  return new NetworkLoadBalancer(stack, id, { subnet: subnetOf(stack), zones: ['cn-north-1a'] });
}

/** A distributed network load balancer in vpc-a1. */
export function newDnlb(stack: TerraformStack, id = 'Shop'): DistributedNetworkLoadBalancer {
  return new DistributedNetworkLoadBalancer(stack, id, { subnet: subnetOf(stack) });
}

/** A backend service, with a health check that every product has. */
export function newBackendService(
  loadBalancer: ILoadBalancer,
  id: string,
  protocol: BackendProtocol,
  targets?: IBackendTargets,
  port = 8080,
): BackendService {
  return new BackendService(TerraformStack.of(loadBalancer), id, {
    loadBalancer,
    protocol,
    port,
    targets,
    healthCheck: HealthCheck.tcp(),
  });
}

/** An instance in a VPC. */
export function newInstance(stack: TerraformStack, id: string, instanceId: string, vpcId = 'vpc-a1'): IInstance {
  return Instance.fromInstanceAttributes(stack, id, { instanceId, vpcId });
}

/** What a person sees of a synthesis with validations. */
export interface Review {
  /** The message of the error that stopped it; empty when nothing did. */
  readonly error: string;
  /** What went to standard error. */
  readonly printed: string;
}

/** Synthesises a stack with its validations. */
export function review(stack: TerraformStack): Review {
  return watch(() => Testing.synth(stack, true));
}

/** Runs a synthesis, and catches what it says. */
export function watch(synthesis: () => unknown): Review {
  let printed = '';
  const write = jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
  try {
    synthesis();
    return { error: '', printed };
  } catch (error) {
    return { error: (error as Error).message, printed };
  } finally {
    write.mockRestore();
  }
}

/** A synthesis that said nothing at all. */
export const SILENT: Review = { error: '', printed: '' };

/** The message of a review that found errors only in one stack. */
export function errorsIn(stack: string, count: number, ...findings: string[]): string {
  return [`cdktf-jdcloud-lb found ${count} error${count === 1 ? '' : 's'} in stack '${stack}'`, ...findings].join(
    '\n\n',
  );
}

/** What is printed of a review that found warnings only. */
export function warningsIn(stack: string, count: number, ...findings: string[]): string {
  const found = `cdktf-jdcloud-lb found ${count} warning${count === 1 ? '' : 's'} in stack '${stack}'`;
  return `${[found, ...findings].join('\n\n')}\n\n`;
}

/** Several lines of text. */
export function lines(...text: string[]): string {
  return text.join('\n');
}
