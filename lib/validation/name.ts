import { known } from './known';
import { PropertyProblems } from './property-problems';

const MAXIMUM_LENGTH = 32;
const ALLOWED = /^[\p{Script=Han}A-Za-z0-9_-]*$/u;

/**
 * Checks a name as JD Cloud counts it: in characters, not in bytes.
 *
 * @internal
 */
export function checkName(problems: PropertyProblems, property: string, name: string | undefined): void {
  const value: unknown = known(name);
  if (value === undefined) {
    return;
  }
  // Plain JavaScript may give anything.
  if (typeof value !== 'string') {
    problems.add(`${property} is ${JSON.stringify(value)}; valid: a text of 1 to ${MAXIMUM_LENGTH} characters`);
    return;
  }
  const characters = Array.from(value);
  const length = characters.length;
  if (length === 0) {
    problems.add(`${property} is ''; valid: 1 to ${MAXIMUM_LENGTH} characters; leave it out to get a generated name`);
  } else if (length > MAXIMUM_LENGTH) {
    problems.add(
      `${property} is ${value} (${length} characters); valid: 1 to ${MAXIMUM_LENGTH} characters; ` +
        'shorten it, or leave it out to get a generated name',
    );
  }
  if (!ALLOWED.test(value)) {
    const wrong = [...new Set(characters.filter((character) => !ALLOWED.test(character)))];
    problems.add(
      `${property} is ${value}; valid: Chinese characters, letters, digits, _ and -; ` +
        `remove ${wrong.map((character) => `'${character}'`).join(', ')}`,
    );
  }
}
