import type { IConstruct } from 'constructs';
import type { IBackendTargets } from '../backend/backend-targets';

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
}
