/** Protocol between the load balancer and the servers. */
export enum BackendProtocol {
  /** HTTP. Application load balancers only; for listeners of protocol HTTP and HTTPS. */
  HTTP = 'HTTP',

  /** TCP. For listeners of protocol TCP and TLS. */
  TCP = 'TCP',

  /** UDP. For listeners of protocol UDP. */
  UDP = 'UDP',
}
