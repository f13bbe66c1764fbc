/** The products. Source: JD Cloud SDK, CreateLoadBalancerSpec. */
export enum LoadBalancerType {
  /** Application load balancer: HTTP, HTTPS, TCP, TLS and UDP. */
  ALB = 'ALB',

  /** Network load balancer: TCP and UDP, many connections. */
  NLB = 'NLB',

  /** Distributed network load balancer: TCP and UDP, spans the zones of its region, free of charge. */
  DNLB = 'DNLB',
}
