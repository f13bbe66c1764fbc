import { TerraformVariable, Testing } from 'cdktf';
import {
  ApplicationLoadBalancer,
  ApplicationLoadBalancerProps,
  BackendProtocol,
  HealthCheck,
  Instance,
  Listener,
  Review,
  SessionPersistence,
  TargetGroup,
} from '../../../lib';
import { newAlb, newInstance, newNlb, newStack, newSubnet } from '../../support/app';
import { lines, review, SILENT, warningsIn, watch } from '../../support/review';

/** What plain JavaScript and Python dictionaries can hold. */
function untyped(props: object): never {
  return props as never;
}

const service = { protocol: BackendProtocol.HTTP, port: 80, healthCheck: HealthCheck.tcp() };

test('warns of a misspelt property', () => {
  const stack = newStack();
  const props = { subnet: newSubnet(stack), zones: ['cn-north-1a'], deletionProtektion: true };
  new ApplicationLoadBalancer(stack, 'Shop', untyped(props));

  expect(review(stack)).toEqual({
    error: '',
    printed: warningsIn(
      'shop',
      1,
      lines(
        'warning JDLB203  shop/Shop · deletionProtektion',
        '  deletionProtektion is not a property of this load balancer, and has no effect. Did you mean deletionProtection?',
        "  Do: write deletionProtection, or remove deletionProtektion, or acknowledge with Review.of(lb).acknowledge('JDLB203', 'why').",
      ),
    ),
  });
});

test('warns of one in a nested object, by its whole name', () => {
  const stack = newStack();
  const alb = newAlb(stack);
  alb.addBackendService('Api', { ...service, healthCheck: HealthCheck.http(untyped({ pathh: '/healthz' })) });

  expect(review(stack)).toEqual({
    error: '',
    printed: warningsIn(
      'shop',
      1,
      lines(
        'warning JDLB203  shop/Alb/Api · healthCheck.pathh',
        '  healthCheck.pathh is not a property of this health check, and has no effect. Did you mean healthCheck.path?',
        "  Do: write healthCheck.path, or remove healthCheck.pathh, or acknowledge with Review.of(service).acknowledge('JDLB203', 'why').",
      ),
    ),
  });
});

test('warns in verbs, registrations and lookups, once each, however often the app is synthesised', () => {
  const app = Testing.app();
  const stack = newStack('shop', app);
  const alb = newAlb(stack);
  const servers = alb.addTargetGroup('Servers', untyped({ descripton: 'x' }));
  servers.addInstance(newInstance(stack, 'Vm1', 'i-a1'), untyped({ wieght: 5 }));
  const api = alb.addBackendService('Api', untyped({ ...service, algoritm: 'x' }));
  alb.addHttpListener('Http', untyped({ backendService: api, Name: 'x' }));
  const persistent = newNlb(stack).addBackendService('Sessions', {
    protocol: BackendProtocol.TCP,
    port: 80,
    healthCheck: HealthCheck.tcp(),
    sessionPersistence: SessionPersistence.sourceIp(untyped({ timout: 5 })),
  });
  Instance.fromLookup(stack, 'Looked', untyped({ instanceId: 'i-a1', dependOn: [persistent] }));
  Instance.fromInstanceAttributes(stack, 'Told', untyped({ instanceId: 'i-a1', vpcid: 'vpc-a1' }));

  const warnings = [
    'warning JDLB203  shop/Alb/Api · algoritm',
    'warning JDLB203  shop/Alb/Http · Name',
    'warning JDLB203  shop/Alb/Servers · addInstance(Vm1).wieght',
    'warning JDLB203  shop/Alb/Servers · descripton',
    'warning JDLB203  shop/Looked · dependOn',
    'warning JDLB203  shop/Nlb/Sessions · sessionPersistence.timout',
    'warning JDLB203  shop/Told · vpcid',
  ];
  expect(review(stack).printed.match(/^warning .*$/gm)).toEqual(warnings);
  expect(
    watch(() => {
      app.synth();
    }),
  ).toEqual(SILENT);
});

test('says nothing once it is acknowledged', () => {
  const stack = newStack();
  const alb = newAlb(stack);
  Review.of(alb.addTargetGroup('Servers', untyped({ descripton: 'x' }))).acknowledge('JDLB203', 'read by our own tool');

  expect(review(stack)).toEqual(SILENT);
});

test("accepts names that look like nothing, like a property that is set, and those of a user's own class", () => {
  interface OurProps extends ApplicationLoadBalancerProps {
    readonly zone: string;
  }
  class OurAlb extends ApplicationLoadBalancer {}
  class OurGroup extends TargetGroup {}
  class OurListener extends Listener {}
  const stack = newStack();
  const subnet = newSubnet(stack);
  const ours: OurProps = { subnet, zones: ['cn-north-1a'], zone: 'cn-north-1a' };
  const loadBalancer = new OurAlb(stack, 'Ours', { ...ours, ...{ descripton: 'x' } });
  new OurGroup(stack, 'OurGroup', untyped({ loadBalancer, descripton: 'x' }));
  const backendService = loadBalancer.addBackendService('Api', {
    ...service,
    ...{ Port: 81, owner: 'team', port2: 82 },
  });
  new OurListener(
    stack,
    'OurListener',
    untyped({ loadBalancer, backendService, protocol: 'HTTP', port: 80, nam: 'x' }),
  );
  const nothing = new TerraformVariable(stack, 'Nothing', { type: 'string' });
  loadBalancer.addTargetGroup('Set', { name: 'shop', ...{ Name: nothing.stringValue, descripton: undefined } });

  expect(review(stack)).toEqual(SILENT);
});
