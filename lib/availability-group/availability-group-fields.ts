import type * as jdcloud from '../jdcloud';
import { read } from '../properties/bind';
import { checkIdentifier } from '../properties/checks';
import { describe } from '../properties/describe';
import { fact, Place, table } from '../properties/field';
import { construct, flag, list, required, seconds, special, whole, word } from '../properties/kinds';
import { known } from '../terraform/tokens';
import { descriptionOf, nameOf, RESOURCE_FIELDS, Unnamed } from '../validation/common-fields';
import { scalingSizes } from '../validation/rules/jdlb044-scaling-sizes';
import type { AvailabilityGroupProps, AvailabilityGroupScaling } from './availability-group-options';
import type { MemberPlacement } from './member-placement';
import type { MemberRemovalPolicy } from './member-removal-policy';

const PLACEMENT_SPELLINGS: Readonly<Record<MemberPlacement, string>> = {
  FAULT_DOMAIN: 'fd',
  SWITCH: 'switch',
  HOST: 'host',
};
const REMOVAL_SPELLINGS: Readonly<Record<MemberRemovalPolicy, string>> = {
  OLDEST_INSTANCE: 'OldestResource',
  NEWEST_INSTANCE: 'NewestResource',
};
const ZONES = fact('JDLB152', 'CreateAg, azs');
const MOST_MEMBERS = 1000;
const A_TEMPLATE = 'an instance template, for example one from InstanceTemplate.fromInstanceTemplateId()';
const SIZES = 'an object with min and max, for example { min: 2, max: 10 }';

/**
 * Every setting of auto scaling.
 *
 * @internal
 */
export const SCALING = table<AvailabilityGroupScaling, jdcloud.AvailabilityGroupAutoScaling>('scaling', {
  min: required(
    whole('minSize', 0, MOST_MEMBERS, fact('JDLB154', 'AutoscalingSpecByUpdate, minSize')),
    `a number of members, 0 to ${MOST_MEMBERS}`,
  ),
  max: required(
    whole('maxSize', 0, MOST_MEMBERS, fact('JDLB155', 'AutoscalingSpecByUpdate, maxSize')),
    `a number of members, 0 to ${MOST_MEMBERS}`,
  ),
  desired: whole('desiredCapacity', 0, MOST_MEMBERS, fact('JDLB156', 'AutoscalingSpecByUpdate, desiredCapacity')),
  healthCheck: flag('healthCheck'),
  cooldown: seconds('coolDownSeconds', 0, 86400, fact('JDLB157', 'AutoscalingSpec, coolDownSeconds')),
  removalPolicy: word('removalPolicy', REMOVAL_SPELLINGS, fact('JDLB158', 'AutoscalingSpec, removalPolicy')),
});

/**
 * Every property of an availability group.
 *
 * @internal
 */
export const AVAILABILITY_GROUP = table<AvailabilityGroupProps, Unnamed<jdcloud.AvailabilityGroupConfig>>(
  'availability group',
  {
    ...RESOURCE_FIELDS,
    name: nameOf(fact('JDLB150', 'CreateAg, agName')),
    description: descriptionOf(fact('JDLB151', 'CreateAg, description')),
    instanceTemplate: required(construct('instanceTemplateId', 'instanceTemplateId', A_TEMPLATE), A_TEMPLATE),
    zones: required(
      list(
        'azs',
        [{ fact: ZONES, statement: 'has at least one availability zone' }],
        (zone, place) => {
          checkIdentifier(place, zone, 'the name of an availability zone, for example cn-north-1a');
        },
        {
          checkList: (items, { property, problems }) => {
            if (items.length === 0) {
              problems.violates(
                ZONES,
                `${property} is an empty list; valid: at least one availability zone; name them, for example 'cn-north-1a'`,
              );
            }
          },
        },
      ),
      "a list of availability zones, for example ['cn-north-1a']",
    ),
    placement: word('placementType', PLACEMENT_SPELLINGS, fact('JDLB153', 'CreateAg, placementType')),
    scaling: special<AvailabilityGroupScaling, Unnamed<jdcloud.AvailabilityGroupConfig>>(
      `${SIZES}; the numbers in it may be tokens`,
      {
        check: (value, { property, problems }) => {
          if (typeof value !== 'object' || value === null || Array.isArray(value)) {
            problems.malformed(`${property} is ${describe(value)}`, SIZES);
          }
        },
        attributes: (scaling, place) => {
          const { attributes, values } = read(place, SCALING, scaling);
          checkSizes(place, values);
          return { autoScaling: attributes };
        },
      },
    ),
  },
);

/** The sizes fit together, as far as they are known. */
function checkSizes({ property, problems }: Place, values: Partial<AvailabilityGroupScaling>): void {
  const [min, max, desired] = [size(values.min), size(values.max), size(values.desired)];
  const refuse = (what: string, value: number, valid: string): void => {
    problems.violates(scalingSizes, `${property}.${what} is ${describe(value)}; valid: ${valid}`);
  };
  if (min !== undefined && max !== undefined && min > max) {
    refuse('min', min, `at most max, which is ${max}`);
  } else if (desired !== undefined && min !== undefined && desired < min) {
    refuse('desired', desired, `at least min, which is ${min}`);
  } else if (desired !== undefined && max !== undefined && desired > max) {
    refuse('desired', desired, `at most max, which is ${max}`);
  }
}

/** A size that is wrong by itself was told where it is. */
function size(value: unknown): number | undefined {
  const is = known(value);
  return typeof is === 'number' && is >= 0 && is <= MOST_MEMBERS ? is : undefined;
}
