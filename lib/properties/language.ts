/*
 * Messages name properties and calls as the user of that language wrote them. They are composed in TypeScript's spelling, and translated just
 * before they are thrown or printed; Terraform's JSON and the report keep one spelling, so that both languages synthesise the same files.
 */

/** jsii's kernel tells the process who calls it. */
function isPython(): boolean {
  return process.env.JSII_AGENT?.startsWith('Python/') === true;
}

/** A camel-case word that is not part of a path, an id or a quoted value. */
const CAMEL_CASE_WORD = /(?<![\w\-/"'])[a-z][a-z0-9]*(?:[A-Z][a-z0-9]*)+(?![\w\-/"'])/g;

/**
 * Gives a message the spelling of the language that the app is written in.
 *
 * @internal
 */
export function inCallersLanguage(message: string): string {
  return isPython()
    ? message.replace(CAMEL_CASE_WORD, (word) => word.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))
    : message;
}
