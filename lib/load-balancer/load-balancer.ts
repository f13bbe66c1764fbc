import { Construct } from 'constructs';
import type { BackendService } from '../backend/backend-service';
import type { GenericBackendServiceOptions } from '../backend/backend-service-options';
import { Listener } from '../listener/listener';
import { LISTENER } from '../listener/listener-fields';
import type { ListenerOptions } from '../listener/listener-options';
import { passOn } from '../properties/bind';
import { LoadBalancerBase } from './load-balancer-base';
import type { IGenericLoadBalancer } from './load-balancer-interfaces';
import type {
  LoadBalancerProps,
  GenericLoadBalancerAttributes,
  GenericLoadBalancerLookupOptions,
} from './load-balancer-options';

abstract class GenericLoadBalancerBase extends LoadBalancerBase implements IGenericLoadBalancer {
  public addBackendService(id: string, options: GenericBackendServiceOptions): BackendService {
    return this._addBackendService(id, options);
  }

  public addListener(id: string, options: ListenerOptions): Listener {
    return new Listener(this, id, { ...passOn(this, options, LISTENER), loadBalancer: this });
  }
}

/**
 * A load balancer whose product is a value: ALB, NLB or DNLB.
 *
 * Where the product is fixed, `ApplicationLoadBalancer`, `NetworkLoadBalancer` and `DistributedNetworkLoadBalancer` offer only what it has.
 *
 * Source: JD Cloud SDK, CreateLoadBalancerSpec.
 */
export class LoadBalancer extends GenericLoadBalancerBase {
  /**
   * References an existing load balancer by its id. Nothing is read.
   *
   * @param scope the construct to create it in
   * @param id the id of the new construct
   * @param loadBalancerId id of the load balancer, for example alb-a1
   */
  public static fromLoadBalancerId(scope: Construct, id: string, loadBalancerId: string): IGenericLoadBalancer {
    return new ExistingLoadBalancer(scope, id, { loadBalancerId });
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
    attributes: GenericLoadBalancerAttributes,
  ): IGenericLoadBalancer {
    return new ExistingLoadBalancer(scope, id, attributes);
  }

  /**
   * Reads an existing load balancer when Terraform plans: by its id or by its exact name. You can add listeners, backend services and
   * target groups to it; its own settings stay with its owner.
   *
   * @param scope the construct to create it in
   * @param id the id of the new construct
   * @param options how to look up the load balancer
   */
  public static fromLookup(
    scope: Construct,
    id: string,
    options: GenericLoadBalancerLookupOptions,
  ): IGenericLoadBalancer {
    return new FoundLoadBalancer(scope, id, options);
  }

  /**
   * Creates a load balancer.
   *
   * @param scope the construct to create it in
   * @param id the id of the new construct
   * @param props the properties of the load balancer
   */
  public constructor(scope: Construct, id: string, props: LoadBalancerProps) {
    super(scope, id);
    this._create(props, { strict: new.target === LoadBalancer, ofOneProduct: false });
  }
}

class ExistingLoadBalancer extends GenericLoadBalancerBase {
  public constructor(scope: Construct, id: string, attributes: GenericLoadBalancerAttributes) {
    super(scope, id);
    this._reference(attributes);
  }
}

class FoundLoadBalancer extends GenericLoadBalancerBase {
  public constructor(scope: Construct, id: string, options: GenericLoadBalancerLookupOptions) {
    super(scope, id);
    this._lookUp(options);
  }
}
