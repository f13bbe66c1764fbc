import { TerraformOutput, TerraformStack, Testing, Token } from 'cdktf';
import {
  BackendProtocol,
  BackendService,
  Duration,
  HealthyTargets,
  HealthyTargetsProps,
  IBackendService,
  ITargetGroup,
} from '../../lib';
import { dataSources, newAlb, newBackendService, newInstance, newStack, problemsOf, resources } from '../support/app';

function newSite(stack: TerraformStack): { readonly service: IBackendService; readonly servers: ITargetGroup } {
  const lb = newAlb(stack);
  const servers = lb.addTargetGroup('Servers');
  return { servers, service: newBackendService(lb, 'Site', BackendProtocol.HTTP, servers) };
}

test('the health of targets is read only when it is used, once, after they are registered', () => {
  const stack = newStack();
  const { service, servers } = newSite(stack);
  expect(dataSources(stack, 'jdcloud_lb_target_health')).toEqual({});

  new TerraformOutput(stack, 'healthy', { value: service.targetHealth.healthyCount });
  new TerraformOutput(stack, 'unhealthy', { value: service.targetHealth.unhealthyCount });
  servers.addInstance(newInstance(stack, 'Vm1', 'i-a1'), { port: 8080 });

  const [registrations] = Object.keys(resources(stack, 'jdcloud_lb_target_group_targets'));
  const [backend] = Object.keys(resources(stack, 'jdcloud_lb_backend'));
  const read = dataSources(stack, 'jdcloud_lb_target_health');
  expect(Object.values(read)).toEqual([
    {
      backend_id: `\${jdcloud_lb_backend.${backend}.id}`,
      depends_on: [`jdcloud_lb_target_group_targets.${registrations}`],
    },
  ]);
  const { output } = JSON.parse(Testing.synth(stack, true)) as { output: object };
  expect(output).toEqual({
    healthy: { value: `\${data.jdcloud_lb_target_health.${Object.keys(read)[0]}.healthy_count}` },
    unhealthy: { value: `\${data.jdcloud_lb_target_health.${Object.keys(read)[0]}.unhealthy_count}` },
  });
});

test('a wait comes after the registration of the targets', () => {
  const stack = newStack();
  const { service, servers } = newSite(stack);
  const wait = service.waitForHealthyTargets('Healthy', { minimum: 2, timeout: Duration.minutes(10) });
  servers.addInstance(newInstance(stack, 'Vm1', 'i-a1'), { port: 8080 });

  const [registrations] = Object.keys(resources(stack, 'jdcloud_lb_target_group_targets'));
  expect(Object.values(dataSources(stack, 'jdcloud_lb_healthy_targets'))).toMatchObject([
    { minimum: 2, timeouts: { read: '600s' }, depends_on: [`jdcloud_lb_target_group_targets.${registrations}`] },
  ]);
  expect(Token.isUnresolved(wait.healthyCount)).toBe(true);
  expect(wait.fqn).toBe(wait.resource.fqn);
});

test('what depends on a wait comes after it', () => {
  const stack = newStack();
  const { service } = newSite(stack);
  const later = newAlb(stack, 'Later');
  later.node.addDependency(service.waitForHealthyTargets('Healthy'));

  const [wait] = Object.keys(dataSources(stack, 'jdcloud_lb_healthy_targets'));
  expect(Object.values(resources(stack, 'jdcloud_lb'))).toContainEqual(
    expect.objectContaining({ depends_on: [`data.jdcloud_lb_healthy_targets.${wait}`] }),
  );
});

test('an existing backend service has both, without a dependency', () => {
  const stack = newStack();
  const service = BackendService.fromBackendServiceId(stack, 'Site', 'backend-a1');
  new TerraformOutput(stack, 'healthy', { value: service.targetHealth.healthyCount });
  new HealthyTargets(stack, 'Healthy', { backendService: service });

  for (const type of ['jdcloud_lb_target_health', 'jdcloud_lb_healthy_targets']) {
    expect(Object.values(dataSources(stack, type))).toEqual([{ backend_id: 'backend-a1' }]);
  }
});

test('a wrong wait is told in sentences', () => {
  const props = (given: object): HealthyTargetsProps => given as HealthyTargetsProps;
  const sentences = (given: object): string[] =>
    problemsOf(() => new HealthyTargets(newStack(), 'Healthy', props(given)), 'shop/Healthy');
  const backendService = BackendService.fromBackendServiceId(newStack(), 'Site', 'backend-a1');

  expect(sentences({})).toEqual([
    'backendService is missing; valid: a backend service, for example one from BackendService.fromBackendServiceId()',
  ]);
  expect(sentences({ backendService, minimum: -1, timeout: Duration.seconds(0) })).toEqual([
    'minimum is -1; valid: a whole number, 0 or more',
    'timeout is 0 seconds; valid: a Duration of 1 second or more, for example Duration.minutes(10)',
  ]);
  expect(sentences({ backendService, minimum: 1.5, timeout: 60 })).toEqual([
    'minimum is 1.5; valid: a whole number, 0 or more',
    'timeout is 60; valid: a Duration of 1 second or more, for example Duration.minutes(10)',
  ]);
});
