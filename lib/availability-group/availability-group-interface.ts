import type { IConstruct } from 'constructs';
import type { IBackendTargets } from '../backend/backend-targets';

/** Weights of the members of an availability group on one backend service. Source: JD Cloud SDK, AgInfoSpec and AgTarget. */
export interface AvailabilityGroupWeights {
  /**
   * Weight of the members that have none of their own. Valid: 0 to 100; 0 (no requests) on an application load balancer only.
   *
   * @default - not set; JD Cloud gives each member weight 10
   */
  readonly defaultWeight?: number;

  /**
   * Weights of single members by instance id, for example `{ 'i-a1': 5 }`.
   *
   * Valid: 0 to 100; 0 (no requests) on an application load balancer only. An instance that is not a member causes a warning when Terraform
   * plans, and gets its weight after it has joined the group. A member that you remove gets the default weight again.
   *
   * @default - none
   */
  readonly memberWeights?: Record<string, number>;
}

/**
 * An availability group: virtual machines created from one template and spread over fault domains.
 *
 * Use it anywhere a target group is accepted, on any number of load balancers.
 */
export interface IAvailabilityGroup extends IConstruct, IBackendTargets {
  /** Id of the availability group, for example ag-a1. */
  readonly availabilityGroupId: string;

  /** Id of the VPC that the members are in: that of the instance template's subnet. Unknown when a reference does not say it. */
  readonly vpcId?: string;

  /**
   * Returns this group with another weight for its members.
   *
   * @param weight the weight. Valid: 0 to 100; 0 (no requests) on an application load balancer only
   */
  withDefaultWeight(weight: number): IBackendTargets;

  /**
   * Returns this group with other weights for its members.
   *
   * @param weights the weight of all members, and those of single ones
   */
  withWeights(weights: AvailabilityGroupWeights): IBackendTargets;
}
