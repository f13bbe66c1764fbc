import { Duration } from '../duration';
import type * as jdcloud from '../jdcloud';
import { read } from '../properties/bind';
import { fact, Place, table } from '../properties/field';
import { seconds } from '../properties/kinds';

/** Options of HSTS. Source: JD Cloud SDK, CreateListenerSpec. */
export interface HstsOptions {
  /**
   * How long browsers use HTTPS only, counted from each response. Valid: 1 to 94608000 seconds (three years).
   *
   * @default Duration.days(365)
   */
  readonly maxAge?: Duration;
}

const HSTS = table<HstsOptions, jdcloud.LbListenerConfig>('HSTS setting', {
  maxAge: seconds('hstsMaxAge', 1, 94608000, fact('JDLB108', 'CreateListenerSpec, hstsMaxAge')),
});

/**
 * HTTP Strict Transport Security (HSTS): browsers that have visited the site come back with HTTPS only.
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
    return new Hsts(options);
  }

  /**
   * Tells this from what other factories make.
   *
   * @internal
   */
  public readonly _made = 'Hsts';

  private constructor(private readonly options: HstsOptions) {}

  /**
   * Adds what is wrong with this for a listener, and returns the attributes that Terraform needs.
   *
   * @internal
   */
  public _bind(place: Place): Partial<jdcloud.LbListenerConfig> {
    const { attributes } = read(place, HSTS, this.options);
    return { hstsMaxAge: Duration.days(365).toSeconds(), ...attributes, hstsEnable: true };
  }
}
