import { Construct, IConstruct } from 'constructs';
import * as jdcloud from '../jdcloud';
import { bind } from '../properties/bind';
import { table } from '../properties/field';
import { existingId, idToFind } from '../properties/kinds';
import { ResourceOptions } from '../terraform/resource-options';
import { RESOURCE_FIELDS } from '../validation/common-fields';
import { lookUp, nameToFind } from '../validation/lookup';
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

/** Options for looking up an existing virtual machine: by its id or by its exact name. */
export interface InstanceLookupOptions extends ResourceOptions {
  /**
   * Id of the virtual machine, for example i-a1.
   *
   * @default - found by its name
   */
  readonly instanceId?: string;

  /**
   * Name of the virtual machine, compared exactly. The plan fails when none or several have it.
   *
   * @default - found by its id
   */
  readonly name?: string;

  /**
   * Id of the VPC that the virtual machine is in. Set it where names are used in several VPCs; anything elsewhere is not found.
   *
   * @default - any VPC
   */
  readonly vpcId?: string;
}

const INSTANCE = table<InstanceAttributes, InstanceAttributes>('instance', {
  instanceId: existingId('instanceId', 'i-a1'),
  ...PLACE_FIELDS,
});

const LOOKUP = table<InstanceLookupOptions, jdcloud.DataJdcloudInstanceConfig>('lookup of an instance', {
  ...RESOURCE_FIELDS,
  instanceId: idToFind('id', 'i-a1'),
  name: nameToFind(),
  vpcId: PLACE_FIELDS.vpcId,
});
const KEYS = { id: 'instanceId', example: 'i-a1', name: 'name' } as const;

/** What is known about an instance, and what reads the rest. */
interface Known extends Omit<InstanceAttributes, 'instanceId'> {
  readonly instanceId: () => string;
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
    return new Instance(scope, id, (instance) => {
      const known = bind(instance, INSTANCE, attributes, { what: 'attributes' }).attributes;
      return { ...known, instanceId: () => known.instanceId };
    });
  }

  /**
   * Reads an existing virtual machine when Terraform plans: by its id or by its exact name. A target in another VPC then stops the plan.
   *
   * @param scope the construct to create it in
   * @param id the id of the new construct; the key of the target for this instance
   * @param options how to look up the instance
   */
  public static fromLookup(scope: Construct, id: string, options: InstanceLookupOptions): IInstance {
    return new Instance(scope, id, (instance) => {
      const {
        attributes,
        source,
        id: instanceId,
      } = lookUp(instance, LOOKUP, options, KEYS, jdcloud.DataJdcloudInstance);
      return { instanceId, vpcId: attributes.vpcId, lookup: source };
    });
  }

  private readonly idOf: () => string;
  private readonly lookup?: jdcloud.DataJdcloudInstance;
  private knownVpcId?: string;
  private knownZone?: string;

  private constructor(scope: Construct, id: string, read: (construct: Instance) => Known) {
    super(scope, id);
    const known = read(this);
    this.lookup = known.lookup;
    this.idOf = known.instanceId;
    this.knownVpcId = known.vpcId;
    this.knownZone = known.zone;
    record(machineFacts(this, this.idOf, known.region));
  }

  /** Id of the instance. A token when it is looked up by name. */
  public get instanceId(): string {
    return this.idOf();
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
