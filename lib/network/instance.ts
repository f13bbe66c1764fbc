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

/** What an import says, and what reads the rest. */
interface Known extends InstanceAttributes {
  /** The data source, when it is looked up. */
  readonly lookup?: jdcloud.DataJdcloudInstance;
}

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
    return Instance.fromInstanceAttributes(scope, id, { instanceId });
  }

  /**
   * References an existing virtual machine by its attributes. Nothing is read.
   *
   * @param scope the construct to create it in
   * @param id the id of the new construct; the key of the target for this instance
   * @param attributes what is known about the instance
   */
  public static fromInstanceAttributes(scope: Construct, id: string, attributes: InstanceAttributes): IInstance {
    return new Instance(
      scope,
      id,
      (instance) => bind(instance, INSTANCE, attributes, { what: 'attributes' }).attributes,
    );
  }

  /**
   * Reads an existing virtual machine when Terraform plans. A target in another VPC then stops the plan.
   *
   * @param scope the construct to create it in
   * @param id the id of the new construct; the key of the target for this instance
   * @param options how to look up the instance
   */
  public static fromLookup(scope: Construct, id: string, options: InstanceLookupOptions): IInstance {
    return new Instance(scope, id, (instance) => {
      const { attributes } = bind(instance, LOOKUP, options, { what: 'options' });
      const lookup = new jdcloud.DataJdcloudInstance(instance, 'Resource', attributes);
      honourDependencies(lookup);
      return { instanceId: attributes.id, lookup };
    });
  }

  /** Id of the instance. */
  public readonly instanceId: string;
  private readonly lookup?: jdcloud.DataJdcloudInstance;
  private knownVpcId?: string;
  private knownZone?: string;

  private constructor(scope: Construct, id: string, read: (construct: Instance) => Known) {
    super(scope, id);
    const known = read(this);
    this.lookup = known.lookup;
    this.instanceId = known.instanceId;
    this.knownVpcId = known.vpcId;
    this.knownZone = known.zone;
    record(machineFacts(this, this.instanceId, known.region));
  }

  /** Id of the VPC, if known. A token when it is looked up. */
  public get vpcId(): string | undefined {
    return (this.knownVpcId ??= this.lookup?.vpcId);
  }

  /** Availability zone, if known. A token when it is looked up. */
  public get zone(): string | undefined {
    return (this.knownZone ??= this.lookup?.az);
  }
}
