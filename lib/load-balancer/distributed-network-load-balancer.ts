import { Construct } from 'constructs';
import type { BackendService } from '../backend/backend-service';
import type { DistributedNetworkBackendServiceOptions } from '../backend/backend-service-options';
import type { Listener } from '../listener/listener';
import type { DistributedNetworkListenerOptions } from '../listener/listener-options';
import { ListenerProtocol } from '../listener/listener-protocol';
import { passOn } from '../properties/bind';
import { LoadBalancerBase } from './load-balancer-base';
import { EXISTING_LOAD_BALANCER, LOAD_BALANCER } from './load-balancer-fields';
import type { IDistributedNetworkLoadBalancer } from './load-balancer-interfaces';
import type {
  DistributedNetworkLoadBalancerProps,
  LoadBalancerAttributes,
  LoadBalancerLookupOptions,
} from './load-balancer-options';
import { LoadBalancerType } from './load-balancer-type';

abstract class DistributedNetworkLoadBalancerBase extends LoadBalancerBase implements IDistributedNetworkLoadBalancer {
  public addBackendService(id: string, options: DistributedNetworkBackendServiceOptions): BackendService {
    return this._addBackendService(id, options);
  }

  public addTcpListener(id: string, options: DistributedNetworkListenerOptions): Listener {
    return this._addListener(id, options, ListenerProtocol.TCP);
  }

  public addUdpListener(id: string, options: DistributedNetworkListenerOptions): Listener {
    return this._addListener(id, options, ListenerProtocol.UDP);
  }
}

/**
 * A distributed network load balancer: TCP and UDP, in all availability zones of its region or in one edge zone.
 *
 * Source: JD Cloud SDK, CreateLoadBalancerSpec.
 *
 * @example
 * const lb = new DistributedNetworkLoadBalancer(stack, 'Dns', { subnet });
 * const dns = lb.addBackendService('Dns', {
 *   protocol: BackendProtocol.UDP,
 *   port: 53,
 *   targets: AvailabilityGroup.fromAvailabilityGroupId(stack, 'Workers', 'ag-a1').withDefaultWeight(20),
 *   algorithm: SchedulingAlgorithm.QUINTUPLE_HASH,
 *   healthCheck: HealthCheck.icmp(),
 * });
 * lb.addUdpListener('Udp53', { port: 53, backendService: dns });
 */
export class DistributedNetworkLoadBalancer extends DistributedNetworkLoadBalancerBase {
  /**
   * References an existing load balancer by its id. Nothing is read.
   *
   * @param scope the construct to create it in
   * @param id the id of the new construct
   * @param loadBalancerId id of the load balancer, for example dnlb-a1
   */
  public static fromLoadBalancerId(
    scope: Construct,
    id: string,
    loadBalancerId: string,
  ): IDistributedNetworkLoadBalancer {
    return new ExistingDistributedNetworkLoadBalancer(scope, id, { loadBalancerId });
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
  ): IDistributedNetworkLoadBalancer {
    return new ExistingDistributedNetworkLoadBalancer(scope, id, attributes);
  }

  /**
   * Reads an existing load balancer when Terraform plans: by its id or by its exact name. One of another product is not found. You can add listeners, backend services and
   * target groups to it; its own settings stay with its owner.
   *
   * @param scope the construct to create it in
   * @param id the id of the new construct
   * @param options how to look up the load balancer
   */
  public static fromLookup(
    scope: Construct,
    id: string,
    options: LoadBalancerLookupOptions,
  ): IDistributedNetworkLoadBalancer {
    return new FoundLoadBalancer(scope, id, options);
  }

  /**
   * Creates a distributed network load balancer.
   *
   * @param scope the construct to create it in
   * @param id the id of the new construct
   * @param props the properties of the load balancer
   */
  public constructor(scope: Construct, id: string, props: DistributedNetworkLoadBalancerProps) {
    super(scope, id);
    this._create(
      { ...passOn(this, props, LOAD_BALANCER, 'props'), loadBalancerType: LoadBalancerType.DNLB },
      { strict: new.target === DistributedNetworkLoadBalancer, ofOneProduct: true },
    );
  }
}

class ExistingDistributedNetworkLoadBalancer extends DistributedNetworkLoadBalancerBase {
  public constructor(scope: Construct, id: string, attributes: LoadBalancerAttributes) {
    super(scope, id);
    this._reference({
      ...passOn(this, attributes, EXISTING_LOAD_BALANCER, 'attributes'),
      loadBalancerType: LoadBalancerType.DNLB,
    });
  }
}

class FoundLoadBalancer extends DistributedNetworkLoadBalancerBase {
  public constructor(scope: Construct, id: string, options: LoadBalancerLookupOptions) {
    super(scope, id);
    this._lookUp(options, LoadBalancerType.DNLB);
  }
}
