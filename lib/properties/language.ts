/*
 * Messages name properties and calls as the user of that language wrote them. They are composed in TypeScript's spelling, and translated just
 * before they are thrown or printed; Terraform's JSON and the report keep one spelling, so that both languages synthesise the same files.
 */

/**
 * Whether the app is written in Python: jsii's kernel tells the process who calls it.
 *
 * @internal
 */
export function isPython(): boolean {
  return process.env.JSII_AGENT?.startsWith('Python/') === true;
}

/** What the user wrote and nobody may respell: a quoted value, and what a call was given. The apostrophe of a genitive opens no quotation. */
const KEPT = /"(?:[^"\\\n]|\\.)*"|(?<!\w)'[^'\n]*'|(?<=\w)\([^()\n]*\)/;

/** A camel-case word that is not part of a path or an id. */
const CAMEL_CASE_WORD = /(?<![\w\-/])[a-z][a-z0-9]*(?:[A-Z][a-z0-9]*)+(?![\w\-/])/;

const KEPT_OR_CAMEL_CASE_WORD = new RegExp(`${KEPT.source}|(${CAMEL_CASE_WORD.source})`, 'g');

/**
 * Gives a message the spelling of the language that the app is written in.
 *
 * @internal
 */
export function inCallersLanguage(message: string): string {
  return isPython()
    ? message.replace(KEPT_OR_CAMEL_CASE_WORD, (found, word?: string) => (word === undefined ? found : snakeCase(word)))
    : message;
}

function snakeCase(word: string): string {
  return word.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
