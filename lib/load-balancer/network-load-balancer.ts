import { Construct } from 'constructs';
import type { BackendService } from '../backend/backend-service';
import type { NetworkBackendServiceOptions } from '../backend/backend-service-options';
import type { Listener } from '../listener/listener';
import type { NetworkListenerOptions } from '../listener/listener-options';
import { ListenerProtocol } from '../listener/listener-protocol';
import { passOn } from '../properties/bind';
import { LoadBalancerBase } from './load-balancer-base';
import { EXISTING_LOAD_BALANCER, LOAD_BALANCER } from './load-balancer-fields';
import type { INetworkLoadBalancer } from './load-balancer-interfaces';
import type {
  NetworkLoadBalancerProps,
  LoadBalancerAttributes,
  LoadBalancerLookupOptions,
} from './load-balancer-options';
import { LoadBalancerType } from './load-balancer-type';

abstract class NetworkLoadBalancerBase extends LoadBalancerBase implements INetworkLoadBalancer {
  public addBackendService(id: string, options: NetworkBackendServiceOptions): BackendService {
    return this._addBackendService(id, options);
  }

  public addTcpListener(id: string, options: NetworkListenerOptions): Listener {
    return this._addListener(id, options, ListenerProtocol.TCP);
  }

  public addUdpListener(id: string, options: NetworkListenerOptions): Listener {
    return this._addListener(id, options, ListenerProtocol.UDP);
  }
}

/**
 * A network load balancer: TCP and UDP, in one or two availability zones.
 *
 * Source: JD Cloud SDK, CreateLoadBalancerSpec.
 *
 * @example
 * const lb = new NetworkLoadBalancer(stack, 'Mail', { subnet, zones: ['cn-north-1a'] });
 * const smtp = lb.addBackendService('Smtp', {
 *   protocol: BackendProtocol.TCP,
 *   port: 25,
 *   targets: lb.addTargetGroup('Servers'),
 *   healthCheck: HealthCheck.tcp(),
 *   connectionDraining: Duration.seconds(60),
 * });
 * lb.addTcpListener('Smtp25', { port: 25, backendService: smtp });
 */
export class NetworkLoadBalancer extends NetworkLoadBalancerBase {
  /**
   * References an existing load balancer by its id. Nothing is read.
   *
   * @param scope the construct to create it in
   * @param id the id of the new construct
   * @param loadBalancerId id of the load balancer, for example nlb-a1
   */
  public static fromLoadBalancerId(scope: Construct, id: string, loadBalancerId: string): INetworkLoadBalancer {
    return new ExistingNetworkLoadBalancer(scope, id, { loadBalancerId });
  }

  /**
   * References an existing load balancer by its attributes. Nothing is read. You can add listeners, backend services and target groups to it;
   * its own settings stay with its owner.
   *
   * @param scope the construct to create it in
   * @param id the id of the new construct
   * @param attributes what is known about the load balancer
   */
  public static fromLoadBalancerAttributes(
    scope: Construct,
    id: string,
    attributes: LoadBalancerAttributes,
  ): INetworkLoadBalancer {
    return new ExistingNetworkLoadBalancer(scope, id, attributes);
  }

  /**
   * Reads an existing load balancer when Terraform plans: by its id or by its exact name. One of another product is not found. You can add listeners, backend services and
   * target groups to it; its own settings stay with its owner.
   *
   * @param scope the construct to create it in
   * @param id the id of the new construct
   * @param options how to look up the load balancer
   */
  public static fromLookup(scope: Construct, id: string, options: LoadBalancerLookupOptions): INetworkLoadBalancer {
    return new FoundLoadBalancer(scope, id, options);
  }

  /**
   * Creates a network load balancer.
   *
   * @param scope the construct to create it in
   * @param id the id of the new construct
   * @param props the properties of the load balancer
   */
  public constructor(scope: Construct, id: string, props: NetworkLoadBalancerProps) {
    super(scope, id);
    this._create(
      { ...passOn(this, props, LOAD_BALANCER, 'props'), loadBalancerType: LoadBalancerType.NLB },
      { strict: new.target === NetworkLoadBalancer, ofOneProduct: true },
    );
  }
}

class ExistingNetworkLoadBalancer extends NetworkLoadBalancerBase {
  public constructor(scope: Construct, id: string, attributes: LoadBalancerAttributes) {
    super(scope, id);
    this._reference({
      ...passOn(this, attributes, EXISTING_LOAD_BALANCER, 'attributes'),
      loadBalancerType: LoadBalancerType.NLB,
    });
  }
}

class FoundLoadBalancer extends NetworkLoadBalancerBase {
  public constructor(scope: Construct, id: string, options: LoadBalancerLookupOptions) {
    super(scope, id);
    this._lookUp(options, LoadBalancerType.NLB);
  }
}
