import { Op, Token } from 'cdktf';
import { isKnown } from './terraform/tokens';

/** How many decimal digits every double holds. */
const DIGITS = 15;

/**
 * A length of time.
 *
 * The construct that receives a duration checks its range, so that the message names the property.
 */
export class Duration {
  /**
   * Returns a number of seconds as a duration.
   *
   * @param amount the number of seconds, for example 10
   */
  public static seconds(amount: number): Duration {
    return new Duration(amount, 1);
  }

  /**
   * Returns a number of minutes as a duration.
   *
   * @param amount the number of minutes, for example 5
   */
  public static minutes(amount: number): Duration {
    return new Duration(amount, 60);
  }

  /**
   * Returns a number of hours as a duration.
   *
   * @param amount the number of hours, for example 1
   */
  public static hours(amount: number): Duration {
    return new Duration(amount, 60 * 60);
  }

  /**
   * Returns a number of days, of 24 hours each, as a duration.
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

  /** Returns this duration in seconds. When the amount is a token, so is the result: Terraform then calculates it. */
  public toSeconds(): number {
    if (typeof this.amount !== 'number' && isKnown(this.amount)) {
      // What is no number says so where it is checked; JavaScript would calculate with some of it.
      return this.amount;
    }
    if (isKnown(this.amount)) {
      // 1.1 hours are 3960 seconds, not 3960.0000000000005; nothing that the user wrote is rounded away.
      return Number((this.amount * this.secondsPerUnit).toPrecision(DIGITS));
    }
    return Token.asNumber(this.secondsPerUnit === 1 ? this.amount : Op.mul(this.amount, this.secondsPerUnit));
  }
}
