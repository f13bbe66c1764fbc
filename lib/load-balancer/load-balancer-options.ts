import { TerraformProvider } from 'cdktf';
import { IElasticIp } from '../network/elastic-ip';
import { ISubnet } from '../network/subnet';
import { ResourceOptions } from '../terraform/resource-options';

/** What load balancers of all products have. Source: JD Cloud SDK, CreateLoadBalancerSpec. */
export interface LoadBalancerOptions extends ResourceOptions {
  /**
   * Name of the load balancer, kept to the letter. Valid: 1 to 32 Chinese characters, letters, digits, `_` and `-`.
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

  /** The subnet that holds the load balancer's private addresses; it fixes the VPC. A change replaces the load balancer. */
  readonly subnet: ISubnet;

  /**
   * The address that makes the load balancer reachable from the internet. Changes in place.
   *
   * @default - none; reachable from inside the VPC only
   */
  readonly elasticIp?: IElasticIp;

  /**
   * Whether JD Cloud refuses to delete the load balancer. It has to be false, and applied, before the load balancer can be destroyed.
   *
   * @default false
   */
  readonly deletionProtection?: boolean;

  /**
   * Tags: keys and values. Changes in place.
   *
   * @default - none
   */
  readonly tags?: Record<string, string>;
}

/** What is known of an existing load balancer. */
export interface LoadBalancerAttributes {
  /** Id of the load balancer, for example alb-a1. */
  readonly loadBalancerId: string;

  /**
   * Id of the VPC that the load balancer is in. With it, targets of another VPC are found at synthesis.
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
   * The provider configuration for what is made on the load balancer, when the stack has several.
   *
   * @default - the stack's default one
   */
  readonly provider?: TerraformProvider;
}
