import type { IAvailabilityGroup } from '../availability-group/availability-group-interface';
import type { ITargetGroup } from '../target-group/target-group-interface';

/** What a backend service sends requests to: exactly one of a target group and an availability group. */
export interface BackendTargetsConfig {
  /**
   * The target group that receives the requests.
   *
   * @default - none
   */
  readonly targetGroup?: ITargetGroup;

  /**
   * The availability group whose members receive the requests.
   *
   * @default - none
   */
  readonly availabilityGroup?: IAvailabilityGroup;

  /**
   * Weight of the availability group's members. Valid: 0 to 100; 0 (no requests) only on an application load balancer.
   *
   * @default - not set; JD Cloud weighs each member 10
   */
  readonly defaultWeight?: number;
}

/** Something that a backend service can send requests to. Target groups and availability groups are. */
export interface IBackendTargets {
  /** Returns what receives the requests. A backend service calls it, possibly several times: return the same each time. */
  bindBackendTargets(): BackendTargetsConfig;
}
