import { Duration } from '../duration';
import type * as jdcloud from '../jdcloud';
import { read } from '../properties/bind';
import { fact, Field, Place, Refused, table } from '../properties/field';
import { seconds, special } from '../properties/kinds';
import { shown } from '../validation/products';
import { backendServiceFeatures } from '../validation/rules/jdlb032-backend-service-features';

/** How an application load balancer keeps sessions. Source: JD Cloud SDK, CreateBackendSpec. */
export interface CookieSessionPersistenceOptions {
  /**
   * How long the cookie is valid. Valid: 0 to 86400 seconds; 0 means until the browser is closed.
   *
   * @default Duration.seconds(0)
   */
  readonly expiresAfter?: Duration;
}

/** How a network load balancer keeps sessions. Source: JD Cloud SDK, CreateBackendSpec. */
export interface SourceIpSessionPersistenceOptions {
  /**
   * How long a client that sends nothing stays assigned to its server. Valid: 1 to 3600 seconds.
   *
   * @default Duration.minutes(5)
   */
  readonly timeout?: Duration;
}

/** Every option of both: which of them there is, the call decides. */
type AnyOptions = CookieSessionPersistenceOptions & SourceIpSessionPersistenceOptions;

const COOKIE = table<AnyOptions, jdcloud.LbBackendConfig>('session cookie', {
  timeout: optionOf('sourceIp', 'cookie'),
  expiresAfter: seconds(
    'httpCookieExpireSeconds',
    0,
    86400,
    fact('JDLB120', 'CreateBackendSpec, httpCookieExpireSeconds'),
  ),
});

const SOURCE_IP = table<AnyOptions, jdcloud.LbBackendConfig>('session by source address', {
  expiresAfter: optionOf('cookie', 'sourceIp'),
  timeout: seconds('sessionStickyTimeout', 1, 3600, fact('JDLB121', 'CreateBackendSpec, sessionStickyTimeout')),
});

/** An option of the other call, which TypeScript refuses. */
function optionOf(call: string, given: string): Field<Duration, jdcloud.LbBackendConfig, Refused> {
  const refusal = (value: unknown): string =>
    `is ${shown(value)}; valid with SessionPersistence.${call}() only, this is SessionPersistence.${given}(): leave it out`;
  return special('a Duration', { limits: [{ rule: backendServiceFeatures, refusal }] });
}

/**
 * Sends the requests of one client to one server.
 *
 * The backend service that receives it reports what is wrong with it.
 */
export class SessionPersistence {
  /**
   * Keeps sessions with a cookie that the load balancer inserts. Application load balancers only, with protocol HTTP and algorithm ROUND_ROBIN.
   *
   * @param options how long the cookie is valid
   */
  public static cookie(options: CookieSessionPersistenceOptions = {}): SessionPersistence {
    return new SessionPersistence('COOKIE', (place) => ({
      httpCookieExpireSeconds: 0,
      ...read(place, COOKIE, options).attributes,
    }));
  }

  /**
   * Keeps sessions by the client's address. Network load balancers only.
   *
   * @param options how long a client stays assigned to its server
   */
  public static sourceIp(options: SourceIpSessionPersistenceOptions = {}): SessionPersistence {
    return new SessionPersistence('SOURCE_IP', (place) => read(place, SOURCE_IP, options).attributes);
  }

  /**
   * Tells this from what other factories make.
   *
   * @internal
   */
  public readonly _made = 'SessionPersistence';

  private constructor(
    private readonly kind: 'COOKIE' | 'SOURCE_IP',
    private readonly readOptions: (place: Place) => Partial<jdcloud.LbBackendConfig>,
  ) {}

  /**
   * Adds what is wrong with this for a backend service, and returns the attributes that Terraform needs.
   *
   * @internal
   */
  public _bind(place: Place): Partial<jdcloud.LbBackendConfig> {
    this.checkProduct(place);
    return { sessionStickiness: true, ...this.readOptions(place) };
  }

  private checkProduct({ property, problems, context: { product, protocol, algorithm } }: Place): void {
    const add = (sentence: string): void => {
      problems.violates(backendServiceFeatures, `${property} is ${this.kind}; ${sentence}`);
    };
    if (product === 'ALB' && this.kind === 'SOURCE_IP') {
      add('an application load balancer keeps sessions by cookie: SessionPersistence.cookie()');
    } else if (product === 'NLB' && this.kind === 'COOKIE') {
      add('a network load balancer keeps sessions by source address: SessionPersistence.sourceIp()');
    } else if (this.kind === 'COOKIE') {
      if (protocol !== undefined && protocol !== 'HTTP') {
        add(`valid with protocol HTTP only, protocol is ${protocol}`);
      }
      if (algorithm !== undefined && algorithm !== 'ROUND_ROBIN') {
        add(`valid with algorithm ROUND_ROBIN only, algorithm is ${algorithm}`);
      }
    }
  }
}
