import { Duration } from '../duration';
import { checkDuration } from '../terraform/checks';
import { ProductName } from '../validation/graph';
import { known } from '../validation/known';
import { PropertyProblems } from '../validation/property-problems';

/** How an application load balancer keeps sessions. Source: JD Cloud SDK, CreateBackendSpec. */
export interface CookieSessionPersistenceOptions {
  /**
   * How long the cookie lives. Valid: 0 to 86400 seconds; 0 means until the browser closes.
   *
   * @default Duration.seconds(0)
   */
  readonly expiresAfter?: Duration;
}

/** How a network load balancer keeps sessions. Source: JD Cloud SDK, CreateBackendSpec. */
export interface SourceIpSessionPersistenceOptions {
  /**
   * How long a silent client stays with its server. Valid: 1 to 3600 seconds.
   *
   * @default Duration.minutes(5)
   */
  readonly timeout?: Duration;
}

/**
 * What session persistence has to fit.
 *
 * @internal
 */
export interface SessionPersistenceContext {
  /** The load balancer's product, if known. */
  readonly product: ProductName | undefined;
  /** The backend service's protocol. */
  readonly protocol: string | undefined;
  /** The backend service's algorithm, if known. */
  readonly algorithm: string | undefined;
}

/**
 * Session persistence in Terraform's words.
 *
 * @internal
 */
export interface SessionPersistenceConfig {
  /** Whether sessions are kept. */
  readonly sessionStickiness: boolean;
  /** Lifetime of the cookie. */
  readonly httpCookieExpireSeconds?: number;
  /** How long a silent client stays. */
  readonly sessionStickyTimeout?: number;
}

/**
 * Sends the requests of one client to one server.
 *
 * The backend service that receives it reports what is wrong with it.
 */
export class SessionPersistence {
  /**
   * By a cookie that the load balancer inserts. Application load balancers only, with protocol HTTP and algorithm ROUND_ROBIN.
   *
   * @param options how long the cookie lives
   */
  public static cookie(options: CookieSessionPersistenceOptions = {}): SessionPersistence {
    return new SessionPersistence('COOKIE', options.expiresAfter);
  }

  /**
   * By the client's address. Network load balancers only.
   *
   * @param options how long a client stays with its server
   */
  public static sourceIp(options: SourceIpSessionPersistenceOptions = {}): SessionPersistence {
    return new SessionPersistence('SOURCE_IP', options.timeout);
  }

  private constructor(
    private readonly kind: 'COOKIE' | 'SOURCE_IP',
    private readonly duration: Duration | undefined,
  ) {}

  /**
   * Adds what is wrong with this for a backend service, and gives what Terraform needs.
   *
   * @internal
   */
  public _bind(problems: PropertyProblems, context: SessionPersistenceContext): SessionPersistenceConfig {
    this.checkProduct(problems, context);
    if (this.kind === 'SOURCE_IP') {
      const timeout = checkDuration(problems, 'sessionPersistence.timeout', this.duration, 1, 3600);
      return { sessionStickiness: true, sessionStickyTimeout: timeout };
    }
    const expiresAfter = checkDuration(problems, 'sessionPersistence.expiresAfter', this.duration, 0, 86400);
    return { sessionStickiness: true, httpCookieExpireSeconds: expiresAfter ?? 0 };
  }

  private checkProduct(problems: PropertyProblems, context: SessionPersistenceContext): void {
    const is = `sessionPersistence is ${this.kind};`;
    if (context.product === 'DNLB') {
      problems.add(
        `${is} a distributed network load balancer keeps no sessions: use SchedulingAlgorithm.SOURCE_IP_HASH`,
      );
    } else if (context.product === 'ALB' && this.kind === 'SOURCE_IP') {
      problems.add(`${is} an application load balancer keeps sessions by cookie: SessionPersistence.cookie()`);
    } else if (context.product === 'NLB' && this.kind === 'COOKIE') {
      problems.add(`${is} a network load balancer keeps sessions by source address: SessionPersistence.sourceIp()`);
    } else if (this.kind === 'COOKIE') {
      const protocol = known(context.protocol);
      if (protocol !== undefined && protocol !== 'HTTP') {
        problems.add(`${is} valid with protocol HTTP only, protocol is ${protocol}`);
      }
      const algorithm = known(context.algorithm);
      if (algorithm !== undefined && algorithm !== 'ROUND_ROBIN') {
        problems.add(`${is} valid with algorithm ROUND_ROBIN only, algorithm is ${algorithm}`);
      }
    }
  }
}
