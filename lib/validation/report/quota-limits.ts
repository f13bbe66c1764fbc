/** Quotas of an account that are higher than JD Cloud's defaults. Valid: whole numbers from 1. */
export interface QuotaLimits {
  /**
   * Application load balancers in a region.
   *
   * @default 5
   */
  readonly applicationLoadBalancersPerRegion?: number;

  /**
   * Network load balancers in a region.
   *
   * @default 5
   */
  readonly networkLoadBalancersPerRegion?: number;

  /**
   * Distributed network load balancers in a region.
   *
   * @default 100
   */
  readonly distributedNetworkLoadBalancersPerRegion?: number;

  /**
   * Listeners of a load balancer.
   *
   * @default - 20; 50 on a distributed network load balancer
   */
  readonly listenersPerLoadBalancer?: number;

  /**
   * Backend services of a load balancer.
   *
   * @default - 20; 50 on a distributed network load balancer
   */
  readonly backendServicesPerLoadBalancer?: number;

  /**
   * Target groups of a load balancer.
   *
   * @default - 20; 50 on a distributed network load balancer
   */
  readonly targetGroupsPerLoadBalancer?: number;

  /**
   * Targets of a target group. Each port of a server counts.
   *
   * @default - 100; 1000 on a distributed network load balancer
   */
  readonly targetsPerTargetGroup?: number;
}
