import { Construct } from 'constructs';
import * as jdcloud from '../jdcloud';
import { bind } from '../properties/bind';
import { Context } from '../properties/field';
import { Problems } from '../properties/problems';
import { honourDependencies } from '../terraform/dependencies';
import { providerFor, replacedSideBySide } from '../terraform/meta-arguments';
import { attributeOf } from '../terraform/references';
import { isKnown } from '../terraform/tokens';
import {
  factsOfValue,
  recordedFacts,
  TargetFacts,
  TargetGroupAttachmentFacts,
  TargetGroupFacts,
} from '../validation/facts';
import { guard } from '../validation/guard';
import { record } from '../validation/record';
import { targetFamilies } from '../validation/rules/jdlb035-target-families';
import { serverFacts } from './server-facts';
import type { TargetGroupAttachmentProps } from './target-group-attachment-options';
import { ATTACHMENT, checkOneTarget } from './target-group-fields';

/**
 * Registers one target in a target group and leaves all others alone: for a target group that several stacks register targets in, or whose other
 * targets come and go by themselves.
 *
 * To register all targets of a group in one place, use the `add…` methods of the target group. A group has either the one or the other.
 *
 * When a change replaces the attachment, the new target is registered before the old one is removed.
 *
 * Source: JD Cloud SDK, TargetSpec.
 */
export class TargetGroupAttachment extends Construct {
  /** The Terraform resource. */
  public readonly resource: jdcloud.LbTargetGroupAttachment;
  private idToken?: string;

  /**
   * Registers a target.
   *
   * @param scope the construct to create it in
   * @param id the id of the new construct
   * @param props the properties of the attachment
   */
  public constructor(scope: Construct, id: string, props: TargetGroupAttachmentProps) {
    super(scope, id);
    const { attributes, values } = bind(this, ATTACHMENT, props, {
      context: contextOfAttachment,
      also: (problems, given) => {
        checkOneTarget(problems, given);
        checkFamily(problems, given);
      },
      strict: new.target === TargetGroupAttachment,
    });
    const group = recordedFacts<TargetGroupFacts>(props.targetGroup, 'TargetGroup');
    this.resource = new jdcloud.LbTargetGroupAttachment(this, 'Resource', {
      ...attributes,
      lifecycle: replacedSideBySide(attributes.lifecycle),
      provider: providerFor(this, attributes.provider, group.loadBalancer?.provider),
    });
    honourDependencies(this.resource);
    const facts: TargetGroupAttachmentFacts = {
      kind: 'TargetGroupAttachment',
      construct: this,
      group,
      targets: [{ ...targetOf(values), port: values.port ?? 0, weight: values.weight }],
    };
    group.attachments.push(this.resource);
    record(facts);
    guard(facts, this.resource);
  }

  /** Id of the target, assigned by JD Cloud when it is registered. */
  public get targetId(): string {
    return (this.idToken ??= attributeOf(this.resource, 'target_id'));
  }

  /** The address of the Terraform resource, for another resource's `dependsOn`. */
  public get fqn(): string {
    return this.resource.fqn;
  }
}

function contextOfAttachment({ targetGroup }: Partial<TargetGroupAttachmentProps>): Context {
  const loadBalancer = factsOfValue<TargetGroupFacts>(targetGroup, 'TargetGroup')?.loadBalancer;
  return { loadBalancer: loadBalancer?.construct, product: loadBalancer?.product };
}

function checkFamily(problems: Problems, { targetGroup, ipAddress }: Partial<TargetGroupAttachmentProps>): void {
  const targetType = factsOfValue<TargetGroupFacts>(targetGroup, 'TargetGroup')?.targetType;
  const wanted = ipAddress === undefined ? 'INSTANCE' : 'IP';
  if (targetType !== undefined && isKnown(targetType) && targetType !== wanted) {
    problems.violates(
      targetFamilies,
      `targetGroup is a group with target type ${targetType}; valid: ` +
        (targetType === 'IP' ? 'ipAddress' : 'instance or container') +
        `; use a group with target type TargetType.${wanted} for this target`,
    );
  }
}

type Place = Omit<TargetFacts, 'port' | 'weight'>;

function targetOf({ instance, container, ipAddress }: Partial<TargetGroupAttachmentProps>): Place {
  if (instance !== undefined) {
    return { property: 'instance', type: 'instance', instance: serverFacts(instance, instance.instanceId) };
  }
  return container === undefined
    ? { property: 'ipAddress', type: 'address', ipAddress }
    : { property: 'container', type: 'container', instance: serverFacts(container, container.containerId) };
}
