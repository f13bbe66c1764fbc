import { Field } from './field';
import { Value } from './values';
import { Verdict } from './verdicts';

/*
 * Whether the three agree, and a table that shows where they do not.
 */

/** A value with what is said to it. */
export interface Row {
  readonly value: Value;
  readonly library: Verdict;
  readonly provider: Verdict;
  readonly simulator: Verdict;
}

/** What is wrong with the answers to the values of one field, as text; empty when nothing is. */
export function disagreements({ differs = {} }: Pick<Field, 'differs'>, rows: readonly Row[]): string {
  const isListed = ({ value }: Row): boolean => JSON.stringify(value.library) in differs;
  const wrong = rows.filter((row) => !isListed(row) && !agree(row));
  const tried = rows.map(({ value }) => JSON.stringify(value.library));
  return [
    ...(wrong.length === 0 ? [] : [table(wrong)]),
    ...rows
      .filter((row) => isListed(row) && agree(row))
      .map(({ value }) => `they agree about ${shown(value)}, which is listed as a difference`),
    ...Object.keys(differs)
      .filter((value) => !tried.includes(value))
      .map((value) => `${value} is listed as a difference, and is not tried`),
    ...(rows.some(isPlainlyRight) ? [] : ['no value is accepted by all: something else than the value is wrong']),
  ].join('\n');
}

function answersOf({ library, provider, simulator }: Row): readonly Verdict['answer'][] {
  return [library.answer, provider.answer, simulator.answer];
}

/** A warning agrees with either answer, and so does nothing at all. */
function agree(row: Row): boolean {
  const answers = [...answersOf(row), row.value.expected];
  return !(answers.includes('accepts') && answers.includes('refuses'));
}

function isPlainlyRight(row: Row): boolean {
  return answersOf(row).every((answer) => answer === 'accepts' || answer === 'is not asked');
}

const LONGEST_VALUE = 40;
const LONGEST_REASON = 120;
const HEADING = ['value', 'reference', 'library', 'provider', 'simulator', 'because'];

function table(rows: readonly Row[]): string {
  const lines = [
    HEADING,
    ...rows.map((row) => [shown(row.value), row.value.expected ?? 'is silent', ...answersOf(row), reasons(row)]),
  ];
  const widths = HEADING.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function reasons({ library, provider, simulator }: Row): string {
  return [library, provider, simulator]
    .filter(({ reason }) => reason !== '')
    .map(({ reason }) => shortened(reason.replace(/\s+/g, ' '), LONGEST_REASON))
    .join(' | ');
}

/** A value as JSON, with escapes for what one cannot see; in both spellings when the API has one of its own. */
function shown({ library, simulator }: Value): string {
  const spellings = new Set([library, simulator].map((value) => JSON.stringify(value)));
  return [...spellings]
    .map((text) => shortened(text.replace(/[^\p{L}\p{M} -~]/gu, escaped), LONGEST_VALUE))
    .join(' / ');
}

function escaped(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

function shortened(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most)}…` : text;
}
