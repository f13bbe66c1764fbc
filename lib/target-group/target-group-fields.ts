import { isIPv4 } from 'node:net';
import type * as jdcloud from '../jdcloud';
import { Accepted, fact, Field, Fields, Refused, table } from '../properties/field';
import { construct, existingId, idToFind, mapped, required, special, text, whole, word } from '../properties/kinds';
import { describe, quoted } from '../properties/describe';
import {
  descriptionOf,
  loadBalancerField,
  loadBalancerOfReference,
  loadBalancerToSearch,
  nameOf,
  RESOURCE_FIELDS,
} from '../validation/common-fields';
import { Problems } from '../properties/problems';
import { ofKind } from '../validation/facts';
import { nameToFind } from '../validation/lookup';
import { checkWeight } from '../validation/weights';
import type { TargetOptions } from './target';
import type { TargetGroupAttachmentProps } from './target-group-attachment-options';
import type { TargetGroupAttributes, TargetGroupLookupOptions, TargetGroupProps } from './target-group-options';
import type { TargetType } from './target-type';

const TYPE_SPELLINGS: Readonly<Record<TargetType, string>> = { INSTANCE: 'instance', IP: 'ip' };
const TYPE = fact('JDLB111', 'CreateTargetGroupSpec, type');
const WEIGHT = fact('JDLB113', 'TargetSpec, weight');

/**
 * Every property of a target group.
 *
 * @internal
 */
export const TARGET_GROUP = table<TargetGroupProps, jdcloud.LbTargetGroupConfig>('target group', {
  ...RESOURCE_FIELDS,
  loadBalancer: loadBalancerField(),
  name: nameOf(fact('JDLB109', 'CreateTargetGroupSpec, targetGroupName')),
  description: descriptionOf(fact('JDLB110', 'CreateTargetGroupSpec, description')),
  targetType: word('type', TYPE_SPELLINGS, TYPE),
});

/**
 * Every attribute of an existing target group.
 *
 * @internal
 */
export const EXISTING_TARGET_GROUP = table<
  TargetGroupAttributes,
  { readonly targetGroupId: string; readonly type?: string }
>('existing target group', {
  targetGroupId: existingId('targetGroupId', 'tg-a1'),
  loadBalancer: loadBalancerOfReference(),
  targetType: word('type', TYPE_SPELLINGS, TYPE),
});

/**
 * Every option of a lookup of a target group.
 *
 * @internal
 */
export const TARGET_GROUP_LOOKUP = table<TargetGroupLookupOptions, jdcloud.DataJdcloudLbTargetGroupConfig>(
  'lookup of a target group',
  {
    ...RESOURCE_FIELDS,
    targetGroupId: idToFind('id', 'tg-a1'),
    name: nameToFind(),
    loadBalancer: loadBalancerToSearch(),
    targetType: mapped(word<TargetType, { type: string }>('type', TYPE_SPELLINGS, TYPE)),
  },
);

/**
 * What finds a target group.
 *
 * @internal
 */
export const TARGET_GROUP_KEYS = { id: 'targetGroupId', example: 'tg-a1', name: 'name' } as const;
/** What a target has wherever it is registered. */
const PORT_AND_WEIGHT: Fields<PortAndWeight, PortAndWeight> = {
  port: whole('port', 0, 65535, fact('JDLB112', 'TargetSpec, port')),
  weight: {
    ...whole<PortAndWeight>('weight', 0, 100, WEIGHT),
    check: (value, place) => {
      checkWeight(place, value, WEIGHT, 'remove the target to send it no requests');
    },
  },
};

interface PortAndWeight {
  readonly port?: number;
  readonly weight?: number;
}

const A_KEY = "text that is known now, for example 'Server1'";

/**
 * Every option of a target. Terraform has to know the keys before anything is created.
 *
 * @internal
 */
export const TARGET = table<TargetOptions, jdcloud.LbTargetGroupTargetsTargets, 'key'>('target', {
  key: special(A_KEY, {
    check: (value, { property, problems }) => {
      if (typeof value !== 'string' || value === '') {
        problems.malformed(`${property} is ${describe(value)}`, A_KEY);
      } else if (/["\\]|[$%]\{|[\p{Cc}]/u.test(value)) {
        problems.malformed(
          `${property} is ${quoted(value)}, which Terraform cannot use as a key`,
          'text without quotation marks, backslashes, line breaks, ${ and %{',
        );
      }
    },
  }),
  ...PORT_AND_WEIGHT,
});

const ADDRESS = fact('JDLB114', 'TargetSpec, ipAddress');
const AN_ADDRESS = 'an IPv4 address, for example 10.8.0.7';

/**
 * The address of a target of a group of type IP.
 *
 * @internal
 */
export const ADDRESS_TARGET = table<{ readonly ipAddress: string }, { readonly ipAddress: string }>('target', {
  ipAddress: required(ipAddress<{ readonly ipAddress: string }>(), AN_ADDRESS),
});

function ipAddress<A extends { readonly ipAddress?: string }>(): Field<string, A, Accepted> {
  return text<{ readonly ipAddress?: string }>('ipAddress', {
    fact: ADDRESS,
    statement: 'is an IPv4 address',
    faults: (address) => (isIPv4(address) ? [] : [`is ${quoted(address)}; valid: ${AN_ADDRESS}`]),
  }) as Field<string, A, Accepted>;
}

const A_GROUP = 'a target group, for example one from TargetGroup.fromTargetGroupId()';

/**
 * Every property of an attachment.
 *
 * @internal
 */
export const ATTACHMENT = table<TargetGroupAttachmentProps, jdcloud.LbTargetGroupAttachmentConfig>(
  'target group attachment',
  {
    ...RESOURCE_FIELDS,
    targetGroup: required(
      construct('targetGroupId', 'targetGroupId', A_GROUP, { recognise: ofKind('TargetGroup') }),
      A_GROUP,
    ),
    instance: server('vm', 'instanceId', 'an instance, for example one from Instance.fromInstanceId()'),
    container: server('container', 'containerId', 'a container, for example one from Container.fromContainerId()'),
    ipAddress: {
      ...ipAddress<jdcloud.LbTargetGroupAttachmentConfig>(),
      attributes: (address) => ({ type: 'ip', ipAddress: address }),
    },
    ...PORT_AND_WEIGHT,
  },
);

function server<Member extends 'instanceId' | 'containerId'>(
  type: 'vm' | 'container',
  member: Member,
  valid: string,
): Field<Readonly<Record<Member, string>>, jdcloud.LbTargetGroupAttachmentConfig, Refused> {
  return {
    ...construct<Readonly<Record<Member, string>>, { readonly instanceId: string }>('instanceId', member, valid),
    attributes: (value) => ({ type, instanceId: value[member] }),
  };
}

/**
 * Exactly one target.
 *
 * @internal
 */
export function checkOneTarget(problems: Problems, values: Partial<TargetGroupAttachmentProps>): void {
  const given = (['instance', 'container', 'ipAddress'] as const).filter((property) => values[property] !== undefined);
  if (given.length === 0) {
    problems.malformed('instance, container and ipAddress are missing', 'one of them');
  } else if (given.length > 1) {
    problems.malformed(`${given.join(' and ')} are given`, 'one of them; create an attachment for each target');
  }
}
