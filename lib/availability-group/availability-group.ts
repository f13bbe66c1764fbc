import { Construct, IConstruct } from 'constructs';
import { BackendTargetsConfig, IBackendTargets } from '../backend/backend-targets';
import * as jdcloud from '../jdcloud';
import { honourDependencies } from '../terraform/dependencies';
import { importedAttributes, importedId, lookupOptions } from '../terraform/imports';
import { ResourceOptions } from '../terraform/resource-options';
import { record } from '../validation';

/**
 * An availability group: virtual machines made from one template and spread over fault domains.
 *
 * It stands wherever a target group stands, on as many load balancers as you like.
 */
export interface IAvailabilityGroup extends IConstruct, IBackendTargets {
  /** Id of the availability group, for example ag-a1. */
  readonly availabilityGroupId: string;

  /** Id of the VPC that the members are in: that of the instance template's subnet. Unknown when the import does not say. */
  readonly vpcId?: string;

  /**
   * This group with another weight for its members.
   *
   * @param weight the weight. Valid: 0 to 100; 0 (no requests) only on an application load balancer
   */
  withDefaultWeight(weight: number): IBackendTargets;
}

/** What is known of an existing availability group. */
export interface AvailabilityGroupAttributes {
  /** Id of the availability group, for example ag-a1. */
  readonly availabilityGroupId: string;

  /**
   * Id of the VPC that the members are in: that of the instance template's subnet. JD Cloud expects it to be the load balancer's; no rule
   * compares the two yet.
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

/** How to find an existing availability group. */
export interface AvailabilityGroupLookupOptions extends ResourceOptions {
  /** Id of the availability group, for example ag-a1. */
  readonly availabilityGroupId: string;
}

/** An existing availability group. */
export class AvailabilityGroup extends Construct implements IAvailabilityGroup {
  /**
   * Refers to an existing availability group by its id. Nothing is read.
   *
   * @param scope the construct to put it in
   * @param id the id of the new construct
   * @param availabilityGroupId id of the group, for example ag-a1
   */
  public static fromAvailabilityGroupId(scope: Construct, id: string, availabilityGroupId: string): IAvailabilityGroup {
    return new AvailabilityGroup(scope, id, { availabilityGroupId });
  }

  /**
   * Refers to an existing availability group by what is known of it. Nothing is read.
   *
   * @param scope the construct to put it in
   * @param id the id of the new construct
   * @param attributes what is known of the group
   */
  public static fromAvailabilityGroupAttributes(
    scope: Construct,
    id: string,
    attributes: AvailabilityGroupAttributes,
  ): IAvailabilityGroup {
    return new AvailabilityGroup(scope, id, attributes);
  }

  /**
   * Reads an existing availability group when Terraform plans.
   *
   * @param scope the construct to put it in
   * @param id the id of the new construct
   * @param options how to find the group
   */
  public static fromLookup(scope: Construct, id: string, options: AvailabilityGroupLookupOptions): IAvailabilityGroup {
    const group = new AvailabilityGroup(scope, id, {
      availabilityGroupId: lookupOptions(scope, options).availabilityGroupId,
    });
    group.lookup = new jdcloud.DataJdcloudAvailabilityGroup(group, 'Resource', {
      id: group.availabilityGroupId,
      dependsOn: options.dependsOn,
      lifecycle: options.lifecycle,
      provider: options.provider,
    });
    honourDependencies(group.lookup);
    return group;
  }

  /** Id of the availability group. */
  public readonly availabilityGroupId: string;
  private lookup?: jdcloud.DataJdcloudAvailabilityGroup;
  private readonly knownVpcId?: string;

  private constructor(scope: Construct, id: string, given: AvailabilityGroupAttributes) {
    super(scope, id);
    const attributes = importedAttributes(this, 'availabilityGroupId', given);
    this.availabilityGroupId = importedId(this, 'availabilityGroupId', attributes.availabilityGroupId, 'ag-a1');
    this.knownVpcId = attributes.vpcId;
    const vpcId = (): string | undefined => this.vpcId;
    record({
      kind: 'AvailabilityGroup',
      construct: this,
      id: this.availabilityGroupId,
      region: attributes.region,
      get vpcId() {
        return vpcId();
      },
    });
  }

  /** Id of the VPC, if known. A token when it is looked up. */
  public get vpcId(): string | undefined {
    return this.knownVpcId ?? this.lookup?.vpcId;
  }

  /** Says that the members of this group receive the requests. */
  public bindBackendTargets(): BackendTargetsConfig {
    return { availabilityGroup: this };
  }

  /**
   * This group with another weight for its members.
   *
   * @param weight the weight. Valid: 0 to 100; 0 (no requests) only on an application load balancer
   */
  public withDefaultWeight(weight: number): IBackendTargets {
    return new WeightedAvailabilityGroup(this, weight);
  }
}

/** The backend service that receives the weight judges it. */
class WeightedAvailabilityGroup implements IBackendTargets {
  public constructor(
    private readonly availabilityGroup: IAvailabilityGroup,
    private readonly defaultWeight: number,
  ) {}

  public bindBackendTargets(): BackendTargetsConfig {
    return { availabilityGroup: this.availabilityGroup, defaultWeight: this.defaultWeight };
  }
}
