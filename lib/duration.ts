import { Op, Token } from 'cdktf';
import { isKnown } from './terraform/tokens';

const PRECISION = 1_000_000;

/**
 * A length of time.
 *
 * Whoever receives a duration checks that it is in the valid range, so that the message names the property.
 */
export class Duration {
  /**
   * A number of seconds.
   *
   * @param amount the number of seconds, for example 10
   */
  public static seconds(amount: number): Duration {
    return new Duration(amount, 1);
  }

  /**
   * A number of minutes.
   *
   * @param amount the number of minutes, for example 5
   */
  public static minutes(amount: number): Duration {
    return new Duration(amount, 60);
  }

  /**
   * A number of hours.
   *
   * @param amount the number of hours, for example 1
   */
  public static hours(amount: number): Duration {
    return new Duration(amount, 60 * 60);
  }

  /**
   * A number of days of 24 hours.
   *
   * @param amount the number of days, for example 365
   */
  public static days(amount: number): Duration {
    return new Duration(amount, 24 * 60 * 60);
  }

  private constructor(
    private readonly amount: number,
    private readonly secondsPerUnit: number,
  ) {}

  /** This duration in seconds. A token when the amount is one: Terraform then calculates. */
  public toSeconds(): number {
    if (isKnown(this.amount)) {
      // 1.1 hours are 3960 seconds, not 3960.0000000000005.
      return Math.round(this.amount * this.secondsPerUnit * PRECISION) / PRECISION;
    }
    return this.secondsPerUnit === 1 ? this.amount : Token.asNumber(Op.mul(this.amount, this.secondsPerUnit));
  }
}
