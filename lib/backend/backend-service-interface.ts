import type { IConstruct } from 'constructs';
import type * as jdcloud from '../jdcloud';
import type { HealthyTargets, HealthyTargetsOptions } from './healthy-targets';

/** A backend service: how requests reach the servers of one target group or availability group, and how their health is checked. */
export interface IBackendService extends IConstruct {
  /** Id of the backend service. */
  readonly backendServiceId: string;

  /**
   * The health of the targets as it is, for outputs and Terraform checks. It is read only when this property is used, after the targets are
   * registered, and changes on its own.
   */
  readonly targetHealth: jdcloud.DataJdcloudLbTargetHealth;

  /**
   * Waits until targets are healthy. When the time is up, the run fails and names each target that is not healthy, with the reason.
   *
   * @param id the id of the new construct
   * @param options how many targets, and how long to wait
   */
  waitForHealthyTargets(id: string, options?: HealthyTargetsOptions): HealthyTargets;
}
