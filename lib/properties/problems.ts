import { IConstruct } from 'constructs';
import { inCallersLanguage } from './language';

/**
 * Something that has a code in the catalogue: a rule, or the fact that a property's check states.
 *
 * @internal
 */
export interface Coded {
  /** `JDLB` and three digits. */
  readonly code: string;
}

/**
 * Collects everything that is wrong in one props object, and throws it as one error where the user wrote it.
 *
 * @internal
 */
export class Problems {
  private readonly sentences: string[] = [];

  public constructor(private readonly construct: IConstruct) {}

  /**
   * Adds a value of the wrong shape: not a list, not text, missing. What states a fact about JD Cloud is a violation instead.
   *
   * @param is the property and what it is, for example `port is missing`
   * @param valid what to pass instead
   */
  public malformed(is: string, valid: string): void {
    this.sentences.push(`${is}; valid: ${valid}`);
  }

  /** Adds what breaks a rule of JD Cloud: a sentence that begins with the property's name and says the value, what is valid, and what to do. */
  public violates(rule: Coded, sentence: string): void {
    this.sentences.push(`${sentence} (${rule.code})`);
  }

  /** How many were added. */
  public get count(): number {
    return this.sentences.length;
  }

  /** Throws when anything was added. */
  public throwIfAny(): void {
    const count = this.sentences.length;
    if (count > 0) {
      throw new Error(
        `cdktf-jdcloud-lb: ${this.construct.node.path} has ${count} invalid ${count === 1 ? 'property' : 'properties'}\n` +
          this.sentences.map((sentence) => `  ${inCallersLanguage(sentence)}`).join('\n'),
      );
    }
  }
}
