import type { IResolvable, TerraformProvider } from 'cdktf';
import type { IElasticIp } from '../network/elastic-ip';
import type { ISecurityGroup } from '../network/security-group';
import type { ISubnet } from '../network/subnet';
import { ResourceOptions } from '../terraform/resource-options';
import type { LoadBalancerType } from './load-balancer-type';

/** Options that load balancers of all products have. Source: JD Cloud SDK, CreateLoadBalancerSpec. */
export interface LoadBalancerOptions extends ResourceOptions {
  /**
   * Name of the load balancer, used exactly as given. Valid: 1 to 32 Chinese characters, letters, digits, `_` and `-`.
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

  /** The subnet of the load balancer's private addresses. It determines the VPC. Changing it replaces the load balancer. */
  readonly subnet: ISubnet;

  /**
   * Address of the load balancer inside the VPC. Valid: a free IPv4 address of the subnet. Updated in place. Leaving it out later keeps the address
   * that the load balancer has. A load balancer with a fixed address cannot be replaced in one deployment, because the old one still has the address.
   *
   * @default - JD Cloud chooses a free address of the subnet
   */
  readonly privateIpAddress?: string;

  /**
   * Whether the load balancer is running. With false it is stopped: it forwards no traffic, and keeps its addresses and everything on it. Updated in
   * place; listeners, backend services and targets can be changed while it is stopped. A load balancer that JD Cloud stopped because of arrears
   * starts again when they are paid, not before.
   *
   * @default true
   */
  readonly running?: boolean | IResolvable;

  /**
   * The elastic IP that makes the load balancer reachable from the internet. Updated in place.
   *
   * @default - none; the load balancer is reachable from inside the VPC only
   */
  readonly elasticIp?: IElasticIp;

  /**
   * Protects the load balancer from deletion. Set it to false and apply before you destroy the load balancer.
   *
   * @default false
   */
  readonly deletionProtection?: boolean | IResolvable;

  /**
   * Tags: keys and values. Updated in place.
   *
   * @default - none
   */
  readonly tags?: Record<string, string>;
}

/** Properties of an application load balancer. */
export interface ApplicationLoadBalancerProps extends LoadBalancerOptions {
  /** Availability zones, for example cn-north-1a. Valid: 1 or 2. Changing them replaces the load balancer. */
  readonly zones: string[];

  /**
   * Security groups in the load balancer's VPC. Valid: 1 to 4. Updated in place.
   *
   * @default - JD Cloud attaches the VPC's group that is open to all
   */
  readonly securityGroups?: ISecurityGroup[];
}

/** Properties of a network load balancer. */
export interface NetworkLoadBalancerProps extends LoadBalancerOptions {
  /** Availability zones, for example cn-north-1a. Valid: 1 or 2. Changing them replaces the load balancer. */
  readonly zones: string[];
}

/** Properties of a distributed network load balancer. */
export interface DistributedNetworkLoadBalancerProps extends LoadBalancerOptions {
  /**
   * The edge zone that the load balancer is in, for example cn-n1-jinan1. Changing it replaces the load balancer.
   *
   * @default - none; the load balancer spans all zones of its region
   */
  readonly edgeZone?: string;
}

/** Properties of a load balancer of any product. They are checked against the product. */
export interface LoadBalancerProps extends LoadBalancerOptions {
  /** The product. Changing it replaces the load balancer. */
  readonly loadBalancerType: LoadBalancerType;

  /**
   * Availability zones, for example cn-north-1a. Valid: 1 or 2 on application and network load balancers, none on distributed ones. Changing
   * them replaces the load balancer.
   *
   * @default - none
   */
  readonly zones?: string[];

  /**
   * Edge zone of a distributed network load balancer, for example cn-n1-jinan1. Changing it replaces the load balancer.
   *
   * @default - none; a distributed network load balancer spans all zones of its region
   */
  readonly edgeZone?: string;

  /**
   * Security groups in the load balancer's VPC. Application load balancers only. Valid: 1 to 4. Updated in place.
   *
   * @default - JD Cloud attaches the VPC's group that is open to all
   */
  readonly securityGroups?: ISecurityGroup[];
}

/** Attributes of an existing load balancer. */
export interface LoadBalancerAttributes {
  /** Id of the load balancer, for example alb-a1. */
  readonly loadBalancerId: string;

  /**
   * Id of the VPC that the load balancer is in. With it, targets in another VPC are found at synthesis.
   *
   * @default - unknown
   */
  readonly vpcId?: string;

  /**
   * Region of the load balancer, for example cn-north-1.
   *
   * @default - unknown
   */
  readonly region?: string;

  /**
   * The provider configuration for what is created on the load balancer, when the stack has several.
   *
   * @default - the stack's default one
   */
  readonly provider?: TerraformProvider;
}

/** Attributes of an existing load balancer of any product. */
export interface GenericLoadBalancerAttributes extends LoadBalancerAttributes {
  /**
   * The product. With it, options that the product does not have are refused.
   *
   * @default - unknown
   */
  readonly loadBalancerType?: LoadBalancerType;
}

/** Options for looking up an existing load balancer: by its id or by its exact name. */
export interface LoadBalancerLookupOptions extends ResourceOptions {
  /**
   * Id of the load balancer, for example alb-a1.
   *
   * @default - found by its name
   */
  readonly loadBalancerId?: string;

  /**
   * Name of the load balancer, compared exactly. The plan fails when none or several have it.
   *
   * @default - found by its id
   */
  readonly name?: string;

  /**
   * Id of the VPC that the load balancer is in. Set it where names are used in several VPCs; anything elsewhere is not found.
   *
   * @default - any VPC
   */
  readonly vpcId?: string;
}

/** Options for looking up an existing load balancer of any product. */
export interface GenericLoadBalancerLookupOptions extends LoadBalancerLookupOptions {
  /**
   * The product. With it, options that the product does not have are refused, and a load balancer of another product is not found.
   *
   * @default - unknown
   */
  readonly loadBalancerType?: LoadBalancerType;
}
