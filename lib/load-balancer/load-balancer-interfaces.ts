import type { IConstruct } from 'constructs';
import type { BackendService } from '../backend/backend-service';
import type {
  ApplicationBackendServiceOptions,
  DistributedNetworkBackendServiceOptions,
  GenericBackendServiceOptions,
  NetworkBackendServiceOptions,
} from '../backend/backend-service-options';
import type { Listener } from '../listener/listener';
import type {
  ApplicationTcpListenerOptions,
  ApplicationUdpListenerOptions,
  DistributedNetworkListenerOptions,
  HttpListenerOptions,
  HttpsListenerOptions,
  ListenerOptions,
  NetworkListenerOptions,
  TlsListenerOptions,
} from '../listener/listener-options';
import type { TargetGroup } from '../target-group/target-group';
import type { TargetGroupOptions } from '../target-group/target-group-options';

/** A load balancer of any product, created by this app or referenced. */
export interface ILoadBalancer extends IConstruct {
  /** Id of the load balancer. */
  readonly loadBalancerId: string;

  /** Id of the VPC that the load balancer is in. Unknown when a reference does not say it. */
  readonly vpcId?: string;

  /**
   * Creates a target group on this load balancer.
   *
   * @param id the id of the new construct
   * @param options the options of the target group
   */
  addTargetGroup(id: string, options?: TargetGroupOptions): TargetGroup;
}

/** An application load balancer, created by this app or referenced. */
export interface IApplicationLoadBalancer extends ILoadBalancer {
  /**
   * Creates a backend service on this load balancer.
   *
   * @param id the id of the new construct
   * @param options the options of the backend service
   */
  addBackendService(id: string, options: ApplicationBackendServiceOptions): BackendService;

  /**
   * Creates an HTTP listener on this load balancer, on port 80 by default.
   *
   * @param id the id of the new construct
   * @param options the options of the listener
   */
  addHttpListener(id: string, options: HttpListenerOptions): Listener;

  /**
   * Creates an HTTPS listener on this load balancer, on port 443 by default.
   *
   * @param id the id of the new construct
   * @param options the options of the listener
   */
  addHttpsListener(id: string, options: HttpsListenerOptions): Listener;

  /**
   * Creates a TCP listener on this load balancer.
   *
   * @param id the id of the new construct
   * @param options the options of the listener
   */
  addTcpListener(id: string, options: ApplicationTcpListenerOptions): Listener;

  /**
   * Creates a TLS listener on this load balancer.
   *
   * @param id the id of the new construct
   * @param options the options of the listener
   */
  addTlsListener(id: string, options: TlsListenerOptions): Listener;

  /**
   * Creates a UDP listener on this load balancer.
   *
   * @param id the id of the new construct
   * @param options the options of the listener
   */
  addUdpListener(id: string, options: ApplicationUdpListenerOptions): Listener;
}

/** A network load balancer, created by this app or referenced. */
export interface INetworkLoadBalancer extends ILoadBalancer {
  /**
   * Creates a backend service on this load balancer.
   *
   * @param id the id of the new construct
   * @param options the options of the backend service
   */
  addBackendService(id: string, options: NetworkBackendServiceOptions): BackendService;

  /**
   * Creates a TCP listener on this load balancer.
   *
   * @param id the id of the new construct
   * @param options the options of the listener
   */
  addTcpListener(id: string, options: NetworkListenerOptions): Listener;

  /**
   * Creates a UDP listener on this load balancer.
   *
   * @param id the id of the new construct
   * @param options the options of the listener
   */
  addUdpListener(id: string, options: NetworkListenerOptions): Listener;
}

/** A distributed network load balancer, created by this app or referenced. */
export interface IDistributedNetworkLoadBalancer extends ILoadBalancer {
  /**
   * Creates a backend service on this load balancer.
   *
   * @param id the id of the new construct
   * @param options the options of the backend service
   */
  addBackendService(id: string, options: DistributedNetworkBackendServiceOptions): BackendService;

  /**
   * Creates a TCP listener on this load balancer.
   *
   * @param id the id of the new construct
   * @param options the options of the listener
   */
  addTcpListener(id: string, options: DistributedNetworkListenerOptions): Listener;

  /**
   * Creates a UDP listener on this load balancer.
   *
   * @param id the id of the new construct
   * @param options the options of the listener
   */
  addUdpListener(id: string, options: DistributedNetworkListenerOptions): Listener;
}

/** A load balancer whose product is a value, created by this app or referenced. Options are checked against the product. */
export interface IGenericLoadBalancer extends ILoadBalancer {
  /**
   * Creates a backend service on this load balancer.
   *
   * @param id the id of the new construct
   * @param options the options of the backend service
   */
  addBackendService(id: string, options: GenericBackendServiceOptions): BackendService;

  /**
   * Creates a listener on this load balancer.
   *
   * @param id the id of the new construct
   * @param options the options of the listener
   */
  addListener(id: string, options: ListenerOptions): Listener;
}
