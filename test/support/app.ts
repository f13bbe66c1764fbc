import { App, TerraformStack, Testing } from 'cdktf';
import {
  ApplicationLoadBalancer,
  BackendProtocol,
  BackendService,
  Certificate,
  DistributedNetworkLoadBalancer,
  HealthCheck,
  IBackendTargets,
  ICertificate,
  IInstance,
  ILoadBalancer,
  Instance,
  ISubnet,
  JdcloudProvider,
  NetworkLoadBalancer,
  Subnet,
} from '../../lib';

/** A Terraform resource or data source in the synthesised JSON. */
export type Block = Readonly<Record<string, unknown>>;

/** A stack with the provider, as every app has one. */
export function newStack(id = 'shop', app: App = Testing.app()): TerraformStack {
  const stack = new TerraformStack(app, id);
  new JdcloudProvider(stack, 'Jdcloud', { region: 'cn-north-1' });
  return stack;
}

/** A subnet in vpc-a1. */
export function newSubnet(stack: TerraformStack, id = 'Subnet'): ISubnet {
  return Subnet.fromSubnetAttributes(stack, id, {
    subnetId: 'subnet-a1',
    vpcId: 'vpc-a1',
    cidrBlock: '10.0.16.0/24',
  });
}

/** An application load balancer in vpc-a1. */
export function newAlb(stack: TerraformStack, id = 'Alb'): ApplicationLoadBalancer {
  return new ApplicationLoadBalancer(stack, id, { subnet: newSubnet(stack, `${id}Subnet`), zones: ['cn-north-1a'] });
}

/** A network load balancer in vpc-a1. */
export function newNlb(stack: TerraformStack, id = 'Nlb'): NetworkLoadBalancer {
  return new NetworkLoadBalancer(stack, id, { subnet: newSubnet(stack, `${id}Subnet`), zones: ['cn-north-1a'] });
}

/** A distributed network load balancer in vpc-a1. */
export function newDnlb(stack: TerraformStack, id = 'Dnlb'): DistributedNetworkLoadBalancer {
  return new DistributedNetworkLoadBalancer(stack, id, { subnet: newSubnet(stack, `${id}Subnet`) });
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

/** All resources of a type in the reviewed, synthesised stack, by logical id. */
export function resources(stack: TerraformStack, type: string): Readonly<Record<string, Block>> {
  return section(stack, 'resource', type);
}

/** All data sources of a type in the reviewed, synthesised stack, by logical id. */
export function dataSources(stack: TerraformStack, type: string): Readonly<Record<string, Block>> {
  return section(stack, 'data', type);
}

/** The one resource of a type in the reviewed, synthesised stack. */
export function only(stack: TerraformStack, type: string): Block {
  const found = Object.values(resources(stack, type));
  const [first] = found;
  if (first === undefined || found.length > 1) {
    throw new Error(`expected one ${type}, found ${found.length}`);
  }
  return first;
}

function section(stack: TerraformStack, kind: string, type: string): Readonly<Record<string, Block>> {
  const json = JSON.parse(Testing.synth(stack, true)) as Record<string, Record<string, Record<string, Block>>>;
  return json[kind]?.[type] ?? {};
}

/** The text of the error that a call throws. */
export function messageOf(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  throw new Error('expected an error, and there was none');
}

/** The sentences of the error about the properties of a construct, which counts them; the construct is in the stack `shop`. */
export function problemsOf(call: () => unknown, path = '\\S+'): string[] {
  const [first, ...sentences] = messageOf(call).split('\n  ');
  const count = sentences.length === 1 ? '1 invalid property' : `${sentences.length} invalid properties`;
  expect(first).toMatch(new RegExp(`^cdktf-jdcloud-lb: (?:${path}) has ${count}$`));
  return sentences;
}

/** Certificates cert-a0, cert-a1 and so on. */
export function newCertificates(stack: TerraformStack, count = 1): ICertificate[] {
  return Array.from({ length: count }, (_, index) =>
    Certificate.fromCertificateId(stack, `Cert${index}`, `cert-a${index}`),
  );
}
