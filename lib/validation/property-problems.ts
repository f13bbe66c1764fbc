import { IConstruct } from 'constructs';
import { known } from './known';

/**
 * Collects everything that is wrong in one props object, and throws it as one error where the user wrote it.
 *
 * A token passes every check: what it hides is checked at plan time, or by the cloud.
 *
 * @internal
 */
export class PropertyProblems {
  private readonly problems: string[] = [];

  public constructor(private readonly construct: IConstruct) {}

  /** Adds a sentence that begins with the property's name and says the value, what is valid, and what to do. */
  public add(sentence: string): void {
    this.problems.push(sentence);
  }

  /** Checks a whole number in a range. `unit` goes after the value and the range: 'seconds'. */
  public integer(property: string, value: number | undefined, minimum: number, maximum: number, unit = ''): void {
    const number = known(value);
    if (number === undefined) {
      return;
    }
    const isWhole = Number.isInteger(number);
    if (!isWhole || number < minimum || number > maximum) {
      const suffix = unit === '' ? '' : ` ${unit}`;
      // Plain JavaScript may give a text, which would read like the number.
      const value = typeof number === 'number' ? String(number) : JSON.stringify(number);
      const valid = `${isWhole ? '' : 'a whole number, '}${minimum} to ${maximum}${suffix}`;
      this.add(`${property} is ${value}${suffix}; valid: ${valid}`);
    }
  }

  /** Throws when anything was added. */
  public throwIfAny(): void {
    const count = this.problems.length;
    if (count > 0) {
      throw new Error(
        `cdktf-jdcloud-lb: ${this.construct.node.path} has ${count} invalid ${count === 1 ? 'property' : 'properties'}\n` +
          this.problems.map((problem) => `  ${problem}`).join('\n'),
      );
    }
  }
}
