/** How requests are distributed over the servers. Every algorithm uses the weights of the servers. */
export enum SchedulingAlgorithm {
  /** One server after the other. Application and network load balancers. */
  ROUND_ROBIN = 'ROUND_ROBIN',

  /** The server with the fewest connections. Application and network load balancers. */
  LEAST_CONNECTIONS = 'LEAST_CONNECTIONS',

  /** The same server for the same source address. All products. */
  SOURCE_IP_HASH = 'SOURCE_IP_HASH',

  /** The same server for the same protocol, addresses and ports. Distributed network load balancers only. */
  QUINTUPLE_HASH = 'QUINTUPLE_HASH',
}
