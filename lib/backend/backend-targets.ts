import type { IAvailabilityGroup } from '../availability-group/availability-group-interface';
import type { ITargetGroup } from '../target-group/target-group-interface';

/** The target of a backend service: a target group or an availability group, not both. */
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
   * Weight of the availability group's members. Valid: 0 to 100; 0 (no requests) on an application load balancer only.
   *
   * @default - not set; JD Cloud gives each member weight 10
   */
  readonly defaultWeight?: number;

  /**
   * Weights of single members of the availability group by instance id. Valid: 0 to 100; 0 (no requests) on an application load balancer only.
   *
   * @default - none
   */
  readonly memberWeights?: Record<string, number>;
}

/** Something that a backend service can send requests to, such as a target group or an availability group. */
export interface IBackendTargets {
  /** Returns what receives the requests. A backend service calls it once, when it is created. */
  bindBackendTargets(): BackendTargetsConfig;
}
