import type { IResolvable } from 'cdktf';
import { Duration } from '../duration';

/** HTTP version of a health check. */
export enum HttpVersion {
  /** HTTP/1.0. */
  HTTP_1_0 = 'HTTP1.0',

  /** HTTP/1.1. */
  HTTP_1_1 = 'HTTP1.1',
}

/** Options that all health checks have. Source: JD Cloud SDK, HealthCheckSpec. */
export interface HealthCheckOptions {
  /**
   * Enables the health checks. While they are disabled, the health of the servers is not known, and all running servers receive requests.
   *
   * Valid: false on application and distributed network load balancers only. JD Cloud does not show this setting, so Terraform does not notice
   * when somebody else changes it.
   *
   * @default true
   */
  readonly enabled?: boolean | IResolvable;

  /**
   * Time between two checks. Valid: 5 to 300 seconds.
   *
   * @default Duration.seconds(5)
   */
  readonly interval?: Duration;

  /**
   * How long a check waits for the response. Valid: 2 to 60 seconds.
   *
   * @default Duration.seconds(3)
   */
  readonly timeout?: Duration;

  /**
   * Successful checks in a row that make a server healthy. Valid: 1 to 5.
   *
   * @default 3
   */
  readonly healthyThreshold?: number;

  /**
   * Failed checks in a row that make a server unhealthy. Valid: 1 to 5.
   *
   * @default 3
   */
  readonly unhealthyThreshold?: number;
}

/** Options of a health check by TCP connection. Source: JD Cloud SDK, HealthCheckSpec. */
export interface TcpHealthCheckOptions extends HealthCheckOptions {
  /**
   * Port that is checked. Valid: 0 to 65535; 0 means the port on which each target receives requests.
   *
   * @default 0
   */
  readonly port?: number;
}

/** Options of a health check by HTTP request. Source: JD Cloud SDK, HealthCheckSpec. */
export interface HttpHealthCheckOptions extends TcpHealthCheckOptions {
  /**
   * Path that is requested.
   *
   * Valid: begins with `/`; letters, digits, Chinese characters and `-/.%?#&_;~!()*[]@^:',+=<>{}`, URL-encoded text after `%`; at most 1000
   * characters.
   *
   * @default '/'
   */
  readonly path?: string;

  /**
   * Host that is requested. Valid: an IP address, or a name of letters, digits, `-` and `.`; at most 255 characters.
   *
   * @default - no host is sent
   */
  readonly host?: string;

  /**
   * HTTP version of the request.
   *
   * @default HttpVersion.HTTP_1_0
   */
  readonly httpVersion?: HttpVersion;

  /**
   * Responses that count as healthy. Valid: codes such as `200`, ranges such as `200-299`, classes `2xx`, `3xx`, `4xx`; all within 200 to 499.
   *
   * @default ['2xx', '3xx']
   */
  readonly healthyStatusCodes?: string[];
}
