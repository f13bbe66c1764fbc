import { NullProvider } from '@cdktf/provider-null/lib/provider';
import { Resource } from '@cdktf/provider-null/lib/resource';
import { App, TerraformStack, Testing } from 'cdktf';
import {
  ApplicationLoadBalancer,
  AvailabilityGroup,
  BackendProtocol,
  BackendService,
  HealthCheck,
  Instance,
  Listener,
  ListenerProtocol,
  ResourceOptions,
  Subnet,
  TargetGroup,
} from '../../lib';
import { dataSources, messageOf, newAlb, newStack, newSubnet, only, resources } from '../support/app';

type Make = (stack: TerraformStack, options: ResourceOptions) => void;

function newApi(stack: TerraformStack, options: ResourceOptions = {}): BackendService {
  return new BackendService(stack, 'Api', {
    loadBalancer: ApplicationLoadBalancer.fromLoadBalancerId(stack, 'Shared', 'alb-a1'),
    protocol: BackendProtocol.HTTP,
    port: 80,
    healthCheck: HealthCheck.http(),
    ...options,
  });
}

const CONSTRUCTS: readonly (readonly [string, Make])[] = [
  [
    'jdcloud_lb',
    (stack, options) => {
      new ApplicationLoadBalancer(stack, 'It', { subnet: newSubnet(stack), zones: ['cn-north-1a'], ...options });
    },
  ],
  [
    'jdcloud_lb_target_group',
    (stack, options) => {
      const loadBalancer = ApplicationLoadBalancer.fromLoadBalancerId(stack, 'Shared', 'alb-a1');
      new TargetGroup(stack, 'It', { loadBalancer, ...options });
    },
  ],
  [
    'jdcloud_lb_backend',
    (stack, options) => {
      newApi(stack, options);
    },
  ],
  [
    'jdcloud_lb_listener',
    (stack, options) => {
      const loadBalancer = ApplicationLoadBalancer.fromLoadBalancerId(stack, 'SharedToo', 'alb-a1');
      new Listener(stack, 'It', {
        loadBalancer,
        protocol: ListenerProtocol.HTTP,
        port: 80,
        backendService: BackendService.fromBackendServiceId(stack, 'Existing', 'backend-a1'),
        ...options,
      });
    },
  ],
];

const LOOKUPS: readonly (readonly [string, Make])[] = [
  [
    'jdcloud_instance',
    (stack, options) => {
      Instance.fromLookup(stack, 'It', { instanceId: 'i-a1', ...options });
    },
  ],
  [
    'jdcloud_subnet',
    (stack, options) => {
      Subnet.fromLookup(stack, 'It', { subnetId: 'subnet-a1', ...options });
    },
  ],
  [
    'jdcloud_availability_group',
    (stack, options) => {
      AvailabilityGroup.fromLookup(stack, 'It', { availabilityGroupId: 'ag-a1', ...options });
    },
  ],
];

describe('dependsOn that names a construct of another stack makes the stack wait', () => {
  test.each([...CONSTRUCTS, ...LOOKUPS])('%s', (type, make) => {
    const app = new App();
    const network = newStack('network', app);
    const shop = newStack('shop', app);
    new NullProvider(shop, 'Null');
    make(shop, { dependsOn: [newAlb(network), new Resource(shop, 'First')] });

    expect(shop.dependsOn(network)).toBe(true);
    const blocks = { ...resources(shop, type), ...dataSources(shop, type) };
    expect(Object.values(blocks).map((block) => block.depends_on)).toEqual([['null_resource.First']]);
  });

  test('the registrations of a target group, too', () => {
    const app = new App();
    const network = newStack('network', app);
    const shop = newStack('shop', app);
    const servers = newAlb(shop).addTargetGroup('Servers', { dependsOn: [newAlb(network)] });
    servers.addInstance(Instance.fromInstanceId(shop, 'Vm1', 'i-a1'));

    expect(only(shop, 'jdcloud_lb_target_group_targets')).not.toHaveProperty('depends_on');
  });

  test('and nothing is left of it in Terraform, as of node.addDependency', () => {
    const app = new App();
    const network = newStack('network', app);
    const shop = newStack('shop', app);
    const first = newAlb(network);
    new ApplicationLoadBalancer(shop, 'Alb', { subnet: newSubnet(shop), zones: ['cn-north-1a'], dependsOn: [first] });
    newAlb(shop, 'Second').node.addDependency(first);
    shop.prepareStack();

    expect(Object.values(resources(shop, 'jdcloud_lb')).map((block) => block.depends_on)).toEqual([
      undefined,
      undefined,
    ]);
    expect(shop.dependencies).toEqual([network]);
  });
});

describe('two stacks cannot wait for each other', () => {
  function message(one: string, other: string): string {
    return (
      `cdktf-jdcloud-lb: ${one} depends on ${other}, but stack network already depends on stack shop. ` +
      'Stacks are deployed one after the other, so two stacks cannot depend on each other. ' +
      'Remove one of the two dependencies, or move what depends on each other into one stack.'
    );
  }

  function newApp(): { app: App; network: TerraformStack; shop: TerraformStack } {
    const app = Testing.app();
    return { app, network: newStack('network', app), shop: newStack('shop', app) };
  }

  test('through dependsOn in both', () => {
    const { network, shop } = newApp();
    const options = { zones: ['cn-north-1a'] };
    const first = newAlb(shop, 'First');
    const second = new ApplicationLoadBalancer(network, 'Second', {
      subnet: newSubnet(network),
      dependsOn: [first],
      ...options,
    });

    expect(
      messageOf(
        () => new ApplicationLoadBalancer(shop, 'Third', { subnet: newSubnet(shop), dependsOn: [second], ...options }),
      ),
    ).toBe(message('shop/Third', 'network/Second'));
  });

  test('through node.addDependency in both', () => {
    const { app, network, shop } = newApp();
    const [first, second] = [newAlb(shop), newAlb(network)];
    first.node.addDependency(second);
    second.node.addDependency(first);

    expect(
      messageOf(() => {
        app.synth();
      }),
    ).toBe(message('shop/Alb', 'network/Alb'));
  });

  test('through a reference to the other stack', () => {
    const { app, network, shop } = newApp();
    const api = newAlb(network);
    newAlb(shop, 'First').node.addDependency(api);
    api.addTargetGroup('Servers').addInstance(Instance.fromInstanceId(network, 'Vm', newAlb(shop).loadBalancerId));

    expect(
      messageOf(() => {
        app.synth();
      }),
    ).toBe(message('shop/First', 'network/Alb'));
  });

  test('in the words of CDKTF when it finds the reference first', () => {
    const { app, network, shop } = newApp();
    const first = newAlb(network);
    newAlb(shop, 'First').addTargetGroup('Servers', { name: first.loadBalancerId });
    first.node.addDependency(newAlb(shop, 'Second'));

    expect(
      messageOf(() => {
        app.synth();
      }),
    ).toContain('Cannot add dependency network to shop, because it would cause a circular dependency.');
  });

  test('over a third stack', () => {
    const { app, network, shop } = newApp();
    const office = newStack('office', app);
    network.addDependency(office);
    office.addDependency(shop);
    newAlb(shop).node.addDependency(newAlb(network));

    expect(
      messageOf(() => {
        app.synth();
      }),
    ).toBe(message('shop/Alb', 'network/Alb'));
  });
});
