/** The products. Source: JD Cloud SDK, CreateLoadBalancerSpec. */
export enum LoadBalancerType {
  /** Application load balancer: HTTP, HTTPS, TCP, TLS and UDP. */
  ALB = 'ALB',

  /** Network load balancer: TCP and UDP for many connections. */
  NLB = 'NLB',

  /** Distributed network load balancer: TCP and UDP across all zones of its region, free of charge. */
  DNLB = 'DNLB',
}
