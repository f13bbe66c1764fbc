import type * as jdcloud from '../jdcloud';
import { read } from '../properties/bind';
import { Place } from '../properties/field';
import { aProduct, productOf } from '../validation/products';
import { healthChecks } from '../validation/rules/jdlb033-health-checks';
import { HEALTH_CHECK } from './health-check-fields';
import type { HealthCheckOptions, HttpHealthCheckOptions, TcpHealthCheckOptions } from './health-check-options';

/**
 * How a load balancer finds out which servers can receive requests.
 *
 * The backend service that receives a health check reports what is wrong with it.
 */
export class HealthCheck {
  /**
   * Checks targets with HTTP requests. Application and network load balancers only.
   *
   * @param options path, expected responses, timing
   */
  public static http(options: HttpHealthCheckOptions = {}): HealthCheck {
    return new HealthCheck('HTTP', options);
  }

  /**
   * Checks targets by opening a TCP connection. All products.
   *
   * @param options port, timing
   */
  public static tcp(options: TcpHealthCheckOptions = {}): HealthCheck {
    return new HealthCheck('TCP', options);
  }

  /**
   * Checks targets by pinging them. All products, for backend services of protocol UDP only.
   *
   * @param options timing
   */
  public static icmp(options: HealthCheckOptions = {}): HealthCheck {
    return new HealthCheck('ICMP', options);
  }

  /**
   * Tells this from what other factories make.
   *
   * @internal
   */
  public readonly _made = 'HealthCheck';

  private constructor(
    private readonly protocol: 'HTTP' | 'TCP' | 'ICMP',
    private readonly options: HttpHealthCheckOptions,
  ) {}

  /**
   * Adds what is wrong with this health check for a backend service, and returns the attributes that Terraform needs.
   *
   * @internal
   */
  public _bind(place: Place): Partial<jdcloud.LbBackendConfig> {
    this.checkProtocol(place);
    const context = { ...place.context, protocol: this.protocol };
    const { attributes } = read({ ...place, context }, HEALTH_CHECK, this.options);
    const isHttp = this.protocol === 'HTTP';
    return {
      healthCheck: {
        ...attributes,
        httpPath: isHttp ? (attributes.httpPath ?? '/') : undefined,
        protocol: this.protocol.slice(0, 1) + this.protocol.slice(1).toLowerCase(),
      },
    };
  }

  private checkProtocol({ property, problems, context }: Place): void {
    const product = productOf(context.product);
    if (this.protocol === 'HTTP' && product === 'DNLB') {
      problems.violates(
        healthChecks,
        `${property} is HTTP; ${aProduct(product)} checks with HealthCheck.tcp(), or HealthCheck.icmp() for protocol UDP`,
      );
    }
    if (this.protocol === 'ICMP' && context.protocol !== undefined && context.protocol !== 'UDP') {
      problems.violates(
        healthChecks,
        `${property} is ICMP; valid for protocol UDP only, protocol is ${context.protocol}: use HealthCheck.tcp()` +
          (product === 'DNLB' ? '' : ' or HealthCheck.http()'),
      );
    }
  }
}
