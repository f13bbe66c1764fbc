import { Construct } from 'constructs';
import type { BackendService } from '../backend/backend-service';
import type { ApplicationBackendServiceOptions } from '../backend/backend-service-options';
import type { Listener } from '../listener/listener';
import type {
  ApplicationTcpListenerOptions,
  ApplicationUdpListenerOptions,
  HttpListenerOptions,
  HttpsListenerOptions,
  TlsListenerOptions,
} from '../listener/listener-options';
import { ListenerProtocol } from '../listener/listener-protocol';
import { passOn } from '../properties/bind';
import { LoadBalancerBase } from './load-balancer-base';
import { EXISTING_LOAD_BALANCER, LOAD_BALANCER } from './load-balancer-fields';
import type { IApplicationLoadBalancer } from './load-balancer-interfaces';
import type {
  ApplicationLoadBalancerProps,
  LoadBalancerAttributes,
  LoadBalancerLookupOptions,
} from './load-balancer-options';
import { LoadBalancerType } from './load-balancer-type';

abstract class ApplicationLoadBalancerBase extends LoadBalancerBase implements IApplicationLoadBalancer {
  public addBackendService(id: string, options: ApplicationBackendServiceOptions): BackendService {
    return this._addBackendService(id, options);
  }

  public addHttpListener(id: string, options: HttpListenerOptions): Listener {
    return this._addListener(id, options, ListenerProtocol.HTTP, 80);
  }

  public addHttpsListener(id: string, options: HttpsListenerOptions): Listener {
    return this._addListener(id, options, ListenerProtocol.HTTPS, 443);
  }

  public addTcpListener(id: string, options: ApplicationTcpListenerOptions): Listener {
    return this._addListener(id, options, ListenerProtocol.TCP);
  }

  public addTlsListener(id: string, options: TlsListenerOptions): Listener {
    return this._addListener(id, options, ListenerProtocol.TLS);
  }

  public addUdpListener(id: string, options: ApplicationUdpListenerOptions): Listener {
    return this._addListener(id, options, ListenerProtocol.UDP);
  }
}

/**
 * An application load balancer: HTTP, HTTPS, TCP, TLS and UDP, in one or two availability zones.
 *
 * Source: JD Cloud SDK, CreateLoadBalancerSpec.
 *
 * @example
 * const lb = new ApplicationLoadBalancer(stack, 'Shop', { subnet, zones: ['cn-north-1a', 'cn-north-1b'] });
 * const api = lb.addBackendService('Api', {
 *   protocol: BackendProtocol.HTTP,
 *   port: 8080,
 *   targets: lb.addTargetGroup('Servers'),
 *   healthCheck: HealthCheck.http({ path: '/healthz' }),
 * });
 * lb.addHttpListener('Http', { backendService: api });
 */
export class ApplicationLoadBalancer extends ApplicationLoadBalancerBase {
  /**
   * References an existing load balancer by its id. Nothing is read.
   *
   * @param scope the construct to create it in
   * @param id the id of the new construct
   * @param loadBalancerId id of the load balancer, for example alb-a1
   */
  public static fromLoadBalancerId(scope: Construct, id: string, loadBalancerId: string): IApplicationLoadBalancer {
    return new ExistingApplicationLoadBalancer(scope, id, { loadBalancerId });
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
  ): IApplicationLoadBalancer {
    return new ExistingApplicationLoadBalancer(scope, id, attributes);
  }

  /**
   * Reads an existing load balancer when Terraform plans: by its id or by its exact name. One of another product is not found. You can add listeners, backend services and
   * target groups to it; its own settings stay with its owner.
   *
   * @param scope the construct to create it in
   * @param id the id of the new construct
   * @param options how to look up the load balancer
   */
  public static fromLookup(scope: Construct, id: string, options: LoadBalancerLookupOptions): IApplicationLoadBalancer {
    return new FoundLoadBalancer(scope, id, options);
  }

  /**
   * Creates an application load balancer.
   *
   * @param scope the construct to create it in
   * @param id the id of the new construct
   * @param props the properties of the load balancer
   */
  public constructor(scope: Construct, id: string, props: ApplicationLoadBalancerProps) {
    super(scope, id);
    this._create(
      { ...passOn(this, props, LOAD_BALANCER, 'props'), loadBalancerType: LoadBalancerType.ALB },
      { strict: new.target === ApplicationLoadBalancer, ofOneProduct: true },
    );
  }
}

class ExistingApplicationLoadBalancer extends ApplicationLoadBalancerBase {
  public constructor(scope: Construct, id: string, attributes: LoadBalancerAttributes) {
    super(scope, id);
    this._reference({
      ...passOn(this, attributes, EXISTING_LOAD_BALANCER, 'attributes'),
      loadBalancerType: LoadBalancerType.ALB,
    });
  }
}

class FoundLoadBalancer extends ApplicationLoadBalancerBase {
  public constructor(scope: Construct, id: string, options: LoadBalancerLookupOptions) {
    super(scope, id);
    this._lookUp(options, LoadBalancerType.ALB);
  }
}
