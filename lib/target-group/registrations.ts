import { Construct } from 'constructs';
import * as jdcloud from '../jdcloud';
import { read } from '../properties/bind';
import { quoted } from '../properties/describe';
import { Place } from '../properties/field';
import { Problems } from '../properties/problems';
import { noteChange } from '../terraform/app-ledger';
import { honourDependencies } from '../terraform/dependencies';
import { lifecycleIgnoring, replacedSideBySide } from '../terraform/meta-arguments';
import { ResourceOptions } from '../terraform/resource-options';
import { InstanceFacts, TargetFacts, TargetGroupFacts } from '../validation/facts';
import { guard } from '../validation/guard';
import type { TargetOptions } from './target';
import { TARGET } from './target-group-fields';

/**
 * The construct id of the resource that registers a group's targets.
 *
 * @internal
 */
export const REGISTRATIONS_ID = 'Targets';

/**
 * A server that is to be registered.
 *
 * @internal
 */
export interface Registration {
  /** The verb that the user called. */
  readonly verb: 'addInstance' | 'addContainer' | 'addIpAddress';
  /** What the API calls it. */
  readonly type: 'vm' | 'container' | 'ip';
  /** What the verb was called with, in messages. */
  readonly what: string;
  /** The key when the user gives none. */
  readonly defaultKey: string;
  /** Of an instance or container. */
  readonly instanceId?: string;
  /** Of an address. */
  readonly ipAddress?: string;
  /** Of an instance or container. */
  readonly facts?: InstanceFacts;
}

const TYPES = { vm: 'instance', container: 'container', ip: 'address' } as const;

/**
 * All targets of one group: one Terraform resource, created with the first of them.
 *
 * @internal
 */
export class Registrations {
  /** What the rules see; grows with every registration. */
  public readonly facts: TargetFacts[] = [];
  private readonly targets = new Map<string, jdcloud.LbTargetGroupTargetsTargets>();
  private resource?: jdcloud.LbTargetGroupTargets;

  public constructor(
    private readonly group: Construct,
    private readonly product: string | undefined,
    private readonly options: ResourceOptions,
  ) {}

  /** Registers a server, and throws when something is wrong with it. */
  public register(
    problems: Problems,
    groupFacts: TargetGroupFacts,
    registration: Registration,
    options: TargetOptions,
  ): { resource: jdcloud.LbTargetGroupTargets; key: string } {
    const place: Place = {
      property: `${registration.verb}(${registration.what})`,
      construct: this.group,
      problems,
      context: { product: this.product },
      strict: true,
    };
    const { attributes, values } = read(place, TARGET, { ...options, key: options.key ?? registration.defaultKey });
    const key = values.key ?? '';
    if (this.targets.has(key)) {
      problems.malformed(
        `${place.property}.key is ${quoted(key)}, which another target of this group has`,
        `a key of its own for another port, for example '${key}Admin', or remove this registration`,
      );
    }
    problems.throwIfAny();

    const port = attributes.port ?? 0;
    const { type, instanceId, ipAddress } = registration;
    this.targets.set(key, { type, instanceId, ipAddress, port, weight: attributes.weight ?? 10 });
    this.facts.push({
      property: `${registration.verb}(${key})`,
      type: TYPES[registration.type],
      instance: registration.facts,
      ipAddress,
      port,
      weight: options.weight,
    });
    noteChange(this.group);
    return { resource: this.render(groupFacts), key };
  }

  private render(groupFacts: TargetGroupFacts): jdcloud.LbTargetGroupTargets {
    const targets = Object.fromEntries(this.targets);
    if (this.resource !== undefined) {
      this.resource.putTargets(targets);
      return this.resource;
    }
    this.resource = new jdcloud.LbTargetGroupTargets(this.group, REGISTRATIONS_ID, {
      ...this.options,
      targetGroupId: groupFacts.id,
      targets,
      // A new group is filled before the old one is emptied.
      lifecycle: replacedSideBySide(registrationLifecycle(this.options.lifecycle)),
    });
    honourDependencies(this.resource);
    guard(groupFacts, this.resource);
    return this.resource;
  }
}

/**
 * Splits a list of ignored attributes: those of the targets go to the registrations, the others to the group itself.
 *
 * @internal
 */
export function groupLifecycle(lifecycle: ResourceOptions['lifecycle']): ResourceOptions['lifecycle'] {
  return lifecycleIgnoring(lifecycle, (attribute) => !isTargetsAttribute(attribute));
}

function registrationLifecycle(lifecycle: ResourceOptions['lifecycle']): ResourceOptions['lifecycle'] {
  return lifecycleIgnoring(lifecycle, isTargetsAttribute);
}

function isTargetsAttribute(attribute: string): boolean {
  return /^targets\b/.test(attribute);
}
