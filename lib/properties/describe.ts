import { inspect } from 'node:util';
import { Token } from 'cdktf';
import { IConstruct } from 'constructs';

const LONGEST_QUOTE = 80;

/**
 * A value in a sentence: what the user wrote, shortened, and quoted where blanks or line breaks could hide in it; a construct by its class and path.
 *
 * @internal
 */
export function describe(value: unknown): string {
  if (value === undefined || value === null) {
    return 'missing';
  }
  if (Token.isUnresolved(value)) {
    return 'a token';
  }
  if (typeof value === 'string') {
    return quoted(value);
  }
  if (Array.isArray(value)) {
    return `[${Array.from<unknown>(value).map(describe).join(', ')}]`;
  }
  if (typeof value === 'object') {
    const prototype: unknown = Object.getPrototypeOf(value);
    const kind = prototype === null ? 'Object' : value.constructor.name;
    return isConstruct(value) ? `${kind} ${value.node.path}` : `an object of type ${kind}`;
  }
  return inspect(value);
}

/**
 * A text in a sentence.
 *
 * @internal
 */
export function quoted(text: string): string {
  if (text === '') {
    return 'empty';
  }
  const characters = Array.from(text);
  const shortened = characters.length <= LONGEST_QUOTE ? text : `${characters.slice(0, LONGEST_QUOTE).join('')}…`;
  // A camel-case value would read like a property, and be respelled like one for Python; a number or true in a text like one without quotes.
  return /[\s"'\p{Cc}]|[a-z][A-Z]|^(?:true|false|-?\d+(?:\.\d+)?)$/u.test(shortened)
    ? JSON.stringify(shortened)
    : shortened;
}

/**
 * Counts the characters of a text: not bytes, and not halves of a surrogate pair.
 *
 * @internal
 */
export function countCharacters(text: string): number {
  return Array.from(text).length;
}

/**
 * Items in a sentence: a, b or c.
 *
 * @internal
 */
export function either(items: readonly string[]): string {
  return items.length < 2 ? items.join() : `${items.slice(0, -1).join(', ')} or ${items.slice(-1).join()}`;
}

/**
 * A noun in a sentence: a listener, an HSTS setting.
 *
 * @internal
 */
export function withArticle(noun: string): string {
  return /^(?:[aeiou]|HSTS|HTTP)/.test(noun) ? `an ${noun}` : `a ${noun}`;
}

/**
 * Checks for a construct by what it has: `instanceof` fails when an app has two copies of the constructs library.
 *
 * @internal
 */
export function isConstruct(value: unknown): value is IConstruct {
  return (
    typeof value === 'object' &&
    value !== null &&
    'node' in value &&
    typeof value.node === 'object' &&
    value.node !== null &&
    'path' in value.node
  );
}
