/** What the targets of a group are. Source: JD Cloud SDK, CreateTargetGroupSpec. */
export enum TargetType {
  /** Virtual machines and containers in the load balancer's VPC. */
  INSTANCE = 'INSTANCE',

  /** Addresses outside the VPC, reached by direct connection, VPC peering or VPN. */
  IP = 'IP',
}
