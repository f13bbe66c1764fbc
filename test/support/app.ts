import { App, TerraformStack, Testing } from 'cdktf';
import {
  ApplicationLoadBalancer,
  DistributedNetworkLoadBalancer,
  ISubnet,
  JdcloudProvider,
  NetworkLoadBalancer,
  Subnet,
} from '../../lib';

/** A Terraform resource or data source as it stands in the synthesised JSON. */
export type Block = Readonly<Record<string, unknown>>;

/** A stack with the provider, as every app has one. */
export function newStack(name = 'shop', app = new App()): TerraformStack {
  const stack = new TerraformStack(app, name);
  new JdcloudProvider(stack, 'Jdcloud', { region: 'cn-north-1' });
  return stack;
}

export function newSubnet(stack: TerraformStack, id = 'Subnet'): ISubnet {
  return Subnet.fromSubnetAttributes(stack, id, {
    subnetId: 'subnet-a1',
    vpcId: 'vpc-a1',
    cidrBlock: '10.0.16.0/24',
  });
}

export function newAlb(stack: TerraformStack, id = 'Alb'): ApplicationLoadBalancer {
  return new ApplicationLoadBalancer(stack, id, { subnet: newSubnet(stack, `${id}Subnet`), zones: ['cn-north-1a'] });
}

export function newNlb(stack: TerraformStack, id = 'Nlb'): NetworkLoadBalancer {
  return new NetworkLoadBalancer(stack, id, { subnet: newSubnet(stack, `${id}Subnet`), zones: ['cn-north-1a'] });
}

export function newDnlb(stack: TerraformStack, id = 'Dnlb'): DistributedNetworkLoadBalancer {
  return new DistributedNetworkLoadBalancer(stack, id, { subnet: newSubnet(stack, `${id}Subnet`) });
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
