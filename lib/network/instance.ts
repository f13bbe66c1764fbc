import { Construct, IConstruct } from 'constructs';
import * as jdcloud from '../jdcloud';
import { honourDependencies } from '../terraform/dependencies';
import { importedAttributes, importedId, lookupOptions } from '../terraform/imports';
import { ResourceOptions } from '../terraform/resource-options';
import { record } from '../validation';
import { machineFacts } from './machine-facts';

/** A virtual machine. */
export interface IInstance extends IConstruct {
  /** Id of the instance, for example i-a1. */
  readonly instanceId: string;

  /** Id of the VPC that the instance is in. Unknown when the import does not say. */
  readonly vpcId?: string;

  /** Availability zone of the instance, for example cn-north-1a. Unknown when the import does not say. */
  readonly zone?: string;
}

/** What is known of an existing virtual machine. */
export interface InstanceAttributes {
  /** Id of the instance, for example i-a1. */
  readonly instanceId: string;

  /**
   * Id of the VPC that the instance is in. With it, a target of a foreign VPC is found at synthesis.
   *
   * @default - unknown
   */
  readonly vpcId?: string;

  /**
   * Availability zone of the instance, for example cn-north-1a.
   *
   * @default - unknown
   */
  readonly zone?: string;

  /**
   * Region of the instance, for example cn-north-1.
   *
   * @default - unknown
   */
  readonly region?: string;
}

/** How to find an existing virtual machine. */
export interface InstanceLookupOptions extends ResourceOptions {
  /** Id of the instance, for example i-a1. */
  readonly instanceId: string;
}

/** An existing virtual machine. */
export class Instance extends Construct implements IInstance {
  /**
   * Refers to an existing virtual machine by its id. Nothing is read.
   *
   * @param scope the construct to put it in
   * @param id the id of the new construct; it is the key of the target that the instance becomes
   * @param instanceId id of the instance, for example i-a1
   */
  public static fromInstanceId(scope: Construct, id: string, instanceId: string): IInstance {
    return new Instance(scope, id, { instanceId });
  }

  /**
   * Refers to an existing virtual machine by what is known of it. Nothing is read.
   *
   * @param scope the construct to put it in
   * @param id the id of the new construct; it is the key of the target that the instance becomes
   * @param attributes what is known of the instance
   */
  public static fromInstanceAttributes(scope: Construct, id: string, attributes: InstanceAttributes): IInstance {
    return new Instance(scope, id, attributes);
  }

  /**
   * Reads an existing virtual machine when Terraform plans. A target of a foreign VPC then stops the plan.
   *
   * @param scope the construct to put it in
   * @param id the id of the new construct; it is the key of the target that the instance becomes
   * @param options how to find the instance
   */
  public static fromLookup(scope: Construct, id: string, options: InstanceLookupOptions): IInstance {
    const instance = new Instance(scope, id, {
      instanceId: lookupOptions(scope, options).instanceId,
    });
    instance.lookup = new jdcloud.DataJdcloudInstance(instance, 'Resource', {
      id: instance.instanceId,
      dependsOn: options.dependsOn,
      lifecycle: options.lifecycle,
      provider: options.provider,
    });
    honourDependencies(instance.lookup);
    return instance;
  }

  /** Id of the instance. */
  public readonly instanceId: string;
  private lookup?: jdcloud.DataJdcloudInstance;
  private readonly knownVpcId?: string;
  private readonly knownZone?: string;

  private constructor(scope: Construct, id: string, given: InstanceAttributes) {
    super(scope, id);
    const attributes = importedAttributes(this, 'instanceId', given);
    this.instanceId = importedId(this, 'instanceId', attributes.instanceId, 'i-a1');
    this.knownVpcId = attributes.vpcId;
    this.knownZone = attributes.zone;
    record(machineFacts(this, this.instanceId, attributes.region));
  }

  /** Id of the VPC, if known. A token when it is looked up. */
  public get vpcId(): string | undefined {
    return this.knownVpcId ?? this.lookup?.vpcId;
  }

  /** Availability zone, if known. A token when it is looked up. */
  public get zone(): string | undefined {
    return this.knownZone ?? this.lookup?.az;
  }
}
