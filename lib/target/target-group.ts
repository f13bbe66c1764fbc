import { Construct, IConstruct } from 'constructs';
import { BackendTargetsConfig, IBackendTargets } from '../backend/backend-targets';
import * as jdcloud from '../jdcloud';
import { ILoadBalancer } from '../load-balancer/load-balancer';
import { IContainer } from '../network/container';
import { IInstance } from '../network/instance';
import {
  checkDescription,
  checked,
  checkLoadBalancer,
  checkMetaArguments,
  checkWord,
  factsOfValue,
  given,
} from '../terraform/checks';
import { honourDependencies } from '../terraform/dependencies';
import { importedAttributes, importedId } from '../terraform/imports';
import { generatedName } from '../terraform/names';
import { providerFor, replacedSideBySide } from '../terraform/meta-arguments';
import { ResourceOptions } from '../terraform/resource-options';
import {
  checkName,
  InstanceFacts,
  isKnown,
  LoadBalancerFacts,
  PropertyProblems,
  record,
  TargetGroupFacts,
} from '../validation';
import { checkIpAddress, checkServer, groupLifecycle, Registration, Registrations } from './registrations';
import { Target, TargetOptions } from './target';

/** What the targets of a group are. Source: JD Cloud SDK, CreateTargetGroupSpec. */
export enum TargetType {
  /** Virtual machines and containers in the load balancer's VPC. */
  INSTANCE = 'INSTANCE',

  /** Addresses outside the VPC, reached by direct connection, VPC peering or VPN. */
  IP = 'IP',
}

/** The servers that a backend service sends requests to. */
export interface ITargetGroup extends IConstruct, IBackendTargets {
  /** Id of the target group. */
  readonly targetGroupId: string;

  /**
   * Registers a virtual machine.
   *
   * @param instance the virtual machine, in the load balancer's VPC
   * @param options port and weight; a key for a second registration of the same instance
   */
  addInstance(instance: IInstance, options?: TargetOptions): Target;

  /**
   * Registers a container.
   *
   * @param container the container, in the load balancer's VPC
   * @param options port and weight; a key for a second registration of the same container
   */
  addContainer(container: IContainer, options?: TargetOptions): Target;

  /**
   * Registers an address, in a group of target type IP.
   *
   * @param ipAddress IPv4 address in 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16
   * @param options port and weight; a key for a second registration of the same address, or when the address is a token
   */
  addIpAddress(ipAddress: string, options?: TargetOptions): Target;
}

/** What a target group has, wherever it belongs. Source: JD Cloud SDK, CreateTargetGroupSpec. */
export interface TargetGroupOptions extends ResourceOptions {
  /**
   * Name of the target group, kept to the letter.
   *
   * Valid: 1 to 32 Chinese characters, letters, digits, `_` and `-`; unique on its load balancer. A change that replaces the group needs a
   * new name, so leave it out where you can.
   *
   * @default - generated from the construct's path
   */
  readonly name?: string;

  /**
   * Description. Valid: at most 256 characters.
   *
   * @default - none
   */
  readonly description?: string;

  /**
   * What the targets are. A change replaces the group.
   *
   * @default TargetType.INSTANCE
   */
  readonly targetType?: TargetType;
}

/** What a target group has. */
export interface TargetGroupProps extends TargetGroupOptions {
  /** The load balancer that the group belongs to, for life. */
  readonly loadBalancer: ILoadBalancer;
}

/** What is known of an existing target group. */
export interface TargetGroupAttributes {
  /** Id of the target group. */
  readonly targetGroupId: string;

  /**
   * The load balancer that the group belongs to.
   *
   * @default - unknown
   */
  readonly loadBalancer?: ILoadBalancer;

  /**
   * What the targets are.
   *
   * @default - decided by the first registration
   */
  readonly targetType?: TargetType;
}

abstract class TargetGroupBase extends Construct implements ITargetGroup {
  public abstract readonly targetGroupId: string;
  private registrations?: Registrations;
  private targetType?: TargetType;

  public addInstance(instance: IInstance, options: TargetOptions = {}): Target {
    const problems = new PropertyProblems(this);
    checkServer(problems, 'addInstance', instance, 'instanceId');
    return this.register(problems, TargetType.INSTANCE, options, () => ({
      verb: 'addInstance',
      type: 'vm',
      what: instance.node.id,
      defaultKey: instance.node.id,
      instanceId: instance.instanceId,
      facts: serverFacts(instance, instance.instanceId),
    }));
  }

  public addContainer(container: IContainer, options: TargetOptions = {}): Target {
    const problems = new PropertyProblems(this);
    checkServer(problems, 'addContainer', container, 'containerId');
    return this.register(problems, TargetType.INSTANCE, options, () => ({
      verb: 'addContainer',
      type: 'container',
      what: container.node.id,
      defaultKey: container.node.id,
      instanceId: container.containerId,
      facts: serverFacts(container, container.containerId),
    }));
  }

  public addIpAddress(ipAddress: string, options: TargetOptions = {}): Target {
    const problems = new PropertyProblems(this);
    checkIpAddress(problems, ipAddress);
    return this.register(problems, TargetType.IP, options, () => ({
      verb: 'addIpAddress',
      type: 'ip',
      what: isKnown(ipAddress) ? ipAddress : (options.key ?? 'a token'),
      defaultKey: ipAddress,
      ipAddress,
    }));
  }

  public bindBackendTargets(): BackendTargetsConfig {
    return { targetGroup: this };
  }

  /**
   * To be called once by each constructor.
   *
   * @internal
   */
  protected _begin(
    loadBalancer: LoadBalancerFacts | undefined,
    targetType: TargetType | undefined,
    owned: boolean,
    options: ResourceOptions,
  ): void {
    this.targetType = targetType;
    this.registrations = new Registrations(this, loadBalancer?.product, options);
    const targetGroupId = (): string => this.targetGroupId;
    record({
      kind: 'TargetGroup',
      construct: this,
      owned,
      loadBalancer,
      targets: this.registrations.facts,
      get id() {
        return targetGroupId();
      },
    });
  }

  private register(
    problems: PropertyProblems,
    wanted: TargetType,
    options: TargetOptions,
    registration: () => Registration,
  ): Target {
    problems.throwIfAny();
    given(this, 'options', options);
    const targetType = isKnown(this.targetType) ? (this.targetType ??= wanted) : wanted;
    const wish = registration();
    if (targetType !== wanted) {
      const verbs = targetType === TargetType.IP ? 'addIpAddress' : 'addInstance or addContainer';
      problems.add(
        `${wish.verb}(${wish.what}): targetType of this group is ${targetType}; valid: ${verbs}; ` +
          `use a group with targetType: TargetType.${wanted} for this target`,
      );
    }
    const facts = checked(factsOfValue<TargetGroupFacts>(this, 'TargetGroup'));
    const { resource, key } = checked(this.registrations).register(problems, facts, wish, options);
    return new Target(resource, key);
  }
}

/** Instances of this library recorded their facts; somebody's own class is asked. */
function serverFacts(server: IInstance | IContainer, id: string): InstanceFacts {
  return (
    factsOfValue<InstanceFacts>(server, 'Instance') ?? {
      kind: 'Instance',
      construct: server,
      id,
      vpcId: server.vpcId,
      zone: server.zone,
    }
  );
}

/**
 * The servers that a backend service sends requests to. A group belongs to one load balancer; several backend services of it may share one.
 *
 * A change that replaces the group makes the new one, fills it, moves the backend services over and only then removes the old one.
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
   * Refers to an existing target group by its id. Nothing is read.
   *
   * Registering a target makes this app the owner of the group's whole list: other targets in it are removed.
   *
   * @param scope the construct to put it in
   * @param id the id of the new construct
   * @param targetGroupId id of the target group
   */
  public static fromTargetGroupId(scope: Construct, id: string, targetGroupId: string): ITargetGroup {
    return new ImportedTargetGroup(scope, id, { targetGroupId });
  }

  /**
   * Refers to an existing target group by what is known of it. Nothing is read.
   *
   * Registering a target makes this app the owner of the group's whole list: other targets in it are removed.
   *
   * @param scope the construct to put it in
   * @param id the id of the new construct
   * @param attributes what is known of the group
   */
  public static fromTargetGroupAttributes(
    scope: Construct,
    id: string,
    attributes: TargetGroupAttributes,
  ): ITargetGroup {
    return new ImportedTargetGroup(scope, id, attributes);
  }

  /** The Terraform resource. */
  public readonly resource: jdcloud.LbTargetGroup;
  private idToken?: string;

  /**
   * Makes a target group without targets.
   *
   * @param scope the construct to put it in
   * @param id the id of the new construct
   * @param props what the target group has
   */
  public constructor(scope: Construct, id: string, props: TargetGroupProps) {
    super(scope, id);
    const problems = new PropertyProblems(this);
    const loadBalancer = checkLoadBalancer(problems, 'loadBalancer', given(this, 'props', props).loadBalancer);
    checkName(problems, 'name', props.name);
    checkDescription(problems, props.description);
    checkMetaArguments(problems, props);
    checkWord(problems, 'targetType', props.targetType, Object.values(TargetType));
    problems.throwIfAny();

    const facts = checked(loadBalancer);
    const targetType = props.targetType ?? TargetType.INSTANCE;
    const provider = providerFor(this, props.provider, facts);
    this.resource = new jdcloud.LbTargetGroup(this, 'Resource', {
      loadBalancerId: props.loadBalancer.loadBalancerId,
      name: props.name ?? generatedName(this, [targetType, ...(facts.replacement ?? [])]),
      type: isKnown(targetType) ? targetType.toLowerCase() : targetType,
      description: props.description,
      dependsOn: props.dependsOn,
      lifecycle: replacedSideBySide(groupLifecycle(props.lifecycle)),
      provider,
    });
    honourDependencies(this.resource);
    this._begin(facts, targetType, true, { dependsOn: props.dependsOn, lifecycle: props.lifecycle, provider });
  }

  /** Id of the target group. */
  public get targetGroupId(): string {
    return (this.idToken ??= this.resource.id);
  }

  /** What stands for this construct in another resource's `dependsOn`. */
  public get fqn(): string {
    return this.resource.fqn;
  }
}

class ImportedTargetGroup extends TargetGroupBase {
  public readonly targetGroupId: string;

  public constructor(scope: Construct, id: string, given: TargetGroupAttributes) {
    super(scope, id);
    const attributes = importedAttributes(this, 'targetGroupId', given);
    this.targetGroupId = importedId(this, 'targetGroupId', attributes.targetGroupId, 'tg-a1');
    const problems = new PropertyProblems(this);
    const loadBalancer =
      attributes.loadBalancer === undefined
        ? undefined
        : checkLoadBalancer(problems, 'loadBalancer', attributes.loadBalancer);
    checkWord(problems, 'targetType', attributes.targetType, Object.values(TargetType));
    problems.throwIfAny();
    this._begin(loadBalancer, attributes.targetType, false, { provider: providerFor(this, undefined, loadBalancer) });
  }
}
