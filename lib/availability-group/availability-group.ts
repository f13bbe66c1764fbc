import { Construct } from 'constructs';
import type { BackendTargetsConfig, IBackendTargets } from '../backend/backend-targets';
import * as jdcloud from '../jdcloud';
import { PLACE_FIELDS } from '../network/machine';
import { bind, passOn } from '../properties/bind';
import { AnyTable, table } from '../properties/field';
import { existingId, idToFind } from '../properties/kinds';
import { honourDependencies } from '../terraform/dependencies';
import { replacedSideBySide } from '../terraform/meta-arguments';
import { generatedName } from '../terraform/names';
import { attributeOf, tokenKept } from '../terraform/references';
import { ResourceOptions } from '../terraform/resource-options';
import { RESOURCE_FIELDS } from '../validation/common-fields';
import { lookUp, nameToFind } from '../validation/lookup';
import { record } from '../validation/record';
import { AVAILABILITY_GROUP } from './availability-group-fields';
import type { AvailabilityGroupWeights, IAvailabilityGroup } from './availability-group-interface';
import type { AvailabilityGroupProps } from './availability-group-options';

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

const EXISTING_AVAILABILITY_GROUP = table<AvailabilityGroupAttributes, AvailabilityGroupAttributes>(
  'existing availability group',
  {
    availabilityGroupId: existingId('availabilityGroupId', 'ag-a1'),
    vpcId: PLACE_FIELDS.vpcId,
    region: PLACE_FIELDS.region,
  },
);

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

abstract class AvailabilityGroupBase extends Construct implements IAvailabilityGroup {
  public abstract readonly availabilityGroupId: string;
  public abstract readonly vpcId?: string;

  public bindBackendTargets(): BackendTargetsConfig {
    return { availabilityGroup: this };
  }

  public withDefaultWeight(weight: number): IBackendTargets {
    return this.withWeights({ defaultWeight: weight });
  }

  public withWeights(weights: AvailabilityGroupWeights): IBackendTargets {
    return new WeightedAvailabilityGroup(this, passOn(this, weights, WEIGHTS, 'weights'));
  }

  /**
   * To be called once by each constructor. What needs a token is asked for late.
   *
   * @internal
   */
  protected _begin(region?: string): void {
    const availabilityGroupId = (): string => this.availabilityGroupId;
    const vpcId = (): string | undefined => this.vpcId;
    record({
      kind: 'AvailabilityGroup',
      construct: this,
      region,
      get id() {
        return availabilityGroupId();
      },
      get vpcId() {
        return vpcId();
      },
    });
  }
}

/**
 * Virtual machines (members) that are created from one instance template and spread over zones. With `scaling`, JD Cloud creates and deletes them.
 *
 * Use it anywhere a target group is accepted, on any number of load balancers.
 *
 * When a change replaces the group, the new one is created first, the backend services are moved to it, and the old one is removed last.
 * Destroying a group deletes the members that scaling manages. It is refused while a backend service uses the group.
 *
 * Source: JD Cloud SDK, CreateAg.
 *
 * @example
 * const instanceTemplate = InstanceTemplate.fromInstanceTemplateId(stack, 'Template', 'it-a1');
 * const workers = new AvailabilityGroup(stack, 'Workers', {
 *   instanceTemplate,
 *   zones: ['cn-north-1a', 'cn-north-1b'],
 *   scaling: { min: 2, max: 10, desired: 3 },
 * });
 */
export class AvailabilityGroup extends AvailabilityGroupBase {
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
    return new ExistingAvailabilityGroup(scope, id, (group) => {
      const known = bind(group, EXISTING_AVAILABILITY_GROUP, attributes, { what: 'attributes' }).attributes;
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
    return new ExistingAvailabilityGroup(scope, id, (group) => {
      const found = lookUp(group, LOOKUP, options, KEYS, jdcloud.DataJdcloudAvailabilityGroup);
      return { availabilityGroupId: found.id, vpcId: found.attributes.vpcId, lookup: found.source };
    });
  }

  /** The Terraform resource. */
  public readonly resource: jdcloud.AvailabilityGroup;
  private readonly vpcIdOfTemplate: () => string | undefined;
  private idToken?: string;
  private createdVpcId?: string;

  /**
   * Creates an availability group.
   *
   * @param scope the construct to create it in
   * @param id the id of the new construct
   * @param props the properties of the availability group
   */
  public constructor(scope: Construct, id: string, props: AvailabilityGroupProps) {
    super(scope, id);
    const { attributes } = bind(this, AVAILABILITY_GROUP, props, { strict: new.target === AvailabilityGroup });
    this.resource = new jdcloud.AvailabilityGroup(this, 'Resource', {
      ...attributes,
      name: attributes.name ?? generatedName(this),
      lifecycle: replacedSideBySide(attributes.lifecycle),
    });
    honourDependencies(this.resource);
    const { instanceTemplate } = props;
    this.vpcIdOfTemplate = tokenKept(() => instanceTemplate.vpcId);
    this._begin();
  }

  /** Id of the availability group. */
  public get availabilityGroupId(): string {
    return (this.idToken ??= attributeOf(this.resource, 'id'));
  }

  /** Id of the members' VPC: that of the instance template when it is known, otherwise what Terraform reads. */
  public get vpcId(): string | undefined {
    return this.vpcIdOfTemplate() ?? (this.createdVpcId ??= attributeOf(this.resource, 'vpc_id'));
  }

  /** The address of the Terraform resource, for another resource's `dependsOn`. */
  public get fqn(): string {
    return this.resource.fqn;
  }
}

/** What is known about a group, and what reads the rest. */
interface Known extends Omit<AvailabilityGroupAttributes, 'availabilityGroupId'> {
  readonly availabilityGroupId: () => string;
  /** The data source, when it is looked up. */
  readonly lookup?: jdcloud.DataJdcloudAvailabilityGroup;
}

class ExistingAvailabilityGroup extends AvailabilityGroupBase {
  private readonly idOf: () => string;
  private readonly lookup?: jdcloud.DataJdcloudAvailabilityGroup;
  private knownVpcId?: string;

  public constructor(scope: Construct, id: string, read: (construct: Construct) => Known) {
    super(scope, id);
    const known = read(this);
    this.lookup = known.lookup;
    this.idOf = known.availabilityGroupId;
    this.knownVpcId = known.vpcId;
    this._begin(known.region);
  }

  public get availabilityGroupId(): string {
    return this.idOf();
  }

  public get vpcId(): string | undefined {
    return (this.knownVpcId ??= this.lookup?.vpcId);
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
