import { Construct } from 'constructs';
import { BackendService } from '../backend/backend-service';
import { BackendServiceOptions } from '../backend/backend-service-options';
import { SessionPersistence } from '../backend/session-persistence';
import { Duration } from '../duration';
import * as jdcloud from '../jdcloud';
import { Listener, ListenerProtocol, TransportListenerOptions } from '../listener/listener';
import { ISubnet } from '../network/subnet';
import { TargetGroup, TargetGroupOptions } from '../target/target-group';
import { given } from '../terraform/checks';
import { ILoadBalancer } from './load-balancer';
import { LoadBalancerAttributes, LoadBalancerOptions } from './load-balancer-options';
import { provision, recordImport } from './provision';
import { addBackendService, addListener, addTargetGroup, commonOptions } from './verbs';

/** What a backend service of a network load balancer has. Source: JD Cloud SDK, CreateBackendSpec. */
export interface NetworkBackendServiceOptions extends BackendServiceOptions {
  /**
   * Sends the requests of one client to one server: `SessionPersistence.sourceIp()`.
   *
   * @default - off
   */
  readonly sessionPersistence?: SessionPersistence;

  /**
   * How long connections of a removed target live on; 0 switches draining off. Valid: 0 to 3600 seconds.
   *
   * @default Duration.minutes(5)
   */
  readonly connectionDraining?: Duration;
}

/** A network load balancer, owned or imported. */
export interface INetworkLoadBalancer extends ILoadBalancer {
  /**
   * Makes a backend service on this load balancer.
   *
   * @param id the id of the new construct
   * @param options what the backend service has
   */
  addBackendService(id: string, options: NetworkBackendServiceOptions): BackendService;
}

/** What a network load balancer has. */
export interface NetworkLoadBalancerProps extends LoadBalancerOptions {
  /** Availability zones, for example cn-north-1a. Valid: 1 or 2. A change replaces the load balancer. */
  readonly zones: string[];
}

abstract class NetworkLoadBalancerBase extends Construct implements INetworkLoadBalancer {
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

  public addBackendService(id: string, options: NetworkBackendServiceOptions): BackendService {
    return addBackendService(this, id, options);
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
   * Refers to an existing load balancer by its id. Nothing is read.
   *
   * @param scope the construct to put it in
   * @param id the id of the new construct
   * @param loadBalancerId id of the load balancer, for example nlb-a1
   */
  public static fromLoadBalancerId(scope: Construct, id: string, loadBalancerId: string): INetworkLoadBalancer {
    return new ImportedNetworkLoadBalancer(scope, id, { loadBalancerId });
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
  ): INetworkLoadBalancer {
    return new ImportedNetworkLoadBalancer(scope, id, attributes);
  }

  /** The Terraform resource. */
  public readonly resource: jdcloud.Lb;
  private readonly subnet: ISubnet;
  private idToken?: string;

  /**
   * Makes a network load balancer.
   *
   * @param scope the construct to put it in
   * @param id the id of the new construct
   * @param props what the load balancer has
   */
  public constructor(scope: Construct, id: string, props: NetworkLoadBalancerProps) {
    super(scope, id);
    this.subnet = given(this, 'props', props).subnet;
    this.resource = provision(this, {
      ...commonOptions(props),
      type: 'NLB',
      zones: props.zones,
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

class ImportedNetworkLoadBalancer extends NetworkLoadBalancerBase {
  public readonly loadBalancerId: string;
  public readonly vpcId?: string;

  public constructor(scope: Construct, id: string, attributes: LoadBalancerAttributes) {
    super(scope, id);
    this.loadBalancerId = recordImport(this, 'NLB', attributes);
    this.vpcId = attributes.vpcId;
  }
}
