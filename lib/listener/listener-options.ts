import type { IResolvable } from 'cdktf';
import type { IBackendService } from '../backend/backend-service-interface';
import type { Duration } from '../duration';
import type { ILoadBalancer } from '../load-balancer/load-balancer-interfaces';
import { ResourceOptions } from '../terraform/resource-options';
import type { ICertificate } from './certificate';
import type { Hsts } from './hsts';
import type { ListenerProtocol } from './listener-protocol';

/** Limits that TCP and TLS listeners of an application load balancer can have. Source: JD Cloud SDK, LimitationSpec. */
export interface ConnectionLimits {
  /**
   * How many connections may be active. Valid: 100 to 5000000.
   *
   * @default - unlimited
   */
  readonly activeConnections?: number;
}

/** Limits that HTTP and HTTPS listeners can have. Source: JD Cloud SDK, LimitationSpec. */
export interface ListenerLimits extends ConnectionLimits {
  /**
   * How many requests are accepted in a second. Valid: 100 to 500000.
   *
   * @default - unlimited
   */
  readonly requestsPerSecond?: number;
}

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

  /**
   * Accepts connections. With `false` the listener is switched off: it keeps its port and its settings, and clients cannot connect. A new
   * listener that is off accepts connections for a moment, because JD Cloud creates listeners switched on. Updated in place.
   *
   * @default true
   */
  readonly enabled?: boolean | IResolvable;
}

/**
 * Options of an HTTP listener. WebSocket connections are forwarded without a setting: raise `idleTimeout` when they can be silent for longer
 * than a minute.
 */
export interface HttpListenerOptions extends BaseListenerOptions {
  /**
   * Port that clients connect to. No other listener of the load balancer may use it. Valid: 1 to 65535. Changing it replaces the listener.
   *
   * @default 80
   */
  readonly port?: number;

  /**
   * How long a connection without traffic stays open. This includes WebSocket connections, which are forwarded without a setting. Valid: 1 to 86400 seconds. Updated in place.
   *
   * @default Duration.seconds(60)
   */
  readonly idleTimeout?: Duration;

  /**
   * Limits what the listener accepts. Updated in place.
   *
   * @default - no limits
   */
  readonly limits?: ListenerLimits;
}

/**
 * Options of an HTTPS listener. WebSocket connections are forwarded without a setting: raise `idleTimeout` when they can be silent for longer
 * than a minute.
 */
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

  /**
   * How long a connection without traffic stays open. This includes WebSocket connections, which are forwarded without a setting. Valid: 1 to 86400 seconds. Updated in place.
   *
   * @default Duration.seconds(60)
   */
  readonly idleTimeout?: Duration;

  /**
   * Limits what the listener accepts. Updated in place.
   *
   * @default - no limits
   */
  readonly limits?: ListenerLimits;
}

/** Options that TCP and UDP listeners of all products have. */
export interface TransportListenerOptions extends BaseListenerOptions {
  /** Port that clients connect to. No other listener of the load balancer may use it. Valid: 1 to 65535. Changing it replaces the listener. */
  readonly port: number;
}

/** Options of a TCP listener of an application load balancer. */
export interface ApplicationTcpListenerOptions extends TransportListenerOptions {
  /**
   * How long a connection without traffic stays open. Valid: 1 to 86400 seconds. Updated in place.
   *
   * @default Duration.minutes(30)
   */
  readonly idleTimeout?: Duration;

  /**
   * Limits what the listener accepts. Updated in place.
   *
   * @default - no limits
   */
  readonly limits?: ConnectionLimits;
}

/** Options of a UDP listener of an application load balancer. */
export interface ApplicationUdpListenerOptions extends TransportListenerOptions {
  /**
   * How long a connection without traffic stays open. Valid: 1 to 86400 seconds. Updated in place.
   *
   * @default Duration.minutes(5)
   */
  readonly idleTimeout?: Duration;
}

/** Options of a TLS listener. */
export interface TlsListenerOptions extends TransportListenerOptions {
  /** Server certificates: one, or two with different key algorithms. */
  readonly certificates: ICertificate[];

  /**
   * How long a connection without traffic stays open. Valid: 1 to 86400 seconds. Updated in place.
   *
   * @default Duration.minutes(30)
   */
  readonly idleTimeout?: Duration;

  /**
   * Limits what the listener accepts. Updated in place.
   *
   * @default - no limits
   */
  readonly limits?: ConnectionLimits;
}

/** Options of a TCP or UDP listener of a network load balancer. */
export interface NetworkListenerOptions extends TransportListenerOptions {
  /**
   * How long a connection without traffic stays open. Valid: 1 to 86400 seconds. Updated in place.
   *
   * @default - 30 minutes for TCP, 5 minutes for UDP
   */
  readonly idleTimeout?: Duration;
}

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

  /**
   * How long a connection without traffic stays open. This includes WebSocket connections, which are forwarded without a setting.
   * Application and network load balancers only. Valid: 1 to 86400 seconds. Updated in place.
   *
   * @default - 60 seconds for HTTP and HTTPS, 30 minutes for TCP and TLS, 5 minutes for UDP
   */
  readonly idleTimeout?: Duration;

  /**
   * Limits what the listener accepts. Application load balancers only; not for UDP, and requests for HTTP and HTTPS only. Updated in place.
   *
   * @default - no limits
   */
  readonly limits?: ListenerLimits;
}

/** Properties of a listener. */
export interface ListenerProps extends ListenerOptions {
  /** The load balancer that the listener belongs to. Changing it replaces the listener. */
  readonly loadBalancer: ILoadBalancer;
}
