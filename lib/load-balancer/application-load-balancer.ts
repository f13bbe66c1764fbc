import { Construct } from 'constructs';
import { BackendService } from '../backend/backend-service';
import { BackendServiceOptions } from '../backend/backend-service-options';
import { ForwardedHeader } from '../backend/forwarded-header';
import { SessionPersistence } from '../backend/session-persistence';
import * as jdcloud from '../jdcloud';
import {
  Listener,
  ListenerProtocol,
  HttpListenerOptions,
  HttpsListenerOptions,
  TlsListenerOptions,
  TransportListenerOptions,
} from '../listener/listener';
import { ISubnet } from '../network/subnet';
import { ISecurityGroup } from '../network/security-group';
import { TargetGroup, TargetGroupOptions } from '../target/target-group';
import { given } from '../terraform/checks';
import { ILoadBalancer } from './load-balancer';
import { LoadBalancerAttributes, LoadBalancerOptions } from './load-balancer-options';
import { provision, recordImport } from './provision';
import { addBackendService, addListener, addTargetGroup, commonOptions } from './verbs';

/** What a backend service of an application load balancer has. Source: JD Cloud SDK, CreateBackendSpec. */
export interface ApplicationBackendServiceOptions extends BackendServiceOptions {
  /**
   * Sends the requests of one client to one server: `SessionPersistence.cookie()`, with protocol HTTP and algorithm ROUND_ROBIN.
   *
   * @default - off
   */
  readonly sessionPersistence?: SessionPersistence;

  /**
   * What HTTP servers are told about the client, beside `X-Forwarded-For`. With protocol HTTP only.
   *
   * @default - nothing
   */
  readonly forwardedHeaders?: ForwardedHeader[];

  /**
   * Whether servers are told the client's address by proxy protocol version 1, which they must understand. With protocol TCP or UDP only.
   *
   * @default false
   */
  readonly proxyProtocol?: boolean;
}

/** An application load balancer, owned or imported. */
export interface IApplicationLoadBalancer extends ILoadBalancer {
  /**
   * Makes a backend service on this load balancer.
   *
   * @param id the id of the new construct
   * @param options what the backend service has
   */
  addBackendService(id: string, options: ApplicationBackendServiceOptions): BackendService;

  /**
   * Makes a listener for HTTP on this load balancer, on port 80 unless told otherwise.
   *
   * @param id the id of the new construct
   * @param options what the listener has
   */
  addHttpListener(id: string, options: HttpListenerOptions): Listener;

  /**
   * Makes a listener for HTTPS on this load balancer, on port 443 unless told otherwise.
   *
   * @param id the id of the new construct
   * @param options what the listener has
   */
  addHttpsListener(id: string, options: HttpsListenerOptions): Listener;

  /**
   * Makes a listener for TLS on this load balancer.
   *
   * @param id the id of the new construct
   * @param options what the listener has
   */
  addTlsListener(id: string, options: TlsListenerOptions): Listener;
}

/** What an application load balancer has. */
export interface ApplicationLoadBalancerProps extends LoadBalancerOptions {
  /** Availability zones, for example cn-north-1a. Valid: 1 or 2. A change replaces the load balancer. */
  readonly zones: string[];

  /**
   * Security groups, of the load balancer's VPC. Valid: 1 to 4. Changes in place.
   *
   * @default - JD Cloud attaches the VPC's group that is open to all
   */
  readonly securityGroups?: ISecurityGroup[];
}

abstract class ApplicationLoadBalancerBase extends Construct implements IApplicationLoadBalancer {
  public abstract readonly loadBalancerId: string;
  public abstract readonly vpcId?: string;

  public addTargetGroup(id: string, options: TargetGroupOptions = {}): TargetGroup {
    return addTargetGroup(this, id, options);
  }

  public addTcpListener(id: string, options: TransportListenerOptions): Listener {
    return addListener(this, id, ListenerProtocol.TCP, given(this, 'options', options).port, options);
  }

  public addUdpListener(id: string, options: TransportListenerOptions): Listener {
    return addListener(this, id, ListenerProtocol.UDP, given(this, 'options', options).port, options);
  }

  public addHttpListener(id: string, options: HttpListenerOptions): Listener {
    return addListener(this, id, ListenerProtocol.HTTP, given(this, 'options', options).port ?? 80, options);
  }

  public addHttpsListener(id: string, options: HttpsListenerOptions): Listener {
    return addListener(this, id, ListenerProtocol.HTTPS, given(this, 'options', options).port ?? 443, options);
  }

  public addTlsListener(id: string, options: TlsListenerOptions): Listener {
    return addListener(this, id, ListenerProtocol.TLS, given(this, 'options', options).port, options);
  }

  public addBackendService(id: string, options: ApplicationBackendServiceOptions): BackendService {
    return addBackendService(this, id, options);
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
   * Refers to an existing load balancer by its id. Nothing is read.
   *
   * @param scope the construct to put it in
   * @param id the id of the new construct
   * @param loadBalancerId id of the load balancer, for example alb-a1
   */
  public static fromLoadBalancerId(scope: Construct, id: string, loadBalancerId: string): IApplicationLoadBalancer {
    return new ImportedApplicationLoadBalancer(scope, id, { loadBalancerId });
  }

  /**
   * Refers to an existing load balancer by what is known of it. Nothing is read. It can do everything that an owned one can; its children
   * live in this app.
   *
   * @param scope the construct to put it in
   * @param id the id of the new construct
   * @param attributes what is known of the load balancer
   */
  public static fromLoadBalancerAttributes(
    scope: Construct,
    id: string,
    attributes: LoadBalancerAttributes,
  ): IApplicationLoadBalancer {
    return new ImportedApplicationLoadBalancer(scope, id, attributes);
  }

  /** The Terraform resource. */
  public readonly resource: jdcloud.Lb;
  private readonly subnet: ISubnet;
  private idToken?: string;

  /**
   * Makes an application load balancer.
   *
   * @param scope the construct to put it in
   * @param id the id of the new construct
   * @param props what the load balancer has
   */
  public constructor(scope: Construct, id: string, props: ApplicationLoadBalancerProps) {
    super(scope, id);
    this.subnet = given(this, 'props', props).subnet;
    this.resource = provision(this, {
      ...commonOptions(props),
      type: 'ALB',
      zones: props.zones,
      securityGroups: props.securityGroups,
    });
  }

  /** Id of the load balancer. */
  public get loadBalancerId(): string {
    return (this.idToken ??= this.resource.id);
  }

  /** Id of the VPC: what the subnet says, else what Terraform reads. */
  public get vpcId(): string | undefined {
    return this.subnet.vpcId ?? this.resource.vpcId;
  }

  /** Address of the load balancer inside the VPC. */
  public get privateIpAddress(): string {
    return this.resource.privateIpAddress;
  }

  /** Public address: that of the elastic IP, null in Terraform without one. */
  public get elasticIpAddress(): string {
    return this.resource.elasticIpAddress;
  }

  /** What stands for this construct in another resource's `dependsOn`. */
  public get fqn(): string {
    return this.resource.fqn;
  }
}

class ImportedApplicationLoadBalancer extends ApplicationLoadBalancerBase {
  public readonly loadBalancerId: string;
  public readonly vpcId?: string;

  public constructor(scope: Construct, id: string, attributes: LoadBalancerAttributes) {
    super(scope, id);
    this.loadBalancerId = recordImport(this, 'ALB', attributes);
    this.vpcId = attributes.vpcId;
  }
}
