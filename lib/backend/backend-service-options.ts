import type { IResolvable } from 'cdktf';
import { Duration } from '../duration';
import type { ILoadBalancer } from '../load-balancer/load-balancer-interfaces';
import { ResourceOptions } from '../terraform/resource-options';
import type { IBackendTargets } from './backend-targets';
import { ForwardedHeader } from './forwarded-header';
import { HealthCheck } from './health-check';
import { BackendProtocol } from './protocol';
import { SchedulingAlgorithm } from './scheduling-algorithm';
import { SessionPersistence } from './session-persistence';

/** Options that backend services of all products have. Source: JD Cloud SDK, CreateBackendSpec. */
export interface BackendServiceOptions extends ResourceOptions {
  /**
   * Name of the backend service, used exactly as given.
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

  /** Protocol between the load balancer and the servers. Changing it replaces the backend service. */
  readonly protocol: BackendProtocol;

  /**
   * Port of the servers. A target with a port of its own uses that one. Valid: 1 to 65535. Changing it replaces the backend service.
   */
  readonly port: number;

  /**
   * The target group or availability group that receives the requests.
   *
   * @default - none; no request is answered until there is one
   */
  readonly targets?: IBackendTargets;

  /** How the health of the servers is checked. */
  readonly healthCheck: HealthCheck;

  /**
   * How requests are distributed over the servers.
   *
   * Valid: ROUND_ROBIN, LEAST_CONNECTIONS and SOURCE_IP_HASH on application and network load balancers, SOURCE_IP_HASH and QUINTUPLE_HASH on
   * distributed ones.
   *
   * @default - SchedulingAlgorithm.ROUND_ROBIN; SOURCE_IP_HASH on a distributed network load balancer
   */
  readonly algorithm?: SchedulingAlgorithm;
}

/** Options of a backend service of an application load balancer. Source: JD Cloud SDK, CreateBackendSpec. */
export interface ApplicationBackendServiceOptions extends BackendServiceOptions {
  /**
   * Sends the requests of one client to one server: `SessionPersistence.cookie()`. Requires protocol HTTP and algorithm ROUND_ROBIN.
   *
   * @default - disabled
   */
  readonly sessionPersistence?: SessionPersistence;

  /**
   * Headers that tell HTTP servers about the client, in addition to `X-Forwarded-For`. Protocol HTTP only.
   *
   * @default - none
   */
  readonly forwardedHeaders?: ForwardedHeader[];

  /**
   * Sends the client's address to the servers with proxy protocol version 1, which they must understand. Protocols TCP and UDP only.
   *
   * @default false
   */
  readonly proxyProtocol?: boolean | IResolvable;
}

/** Options of a backend service of a network load balancer. Source: JD Cloud SDK, CreateBackendSpec. */
export interface NetworkBackendServiceOptions extends BackendServiceOptions {
  /**
   * Sends the requests of one client to one server: `SessionPersistence.sourceIp()`.
   *
   * @default - disabled
   */
  readonly sessionPersistence?: SessionPersistence;

  /**
   * How long connections to a removed target are kept. 0 disables draining. Valid: 0 to 3600 seconds.
   *
   * @default Duration.minutes(5)
   */
  readonly connectionDraining?: Duration;
}

/** Options of a backend service of a distributed network load balancer. Source: JD Cloud SDK, CreateBackendSpec. */
export interface DistributedNetworkBackendServiceOptions extends BackendServiceOptions {}

/** Options of a backend service of any load balancer. They are checked against the load balancer's product. */
export interface GenericBackendServiceOptions extends BackendServiceOptions {
  /**
   * Sends the requests of one client to one server: by cookie on an application load balancer, by address on a network load balancer.
   *
   * @default - disabled
   */
  readonly sessionPersistence?: SessionPersistence;

  /**
   * Headers that tell HTTP servers about the client, in addition to `X-Forwarded-For`. Application load balancers only, with protocol HTTP.
   *
   * @default - none
   */
  readonly forwardedHeaders?: ForwardedHeader[];

  /**
   * Sends the client's address to the servers with proxy protocol version 1, which they must understand. Application load balancers only,
   * with protocol TCP or UDP.
   *
   * @default false
   */
  readonly proxyProtocol?: boolean | IResolvable;

  /**
   * How long connections to a removed target are kept. 0 disables draining. Network load balancers only. Valid: 0 to 3600 seconds.
   *
   * @default Duration.minutes(5)
   */
  readonly connectionDraining?: Duration;
}

/** Properties of a backend service. */
export interface BackendServiceProps extends GenericBackendServiceOptions {
  /** The load balancer that the backend service belongs to. Changing it replaces the backend service. */
  readonly loadBalancer: ILoadBalancer;
}

/** Options for looking up an existing backend service: by its id or by its exact name. */
export interface BackendServiceLookupOptions extends ResourceOptions {
  /**
   * Id of the backend service.
   *
   * @default - found by its name
   */
  readonly backendServiceId?: string;

  /**
   * Name of the backend service, compared exactly. The plan fails when none or several have it. Names are unique on one load balancer only.
   *
   * @default - found by its id
   */
  readonly name?: string;

  /**
   * The load balancer that the backend service belongs to. A backend service of another one is not found.
   *
   * @default - any load balancer
   */
  readonly loadBalancer?: ILoadBalancer;

  /**
   * Protocol between the load balancer and the servers. With it, listeners of a protocol that does not fit are found at synthesis.
   *
   * @default - unknown
   */
  readonly protocol?: BackendProtocol;
}

/** Attributes of an existing backend service. */
export interface BackendServiceAttributes {
  /** Id of the backend service. */
  readonly backendServiceId: string;

  /**
   * The load balancer that the backend service belongs to. With it, listeners of another load balancer are found at synthesis.
   *
   * @default - unknown
   */
  readonly loadBalancer?: ILoadBalancer;

  /**
   * Protocol between the load balancer and the servers. With it, listeners of a protocol that does not fit are found at synthesis.
   *
   * @default - unknown
   */
  readonly protocol?: BackendProtocol;
}
