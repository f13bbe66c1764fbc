/** Protocol between clients and the load balancer. */
export enum ListenerProtocol {
  /** HTTP. Application load balancers only; for backend services of protocol HTTP. */
  HTTP = 'HTTP',

  /** HTTPS. Application load balancers only; for backend services of protocol HTTP. */
  HTTPS = 'HTTPS',

  /** TCP. For backend services of protocol TCP. */
  TCP = 'TCP',

  /** TLS. Application load balancers only; for backend services of protocol TCP. */
  TLS = 'TLS',

  /** UDP. For backend services of protocol UDP. */
  UDP = 'UDP',
}
