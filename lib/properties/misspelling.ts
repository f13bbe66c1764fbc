import { IConstruct } from 'constructs';
import { note, notesOf } from '../terraform/app-ledger';

/**
 * A key of a props object that is no property of the construct, and looks like one that is not set.
 *
 * @internal
 */
export interface Misspelling {
  /** The construct that was given it. */
  readonly construct: IConstruct;
  /** What has the properties: listener, health check. */
  readonly noun: string;
  /** The key as it was given. */
  readonly property: string;
  /** The property that it looks like. */
  readonly nearest: string;
}

const KIND = 'misspellings';

/**
 * Notes a misspelling, for the review.
 *
 * @internal
 */
export function noteMisspelling(misspelling: Misspelling): void {
  note(misspelling.construct, KIND, misspelling);
}

/**
 * The misspellings in what the constructs of an app were given.
 *
 * @internal
 */
export function misspellingsOf(construct: IConstruct): readonly Misspelling[] {
  return notesOf(construct, KIND) as readonly Misspelling[];
}

/**
 * The candidate that a name is a misspelling of: at most one edit in four characters away. Undefined when there is none.
 *
 * @internal
 */
export function nearestName(name: string, candidates: readonly string[]): string | undefined {
  return nearestNames(name, candidates, 1).find(
    (candidate) => edits(name, candidate) <= Math.max(1, Math.floor(candidate.length / 4)),
  );
}

/**
 * The candidates that are most like a name, the nearest first.
 *
 * @internal
 */
export function nearestNames(name: string, candidates: readonly string[], count: number): string[] {
  return [...candidates].sort((one, other) => edits(name, one) - edits(name, other)).slice(0, count);
}

/** Capitals do not count. */
function edits(one: string, other: string): number {
  return editsBetween(one.toLowerCase(), other.toLowerCase());
}

/** The number of inserted, deleted, replaced and exchanged characters between two texts (optimal string alignment). */
function editsBetween(one: string, other: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const isSame = one[row - 1] === other[column - 1];
      const isExchange =
        row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      current[column] = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
        isExchange ? (beforeLast[column - 2] ?? 0) + 1 : Infinity,
      );
    }
    beforeLast = last;
    last = current;
  }
  return last[other.length] ?? 0;
}
