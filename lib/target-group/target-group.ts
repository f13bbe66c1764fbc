import { Construct } from 'constructs';
import type { BackendTargetsConfig } from '../backend/backend-targets';
import * as jdcloud from '../jdcloud';
import type { IContainer } from '../network/container';
import type { IInstance } from '../network/instance';
import { bind, passOn } from '../properties/bind';
import { describe } from '../properties/describe';
import { checkConstruct } from '../properties/checks';
import { Problems } from '../properties/problems';
import { honourDependencies } from '../terraform/dependencies';
import { providerFor, replacedSideBySide } from '../terraform/meta-arguments';
import { generatedName } from '../terraform/names';
import { attributeOf } from '../terraform/references';
import { ResourceOptions } from '../terraform/resource-options';
import { isKnown } from '../terraform/tokens';
import { contextOf } from '../validation/common-fields';
import { factsOfValue, LoadBalancerFacts, recordedFacts, TargetGroupFacts } from '../validation/facts';
import { lookUp } from '../validation/lookup';
import { record } from '../validation/record';
import { targetFamilies } from '../validation/rules/jdlb035-target-families';
import { groupLifecycle, Registration, Registrations } from './registrations';
import { serverFacts } from './server-facts';
import { Target, TargetOptions } from './target';
import {
  ADDRESS_TARGET,
  EXISTING_TARGET_GROUP,
  TARGET,
  TARGET_GROUP,
  TARGET_GROUP_KEYS,
  TARGET_GROUP_LOOKUP,
} from './target-group-fields';
import type { ITargetGroup } from './target-group-interface';
import type { TargetGroupAttributes, TargetGroupLookupOptions, TargetGroupProps } from './target-group-options';
import { TargetType } from './target-type';

abstract class TargetGroupBase extends Construct implements ITargetGroup {
  public abstract readonly targetGroupId: string;

  /**
   * Whether somebody asked for the id. The rules and the registrations do not count.
   *
   * @internal
   */
  protected _isUsed = false;

  private registrations?: Registrations;
  private targetType?: TargetType;

  public addInstance(instance: IInstance, options: TargetOptions = {}): Target {
    this.checkServer('addInstance', 'instance', instance, 'instanceId', 'Instance.fromInstanceId()');
    return this.register(TargetType.INSTANCE, options, {
      verb: 'addInstance',
      type: 'vm',
      what: instance.node.id,
      defaultKey: instance.node.id,
      instanceId: instance.instanceId,
      facts: serverFacts(instance, instance.instanceId),
    });
  }

  public addContainer(container: IContainer, options: TargetOptions = {}): Target {
    this.checkServer('addContainer', 'container', container, 'containerId', 'Container.fromContainerId()');
    return this.register(TargetType.INSTANCE, options, {
      verb: 'addContainer',
      type: 'container',
      what: container.node.id,
      defaultKey: container.node.id,
      instanceId: container.containerId,
      facts: serverFacts(container, container.containerId),
    });
  }

  public addIpAddress(ipAddress: string, options: TargetOptions = {}): Target {
    const { attributes } = bind(this, ADDRESS_TARGET, { ipAddress });
    const address = attributes.ipAddress;
    return this.register(TargetType.IP, options, {
      verb: 'addIpAddress',
      type: 'ip',
      what: isKnown(address) ? address : 'a token',
      defaultKey: address,
      ipAddress: address,
    });
  }

  public bindBackendTargets(): BackendTargetsConfig {
    return { targetGroup: this };
  }

  /**
   * The id, without a note that somebody uses it.
   *
   * @internal
   */
  protected _ownId(): string {
    return this.targetGroupId;
  }

  /**
   * To be called once by each constructor.
   *
   * @internal
   */
  protected _begin(
    facts: Pick<TargetGroupFacts, 'owned' | 'loadBalancer' | 'name' | 'replacedSideBySide'>,
    targetType: TargetType | undefined,
    options: ResourceOptions,
  ): void {
    this.targetType = targetType;
    this.registrations = new Registrations(this, facts.loadBalancer?.product, options);
    const ownId = (): string => this._ownId();
    const isUsed = (): boolean => this._isUsed;
    record({
      kind: 'TargetGroup',
      construct: this,
      ...facts,
      targetType,
      targets: this.registrations.facts,
      attachments: [],
      get id() {
        return ownId();
      },
      get isUsed() {
        return isUsed();
      },
    });
  }

  private checkServer(verb: string, noun: string, value: unknown, member: string, create: string): void {
    const problems = new Problems(this);
    const place = { property: `${verb}: ${noun}`, construct: this, problems, context: {}, strict: true };
    checkConstruct(place, value, member, `one from ${create}`);
    problems.throwIfAny();
  }

  private register(wanted: TargetType, options: TargetOptions, registration: Registration): Target {
    const given = passOn(this, options, TARGET);
    const problems = new Problems(this);
    const targetType = isKnown(this.targetType) ? (this.targetType ??= wanted) : wanted;
    if (targetType !== wanted) {
      const verbs = targetType === TargetType.IP ? 'addIpAddress' : 'addInstance or addContainer';
      problems.violates(
        targetFamilies,
        `${registration.verb}(${registration.what}): targetType of this group is ${targetType}; valid: ${verbs}; ` +
          `use a group with target type TargetType.${wanted} for this target`,
      );
    }
    const facts = recordedFacts<TargetGroupFacts>(this, 'TargetGroup');
    if (this.registrations === undefined) {
      throw new Error(`cdktf-jdcloud-lb: ${describe(this)} is not complete, which is a mistake in the library`);
    }
    const { resource, key } = this.registrations.register(problems, facts, registration, given);
    return new Target(resource, key);
  }
}

/**
 * The servers that a backend service sends requests to. A group belongs to one load balancer, whose backend services may share it.
 *
 * When a change replaces the group, the new one is created and filled first, the backend services are moved to it, and the old one is removed last.
 *
 * Source: JD Cloud SDK, CreateTargetGroupSpec.
 *
 * @example
 * const vm = Instance.fromInstanceAttributes(stack, 'Vm1', { instanceId: 'i-a1', vpcId: 'vpc-a1' });
 * servers.addInstance(vm, { port: 8080 });
 * servers.addInstance(vm, { key: 'Vm1Admin', port: 8081, weight: 5 });
 */
export class TargetGroup extends TargetGroupBase {
  /**
   * References an existing target group by its id. Nothing is read.
   *
   * Registering a target makes this app the owner of the group's whole list: other targets in it are removed.
   *
   * @param scope the construct to create it in
   * @param id the id of the new construct
   * @param targetGroupId id of the target group
   */
  public static fromTargetGroupId(scope: Construct, id: string, targetGroupId: string): ITargetGroup {
    return new ExistingTargetGroup(scope, id, { targetGroupId });
  }

  /**
   * References an existing target group by its attributes. Nothing is read.
   *
   * Registering a target makes this app the owner of the group's whole list: other targets in it are removed.
   *
   * @param scope the construct to create it in
   * @param id the id of the new construct
   * @param attributes what is known about the group
   */
  public static fromTargetGroupAttributes(
    scope: Construct,
    id: string,
    attributes: TargetGroupAttributes,
  ): ITargetGroup {
    return new ExistingTargetGroup(scope, id, attributes);
  }

  /**
   * Reads an existing target group when Terraform plans: by its id or by its exact name.
   *
   * Registering a target makes this app the owner of the group's whole list: other targets in it are removed.
   *
   * @param scope the construct to create it in
   * @param id the id of the new construct
   * @param options how to look up the target group
   */
  public static fromLookup(scope: Construct, id: string, options: TargetGroupLookupOptions): ITargetGroup {
    return new FoundTargetGroup(scope, id, options);
  }

  /** The Terraform resource. */
  public readonly resource: jdcloud.LbTargetGroup;
  private idToken?: string;

  /**
   * Creates a target group without targets.
   *
   * @param scope the construct to create it in
   * @param id the id of the new construct
   * @param props the properties of the target group
   */
  public constructor(scope: Construct, id: string, props: TargetGroupProps) {
    super(scope, id);
    const { attributes, values } = bind(this, TARGET_GROUP, props, {
      context: contextOf,
      strict: new.target === TargetGroup,
      defaults: () => ({ targetType: TargetType.INSTANCE }),
    });
    const loadBalancer = recordedFacts<LoadBalancerFacts>(props.loadBalancer, 'LoadBalancer');
    const provider = providerFor(this, attributes.provider, loadBalancer.provider);
    const { dependsOn, lifecycle } = attributes;
    this.resource = new jdcloud.LbTargetGroup(this, 'Resource', {
      ...attributes,
      name: attributes.name ?? generatedName(this, [values.targetType, ...(loadBalancer.replacement ?? [])]),
      lifecycle: replacedSideBySide(groupLifecycle(lifecycle)),
      provider,
    });
    honourDependencies(this.resource);
    const facts = {
      owned: true,
      loadBalancer,
      name: values.name,
      replacedSideBySide: this.resource.lifecycle?.createBeforeDestroy,
    };
    this._begin(facts, values.targetType, { dependsOn, lifecycle, provider });
  }

  /** Id of the target group. */
  public get targetGroupId(): string {
    this._isUsed = true;
    return this._ownId();
  }

  /** The address of the Terraform resource, for another resource's `dependsOn`. */
  public get fqn(): string {
    return this.resource.fqn;
  }

  /** @internal */
  protected override _ownId(): string {
    return (this.idToken ??= attributeOf(this.resource, 'id'));
  }
}

class ExistingTargetGroup extends TargetGroupBase {
  public readonly targetGroupId: string;

  public constructor(scope: Construct, id: string, given: TargetGroupAttributes) {
    super(scope, id);
    const { attributes, values } = bind(this, EXISTING_TARGET_GROUP, given, { what: 'attributes' });
    this.targetGroupId = attributes.targetGroupId;
    const loadBalancer = factsOfValue<LoadBalancerFacts>(values.loadBalancer, 'LoadBalancer');
    this._begin({ owned: false, loadBalancer }, values.targetType, {
      provider: providerFor(this, undefined, loadBalancer?.provider),
    });
  }
}

class FoundTargetGroup extends TargetGroupBase {
  private readonly idOf: () => string;

  public constructor(scope: Construct, id: string, options: TargetGroupLookupOptions) {
    super(scope, id);
    const found = lookUp(this, TARGET_GROUP_LOOKUP, options, TARGET_GROUP_KEYS, jdcloud.DataJdcloudLbTargetGroup);
    const { values, loadBalancer, provider } = found;
    this.idOf = found.id;
    this._begin({ owned: false, loadBalancer }, values.targetType, { provider });
  }

  public get targetGroupId(): string {
    return this.idOf();
  }
}
