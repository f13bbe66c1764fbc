import type { IBackendService } from '../backend/backend-service-interface';
import type { ILoadBalancer } from '../load-balancer/load-balancer-interfaces';
import { ResourceOptions } from '../terraform/resource-options';
import type { ICertificate } from './certificate';
import type { Hsts } from './hsts';
import type { ListenerProtocol } from './listener-protocol';

/** Options that listeners of all protocols have. Source: JD Cloud SDK, CreateListenerSpec. */
export interface BaseListenerOptions extends ResourceOptions {
  /**
   * Name of the listener, used exactly as given. Valid: 1 to 32 Chinese characters, letters, digits, `_` and `-`; unique on its load balancer.
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

  /** The backend service that receives the requests. It belongs to the same load balancer. Updated in place. */
  readonly backendService: IBackendService;
}

/** Options of an HTTP listener. */
export interface HttpListenerOptions extends BaseListenerOptions {
  /**
   * Port that clients connect to. No other listener of the load balancer may use it. Valid: 1 to 65535. Changing it replaces the listener.
   *
   * @default 80
   */
  readonly port?: number;
}

/** Options of an HTTPS listener. */
export interface HttpsListenerOptions extends BaseListenerOptions {
  /**
   * Port that clients connect to. No other listener of the load balancer may use it. Valid: 1 to 65535. Changing it replaces the listener.
   *
   * @default 443
   */
  readonly port?: number;

  /** Server certificates: one, or two with different key algorithms. */
  readonly certificates: ICertificate[];

  /**
   * Enables HSTS (HTTP Strict Transport Security), which tells browsers to use HTTPS only.
   *
   * @default - disabled
   */
  readonly hsts?: Hsts;
}

/** Options that TCP and UDP listeners of all products have. */
export interface TransportListenerOptions extends BaseListenerOptions {
  /** Port that clients connect to. No other listener of the load balancer may use it. Valid: 1 to 65535. Changing it replaces the listener. */
  readonly port: number;
}

/** Options of a TCP listener of an application load balancer. */
export interface ApplicationTcpListenerOptions extends TransportListenerOptions {}

/** Options of a UDP listener of an application load balancer. */
export interface ApplicationUdpListenerOptions extends TransportListenerOptions {}

/** Options of a TLS listener. */
export interface TlsListenerOptions extends TransportListenerOptions {
  /** Server certificates: one, or two with different key algorithms. */
  readonly certificates: ICertificate[];
}

/** Options of a TCP or UDP listener of a network load balancer. */
export interface NetworkListenerOptions extends TransportListenerOptions {}

/** Options of a TCP or UDP listener of a distributed network load balancer. */
export interface DistributedNetworkListenerOptions extends TransportListenerOptions {}

/** Options of a listener of any protocol. They are checked against the protocol and the load balancer's product. */
export interface ListenerOptions extends BaseListenerOptions {
  /** Protocol between clients and the load balancer. Changing it replaces the listener. */
  readonly protocol: ListenerProtocol;

  /** Port that clients connect to. No other listener of the load balancer may use it. Valid: 1 to 65535. Changing it replaces the listener. */
  readonly port: number;

  /**
   * Server certificates: one, or two with different key algorithms. Required for HTTPS and TLS, not allowed otherwise.
   *
   * @default - none
   */
  readonly certificates?: ICertificate[];

  /**
   * Enables HSTS (HTTP Strict Transport Security), which tells browsers to use HTTPS only. HTTPS listeners only.
   *
   * @default - disabled
   */
  readonly hsts?: Hsts;
}

/** Properties of a listener. */
export interface ListenerProps extends ListenerOptions {
  /** The load balancer that the listener belongs to. Changing it replaces the listener. */
  readonly loadBalancer: ILoadBalancer;
}
