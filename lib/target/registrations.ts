import { TerraformResourceLifecycle } from 'cdktf';
import { Construct } from 'constructs';
import * as jdcloud from '../jdcloud';
import { checkObject, describe } from '../terraform/checks';
import { honourDependencies } from '../terraform/dependencies';
import { lifecycleWith, replacedSideBySide } from '../terraform/meta-arguments';
import { ResourceOptions } from '../terraform/resource-options';
import {
  guard,
  InstanceFacts,
  isKnown,
  known,
  ProductName,
  PropertyProblems,
  TargetFacts,
  TargetGroupFacts,
} from '../validation';
import { TargetOptions } from './target';

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
  readonly defaultKey: string | undefined;
  /** Of an instance or container. */
  readonly instanceId?: string;
  /** Of an address. */
  readonly ipAddress?: string;
  /** Of an instance or container. */
  readonly facts?: InstanceFacts;
}

/**
 * All targets of one group: one Terraform resource, made with the first of them.
 *
 * @internal
 */
export class Registrations {
  /** What the rules see; grows with every registration. */
  public readonly facts: TargetFacts[] = [];
  private readonly targets = new Map<string, jdcloud.LbTargetGroupTargetsTargets>();
  private resource?: jdcloud.LbTargetGroupTargets;

  public constructor(
    private readonly group: Construct & { readonly targetGroupId: string },
    private readonly product: ProductName | undefined,
    private readonly options: ResourceOptions,
  ) {}

  /** Registers a server, and throws when something is wrong with it. */
  public register(
    problems: PropertyProblems,
    groupFacts: TargetGroupFacts,
    registration: Registration,
    options: TargetOptions,
  ): { resource: jdcloud.LbTargetGroupTargets; key: string } {
    const prefix = `${registration.verb}(${registration.what})`;
    const key = this.checkKey(problems, prefix, registration, options.key);
    problems.integer(`${prefix}.port`, options.port, 0, 65535);
    const lowest = this.product === 'NLB' || this.product === 'DNLB' ? 1 : 0;
    problems.integer(`${prefix}.weight`, options.weight, lowest, 100);
    problems.throwIfAny();

    const port = options.port ?? 0;
    this.targets.set(key, {
      type: registration.type,
      instanceId: registration.instanceId,
      ipAddress: registration.ipAddress,
      port,
      weight: options.weight ?? 10,
    });
    this.facts.push({
      key,
      verb: registration.verb,
      instance: registration.facts,
      ipAddress: registration.ipAddress,
      port,
      weight: options.weight,
    });
    return { resource: this.render(groupFacts), key };
  }

  private checkKey(
    problems: PropertyProblems,
    prefix: string,
    registration: Registration,
    given: string | undefined,
  ): string {
    const key = given ?? registration.defaultKey;
    if (typeof key !== 'string' || key === '' || !isKnown(key)) {
      problems.add(`${prefix}.key is ${describe(key)}; valid: a text that is known now, for example key: 'Server1'`);
      return '';
    }
    if (this.targets.has(key)) {
      problems.add(
        `${prefix}.key is ${key}, which another target of this group has; valid: a key of its own, for example key: '${key}Admin'`,
      );
    }
    return key;
  }

  private render(groupFacts: TargetGroupFacts): jdcloud.LbTargetGroupTargets {
    const targets = Object.fromEntries(this.targets);
    if (this.resource !== undefined) {
      this.resource.putTargets(targets);
      return this.resource;
    }
    this.resource = new jdcloud.LbTargetGroupTargets(this.group, REGISTRATIONS_ID, {
      targetGroupId: this.group.targetGroupId,
      targets,
      dependsOn: this.options.dependsOn,
      // A new group is filled before the old one is emptied.
      lifecycle: replacedSideBySide(registrationLifecycle(this.options.lifecycle)),
      provider: this.options.provider,
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
export function groupLifecycle(
  lifecycle: TerraformResourceLifecycle | undefined,
): TerraformResourceLifecycle | undefined {
  return withIgnored(lifecycle, (attribute) => !isTargetsAttribute(attribute));
}

function registrationLifecycle(
  lifecycle: TerraformResourceLifecycle | undefined,
): TerraformResourceLifecycle | undefined {
  return withIgnored(lifecycle, isTargetsAttribute);
}

function withIgnored(
  lifecycle: TerraformResourceLifecycle | undefined,
  keep: (attribute: string) => boolean,
): TerraformResourceLifecycle | undefined {
  const ignored = lifecycle?.ignoreChanges;
  if (!Array.isArray(ignored)) {
    return lifecycle;
  }
  const kept = ignored.filter(keep);
  return lifecycleWith(lifecycle, lifecycle?.createBeforeDestroy, kept.length === 0 ? undefined : kept);
}

function isTargetsAttribute(attribute: string): boolean {
  return /^targets\b/.test(attribute);
}

/**
 * Adds what is wrong with an instance or container that is to become a target.
 *
 * @internal
 */
export function checkServer(
  problems: PropertyProblems,
  verb: string,
  value: unknown,
  member: 'instanceId' | 'containerId',
): void {
  const noun = member === 'instanceId' ? 'instance' : 'container';
  const factory = member === 'instanceId' ? 'Instance.fromInstanceId()' : 'Container.fromContainerId()';
  checkObject(problems, `${verb}: ${noun}`, value, member, `one from ${factory}`);
}

const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)$/;
const PRIVATE = /^(?:10\.|172\.(?:1[6-9]|2\d|3[01])\.|192\.168\.)/;

/**
 * Adds what is wrong with an address that is to become a target (JD Cloud's target group page).
 *
 * @internal
 */
export function checkIpAddress(problems: PropertyProblems, value: unknown): void {
  const address = known(value);
  if (value !== undefined && address === undefined) {
    return;
  }
  if (typeof address !== 'string' || !IPV4.test(address) || !PRIVATE.test(address)) {
    problems.add(
      `addIpAddress: ipAddress is ${describe(address)}; valid: an IPv4 address in 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16`,
    );
  }
}
