import { IResolvable, Token, Tokenization } from 'cdktf';

/**
 * Checks whether a value is fully known while the app runs: it holds no token, at any depth of lists and plain objects.
 *
 * `Token.isUnresolved` alone answers false for a list or an object that merely holds a token.
 *
 * @internal
 */
export function isKnown(value: unknown): boolean {
  if (Token.isUnresolved(value)) {
    return false;
  }
  if (Array.isArray(value)) {
    return value.every(isKnown);
  }
  if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype) {
    return Object.values(value).every(isKnown);
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
 * Checks for a token that is an object of its own, such as `variable.value`, and not encoded in a text, a number or a list.
 *
 * @internal
 */
export function isTokenObject(value: unknown): value is IResolvable {
  return Tokenization.isResolvable(value);
}

/** How CDKTF writes a token into a string. */
const TOKEN_IN_TEXT = /(\$\{TfToken\[[^\]]+\]\})/;

/**
 * Cuts a string into its tokens and the text between them, in order.
 *
 * @internal
 */
export function textAndTokens(value: string): string[] {
  return value.split(TOKEN_IN_TEXT).filter((part) => part !== '');
}
