import { Construct } from 'constructs';
import type { BackendTargetsConfig, IBackendTargets } from '../backend/backend-targets';
import * as jdcloud from '../jdcloud';
import { PLACE_FIELDS } from '../network/machine';
import { bind, passOn } from '../properties/bind';
import { AnyTable, table } from '../properties/field';
import { existingId, idToFind } from '../properties/kinds';
import { ResourceOptions } from '../terraform/resource-options';
import { RESOURCE_FIELDS } from '../validation/common-fields';
import { lookUp, nameToFind } from '../validation/lookup';
import { record } from '../validation/record';
import type { AvailabilityGroupWeights, IAvailabilityGroup } from './availability-group-interface';

/** Attributes of an existing availability group. */
export interface AvailabilityGroupAttributes {
  /** Id of the availability group, for example ag-a1. */
  readonly availabilityGroupId: string;

  /**
   * Id of the VPC that the members are in: that of the instance template's subnet. With it, a group in another VPC is found at synthesis.
   *
   * @default - unknown
   */
  readonly vpcId?: string;

  /**
   * Region of the group, for example cn-north-1.
   *
   * @default - unknown
   */
  readonly region?: string;
}

/** Options for looking up an existing availability group: by its id or by its exact name. */
export interface AvailabilityGroupLookupOptions extends ResourceOptions {
  /**
   * Id of the availability group, for example ag-a1.
   *
   * @default - found by its name
   */
  readonly availabilityGroupId?: string;

  /**
   * Name of the availability group, compared exactly. The plan fails when none or several have it.
   *
   * @default - found by its id
   */
  readonly name?: string;

  /**
   * Id of the VPC that the members are in. Set it where names are used in several VPCs; anything elsewhere is not found.
   *
   * @default - any VPC
   */
  readonly vpcId?: string;
}

const AVAILABILITY_GROUP = table<AvailabilityGroupAttributes, AvailabilityGroupAttributes>('availability group', {
  availabilityGroupId: existingId('availabilityGroupId', 'ag-a1'),
  vpcId: PLACE_FIELDS.vpcId,
  region: PLACE_FIELDS.region,
});

const LOOKUP = table<AvailabilityGroupLookupOptions, jdcloud.DataJdcloudAvailabilityGroupConfig>(
  'lookup of an availability group',
  {
    ...RESOURCE_FIELDS,
    availabilityGroupId: idToFind('id', 'ag-a1'),
    name: nameToFind(),
    vpcId: PLACE_FIELDS.vpcId,
  },
);
const KEYS = { id: 'availabilityGroupId', example: 'ag-a1', name: 'name' } as const;

const WEIGHTS: AnyTable = {
  noun: 'weights of an availability group',
  fields: { defaultWeight: { facts: [], limits: [] }, memberWeights: { facts: [], limits: [] } },
};

/** What is known about a group, and what reads the rest. */
interface Known extends Omit<AvailabilityGroupAttributes, 'availabilityGroupId'> {
  readonly availabilityGroupId: () => string;
  /** The data source, when it is looked up. */
  readonly lookup?: jdcloud.DataJdcloudAvailabilityGroup;
}

/** An existing availability group. */
export class AvailabilityGroup extends Construct implements IAvailabilityGroup {
  /**
   * References an existing availability group by its id. Nothing is read.
   *
   * @param scope the construct to create it in
   * @param id the id of the new construct
   * @param availabilityGroupId id of the group, for example ag-a1
   */
  public static fromAvailabilityGroupId(scope: Construct, id: string, availabilityGroupId: string): IAvailabilityGroup {
    return AvailabilityGroup.fromAvailabilityGroupAttributes(scope, id, { availabilityGroupId });
  }

  /**
   * References an existing availability group by its attributes. Nothing is read.
   *
   * @param scope the construct to create it in
   * @param id the id of the new construct
   * @param attributes what is known about the group
   */
  public static fromAvailabilityGroupAttributes(
    scope: Construct,
    id: string,
    attributes: AvailabilityGroupAttributes,
  ): IAvailabilityGroup {
    return new AvailabilityGroup(scope, id, (group) => {
      const known = bind(group, AVAILABILITY_GROUP, attributes, { what: 'attributes' }).attributes;
      return { ...known, availabilityGroupId: () => known.availabilityGroupId };
    });
  }

  /**
   * Reads an existing availability group when Terraform plans: by its id or by its exact name.
   *
   * @param scope the construct to create it in
   * @param id the id of the new construct
   * @param options how to look up the group
   */
  public static fromLookup(scope: Construct, id: string, options: AvailabilityGroupLookupOptions): IAvailabilityGroup {
    return new AvailabilityGroup(scope, id, (group) => {
      const found = lookUp(group, LOOKUP, options, KEYS, jdcloud.DataJdcloudAvailabilityGroup);
      return { availabilityGroupId: found.id, vpcId: found.attributes.vpcId, lookup: found.source };
    });
  }

  private readonly idOf: () => string;
  private readonly lookup?: jdcloud.DataJdcloudAvailabilityGroup;
  private knownVpcId?: string;

  private constructor(scope: Construct, id: string, read: (construct: AvailabilityGroup) => Known) {
    super(scope, id);
    const known = read(this);
    this.lookup = known.lookup;
    this.idOf = known.availabilityGroupId;
    this.knownVpcId = known.vpcId;
    const vpcId = (): string | undefined => this.vpcId;
    record({
      kind: 'AvailabilityGroup',
      construct: this,
      region: known.region,
      get id() {
        return known.availabilityGroupId();
      },
      get vpcId() {
        return vpcId();
      },
    });
  }

  /** Id of the availability group. A token when it is looked up by name. */
  public get availabilityGroupId(): string {
    return this.idOf();
  }

  /** Id of the VPC, if known. A token when it is looked up. */
  public get vpcId(): string | undefined {
    return (this.knownVpcId ??= this.lookup?.vpcId);
  }

  /** Returns this group as the target of a backend service. */
  public bindBackendTargets(): BackendTargetsConfig {
    return { availabilityGroup: this };
  }

  /**
   * Returns this group with another weight for its members.
   *
   * @param weight the weight. Valid: 0 to 100; 0 (no requests) on an application load balancer only
   */
  public withDefaultWeight(weight: number): IBackendTargets {
    return this.withWeights({ defaultWeight: weight });
  }

  /**
   * Returns this group with other weights for its members.
   *
   * @param weights the weight of all members, and those of single ones
   */
  public withWeights(weights: AvailabilityGroupWeights): IBackendTargets {
    return new WeightedAvailabilityGroup(this, passOn(this, weights, WEIGHTS, 'weights'));
  }
}

/** The backend service that receives the weights checks them. */
class WeightedAvailabilityGroup implements IBackendTargets {
  public constructor(
    private readonly availabilityGroup: IAvailabilityGroup,
    private readonly weights: AvailabilityGroupWeights,
  ) {}

  public bindBackendTargets(): BackendTargetsConfig {
    const { defaultWeight, memberWeights } = this.weights;
    return { availabilityGroup: this.availabilityGroup, defaultWeight, memberWeights };
  }
}
