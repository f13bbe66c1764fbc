import { NullProvider } from '@cdktf/provider-null/lib/provider';
import { Resource } from '@cdktf/provider-null/lib/resource';
import { App, Aspects, IAspect, TerraformHclModule, TerraformStack } from 'cdktf';
import { Construct, IConstruct } from 'constructs';
import {
  ApplicationLoadBalancer,
  AvailabilityGroup,
  BackendProtocol,
  BackendService,
  HealthCheck,
  Instance,
  Subnet,
  TargetGroup,
} from '../../lib';
import { newAlb, newStack, only, resources } from '../support/app';

function stackWithNull(name = 'shop', app = new App()): TerraformStack {
  const stack = newStack(name, app);
  new NullProvider(stack, 'Null');
  return stack;
}

function addService(lb: ApplicationLoadBalancer, id = 'Api', targets?: TargetGroup): BackendService {
  return lb.addBackendService(id, {
    protocol: BackendProtocol.HTTP,
    port: 80,
    targets,
    healthCheck: HealthCheck.http(),
  });
}

function dependenciesOf(stack: TerraformStack, type: string): unknown[] {
  return Object.values(resources(stack, type)).map((block) => block.depends_on);
}

describe('what this library makes depends on a foreign resource', () => {
  test('through node.addDependency, with all its children', () => {
    const stack = stackWithNull();
    const lb = newAlb(stack);
    const first = new Resource(stack, 'First');
    lb.node.addDependency(first);
    // Made after the dependency was declared.
    const servers = lb.addTargetGroup('Servers');
    servers.addInstance(Instance.fromInstanceId(stack, 'Vm1', 'i-a1'));
    lb.addHttpListener('Http', { backendService: addService(lb, 'Api', servers) });

    for (const type of ['lb', 'lb_target_group', 'lb_target_group_targets', 'lb_listener']) {
      expect(only(stack, `jdcloud_${type}`).depends_on).toEqual(['null_resource.First']);
    }
    expect(only(stack, 'jdcloud_lb_backend').depends_on).toContain('null_resource.First');
  });

  test('through the dependency of a construct around it', () => {
    const stack = stackWithNull();
    const platform = new Construct(stack, 'Platform');
    new ApplicationLoadBalancer(platform, 'Lb', {
      subnet: Subnet.fromSubnetId(stack, 'Subnet', 'subnet-a1'),
      zones: ['cn-north-1a'],
    });
    platform.node.addDependency(new Resource(stack, 'First'));

    expect(only(stack, 'jdcloud_lb').depends_on).toEqual(['null_resource.First']);
  });

  test('when an aspect adds the dependency', () => {
    const stack = stackWithNull();
    const lb = newAlb(stack);
    const first = new Resource(stack, 'First');
    const aspect: IAspect = {
      visit: (node: IConstruct) => {
        if (node === lb) {
          node.node.addDependency(first);
        }
      },
    };
    Aspects.of(stack).add(aspect);

    expect(only(stack, 'jdcloud_lb').depends_on).toEqual(['null_resource.First']);
  });

  test('beside its own dependsOn, set early or late', () => {
    const stack = stackWithNull();
    const lb = new ApplicationLoadBalancer(stack, 'Lb', {
      subnet: Subnet.fromSubnetId(stack, 'Subnet', 'subnet-a1'),
      zones: ['cn-north-1a'],
      dependsOn: [new Resource(stack, 'First')],
    });
    lb.node.addDependency(new Resource(stack, 'Second'));
    expect(only(stack, 'jdcloud_lb').depends_on).toEqual(['null_resource.First', 'null_resource.Second']);

    lb.resource.dependsOn = ['null_resource.Third'];
    expect(only(stack, 'jdcloud_lb').depends_on).toEqual(['null_resource.Third', 'null_resource.Second']);
  });

  test('also on a data source and on a module', () => {
    const stack = stackWithNull();
    const lb = newAlb(stack);
    lb.node.addDependency(Instance.fromLookup(stack, 'Vm1', { instanceId: 'i-a1' }));
    lb.node.addDependency(new TerraformHclModule(stack, 'Network', { source: 'example/network/jdcloud' }));

    expect(only(stack, 'jdcloud_lb').depends_on).toEqual([
      expect.stringMatching(/^data\.jdcloud_instance\.Vm1/) as string,
      'module.Network',
    ]);
  });

  test('not on an import, which makes nothing', () => {
    const stack = newStack();
    const lb = newAlb(stack);
    lb.node.addDependency(AvailabilityGroup.fromAvailabilityGroupId(stack, 'Workers', 'ag-a1'));

    expect(only(stack, 'jdcloud_lb')).not.toHaveProperty('depends_on');
  });
});

describe('a foreign resource depends on what this library makes', () => {
  test('through node.addDependency, on all of it', () => {
    const stack = stackWithNull();
    const lb = newAlb(stack);
    const last = new Resource(stack, 'Last');
    last.node.addDependency(lb);
    const backendService = addService(lb);
    lb.addHttpListener('Http', { backendService });

    expect(only(stack, 'null_resource').depends_on).toEqual([
      expect.stringMatching(/^jdcloud_lb\.Alb_/) as string,
      expect.stringMatching(/^jdcloud_lb_backend\.Alb_Api_/) as string,
      expect.stringMatching(/^jdcloud_lb_listener\.Alb_Http_/) as string,
    ]);
  });

  test('through dependsOn, on the construct’s own resource', () => {
    const stack = stackWithNull();
    const lb = newAlb(stack);
    const servers = lb.addTargetGroup('Servers');
    const backendService = addService(lb, 'Api', servers);
    const listener = lb.addHttpListener('Http', { backendService });
    new Resource(stack, 'Last', { dependsOn: [lb, servers, backendService, listener] });

    expect(only(stack, 'null_resource').depends_on).toEqual([
      expect.stringMatching(/^jdcloud_lb\.Alb_/) as string,
      expect.stringMatching(/^jdcloud_lb_target_group\.Alb_Servers_/) as string,
      expect.stringMatching(/^jdcloud_lb_backend\.Alb_Api_/) as string,
      expect.stringMatching(/^jdcloud_lb_listener\.Alb_Http_/) as string,
    ]);
  });

  test('dependencies without anything of this library stay as CDKTF has them', () => {
    const stack = stackWithNull();
    newAlb(stack);
    const first = new Resource(stack, 'First');
    const last = new Resource(stack, 'Last');
    last.node.addDependency(first);

    expect(dependenciesOf(stack, 'null_resource')).toEqual([undefined, undefined]);
  });
});

test('a foreign resource in a stack without anything of this library: that stack waits', () => {
  const app = new App();
  const later = new TerraformStack(app, 'later');
  new NullProvider(later, 'Null');
  const last = new Resource(later, 'Last');
  const shop = newStack('shop', app);
  last.node.addDependency(newAlb(shop));
  later.prepareStack();
  shop.prepareStack();

  expect(only(later, 'null_resource')).not.toHaveProperty('depends_on');
  expect(later.dependsOn(shop)).toBe(true);
});

describe('constructs of this library depend on each other', () => {
  test('through node.addDependency', () => {
    const stack = newStack();
    newAlb(stack, 'Second').node.addDependency(newAlb(stack, 'First'));

    expect(dependenciesOf(stack, 'jdcloud_lb')).toEqual([
      undefined,
      [expect.stringMatching(/^jdcloud_lb\.First_/) as string],
    ]);
  });

  test('a child that depends on its load balancer waits for that alone', () => {
    const stack = newStack();
    const lb = newAlb(stack);
    lb.addTargetGroup('First');
    lb.addTargetGroup('Second').node.addDependency(lb);

    expect(dependenciesOf(stack, 'jdcloud_lb_target_group')).toEqual([
      undefined,
      [expect.stringMatching(/^jdcloud_lb\.Alb_/) as string],
    ]);
  });

  test('across stacks: the stack waits', () => {
    const app = new App();
    const network = newStack('network', app);
    const shop = newStack('shop', app);
    const lb = newAlb(shop);
    lb.node.addDependency(newAlb(network));
    shop.prepareStack();

    expect(shop.dependsOn(network)).toBe(true);
    expect(only(shop, 'jdcloud_lb')).not.toHaveProperty('depends_on');
  });

  test('a backend service waits for the registration of its targets, whenever they come', () => {
    const stack = newStack();
    const lb = newAlb(stack);
    const servers = lb.addTargetGroup('Servers');
    addService(lb, 'Api', servers);
    expect(only(stack, 'jdcloud_lb_backend')).not.toHaveProperty('depends_on');

    servers.addInstance(Instance.fromInstanceId(stack, 'Vm1', 'i-a1'));
    expect(only(stack, 'jdcloud_lb_backend').depends_on).toEqual([
      expect.stringMatching(/^jdcloud_lb_target_group_targets\.Alb_Servers_Targets_/) as string,
    ]);
  });
});
