import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Fn, TerraformStack, TerraformVariable, Testing } from 'cdktf';
import {
  ApplicationLoadBalancer,
  BackendProtocol,
  BackendService,
  Container,
  Instance,
  Listener,
  ListenerProtocol,
  Subnet,
  TargetGroup,
} from '../../lib';
import { newAlb, newBackendService, newInstance, newStack } from '../support/app';
import { lines, review, SILENT, use } from '../support/review';

interface Precondition {
  readonly condition: string;
  readonly error_message: string;
}

interface Synthesised {
  readonly resource: Record<string, Record<string, { readonly lifecycle?: Record<string, unknown> }>>;
}

function synthesise(stack: TerraformStack): Synthesised {
  return JSON.parse(Testing.synth(stack)) as Synthesised;
}

/** The preconditions of the only resource of a type. */
function preconditions(stack: TerraformStack, type = 'jdcloud_lb_target_group_targets'): Precondition[] {
  const resources = Object.values(synthesise(stack).resource[type] ?? {});
  expect(resources).toHaveLength(1);
  return (resources[0]?.lifecycle?.precondition ?? []) as Precondition[];
}

describe('JDLB005', () => {
  test('is left to Terraform for an instance that is looked up', () => {
    const stack = newStack();
    const servers = newAlb(stack).addTargetGroup('Servers');
    servers.addInstance(Instance.fromLookup(stack, 'Vm', { instanceId: 'i-b1' }));

    expect(preconditions(stack)).toEqual([
      {
        condition: '${data.jdcloud_instance.Vm_3B89B841.vpc_id == "vpc-a1"}',
        error_message: lines(
          'error JDLB005  shop/Alb/Servers · addInstance(Vm)',
          '  Instance i-b1 is in ${data.jdcloud_instance.Vm_3B89B841.vpc_id}, load balancer shop/Alb is in vpc-a1 (through subnet-a1).',
          "  Targets must be in the load balancer's VPC.",
          '  Do: take an instance of vpc-a1, or reach it by address with an IP target group over a VPC peering.',
        ),
      },
    ]);
    expect(review(stack)).toEqual(SILENT);
  });

  test('is left to Terraform for each target whose VPC is a token, and for no other', () => {
    const stack = newStack();
    const vpc = new TerraformVariable(stack, 'Vpc', { type: 'string' });
    const servers = newAlb(stack).addTargetGroup('Servers');
    servers.addInstance(newInstance(stack, 'Vm1', 'i-a1'));
    servers.addInstance(newInstance(stack, 'Vm2', 'i-a2', vpc.stringValue));
    servers.addInstance(Instance.fromInstanceId(stack, 'Vm3', 'i-a3'));
    servers.addContainer(
      Container.fromContainerAttributes(stack, 'Pod', { containerId: 'pod-a1', vpcId: Fn.lower(vpc.stringValue) }),
    );

    expect(preconditions(stack).map(({ condition }) => condition)).toEqual([
      '${var.Vpc == "vpc-a1"}',
      '${lower(var.Vpc) == "vpc-a1"}',
    ]);
  });

  test('compares with the VPC of the subnet, which the plan knows, before that of the new load balancer', () => {
    const stack = newStack();
    const subnet = Subnet.fromLookup(stack, 'Found', { subnetId: 'subnet-a1' });
    const alb = new ApplicationLoadBalancer(stack, 'Alb', { subnet, zones: ['cn-north-1a'] });
    alb.addTargetGroup('Servers').addInstance(newInstance(stack, 'Vm', 'i-b1', 'vpc-b1'));

    expect(preconditions(stack)).toEqual([
      {
        condition: '${"vpc-b1" == data.jdcloud_subnet.Found_7DD02D52.vpc_id}',
        error_message: lines(
          'error JDLB005  shop/Alb/Servers · addInstance(Vm)',
          '  Instance i-b1 is in vpc-b1, load balancer shop/Alb is in ${data.jdcloud_subnet.Found_7DD02D52.vpc_id} (through subnet-a1).',
          "  Targets must be in the load balancer's VPC.",
          '  Do: take an instance of ${data.jdcloud_subnet.Found_7DD02D52.vpc_id}, or reach it by address with an IP target group over a VPC peering.',
        ),
      },
    ]);
  });

  test('compares with the VPC of the load balancer when nothing else says it', () => {
    const stack = newStack();
    const subnet = Subnet.fromSubnetId(stack, 'Unsaid', 'subnet-a1');
    const alb = new ApplicationLoadBalancer(stack, 'Alb', { subnet, zones: ['cn-north-1a'] });
    alb.addTargetGroup('Servers').addInstance(newInstance(stack, 'Vm', 'i-b1', 'vpc-b1'));

    expect(preconditions(stack).map(({ condition }) => condition)).toEqual([
      '${"vpc-b1" == jdcloud_lb.Alb_16C2F182.vpc_id}',
    ]);
  });

  test('needs no precondition where both sides are one token, or a side is unknown', () => {
    const stack = newStack();
    const vpc = new TerraformVariable(stack, 'Vpc', { type: 'string' }).stringValue;
    const subnet = Subnet.fromSubnetAttributes(stack, 'Variable', { subnetId: 'subnet-a1', vpcId: vpc });
    const alb = new ApplicationLoadBalancer(stack, 'Alb', { subnet, zones: ['cn-north-1a'] });
    const servers = alb.addTargetGroup('Servers');
    servers.addInstance(newInstance(stack, 'Vm1', 'i-a1', vpc));
    servers.addInstance(Instance.fromInstanceId(stack, 'Vm2', 'i-a2'));

    expect(preconditions(stack)).toEqual([]);
  });

  test('is written with validation switched off, too', () => {
    const app = Testing.stubVersion(new App({ outdir: Testing.app().outdir, skipValidation: true }));
    const stack = newStack('shop', app);
    newAlb(stack)
      .addTargetGroup('Servers')
      .addInstance(Instance.fromLookup(stack, 'Vm', { instanceId: 'i-b1' }));

    expect(preconditions(stack)).toHaveLength(1);
  });

  test('refers to a lookup of another stack', () => {
    const app = Testing.app();
    const network = newStack('network', app);
    const shop = newStack('shop', app);
    const vm = Instance.fromLookup(network, 'Vm', { instanceId: 'i-b1' });
    newAlb(shop).addTargetGroup('Servers').addInstance(vm);
    network.prepareStack();
    shop.prepareStack();

    expect(preconditions(shop).map(({ condition }) => condition)).toEqual([
      expect.stringMatching(/^\$\{data\.terraform_remote_state\..* == "vpc-a1"\}$/),
    ]);
  });
});

describe('JDLB001 and JDLB002', () => {
  function newUnknown(stack: TerraformStack): ReturnType<typeof ApplicationLoadBalancer.fromLoadBalancerId> {
    const variable = new TerraformVariable(stack, 'Id', { type: 'string' });
    return ApplicationLoadBalancer.fromLoadBalancerId(stack, 'Unknown', variable.stringValue);
  }

  test('are left to Terraform when a token may stand for the same load balancer', () => {
    const stack = newStack();
    const alb = newAlb(stack);
    const existing = BackendService.fromBackendServiceAttributes(stack, 'Existing', {
      backendServiceId: 'backend-a1',
      loadBalancer: newUnknown(stack),
    });
    new Listener(stack, 'Http', {
      loadBalancer: alb,
      protocol: ListenerProtocol.HTTP,
      port: 80,
      backendService: existing,
    });

    expect(preconditions(stack, 'jdcloud_lb_listener')).toEqual([
      {
        condition: '${jdcloud_lb.Alb_16C2F182.id == var.Id}',
        error_message: lines(
          'error JDLB001  shop/Http · backendService',
          '  This listener is on load balancer shop/Alb, its backend service shop/Existing is on shop/Unknown.',
          '  JD Cloud lets the listeners of one load balancer share a backend service, never those of two.',
          '  Do: create the backend service on shop/Alb; both may use the same availability group.',
        ),
      },
    ]);
  });

  test('are left to Terraform for a target group, too', () => {
    const stack = newStack();
    const servers = TargetGroup.fromTargetGroupAttributes(stack, 'Existing', {
      targetGroupId: 'tg-a1',
      loadBalancer: newUnknown(stack),
    });
    newBackendService(newAlb(stack), 'Api', BackendProtocol.HTTP, servers);

    expect(preconditions(stack, 'jdcloud_lb_backend')).toEqual([
      {
        condition: '${jdcloud_lb.Alb_16C2F182.id == var.Id}',
        error_message: expect.stringMatching(/^error JDLB002 {2}shop\/Api · targets\n/) as unknown,
      },
    ]);
  });

  test('need no precondition where the load balancers are told apart, or are one', () => {
    const stack = newStack();
    const alb = newUnknown(stack);
    const api = newBackendService(alb, 'Api', BackendProtocol.HTTP, alb.addTargetGroup('Servers'));
    alb.addHttpListener('Http', { backendService: api });

    expect(preconditions(stack, 'jdcloud_lb_listener')).toEqual([]);
    expect(preconditions(stack, 'jdcloud_lb_backend')).toEqual([]);
  });
});

describe('preconditions', () => {
  const foreign = { condition: '${var.Ready}', errorMessage: 'not ready' };

  function newGuarded(stack: TerraformStack): { resource: BackendService['resource'] } {
    const variable = new TerraformVariable(stack, 'Id', { type: 'string' });
    const unknown = ApplicationLoadBalancer.fromLoadBalancerId(stack, 'Unknown', variable.stringValue);
    const servers = TargetGroup.fromTargetGroupAttributes(stack, 'Existing', {
      targetGroupId: 'tg-a1',
      loadBalancer: unknown,
    });
    return newBackendService(newAlb(stack), 'Api', BackendProtocol.HTTP, servers);
  }

  test('survive a lifecycle that is assigned later, and it survives them', () => {
    const stack = newStack();
    const { resource } = newGuarded(stack);
    resource.lifecycle = { preventDestroy: true, precondition: [foreign] };

    const lifecycle = Object.values(synthesise(stack).resource.jdcloud_lb_backend ?? {})[0]?.lifecycle;
    expect(lifecycle).toMatchObject({ prevent_destroy: true });
    expect(preconditions(stack, 'jdcloud_lb_backend').map(({ condition }) => condition)).toEqual([
      '${var.Ready}',
      '${jdcloud_lb.Alb_16C2F182.id == var.Id}',
    ]);
  });

  test('are not doubled by a lifecycle that is read and assigned again', () => {
    const stack = newStack();
    const { resource } = newGuarded(stack);
    resource.lifecycle = { ...resource.lifecycle, preventDestroy: true };

    expect(preconditions(stack, 'jdcloud_lb_backend')).toHaveLength(1);
  });

  test('do not depend on the order of the calls', () => {
    const stack = newStack();
    const servers = newAlb(stack).addTargetGroup('Servers');
    servers.addInstance(newInstance(stack, 'Vm1', 'i-a1'));
    expect(preconditions(stack)).toEqual([]);
    servers.addInstance(Instance.fromLookup(stack, 'Vm2', { instanceId: 'i-b1' }));
    expect(preconditions(stack)).toHaveLength(1);
  });

  test('show every character of a text as it is', () => {
    const stack = newStack();
    const servers = newAlb(stack).addTargetGroup('Servers');
    const vpcId = new TerraformVariable(stack, 'Vpc', { type: 'string' }).stringValue;
    servers.addInstance(newInstance(stack, 'Vm', 'i-${a}%{b}$${c}"d"', vpcId));

    expect(preconditions(stack)[0]?.error_message).toMatch(
      /\n {2}Instance i-\$\$\{a\}%%\{b\}\$\$\$\{c\}"d" is in \$\{var\.Vpc\}, /,
    );
  });

  test('quote literals, and join literals and tokens', () => {
    const stack = newStack();
    const name = new TerraformVariable(stack, 'Name', { type: 'string' }).stringValue;
    const subnet = Subnet.fromSubnetAttributes(stack, 'Odd', { subnetId: 'subnet-a1', vpcId: 'vpc-"${x}"' });
    const alb = new ApplicationLoadBalancer(stack, 'Alb', { subnet, zones: ['cn-north-1a'] });
    alb.addTargetGroup('Servers').addInstance(newInstance(stack, 'Vm', 'i-b1', `vpc-${name}-1`));

    expect(preconditions(stack).map(({ condition }) => condition)).toEqual([
      '${join("", ["vpc-", var.Name, "-1"]) == "vpc-\\"$${x}\\""}',
    ]);
  });

  test('stand in the report as what is left to Terraform', () => {
    const app = Testing.app();
    const stack = newStack('shop', app);
    newGuarded(stack);
    stack.node.findAll().forEach(use);
    app.synth();

    const report: unknown = JSON.parse(
      readFileSync(join(app.outdir, 'stacks', 'shop', 'jdcloud-lb-review.json'), 'utf8'),
    );
    expect(report).toMatchObject({
      outcome: 'passed',
      counts: { errors: 0, warnings: 0 },
      deferred: [
        {
          code: 'JDLB002',
          path: 'shop/Api',
          property: 'targets',
          resource: 'jdcloud_lb_backend.Api_F70053CD',
        },
      ],
    });
  });
});
