import { Testing } from 'cdktf';
import { AvailabilityGroup, BackendProtocol, BackendService } from '../../../lib';
import { newAlb, newBackendService, newStack } from '../../support/app';

function backendOf(api: BackendService): Record<string, unknown> {
  const synthesised = JSON.parse(Testing.synth(api.resource.cdktfStack)) as {
    resource: { jdcloud_lb_backend: Record<string, Record<string, unknown>> };
  };
  return synthesised.resource.jdcloud_lb_backend[api.resource.friendlyUniqueId] ?? {};
}

test('sends to a target group alone', () => {
  const alb = newAlb(newStack());
  const backend = backendOf(newBackendService(alb, 'Api', BackendProtocol.HTTP, alb.addTargetGroup('Servers')));
  expect(Object.keys(backend).filter((name) => /^(ag_info|target_group_id)$/.test(name))).toEqual(['target_group_id']);
});

test('sends to an availability group alone', () => {
  const stack = newStack();
  const workers = AvailabilityGroup.fromAvailabilityGroupId(stack, 'Workers', 'ag-a1');
  const backend = backendOf(newBackendService(newAlb(stack), 'Api', BackendProtocol.HTTP, workers));
  expect(Object.keys(backend).filter((name) => /^(ag_info|target_group_id)$/.test(name))).toEqual(['ag_info']);
});

test('takes one of the two, and refuses a list of both', () => {
  const stack = newStack();
  const alb = newAlb(stack);
  const both = [alb.addTargetGroup('Servers'), AvailabilityGroup.fromAvailabilityGroupId(stack, 'Workers', 'ag-a1')];
  // @ts-expect-error a list is no target
  expect(() => newBackendService(alb, 'Api', BackendProtocol.HTTP, both)).toThrow(
    /^cdktf-jdcloud-lb: shop\/Api has 1 invalid property\n {2}targets is /,
  );
});
