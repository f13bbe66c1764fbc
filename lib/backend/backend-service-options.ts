import { Duration } from '../duration';
import { ResourceOptions } from '../terraform/resource-options';
import { IBackendTargets } from './backend-targets';
import { ForwardedHeader } from './forwarded-header';
import { HealthCheck } from './health-check';
import { BackendProtocol } from './protocol';
import { SchedulingAlgorithm } from './scheduling-algorithm';
import { SessionPersistence } from './session-persistence';

/** What backend services of all products have. Source: JD Cloud SDK, CreateBackendSpec. */
export interface BackendServiceOptions extends ResourceOptions {
  /**
   * Name of the backend service, kept to the letter.
   *
   * Valid: 1 to 32 Chinese characters, letters, digits, `_` and `-`; unique on its load balancer. A change that replaces the backend service
   * needs a new name, so leave it out where you can.
   *
   * @default - generated from the construct's path
   */
  readonly name?: string;

  /**
   * Description. Valid: at most 256 characters.
   *
   * @default - none
   */
  readonly description?: string;

  /** Protocol between the load balancer and the servers. A change replaces the backend service. */
  readonly protocol: BackendProtocol;

  /**
   * Port of the servers; a target with a port of its own uses that one. Valid: 1 to 65535. A change replaces the backend service.
   */
  readonly port: number;

  /**
   * The target group or availability group that receives the requests.
   *
   * @default - none; no request is answered until there is one
   */
  readonly targets?: IBackendTargets;

  /** How the servers' health is checked. */
  readonly healthCheck: HealthCheck;

  /**
   * How requests are spread over the servers.
   *
   * Valid: ROUND_ROBIN, LEAST_CONNECTIONS and SOURCE_IP_HASH on application and network load balancers, SOURCE_IP_HASH and QUINTUPLE_HASH on
   * distributed ones.
   *
   * @default - SchedulingAlgorithm.ROUND_ROBIN; SOURCE_IP_HASH on a distributed network load balancer
   */
  readonly algorithm?: SchedulingAlgorithm;
}

/** What a backend service of any load balancer has; which of it applies is checked against the load balancer's product. */
export interface GenericBackendServiceOptions extends BackendServiceOptions {
  /**
   * Sends the requests of one client to one server. By cookie on an application load balancer, by address on a network load balancer.
   *
   * @default - off
   */
  readonly sessionPersistence?: SessionPersistence;

  /**
   * What HTTP servers are told about the client, beside `X-Forwarded-For`. Application load balancers only, with protocol HTTP.
   *
   * @default - nothing
   */
  readonly forwardedHeaders?: ForwardedHeader[];

  /**
   * Whether servers are told the client's address by proxy protocol version 1, which they must understand. Application load balancers only,
   * with protocol TCP or UDP.
   *
   * @default false
   */
  readonly proxyProtocol?: boolean;

  /**
   * How long connections of a removed target live on; 0 switches draining off. Network load balancers only. Valid: 0 to 3600 seconds.
   *
   * @default Duration.minutes(5)
   */
  readonly connectionDraining?: Duration;
}
