import { Construct, IConstruct } from 'constructs';
import * as jdcloud from '../jdcloud';
import { bind } from '../properties/bind';
import { table } from '../properties/field';
import { existingId } from '../properties/kinds';
import { honourDependencies } from '../terraform/dependencies';
import { ResourceOptions } from '../terraform/resource-options';
import { RESOURCE_FIELDS } from '../validation/common-fields';
import { record } from '../validation/record';
import { machineFacts, PLACE_FIELDS } from './machine';

/** A virtual machine. */
export interface IInstance extends IConstruct {
  /** Id of the instance, for example i-a1. */
  readonly instanceId: string;

  /** Id of the VPC that the instance is in. Unknown when a reference does not say it. */
  readonly vpcId?: string;

  /** Availability zone of the instance, for example cn-north-1a. Unknown when a reference does not say it. */
  readonly zone?: string;
}

/** Attributes of an existing virtual machine. */
export interface InstanceAttributes {
  /** Id of the instance, for example i-a1. */
  readonly instanceId: string;

  /**
   * Id of the VPC that the instance is in. With it, a target in another VPC is found at synthesis.
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

/** Options for looking up an existing virtual machine. */
export interface InstanceLookupOptions extends ResourceOptions {
  /** Id of the instance, for example i-a1. */
  readonly instanceId: string;
}

const INSTANCE = table<InstanceAttributes, InstanceAttributes>('instance', {
  instanceId: existingId('instanceId', 'i-a1'),
  ...PLACE_FIELDS,
});

const LOOKUP = table<InstanceLookupOptions, jdcloud.DataJdcloudInstanceConfig>('lookup of an instance', {
  ...RESOURCE_FIELDS,
  instanceId: existingId('id', 'i-a1'),
});

/** An existing virtual machine. */
export class Instance extends Construct implements IInstance {
  /**
   * References an existing virtual machine by its id. Nothing is read.
   *
   * @param scope the construct to create it in
   * @param id the id of the new construct; the key of the target for this instance
   * @param instanceId id of the instance, for example i-a1
   */
  public static fromInstanceId(scope: Construct, id: string, instanceId: string): IInstance {
    return new Instance(scope, id, { instanceId });
  }

  /**
   * References an existing virtual machine by its attributes. Nothing is read.
   *
   * @param scope the construct to create it in
   * @param id the id of the new construct; the key of the target for this instance
   * @param attributes what is known about the instance
   */
  public static fromInstanceAttributes(scope: Construct, id: string, attributes: InstanceAttributes): IInstance {
    return new Instance(scope, id, attributes);
  }

  /**
   * Reads an existing virtual machine when Terraform plans. A target in another VPC then stops the plan.
   *
   * @param scope the construct to create it in
   * @param id the id of the new construct; the key of the target for this instance
   * @param options how to look up the instance
   */
  public static fromLookup(scope: Construct, id: string, options: InstanceLookupOptions): IInstance {
    const instance = new Instance(scope, id, options, 'options');
    const { attributes } = bind(instance, LOOKUP, options);
    instance.lookup = new jdcloud.DataJdcloudInstance(instance, 'Resource', attributes);
    honourDependencies(instance.lookup);
    return instance;
  }

  /** Id of the instance. */
  public readonly instanceId: string;
  private lookup?: jdcloud.DataJdcloudInstance;
  private readonly knownVpcId?: string;
  private readonly knownZone?: string;

  private constructor(scope: Construct, id: string, given: InstanceAttributes, what = 'attributes') {
    super(scope, id);
    const { attributes } = bind(this, INSTANCE, given, { what, strict: what === 'attributes' });
    this.instanceId = attributes.instanceId;
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
