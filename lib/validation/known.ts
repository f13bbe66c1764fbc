import { Token } from 'cdktf';

/**
 * Whether a value is fully known while the app runs: no token hides in it, at any depth of lists and plain objects.
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
 * The value when it is known, undefined when a token hides it. Every check goes through here, so that a token neither throws nor
 * passes for a value (number tokens are huge negative numbers).
 *
 * @internal
 */
export function known<T>(value: T | undefined): T | undefined {
  return isKnown(value) ? value : undefined;
}

/** How CDKTF writes a token into a string. */
const TOKEN_IN_TEXT = /(\$\{TfToken\[[^\]]+\]\})/;

/**
 * A string cut into its tokens and the text between them, in order.
 *
 * @internal
 */
export function textAndTokens(value: string): string[] {
  return value.split(TOKEN_IN_TEXT).filter((part) => part !== '');
}
