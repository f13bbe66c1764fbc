import { Construct, IConstruct } from 'constructs';
import { BackendService } from '../backend/backend-service';
import { GenericBackendServiceOptions } from '../backend/backend-service-options';
import * as jdcloud from '../jdcloud';
import { Listener, ListenerProtocol, ListenerOptions, TransportListenerOptions } from '../listener/listener';
import { ISubnet } from '../network/subnet';
import { ISecurityGroup } from '../network/security-group';
import { TargetGroup, TargetGroupOptions } from '../target/target-group';
import { given } from '../terraform/checks';
import { LoadBalancerAttributes, LoadBalancerOptions } from './load-balancer-options';
import { LoadBalancerType } from './load-balancer-type';
import { provision, recordImport } from './provision';
import { addBackendService, addListener, addTargetGroup, commonOptions } from './verbs';

/** A load balancer of any product, owned or imported. */
export interface ILoadBalancer extends IConstruct {
  /** Id of the load balancer. */
  readonly loadBalancerId: string;

  /** Id of the VPC that the load balancer is in. Unknown when the import does not say. */
  readonly vpcId?: string;

  /**
   * Makes a target group on this load balancer.
   *
   * @param id the id of the new construct
   * @param options what the target group has
   */
  addTargetGroup(id: string, options?: TargetGroupOptions): TargetGroup;

  /**
   * Makes a listener for TCP on this load balancer.
   *
   * @param id the id of the new construct
   * @param options what the listener has
   */
  addTcpListener(id: string, options: TransportListenerOptions): Listener;

  /**
   * Makes a listener for UDP on this load balancer.
   *
   * @param id the id of the new construct
   * @param options what the listener has
   */
  addUdpListener(id: string, options: TransportListenerOptions): Listener;
}

/** A load balancer whose product is a value, owned or imported. What its product does not have is found when it is asked for. */
export interface IGenericLoadBalancer extends ILoadBalancer {
  /**
   * Makes a backend service on this load balancer.
   *
   * @param id the id of the new construct
   * @param options what the backend service has
   */
  addBackendService(id: string, options: GenericBackendServiceOptions): BackendService;

  /**
   * Makes a listener on this load balancer.
   *
   * @param id the id of the new construct
   * @param options what the listener has
   */
  addListener(id: string, options: ListenerOptions): Listener;
}

/** What a load balancer of a given product has; which of it applies is checked against the product. */
export interface LoadBalancerProps extends LoadBalancerOptions {
  /** The product. A change replaces the load balancer. */
  readonly loadBalancerType: LoadBalancerType;

  /**
   * Availability zones, for example cn-north-1a. Valid: 1 or 2 on application and network load balancers, none on distributed ones. A change
   * replaces the load balancer.
   *
   * @default - none
   */
  readonly zones?: string[];

  /**
   * Edge zone of a distributed network load balancer. A change replaces the load balancer.
   *
   * @default - none; it spans all zones of its region
   */
  readonly edgeZone?: string;

  /**
   * Security groups, of the load balancer's VPC; application load balancers only. Valid: 1 to 4. Changes in place.
   *
   * @default - JD Cloud attaches the VPC's group that is open to all
   */
  readonly securityGroups?: ISecurityGroup[];
}

/** What is known of an existing load balancer of a given product. */
export interface GenericLoadBalancerAttributes extends LoadBalancerAttributes {
  /**
   * The product. With it, what the product does not have is found while the app runs.
   *
   * @default - unknown
   */
  readonly loadBalancerType?: LoadBalancerType;
}

abstract class LoadBalancerBase extends Construct implements IGenericLoadBalancer {
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

  public addBackendService(id: string, options: GenericBackendServiceOptions): BackendService {
    return addBackendService(this, id, options);
  }

  public addListener(id: string, options: ListenerOptions): Listener {
    return addListener(this, id, given(this, 'options', options).protocol, options.port, options);
  }
}

/**
 * A load balancer whose product is a value: ALB, NLB or DNLB.
 *
 * Where the product is settled, `ApplicationLoadBalancer`, `NetworkLoadBalancer` and `DistributedNetworkLoadBalancer` offer only what it has.
 *
 * Source: JD Cloud SDK, CreateLoadBalancerSpec.
 */
export class LoadBalancer extends LoadBalancerBase {
  /**
   * Refers to an existing load balancer by its id. Nothing is read.
   *
   * @param scope the construct to put it in
   * @param id the id of the new construct
   * @param loadBalancerId id of the load balancer, for example alb-a1
   */
  public static fromLoadBalancerId(scope: Construct, id: string, loadBalancerId: string): IGenericLoadBalancer {
    return new ImportedLoadBalancer(scope, id, { loadBalancerId });
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
    attributes: GenericLoadBalancerAttributes,
  ): IGenericLoadBalancer {
    return new ImportedLoadBalancer(scope, id, attributes);
  }

  /** The Terraform resource. */
  public readonly resource: jdcloud.Lb;
  private readonly subnet: ISubnet;
  private idToken?: string;

  /**
   * Makes a load balancer.
   *
   * @param scope the construct to put it in
   * @param id the id of the new construct
   * @param props what the load balancer has
   */
  public constructor(scope: Construct, id: string, props: LoadBalancerProps) {
    super(scope, id);
    this.subnet = given(this, 'props', props).subnet;
    this.resource = provision(this, {
      ...commonOptions(props),
      type: props.loadBalancerType,
      zones: props.zones,
      edgeZone: props.edgeZone,
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

class ImportedLoadBalancer extends LoadBalancerBase {
  public readonly loadBalancerId: string;
  public readonly vpcId?: string;

  public constructor(scope: Construct, id: string, attributes: GenericLoadBalancerAttributes) {
    super(scope, id);
    this.loadBalancerId = recordImport(this, given(this, 'attributes', attributes).loadBalancerType, attributes);
    this.vpcId = attributes.vpcId;
  }
}
