import { Duration } from '../duration';
import { checkDuration } from '../terraform/checks';
import { PropertyProblems } from '../validation/property-problems';

/** How long browsers keep to HTTPS. Source: JD Cloud SDK, CreateListenerSpec. */
export interface HstsOptions {
  /**
   * How long browsers keep to HTTPS after each answer. Valid: 1 to 94608000 seconds (three years).
   *
   * @default Duration.days(365)
   */
  readonly maxAge?: Duration;
}

/**
 * HTTP strict transport security in Terraform's words.
 *
 * @internal
 */
export interface HstsConfig {
  /** Whether browsers are told. */
  readonly hstsEnable: boolean;
  /** For how many seconds. */
  readonly hstsMaxAge: number | undefined;
}

/**
 * HTTP strict transport security: browsers that have been here once come back by HTTPS only.
 *
 * The listener that receives it reports what is wrong with it.
 */
export class Hsts {
  /**
   * Tells browsers to use HTTPS only.
   *
   * @param options how long
   */
  public static enabled(options: HstsOptions = {}): Hsts {
    return new Hsts(options.maxAge ?? Duration.days(365));
  }

  private constructor(private readonly maxAge: Duration) {}

  /**
   * Adds what is wrong with this for a listener, and gives what Terraform needs.
   *
   * @internal
   */
  public _bind(problems: PropertyProblems): HstsConfig {
    return { hstsEnable: true, hstsMaxAge: checkDuration(problems, 'hsts.maxAge', this.maxAge, 1, 94608000) };
  }
}
