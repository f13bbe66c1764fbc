import { TerraformStack, TerraformVariable, Testing } from 'cdktf';
import {
  ApplicationLoadBalancer,
  AvailabilityGroup,
  BackendProtocol,
  IAvailabilityGroup,
  Review,
  Subnet,
} from '../../../lib';
import { newAlb, newBackendService, newDnlb, newStack, only } from '../../support/app';
import { errorsIn, lines, review, SILENT } from '../../support/review';

const { HTTP, TCP } = BackendProtocol;

function newWorkers(stack: TerraformStack, vpcId?: string, id = 'Workers'): IAvailabilityGroup {
  return AvailabilityGroup.fromAvailabilityGroupAttributes(stack, id, { availabilityGroupId: 'ag-b1', vpcId });
}

test('refuses an availability group in another VPC', () => {
  const stack = newStack();
  newBackendService(newAlb(stack), 'Api', HTTP, newWorkers(stack, 'vpc-b1'));

  expect(review(stack).error).toBe(
    errorsIn(
      'shop',
      1,
      lines(
        'error JDLB007  shop/Api · targets',
        '  Availability group ag-b1 is in vpc-b1, load balancer shop/Alb is in vpc-a1 (through subnet-a1).',
        "  The members of an availability group must be in the load balancer's VPC.",
        '  Do: use an availability group whose instance template has a subnet of vpc-a1.',
      ),
    ),
  );
});

test('refuses it with a weight, across stacks, and below a reference that another reference explains', () => {
  const app = Testing.app();
  const [shop, office] = [newStack('shop', app), newStack('office', app)];
  ApplicationLoadBalancer.fromLoadBalancerAttributes(office, 'Said', { loadBalancerId: 'alb-a1', vpcId: 'vpc-a1' });
  const workers = AvailabilityGroup.fromAvailabilityGroupAttributes(office, 'Workers', {
    availabilityGroupId: 'ag-b1',
    vpcId: 'vpc-b1',
  });
  const shared = ApplicationLoadBalancer.fromLoadBalancerId(shop, 'Shared', 'alb-a1');
  newBackendService(shared, 'Api', HTTP, workers.withDefaultWeight(20));

  expect(review(shop).error).toBe(
    errorsIn(
      'shop',
      1,
      lines(
        'error JDLB007  shop/Api · targets',
        '  Availability group ag-b1 is in vpc-b1, load balancer shop/Shared is in vpc-a1.',
        "  The members of an availability group must be in the load balancer's VPC.",
        '  Do: use an availability group whose instance template has a subnet of vpc-a1.',
      ),
    ),
  );
});

test('can be demoted, because it rests on product pages', () => {
  const stack = newStack();
  const api = newBackendService(newDnlb(stack), 'Api', TCP, newWorkers(stack, 'vpc-b1'));
  Review.of(api).demote('JDLB007', 'tried, works');

  expect(review(stack).error).toBe('');
});

test('leaves a group that is looked up to the plan', () => {
  const stack = newStack();
  const workers = AvailabilityGroup.fromLookup(stack, 'Workers', { availabilityGroupId: 'ag-b1' });
  newBackendService(newAlb(stack), 'Api', HTTP, workers);

  expect(review(stack)).toEqual(SILENT);
  expect(only(stack, 'jdcloud_lb_backend').lifecycle).toMatchObject({
    precondition: [
      {
        condition: expect.stringMatching(
          /^\$\{data\.jdcloud_availability_group\.Workers_[0-9A-F]{8}\.vpc_id == "vpc-a1"\}$/,
        ) as unknown,
        error_message: expect.stringMatching(
          lines(
            '^error JDLB007 {2}shop/Api · targets',
            '  Availability group ag-b1 is in \\$\\{data\\.jdcloud_availability_group\\.Workers_[0-9A-F]{8}\\.vpc_id\\}, load balancer shop/Alb is in vpc-a1 \\(through subnet-a1\\)\\.',
            "  The members of an availability group must be in the load balancer's VPC\\.",
            '  Do: use an availability group whose instance template has a subnet of vpc-a1\\.$',
          ),
        ) as unknown,
      },
    ],
  });
});

test("leaves tokens to the plan: the group's VPC, the subnet's, and that of a new load balancer", () => {
  const stack = newStack();
  const vpc = new TerraformVariable(stack, 'Vpc', { type: 'string' });
  const subnet = Subnet.fromLookup(stack, 'Found', { subnetId: 'subnet-a1' });
  const unsaid = Subnet.fromSubnetId(stack, 'Unsaid', 'subnet-a1');
  const zones = ['cn-north-1a'];
  const conditions = [
    newBackendService(newAlb(stack), 'One', HTTP, newWorkers(stack, vpc.stringValue, 'Token')),
    newBackendService(
      new ApplicationLoadBalancer(stack, 'Looked', { subnet, zones }),
      'Two',
      HTTP,
      newWorkers(stack, 'vpc-b1', 'Known'),
    ),
    newBackendService(
      new ApplicationLoadBalancer(stack, 'New', { subnet: unsaid, zones }),
      'Three',
      HTTP,
      newWorkers(stack, 'vpc-b1', 'Same'),
    ),
  ].map(({ resource }) => conditionsOf(stack, resource.friendlyUniqueId));

  expect(conditions).toEqual([
    ['${var.Vpc == "vpc-a1"}'],
    [expect.stringMatching(/^\$\{"vpc-b1" == data\.jdcloud_subnet\.Found_[0-9A-F]{8}\.vpc_id\}$/)],
    [expect.stringMatching(/^\$\{"vpc-b1" == jdcloud_lb\.New_[0-9A-F]{8}\.vpc_id\}$/)],
  ]);
});

test('says nothing, now or at the plan, where the VPCs are the same, or one of them is unknown', () => {
  const stack = newStack();
  const alb = newAlb(stack);
  const shared = ApplicationLoadBalancer.fromLoadBalancerId(stack, 'Shared', 'alb-a1');
  const resources = [
    newBackendService(alb, 'One', HTTP, newWorkers(stack, 'vpc-a1', 'Same')),
    newBackendService(alb, 'Two', HTTP, newWorkers(stack, undefined, 'Unknown')),
    newBackendService(shared, 'Three', HTTP, newWorkers(stack, 'vpc-b1', 'Other')),
  ].map(({ resource }) => resource);

  expect(review(stack)).toEqual(SILENT);
  expect(resources.flatMap(({ friendlyUniqueId }) => conditionsOf(stack, friendlyUniqueId))).toEqual([]);
});

interface Guarded {
  readonly lifecycle?: { readonly precondition?: readonly { readonly condition: string }[] };
}

function conditionsOf(stack: TerraformStack, id: string): string[] {
  const json = JSON.parse(Testing.synth(stack)) as { resource: { jdcloud_lb_backend: Record<string, Guarded> } };
  return json.resource.jdcloud_lb_backend[id]?.lifecycle?.precondition?.map(({ condition }) => condition) ?? [];
}
