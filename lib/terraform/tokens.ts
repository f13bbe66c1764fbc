import { Fn, Token, Tokenization } from 'cdktf';

/** How CDKTF writes a token into a text: with a marker, or as a number. */
const MARKER = String.raw`\$\{TfToken\[[^\]]+\]\}`;
const NUMBER = String.raw`-8\.\d+e\+298`;
/** The tokens of numbers are far below it. */
const LEAST_KNOWN = -1e200;
const TOKEN_IN_TEXT = new RegExp(`(${MARKER}|${NUMBER})`);
const NUMBER_IN_TEXT = new RegExp(NUMBER);

/**
 * Checks whether a value is a token, or a text with a token in it.
 *
 * `Token.isUnresolved` alone answers false for a text with the token of a number in it.
 *
 * @internal
 */
export function isToken(value: unknown): boolean {
  switch (typeof value) {
    case 'string':
      return mayHoldToken(value) && (Token.isUnresolved(value) || NUMBER_IN_TEXT.test(value));
    case 'number':
      return value < LEAST_KNOWN && Token.isUnresolved(value);
    case 'object':
      // CDKTF looks at every key of an object, because the token of a map is a key. Those of a construct are many, and none is a token.
      return isMadeByClass(value) ? Tokenization.isResolvable(value) : Token.isUnresolved(value);
    default:
      return false;
  }
}

function isMadeByClass(value: object | null): boolean {
  const prototype: unknown = value === null ? null : Object.getPrototypeOf(value);
  return prototype !== null && prototype !== Object.prototype && !Array.isArray(value);
}

/** Nearly all texts hold no token, and this is told in a moment. */
function mayHoldToken(text: string): boolean {
  return text.includes('TfToken[') || text.includes('e+298');
}

/**
 * Checks whether a value is the token of a list, or its only item: CDKTF writes one as the other.
 *
 * @internal
 */
export function isListToken(value: unknown): boolean {
  return Array.isArray(value)
    ? Token.isUnresolved(value)
    : typeof value === 'string' && mayHoldToken(value) && Token.isUnresolved([value]);
}

/**
 * Checks whether a value is fully known while the app runs: it holds no token, at any depth of lists and plain objects.
 *
 * `Token.isUnresolved` alone answers false for a list or an object that merely holds a token.
 *
 * @internal
 */
export function isKnown(value: unknown): boolean {
  if (isToken(value)) {
    return false;
  }
  if (Array.isArray(value)) {
    return value.every(isKnown);
  }
  if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype) {
    return Object.entries(value).flat().every(isKnown);
  }
  return true;
}

/**
 * Returns the value when it is known, and undefined when a token hides it. Every check goes through here, so that a token is neither refused nor
 * taken for a value (number tokens are huge negative numbers).
 *
 * @internal
 */
export function known<T>(value: T | undefined): T | undefined {
  return isKnown(value) ? value : undefined;
}

/**
 * Cuts a text into its tokens and the text between them, in order. Tokens of numbers become tokens of texts.
 *
 * @internal
 */
export function textAndTokens(value: string): string[] {
  if (value !== '' && !mayHoldToken(value)) {
    return [value];
  }
  return value
    .split(TOKEN_IN_TEXT)
    .filter((part) => part !== '')
    .map((part) => (NUMBER_IN_TEXT.test(part) ? Token.asString(Number(part)) : part));
}

/**
 * Text for an attribute. CDKTF does not find the token of a number behind a hyphen or a digit: `web-${number}` would reach Terraform as it is.
 *
 * @internal
 */
export function asText(value: unknown): string {
  return typeof value === 'string' ? textAndTokens(value).join('') : Token.asString(value);
}

/**
 * Text as an argument of one of CDKTF's functions, which take a token or a text, not a text with a token in it.
 *
 * @internal
 */
export function asOperand(text: string): string {
  const parts = textAndTokens(text);
  return parts.length > 1 ? Fn.join('', parts) : text;
}
