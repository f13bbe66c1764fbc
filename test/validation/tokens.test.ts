import { Fn, TerraformStack, TerraformVariable, Testing } from 'cdktf';
import * as fc from 'fast-check';
import {
  ApplicationLoadBalancer,
  AvailabilityGroup,
  BackendProtocol,
  BackendService,
  Certificate,
  HealthCheck,
  Instance,
  Listener,
  ListenerProtocol,
  SchedulingAlgorithm,
  Subnet,
  TargetGroup,
  TargetType,
} from '../../lib';
import { newStack } from '../support/app';
import { review, SILENT } from '../support/review';

/** Values by name: each of them the literal, or a token that hides it. */
interface Values {
  readonly text: <T extends string>(name: string, literal: T) => T;
  readonly number: (name: string, literal: number) => number;
}

function valuesOf(stack: TerraformStack, hidden: (name: string) => boolean): Values {
  const variable = (name: string, type: string): TerraformVariable => {
    const existing = stack.node.tryFindChild(name);
    return existing instanceof TerraformVariable ? existing : new TerraformVariable(stack, name, { type });
  };
  return {
    text: <T extends string>(name: string, literal: T) =>
      hidden(name) ? (variable(name, 'string').stringValue as T) : literal,
    number: (name, literal) => (hidden(name) ? variable(name, 'number').numberValue : literal),
  };
}

/** An app in which every rule has something to look at, and nothing to find. */
function build(stack: TerraformStack, { text, number }: Values): void {
  const subnet = Subnet.fromSubnetAttributes(stack, 'Subnet', {
    subnetId: text('SubnetId', 'subnet-a1'),
    vpcId: text('SubnetVpc', 'vpc-a1'),
  });
  const owned = new ApplicationLoadBalancer(stack, 'Owned', {
    subnet,
    zones: [text('Zone1', 'cn-north-1a'), text('Zone2', 'cn-north-1b')],
    name: text('Name', 'shop'),
  });
  const imported = ApplicationLoadBalancer.fromLoadBalancerAttributes(stack, 'Imported', {
    loadBalancerId: text('LoadBalancerId', 'alb-a1'),
    vpcId: text('ImportedVpc', 'vpc-a1'),
    region: text('Region', 'cn-north-1'),
  });
  for (const alb of [owned, imported]) {
    const id = alb.node.id;
    const servers = new TargetGroup(stack, `${id}Servers`, { loadBalancer: alb });
    const vm = Instance.fromInstanceAttributes(stack, `${id}Vm`, {
      instanceId: text('InstanceId', 'i-a1'),
      vpcId: text('InstanceVpc', 'vpc-a1'),
      region: text('InstanceRegion', 'cn-north-1'),
    });
    servers.addInstance(vm, { port: number('Port1', 8080), weight: number('Weight', 5) });
    servers.addInstance(vm, { key: 'Again', port: number('Port2', 8081) });
    const legacy = new TargetGroup(stack, `${id}Legacy`, { loadBalancer: alb, targetType: TargetType.IP });
    legacy.addIpAddress(text('Address', '10.8.0.7'), { key: 'Old', port: 8080 });
    const site = new BackendService(stack, `${id}Site`, {
      loadBalancer: alb,
      protocol: text('BackendProtocol', BackendProtocol.TCP),
      port: number('BackendPort', 80),
      targets: servers,
      healthCheck: HealthCheck.tcp(),
      algorithm: text('Algorithm', SchedulingAlgorithm.ROUND_ROBIN),
    });
    new BackendService(stack, `${id}Workers`, {
      loadBalancer: alb,
      protocol: BackendProtocol.HTTP,
      port: 80,
      targets: AvailabilityGroup.fromAvailabilityGroupId(stack, `${id}Group`, text('GroupId', 'ag-a1')),
      healthCheck: HealthCheck.tcp(),
    });
    new Listener(stack, `${id}Tls`, {
      loadBalancer: alb,
      protocol: ListenerProtocol.TLS,
      port: number('ListenerPort1', 443),
      backendService: site,
      certificates: [Certificate.fromCertificateId(stack, `${id}Cert`, text('CertificateId', 'cert-a1'))],
    });
    new Listener(stack, `${id}Tcp`, {
      loadBalancer: alb,
      protocol: ListenerProtocol.TCP,
      port: number('ListenerPort2', 80),
      backendService: site,
    });
  }
}

const NAMES = [
  'SubnetId SubnetVpc Zone1 Zone2 Name LoadBalancerId ImportedVpc Region InstanceId InstanceVpc InstanceRegion Port1 Weight Port2',
  'Address BackendProtocol BackendPort Algorithm GroupId CertificateId ListenerPort1 ListenerPort2',
].flatMap((names) => names.split(' '));

test('with literals alone nothing is found, and nothing is left to Terraform', () => {
  const stack = newStack();
  build(
    stack,
    valuesOf(stack, () => false),
  );

  expect(review(stack)).toEqual(SILENT);
  expect(Testing.synth(stack)).not.toContain('precondition');
});

test.each(NAMES)('a token for %s neither throws nor is taken for a value', (name) => {
  const stack = newStack();
  build(
    stack,
    valuesOf(stack, (candidate) => candidate === name),
  );

  expect(review(stack)).toEqual(SILENT);
});

test('tokens in any combination neither throw nor are taken for values', () => {
  fc.assert(
    fc.property(fc.subarray(NAMES), (hidden) => {
      const stack = newStack();
      build(
        stack,
        valuesOf(stack, (name) => hidden.includes(name)),
      );
      expect(review(stack)).toEqual(SILENT);
    }),
    { numRuns: 40 },
  );
});

test('functions and texts that hold a token are tokens', () => {
  const stack = newStack();
  const variable = new TerraformVariable(stack, 'Any', { type: 'string' }).stringValue;
  const wrapped: Values = {
    text: <T extends string>(name: string, literal: T): T =>
      (/Vpc$|^InstanceId$/.test(name) ? `${literal}-${variable}` : Fn.lower(variable)) as T,
    number: () => Fn.parseint(variable, 10) as number,
  };
  build(stack, wrapped);

  expect(review(stack)).toEqual(SILENT);
});
