import { TerraformStack, Testing } from 'cdktf';
import {
  AvailabilityGroup,
  AvailabilityGroupProps,
  AvailabilityGroupScaling,
  BackendProtocol,
  Duration,
  InstanceTemplate,
  MemberPlacement,
  MemberRemovalPolicy,
} from '../../lib';
import { messageOf, newAlb, newBackendService, newStack, only, problemsOf } from '../support/app';
import { errorsIn, lines, review } from '../support/review';

const GROUP = 'jdcloud_availability_group';

function newWorkers(
  stack: TerraformStack,
  props: Partial<AvailabilityGroupProps> = {},
  vpcId?: string,
): AvailabilityGroup {
  const instanceTemplate = InstanceTemplate.fromInstanceTemplateAttributes(stack, 'Template', {
    instanceTemplateId: 'it-a1',
    vpcId,
  });
  return new AvailabilityGroup(stack, 'Workers', { instanceTemplate, zones: ['cn-north-1a'], ...props });
}

test('every property reaches Terraform', () => {
  const stack = newStack();
  newWorkers(stack, {
    name: 'workers',
    description: 'all of them',
    zones: ['cn-north-1a', 'cn-north-1b'],
    placement: MemberPlacement.FAULT_DOMAIN,
    scaling: {
      min: 2,
      max: 10,
      desired: 3,
      healthCheck: false,
      cooldown: Duration.minutes(2),
      removalPolicy: MemberRemovalPolicy.NEWEST_INSTANCE,
    },
  });

  expect(only(stack, GROUP)).toEqual({
    name: 'workers',
    description: 'all of them',
    azs: ['cn-north-1a', 'cn-north-1b'],
    instance_template_id: 'it-a1',
    placement_type: 'fd',
    auto_scaling: {
      min_size: 2,
      max_size: 10,
      desired_capacity: 3,
      health_check: false,
      cool_down_seconds: 120,
      removal_policy: 'NewestResource',
    },
    lifecycle: { create_before_destroy: true },
  });
});

test('little is needed: a name is generated, and a replacement is created before the old group goes', () => {
  const stack = newStack();
  newWorkers(stack);

  expect(only(stack, GROUP)).toEqual({
    name: expect.stringMatching(/^shop-Workers-[0-9a-f]{8}$/) as unknown,
    azs: ['cn-north-1a'],
    instance_template_id: 'it-a1',
    lifecycle: { create_before_destroy: true },
  });
});

test('an own group is the target of a backend service, also with a weight', () => {
  const stack = newStack();
  const workers = newWorkers(stack, {}, 'vpc-a1');
  newBackendService(newAlb(stack), 'Api', BackendProtocol.HTTP, workers.withDefaultWeight(20));

  expect(only(stack, 'jdcloud_lb_backend').ag_info).toEqual({
    ag_id: expect.stringMatching(/^\$\{jdcloud_availability_group\.Workers_\w+\.id\}$/) as unknown,
    default_weight: 20,
  });
  expect(only(stack, 'jdcloud_lb_backend')).not.toHaveProperty('lifecycle.precondition');
});

test('the VPC of an own group is that of its template', () => {
  const stack = newStack();
  const workers = newWorkers(stack, {}, 'vpc-b1');
  newBackendService(newAlb(stack), 'Api', BackendProtocol.HTTP, workers);

  expect(workers.vpcId).toBe('vpc-b1');
  expect(review(stack).error).toBe(
    errorsIn(
      'shop',
      1,
      lines(
        'error JDLB007  shop/Api · targets',
        '  Availability group shop/Workers is in vpc-b1, load balancer shop/Alb is in vpc-a1 (through subnet-a1).',
        "  The members of an availability group must be in the load balancer's VPC.",
        '  Do: use an availability group whose instance template has a subnet of vpc-a1.',
      ),
    ),
  );
});

test('a VPC that only Terraform knows is compared by Terraform', () => {
  const stack = newStack();
  newBackendService(newAlb(stack), 'Api', BackendProtocol.HTTP, newWorkers(stack));

  expect(JSON.stringify(only(stack, 'jdcloud_lb_backend').lifecycle)).toMatch(
    /\$\{jdcloud_availability_group\.Workers_\w+\.vpc_id == \\"vpc-a1\\"\}/,
  );
});

test.each<[string, Partial<AvailabilityGroupScaling>, string]>([
  ['min above max', { min: 4, max: 3 }, 'scaling.min is 4; valid: at most max, which is 3'],
  ['desired below min', { min: 2, max: 3, desired: 1 }, 'scaling.desired is 1; valid: at least min, which is 2'],
  ['desired above max', { min: 2, max: 3, desired: 4 }, 'scaling.desired is 4; valid: at most max, which is 3'],
  ['no max', { max: undefined }, 'scaling.max is missing; valid: a number of members, 0 to 1000'],
  ['a size that cannot be', { max: 1001 }, 'scaling.max is 1001; valid: 0 to 1000'],
  [
    'a pause in numbers',
    { cooldown: 5 as never },
    'scaling.cooldown is 5; valid: a Duration, for example Duration.seconds(30)',
  ],
])('%s is refused', (_what, scaling, problem) => {
  const stack = newStack();
  const given = { min: 1, max: 5, ...scaling };
  expect(problemsOf(() => newWorkers(stack, { scaling: given }), 'shop/Workers')).toEqual([
    expect.stringContaining(problem),
  ]);
});

test('what is no template and no object is refused', () => {
  const stack = newStack();
  expect(messageOf(() => newWorkers(stack, { instanceTemplate: 'it-a1' as never, scaling: 5 as never }))).toBe(
    lines(
      'cdktf-jdcloud-lb: shop/Workers has 2 invalid properties',
      '  instanceTemplate is it-a1; valid: an instance template, for example one from InstanceTemplate.fromInstanceTemplateId()',
      '  scaling is 5; valid: an object with min and max, for example { min: 2, max: 10 }',
    ),
  );
});

test('an instance template knows what it was told, and reads nothing', () => {
  const stack = newStack();

  expect(InstanceTemplate.fromInstanceTemplateId(stack, 'A', 'it-a1')).toMatchObject({
    instanceTemplateId: 'it-a1',
    vpcId: undefined,
  });
  expect(
    InstanceTemplate.fromInstanceTemplateAttributes(stack, 'B', { instanceTemplateId: 'it-a1', vpcId: 'vpc-a1' }),
  ).toMatchObject({ instanceTemplateId: 'it-a1', vpcId: 'vpc-a1' });
  expect(JSON.parse(Testing.synth(stack, true))).not.toHaveProperty('data');
});
