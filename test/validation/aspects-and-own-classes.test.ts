import { App, Aspects, TerraformLocal, TerraformStack, Testing } from 'cdktf';
import { Construct, IConstruct } from 'constructs';
import {
  BackendProtocol,
  IAvailabilityGroup,
  IBackendTargets,
  Instance,
  JdcloudProvider,
  LoadBalancer,
  Review,
  TargetType,
} from '../../lib';
import { newAlb, newBackendService, newNlb, newStack, resources } from '../support/app';
import { review, SILENT, use, watch } from '../support/review';

/*
 * What users do to an app after its constructs were created: aspects that add, remove and change, and classes of their own in place of ours.
 */

/** Does something once, when the aspects of a stack run. */
function inAspect(stack: IConstruct, act: () => void): void {
  let done = false;
  Aspects.of(stack).add({
    visit: () => {
      if (!done) {
        done = true;
        act();
      }
    },
  });
}

/** An app whose first stack is reviewed before the second. */
function twoStacks(): { app: App; first: TerraformStack; second: TerraformStack } {
  const app = Testing.app();
  const first = newStack('first', app);
  const second = newStack('second', app);
  return { app, first, second };
}

describe('JDLB005', () => {
  test('takes the region of the own stack, not of the default provider of a stack inside it', () => {
    const app = Testing.app();
    const outer = new TerraformStack(app, 'outer');
    const inner = new TerraformStack(outer, 'inner');
    new JdcloudProvider(inner, 'Jdcloud', { region: 'cn-east-2' });
    new JdcloudProvider(outer, 'Jdcloud', { region: 'cn-north-1' });
    const vm = Instance.fromInstanceAttributes(outer, 'Vm1', { instanceId: 'i-a1', region: 'cn-north-1' });
    newNlb(outer).addTargetGroup('Servers').addInstance(vm);

    expect(review(outer)).toEqual(SILENT);
  });

  test('takes the region that an aspect gave the provider', () => {
    const app = Testing.app();
    const stack = new TerraformStack(app, 'shop');
    const provider = new JdcloudProvider(stack, 'Jdcloud', { region: 'cn-east-2' });
    const vm = Instance.fromInstanceAttributes(stack, 'Vm1', { instanceId: 'i-a1', region: 'cn-north-1' });
    const servers = newNlb(stack).addTargetGroup('Servers');
    servers.addInstance(vm);
    use(servers);
    inAspect(stack, () => {
      provider.region = 'cn-north-1';
    });

    expect(
      watch(() => {
        app.synth();
      }),
    ).toEqual(SILENT);
  });

  test('takes the region of a provider that an aspect created', () => {
    const app = Testing.app();
    const stack = new TerraformStack(app, 'shop');
    const vm = Instance.fromInstanceAttributes(stack, 'Vm1', { instanceId: 'i-a1', region: 'cn-north-1' });
    newNlb(stack).addTargetGroup('Servers').addInstance(vm);
    inAspect(stack, () => new JdcloudProvider(stack, 'Jdcloud', { region: 'cn-east-2' }));

    expect(
      watch(() => {
        app.synth();
      }).error,
    ).toContain('JDLB005');
  });
});

test('JDLB007 compares the VPC of a group of the user’s own class', () => {
  class OurGroup extends Construct implements IAvailabilityGroup {
    public readonly availabilityGroupId = 'ag-a1';
    public readonly vpcId = 'vpc-b1';
    public withDefaultWeight(): IBackendTargets {
      return this;
    }
    public withWeights(): IBackendTargets {
      return this;
    }
    public bindBackendTargets(): { availabilityGroup: IAvailabilityGroup } {
      return { availabilityGroup: this };
    }
  }
  const stack = newStack();
  newBackendService(newNlb(stack), 'Api', BackendProtocol.TCP, new OurGroup(stack, 'Group'));

  expect(review(stack).error).toContain('JDLB007');
});

test('JDLB008 speaks of a public address although the product of the load balancer is not known', () => {
  const stack = newStack();
  LoadBalancer.fromLoadBalancerId(stack, 'Shared', 'alb-a1')
    .addTargetGroup('Addresses', { targetType: TargetType.IP })
    .addIpAddress('8.8.8.8');

  expect(review(stack)).not.toEqual(SILENT);
});

describe('JDLB027', () => {
  test('takes two different untyped tokens for two names', () => {
    const stack = newStack();
    const lb = newNlb(stack);
    const backendService = newBackendService(lb, 'Api', BackendProtocol.TCP);
    const one = new TerraformLocal(stack, 'One', 'a').expression as string;
    const other = new TerraformLocal(stack, 'Other', 'b').expression as string;
    lb.addTcpListener('A', { port: 1, backendService, name: one });
    lb.addTcpListener('B', { port: 2, backendService, name: other });

    expect(review(stack)).toEqual(SILENT);
  });

  test('takes null for a name that is left out', () => {
    const stack = newStack();
    const lb = newNlb(stack);
    const backendService = newBackendService(lb, 'Api', BackendProtocol.TCP);
    lb.addTcpListener('A', { port: 1, backendService, name: null as never });
    lb.addTcpListener('B', { port: 2, backendService, name: null as never });

    expect(review(stack)).toEqual(SILENT);
  });
});

describe('what changes after the app was indexed', () => {
  test('a listener that an aspect removed has no port', () => {
    const app = Testing.app();
    const stack = newStack('shop', app);
    const lb = newNlb(stack);
    const backendService = newBackendService(lb, 'Api', BackendProtocol.TCP);
    lb.addTcpListener('A', { port: 1, backendService });
    lb.addTcpListener('B', { port: 1, backendService });
    inAspect(stack, () => lb.node.tryRemoveChild('B'));

    expect(
      watch(() => {
        app.synth();
      }),
    ).toEqual(SILENT);
  });

  test('a circle that an aspect of a later stack makes is found', () => {
    const { app, first, second } = twoStacks();
    newNlb(first);
    const one = newNlb(second, 'One');
    const other = newNlb(second, 'Other');
    inAspect(second, () => {
      one.node.addDependency(other);
      other.node.addDependency(one);
    });

    expect(
      watch(() => {
        app.synth();
      }).error,
    ).toContain('JDLB202');
  });
});

describe('what was removed from the tree', () => {
  test('has no misspelt properties', () => {
    const stack = newStack();
    const lb = newNlb(stack);
    lb.addTargetGroup('Servers', { nam: 'x' } as never);
    lb.node.tryRemoveChild('Servers');

    expect(review(stack)).toEqual(SILENT);
  });

  test('has no unused decisions', () => {
    const stack = newStack();
    const lb = newNlb(stack);
    Review.of(lb.addTargetGroup('Servers')).acknowledge('JDLB008', 'why');
    lb.node.tryRemoveChild('Servers');

    expect(review(stack)).toEqual(SILENT);
  });
});

describe('what is passed on', () => {
  test('accessors of a lifecycle object', () => {
    class Kept {
      private readonly isKept = true;

      public get preventDestroy(): boolean {
        return this.isKept;
      }
    }
    const stack = newStack();
    newAlb(stack).addTargetGroup('Servers', { lifecycle: new Kept() });

    expect(JSON.stringify(resources(stack, 'jdcloud_lb_target_group'))).toContain('"prevent_destroy":true');
  });
});

test('targets of the user’s own class are asked once', () => {
  const stack = newStack();
  const lb = newNlb(stack);
  const targets: IBackendTargets = { bindBackendTargets: () => ({ targetGroup: lb.addTargetGroup('Servers') }) };

  expect(() => newBackendService(lb, 'Api', BackendProtocol.TCP, targets)).not.toThrow();
});
