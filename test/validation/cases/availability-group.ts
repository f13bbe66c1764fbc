import { TerraformStack } from 'cdktf';
import {
  AvailabilityGroup,
  AvailabilityGroupProps,
  AvailabilityGroupScaling,
  Duration,
  InstanceTemplate,
} from '../../../lib';
import {
  accepts,
  atConstruction,
  byProvider,
  byProviderLater,
  byTypes,
  Cases,
  description,
  name,
  Property,
  providerAccepts,
  ProviderResource,
  range,
  together,
  values,
} from '../cases';

const GROUP = 'jdcloud_availability_group';
const GO_TEST = 'ag_availability_group_resource_test.go';
const WORKERS = { name: 'workers', azs: ['cn-north-1a'], instance_template_id: 'it-a1' };
const CREATE = "new AvailabilityGroup(stack, 'Workers', { instanceTemplate, zones: ['cn-north-1a']";

function group(attributes: object): ProviderResource {
  return { type: GROUP, body: { ...WORKERS, ...attributes } };
}

function scaled(settings: object): ProviderResource {
  return group({ auto_scaling: { min_size: 0, max_size: 1000, ...settings } });
}

function create(stack: TerraformStack, props: Partial<AvailabilityGroupProps>): AvailabilityGroup {
  const instanceTemplate = InstanceTemplate.fromInstanceTemplateId(stack, 'Template', 'it-a1');
  return new AvailabilityGroup(stack, 'Workers', { instanceTemplate, zones: ['cn-north-1a'], ...props });
}

function scale(stack: TerraformStack, scaling: Partial<AvailabilityGroupScaling>): AvailabilityGroup {
  return create(stack, { scaling: { min: 0, max: 1000, ...scaling } });
}

/** A number of members. */
function size(code: string, property: 'min' | 'max' | 'desired', attribute: string): Cases {
  const given: Property<number> = {
    code,
    property: `scaling.${property}`,
    construct: (stack, value) => scale(stack, { [property]: value }),
    provider: (value) => scaled({ [attribute]: value }),
  };
  return range(given, 0, 1000);
}

export const cases: Cases = together(
  {
    refused: [
      byProviderLater('JDLB040', 'apply', 'a template of another VPC for a group in use', GO_TEST),
      byProviderLater('JDLB041', 'plan', 'another template for a loose group', GO_TEST),
      byProviderLater('JDLB042', 'plan', 'another placement', GO_TEST),
      byProviderLater('JDLB043', 'apply', 'deletion of a group with members', GO_TEST),
      atConstruction('JDLB044', 'min above max', (stack) => scale(stack, { min: 3, max: 2 })),
      atConstruction('JDLB044', 'desired below min', (stack) => scale(stack, { min: 3, desired: 2 })),
      atConstruction('JDLB044', 'desired above max', (stack) => scale(stack, { max: 3, desired: 4 })),
      byProvider('JDLB044', 'min above max', GROUP, scaled({ min_size: 3, max_size: 2 }).body),
      byProvider('JDLB044', 'desired below min', GROUP, scaled({ min_size: 3, desired_capacity: 2 }).body),
      byProvider('JDLB044', 'desired above max', GROUP, scaled({ max_size: 3, desired_capacity: 4 }).body),
      byTypes(
        'JDLB045',
        'an instance that joins',
        `${CREATE} }).withDefaultWeight(5);`,
        `${CREATE} }).addInstance(Instance.fromInstanceId(stack, 'Vm', 'i-a1')); // refused: addInstance`,
      ),
      byProviderLater('JDLB046', 'apply', 'scaling that is turned on again', GO_TEST),
      byTypes('JDLB153', 'a placement that does not exist', `${CREATE}, placement: 'RACK' }); // refused: RACK`),
      byTypes(
        'JDLB158',
        'a removal policy that does not exist',
        `${CREATE}, scaling: { min: 0, max: 1, removalPolicy: 'RANDOM' } }); // refused: RANDOM`,
      ),
    ],
    accepted: [
      accepts('JDLB044', 'sizes that are the same', (stack) => scale(stack, { min: 2, max: 2, desired: 2 })),
      providerAccepts(
        'JDLB044',
        'sizes that are the same',
        GROUP,
        scaled({ min_size: 2, max_size: 2, desired_capacity: 2 }).body,
      ),
    ],
  },
  name({
    code: 'JDLB150',
    construct: (stack, value) => create(stack, { name: value }),
    provider: (value) => group({ name: value }),
  }),
  description({
    code: 'JDLB151',
    construct: (stack, value) => create(stack, { description: value }),
    provider: (value) => group({ description: value }),
  }),
  values<string[]>(
    {
      code: 'JDLB152',
      property: 'zones',
      construct: (stack, value) => create(stack, { zones: value }),
      provider: (value) => group({ azs: value }),
    },
    { refused: [[]], accepted: [['cn-north-1a'], ['cn-north-1a', 'cn-north-1b', 'cn-north-1c']] },
  ),
  values<string>(
    {
      code: 'JDLB153',
      property: 'placement',
      construct: (stack, value) => create(stack, { placement: value as never }),
      provider: (value) => group({ placement_type: value }),
    },
    {
      refused: ['RACK', ''],
      accepted: ['FAULT_DOMAIN', 'SWITCH', 'HOST'],
      acceptedByProvider: ['fd', 'switch', 'host'],
    },
  ),
  size('JDLB154', 'min', 'min_size'),
  size('JDLB155', 'max', 'max_size'),
  size('JDLB156', 'desired', 'desired_capacity'),
  range(
    {
      code: 'JDLB157',
      property: 'scaling.cooldown',
      construct: (stack, value) => scale(stack, { cooldown: Duration.seconds(value) }),
      provider: (value) => scaled({ cool_down_seconds: value }),
    },
    0,
    86400,
  ),
  values<string>(
    {
      code: 'JDLB158',
      property: 'scaling.removalPolicy',
      construct: (stack, value) => scale(stack, { removalPolicy: value as never }),
      provider: (value) => scaled({ removal_policy: value }),
    },
    {
      refused: ['RANDOM', ''],
      accepted: ['OLDEST_INSTANCE', 'NEWEST_INSTANCE'],
      acceptedByProvider: ['OldestResource', 'NewestResource'],
    },
  ),
);
