import { isKnown, isListToken, isToken, known, textAndTokens } from '../terraform/tokens';
import { describe, quoted } from './describe';
import { Fact, Place, Statement } from './field';
import { isPython } from './language';

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
  place: Place,
  value: unknown,
  minimum: number,
  maximum: number,
  fact: Fact,
  unit = '',
): void {
  const { property, problems } = place;
  const number = known(value);
  if (number === undefined) {
    checkTokenOf('a number')(value, place);
    return;
  }
  const units = unit === '' ? '' : ` ${unit}s`;
  if (typeof number !== 'number') {
    // A text would read like the number.
    const shown = typeof number === 'string' ? JSON.stringify(number) : describe(number);
    problems.malformed(`${property} is ${shown}`, `a whole number, ${minimum} to ${maximum}${units}`);
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
  if (!isOneText(place, value, 'text')) {
    return;
  }
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

const UNDEFINED_IN_TEXT = /(?:^|[^A-Za-z0-9])undefined(?:$|[^A-Za-z0-9])/;
const NONE_IN_TEXT = /(?:^|[^A-Za-z0-9])None(?:$|[^A-Za-z0-9])/;
/** Nearly all ids: no token, no blank, and nothing that looks put together from what is no text. */
const PLAIN_IDENTIFIER = /^(?!.*(?:undefined|None))[\w.:/-]+$/;
const ID = /^[A-Za-z0-9][A-Za-z0-9-]*$/;
const BLANK = /[\s\p{Cc}]/u;
const OBJECT_IN_TEXT = /\[object [A-Za-z]+\]/;

/**
 * Checks that a text was not put together from something that is no text. Tokens in it may be anything.
 *
 * @param parts what is known of the text, when the caller has cut it already
 * @internal
 */
export function checkMeant(
  { property, problems }: Place,
  value: string,
  valid: string,
  parts: readonly string[] = knownPartsOf(value),
): void {
  const nothing = isPython() ? NONE_IN_TEXT : UNDEFINED_IN_TEXT;
  if (parts.some((part) => nothing.test(part))) {
    problems.malformed(
      `${property} is ${shownText(value)}, which was put together from a variable without a value`,
      valid,
    );
  } else if (parts.some((part) => OBJECT_IN_TEXT.test(part))) {
    problems.malformed(`${property} is ${shownText(value)}, which was put together from an object`, valid);
  }
}

/**
 * Checks the id of something that exists. A text with a token or another expression of Terraform in it may become any id.
 *
 * @internal
 */
export function checkId(place: Place, value: unknown, valid: string): void {
  const { property, problems } = place;
  const before = problems.count;
  checkIdentifier(place, value, valid);
  if (
    problems.count === before &&
    typeof value === 'string' &&
    !ID.test(value) &&
    isKnown(value) &&
    !value.includes('${')
  ) {
    problems.malformed(
      `${property} is ${quoted(value)}, and ids are letters, digits and hyphens, the first no hyphen`,
      valid,
    );
  }
}

/**
 * Checks the id of something, or the name of a zone. The known parts of a text with a token in it are checked, too.
 *
 * @internal
 */
export function checkIdentifier(place: Place, value: unknown, valid: string): void {
  const { property, problems } = place;
  if ((typeof value === 'string' && PLAIN_IDENTIFIER.test(value)) || !isOneText(place, value, valid)) {
    return;
  }
  if (typeof value !== 'string' || value === '') {
    if (!isToken(value)) {
      problems.malformed(`${property} is ${describe(value)}`, valid);
    }
    return;
  }
  const parts = knownPartsOf(value);
  if (parts.some((part) => BLANK.test(part) && !OBJECT_IN_TEXT.test(part))) {
    problems.malformed(`${property} is ${shownText(value)}, which has a blank or a line break in it`, valid);
  } else {
    checkMeant(place, value, valid, parts);
  }
}

/**
 * Checks that a value is not the token of a list.
 *
 * @internal
 */
export function isOneText({ property, problems }: Place, value: unknown, valid: string): boolean {
  const isList = isListToken(value);
  if (isList) {
    problems.malformed(`${property} is a token of a list`, valid);
  }
  return !isList;
}

/**
 * Checks that a token can be something else than text: text around a token makes a text of both.
 *
 * @param what what it has to be: a number, true or false
 * @internal
 */
export function checkTokenOf(what: string): (token: unknown, place: Place) => void {
  return (token, { property, problems }) => {
    if (typeof token === 'string' && textAndTokens(token).length > 1) {
      problems.malformed(`${property} is a text with a token in it`, `${what}, or a token alone`);
    } else if (what !== 'a list' && isListToken(token)) {
      problems.malformed(`${property} is a token of a list`, what);
    }
  };
}

function knownPartsOf(text: string): string[] {
  return textAndTokens(text).filter(isKnown);
}

/** A text in a sentence: tokens have no text of their own. */
function shownText(text: string): string {
  return quoted(
    textAndTokens(text)
      .map((part) => (isKnown(part) ? part : '…'))
      .join(''),
  );
}

/**
 * Checks that a construct has an id. Those of this library do; a user's own class may be without.
 *
 * @param member the member that makes the construct what is asked for, for example subnetId
 * @param valid what to pass, with the call that creates one
 * @internal
 */
export function checkConstruct(place: Place, value: unknown, member: string, valid: string): void {
  if (checkMember(place, value, member, valid)) {
    const id: unknown = Reflect.get(value, member);
    checkId({ ...place, property: `${place.property}.${member}` }, id, 'the id of an existing one');
  }
}

/**
 * Checks that a value has the member that makes it what is asked for.
 *
 * @param valid what to pass, with the call that creates one
 * @internal
 */
export function checkMember(
  { property, problems }: Place,
  value: unknown,
  member: string,
  valid: string,
): value is object {
  if (typeof value === 'object' && value !== null && member in value) {
    return true;
  }
  problems.malformed(`${property} is ${describe(value)}`, valid);
  return false;
}
