/**
 * Headers with which an application load balancer tells HTTP servers about the client, in addition to `X-Forwarded-For`, which it always sends.
 *
 * Source: JD Cloud SDK, CreateBackendSpec.
 */
export enum ForwardedHeader {
  /** `X-Forwarded-Proto`: the protocol between the client and the listener. */
  PROTO = 'PROTO',

  /** `X-Forwarded-Port`: the listener's port. */
  PORT = 'PORT',

  /** `X-Forwarded-Host`: the host that the client requested. */
  HOST = 'HOST',

  /** `X-Forwarded-LBIP`: the address of the load balancer. */
  LOAD_BALANCER_IP = 'LOAD_BALANCER_IP',

  /** `X-Forwarded-Client-Port`: the client's port. */
  CLIENT_PORT = 'CLIENT_PORT',
}
