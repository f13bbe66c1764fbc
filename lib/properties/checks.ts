import { isKnown, known } from '../terraform/tokens';
import { describe, quoted } from './describe';
import { Fact, Place, Statement } from './field';

/*
 * Checks of single values. A token passes: its value is not known yet.
 */

/**
 * Checks that a value is a whole number in a range.
 *
 * @param unit the unit of the number, in the singular
 * @internal
 */
export function checkWhole(
  { property, problems }: Place,
  value: unknown,
  minimum: number,
  maximum: number,
  fact: Fact,
  unit = '',
): void {
  const number = known(value);
  if (number === undefined) {
    return;
  }
  const units = unit === '' ? '' : ` ${unit}s`;
  if (typeof number !== 'number') {
    // A text would read like the number.
    problems.malformed(`${property} is ${JSON.stringify(number)}`, `a whole number, ${minimum} to ${maximum}${units}`);
  } else if (!Number.isInteger(number)) {
    problems.violates(
      fact,
      `${property} is ${number}${units}; valid: a whole number, ${minimum} to ${maximum}${units}`,
    );
  } else if (number < minimum || number > maximum) {
    const singular = number === 1 && unit !== '' ? ` ${unit}` : units;
    problems.violates(fact, `${property} is ${number}${singular}; valid: ${minimum} to ${maximum}${units}`);
  }
}

/**
 * Something that a value has to fulfil beside its shape.
 *
 * @internal
 */
export interface Condition extends Statement {
  /** What is wrong with a value, as a sentence that follows the property's name; several when several things are. */
  readonly faults: (value: string) => readonly string[];
}

/**
 * Checks text, and its condition when there is one.
 *
 * @internal
 */
export function checkText(place: Place, value: unknown, condition: Condition | undefined): void {
  const { property, problems } = place;
  if (typeof value !== 'string') {
    problems.malformed(
      `${property} is ${describe(value)}`,
      condition === undefined ? 'text' : `text that ${condition.statement.replaceAll('`', '')}`,
    );
    return;
  }
  if (condition !== undefined && isKnown(value)) {
    condition.faults(value).forEach((fault) => {
      problems.violates(condition.fact, `${property} ${fault}`);
    });
  }
}

const NOTHING_IN_TEXT = /(?:^|[^A-Za-z0-9])(?:undefined|null|NaN)(?:$|[^A-Za-z0-9])/;

/**
 * Whether a text was put together from a variable that has no value.
 *
 * @internal
 */
export function holdsNothing(value: string): boolean {
  return NOTHING_IN_TEXT.test(value);
}

/**
 * Checks the id of something, or the name of a zone.
 *
 * @internal
 */
export function checkIdentifier({ property, problems }: Place, value: unknown, valid: string): void {
  if (typeof value !== 'string' || value === '') {
    problems.malformed(`${property} is ${describe(value)}`, valid);
  } else if (isKnown(value) && /[\s\p{Cc}]/u.test(value)) {
    problems.malformed(`${property} is ${quoted(value)}, which has a blank or a line break in it`, valid);
  } else if (isKnown(value) && holdsNothing(value)) {
    problems.malformed(
      `${property} is ${quoted(value)}, which was put together from a variable without a value`,
      valid,
    );
  }
}

/**
 * Checks that a value has the member that makes it what is asked for.
 *
 * @param valid what to pass, with the call that creates one
 * @internal
 */
export function checkMember({ property, problems }: Place, value: unknown, member: string, valid: string): boolean {
  if (typeof value === 'object' && value !== null && member in value) {
    return true;
  }
  problems.malformed(`${property} is ${describe(value)}`, valid);
  return false;
}
