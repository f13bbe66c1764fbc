import { Duration } from '../duration';
import * as jdcloud from '../jdcloud';
import { checkDuration, checkList, checkWord, countCharacters, describe } from '../terraform/checks';
import { protocolForApi } from '../terraform/spelling';
import { ProductName } from '../validation/graph';
import { known } from '../validation/known';
import { PropertyProblems } from '../validation/property-problems';

/** HTTP version of a health check. */
export enum HttpVersion {
  /** HTTP/1.0. */
  HTTP_1_0 = 'HTTP1.0',

  /** HTTP/1.1. */
  HTTP_1_1 = 'HTTP1.1',
}

/** What all health checks have. Source: JD Cloud SDK, HealthCheckSpec. */
export interface HealthCheckOptions {
  /**
   * Time between two checks. Valid: 5 to 300 seconds.
   *
   * @default Duration.seconds(5)
   */
  readonly interval?: Duration;

  /**
   * How long a check waits for the answer. Valid: 2 to 60 seconds.
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

/** What a health check by TCP connection has. Source: JD Cloud SDK, HealthCheckSpec. */
export interface TcpHealthCheckOptions extends HealthCheckOptions {
  /**
   * Port that is checked. Valid: 0 to 65535; 0 means the port on which each target receives requests.
   *
   * @default 0
   */
  readonly port?: number;
}

/** What a health check by HTTP request has. Source: JD Cloud SDK, HealthCheckSpec. */
export interface HttpHealthCheckOptions extends TcpHealthCheckOptions {
  /**
   * Path that is asked for.
   *
   * Valid: begins with `/`; letters, digits, Chinese characters and `-/.%?#&_;~!()*[]@^:',+=<>{}`, URL-encoded text after `%`; at most 1000
   * characters.
   *
   * @default '/'
   */
  readonly path?: string;

  /**
   * Host that is asked for. Valid: an IP address, or a name of letters, digits, `-` and `.`; at most 255 characters.
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
   * Answers that count as healthy. Valid: codes such as `200`, ranges such as `200-299`, classes `2xx`, `3xx`, `4xx`; all within 200 to 499.
   *
   * @default ['2xx', '3xx']
   */
  readonly healthyStatusCodes?: string[];
}

/**
 * What a health check has to fit.
 *
 * @internal
 */
export interface HealthCheckContext {
  /** The load balancer's product, if known. */
  readonly product: ProductName | undefined;
  /** The backend service's protocol, if known. */
  readonly protocol: string | undefined;
}

const PATH = /^\/(?:[A-Za-z0-9\p{Script=Han}\-/.?#&_;~!()*[\]@^:',+=<>{}]|%[0-9A-Fa-f]{2})*$/u;
const HOST = /^[A-Za-z0-9.-]{1,255}$/;
const STATUS_CODES = /^(?:[234]xx|[234]\d\d|([234]\d\d)-([234]\d\d))$/;

/**
 * How a load balancer finds out which servers can take requests.
 *
 * The backend service that receives a health check reports what is wrong with it.
 */
export class HealthCheck {
  /**
   * Asks the servers by HTTP request. Application and network load balancers only.
   *
   * @param options path, answers, timing
   */
  public static http(options: HttpHealthCheckOptions = {}): HealthCheck {
    return new HealthCheck('HTTP', options);
  }

  /**
   * Opens a TCP connection to the servers. All products.
   *
   * @param options port, timing
   */
  public static tcp(options: TcpHealthCheckOptions = {}): HealthCheck {
    return new HealthCheck('TCP', options);
  }

  /**
   * Pings the servers. All products, for backend services of protocol UDP only.
   *
   * @param options timing
   */
  public static icmp(options: HealthCheckOptions = {}): HealthCheck {
    return new HealthCheck('ICMP', options);
  }

  private constructor(
    private readonly protocol: 'HTTP' | 'TCP' | 'ICMP',
    private readonly options: HttpHealthCheckOptions,
  ) {}

  /**
   * Adds what is wrong with this health check for a backend service, and gives what Terraform needs.
   *
   * @internal
   */
  public _bind(problems: PropertyProblems, context: HealthCheckContext): jdcloud.LbBackendHealthCheck {
    const { protocol, options } = this;
    const given: unknown = options;
    if (typeof given !== 'object' || given === null) {
      problems.add(
        `healthCheck was made with ${describe(given)}; valid: an object with the properties, for example { interval: Duration.seconds(10) }`,
      );
      return { protocol: protocolForApi(protocol) };
    }
    const withPort = protocol !== 'ICMP';
    const withHttp = protocol === 'HTTP';
    if (protocol === 'HTTP' && context.product === 'DNLB') {
      problems.add(
        'healthCheck is HTTP; a distributed network load balancer checks with HealthCheck.tcp(), or HealthCheck.icmp() for protocol UDP',
      );
    }
    const backendProtocol = known(context.protocol);
    if (protocol === 'ICMP' && backendProtocol !== undefined && backendProtocol !== 'UDP') {
      problems.add(
        `healthCheck is ICMP; valid for protocol UDP only, protocol is ${backendProtocol}: use HealthCheck.tcp()` +
          (context.product === 'DNLB' ? '' : ' or HealthCheck.http()'),
      );
    }
    problems.integer('healthCheck.healthyThreshold', options.healthyThreshold, 1, 5);
    problems.integer('healthCheck.unhealthyThreshold', options.unhealthyThreshold, 1, 5);
    if (withPort) {
      problems.integer('healthCheck.port', options.port, 0, 65535);
    }
    if (withHttp) {
      this.checkHttp(problems);
    }
    return {
      protocol: protocolForApi(protocol),
      intervalSeconds: checkDuration(problems, 'healthCheck.interval', options.interval, 5, 300),
      checkTimeoutSeconds: checkDuration(problems, 'healthCheck.timeout', options.timeout, 2, 60),
      healthyThresholdCount: options.healthyThreshold,
      unhealthyThresholdCount: options.unhealthyThreshold,
      port: withPort ? options.port : undefined,
      httpVersion: withHttp ? options.httpVersion : undefined,
      httpDomain: withHttp ? options.host : undefined,
      httpPath: withHttp ? (options.path ?? '/') : undefined,
      httpCode: withHttp ? options.healthyStatusCodes : undefined,
    };
  }

  private checkHttp(problems: PropertyProblems): void {
    const { path, host, httpVersion, healthyStatusCodes } = this.options;
    const text = known(path);
    if (text !== undefined && (countCharacters(text) > 1000 || !PATH.test(text))) {
      problems.add(
        `healthCheck.path is ${describe(text)}; valid: begins with /, at most 1000 characters, letters, digits, Chinese characters and ` +
          "-/.%?#&_;~!()*[]@^:',+=<>{}, with URL-encoded text after %",
      );
    }
    const name = known(host);
    if (name !== undefined && !HOST.test(name)) {
      problems.add(
        `healthCheck.host is ${describe(name)}; valid: an IP address, or a name of letters, digits, - and ., at most 255 characters`,
      );
    }
    checkWord(problems, 'healthCheck.httpVersion', httpVersion, Object.values(HttpVersion));
    const codes = checkList(problems, 'healthCheck.healthyStatusCodes', healthyStatusCodes);
    if (Array.isArray(healthyStatusCodes) && healthyStatusCodes.length === 0) {
      problems.add(
        'healthCheck.healthyStatusCodes is an empty list; valid: at least one item, or leave it out for 2xx and 3xx',
      );
    }
    for (const code of codes) {
      const item = known(code);
      if (item !== undefined && !isStatusCodes(item)) {
        problems.add(
          `healthCheck.healthyStatusCodes has ${describe(item)}; valid: codes (200), ranges (200-299) and classes (2xx, 3xx, 4xx) ` +
            'within 200 to 499',
        );
      }
    }
  }
}

function isStatusCodes(item: string): boolean {
  const match = STATUS_CODES.exec(item);
  if (match === null) {
    return false;
  }
  const [, from, to] = match;
  return from === undefined || to === undefined || from < to;
}
