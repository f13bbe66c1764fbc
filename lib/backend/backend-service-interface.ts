import type { IConstruct } from 'constructs';

/** A backend service: how requests reach the servers of one target group or availability group, and how their health is checked. */
export interface IBackendService extends IConstruct {
  /** Id of the backend service. */
  readonly backendServiceId: string;
}
