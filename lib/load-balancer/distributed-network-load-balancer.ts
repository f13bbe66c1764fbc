import { Construct } from 'constructs';
import { BackendService } from '../backend/backend-service';
import { BackendServiceOptions } from '../backend/backend-service-options';
import * as jdcloud from '../jdcloud';
import { Listener, ListenerProtocol, TransportListenerOptions } from '../listener/listener';
import { ISubnet } from '../network/subnet';
import { TargetGroup, TargetGroupOptions } from '../target/target-group';
import { given } from '../terraform/checks';
import { ILoadBalancer } from './load-balancer';
import { LoadBalancerAttributes, LoadBalancerOptions } from './load-balancer-options';
import { provision, recordImport } from './provision';
import { addBackendService, addListener, addTargetGroup, commonOptions } from './verbs';

/** A distributed network load balancer, owned or imported. */
export interface IDistributedNetworkLoadBalancer extends ILoadBalancer {
  /**
   * Makes a backend service on this load balancer.
   *
   * @param id the id of the new construct
   * @param options what the backend service has
   */
  addBackendService(id: string, options: BackendServiceOptions): BackendService;
}

/** What a distributed network load balancer has. */
export interface DistributedNetworkLoadBalancerProps extends LoadBalancerOptions {
  /**
   * The edge zone that it stands in. A change replaces the load balancer.
   *
   * @default - none; it spans all zones of its region
   */
  readonly edgeZone?: string;
}

abstract class DistributedNetworkLoadBalancerBase extends Construct implements IDistributedNetworkLoadBalancer {
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

  public addBackendService(id: string, options: BackendServiceOptions): BackendService {
    return addBackendService(this, id, options);
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
   * Refers to an existing load balancer by its id. Nothing is read.
   *
   * @param scope the construct to put it in
   * @param id the id of the new construct
   * @param loadBalancerId id of the load balancer, for example dnlb-a1
   */
  public static fromLoadBalancerId(
    scope: Construct,
    id: string,
    loadBalancerId: string,
  ): IDistributedNetworkLoadBalancer {
    return new ImportedDistributedNetworkLoadBalancer(scope, id, { loadBalancerId });
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
  ): IDistributedNetworkLoadBalancer {
    return new ImportedDistributedNetworkLoadBalancer(scope, id, attributes);
  }

  /** The Terraform resource. */
  public readonly resource: jdcloud.Lb;
  private readonly subnet: ISubnet;
  private idToken?: string;

  /**
   * Makes a distributed network load balancer.
   *
   * @param scope the construct to put it in
   * @param id the id of the new construct
   * @param props what the load balancer has
   */
  public constructor(scope: Construct, id: string, props: DistributedNetworkLoadBalancerProps) {
    super(scope, id);
    this.subnet = given(this, 'props', props).subnet;
    this.resource = provision(this, {
      ...commonOptions(props),
      type: 'DNLB',
      edgeZone: props.edgeZone,
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

class ImportedDistributedNetworkLoadBalancer extends DistributedNetworkLoadBalancerBase {
  public readonly loadBalancerId: string;
  public readonly vpcId?: string;

  public constructor(scope: Construct, id: string, attributes: LoadBalancerAttributes) {
    super(scope, id);
    this.loadBalancerId = recordImport(this, 'DNLB', attributes);
    this.vpcId = attributes.vpcId;
  }
}
