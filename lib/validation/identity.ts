import { IConstruct } from 'constructs';
import { known } from '../terraform/tokens';

/** Whether two values are the same; unknown as long as a token may hide either. */
export type Verdict = 'same' | 'different' | 'unknown';

/** What tells two cloud objects apart. */
export interface Identified {
  /** The construct that stands for it. */
  readonly construct: IConstruct;
  /** A literal or a token. */
  readonly id: string;
  /** Created by this app. */
  readonly owned?: boolean;
  /** A literal, a token, or unknown. */
  readonly region?: string;
}

/**
 * Whether two facts speak of one cloud object. `unknown` as long as a token may stand for either.
 *
 * An import by literal id is never an object that this app creates: its id could be written down before this app created anything.
 */
export function compare(one: Identified, other: Identified): Verdict {
  if (one.construct === other.construct || one.id === other.id) {
    return inDifferentRegions(one, other) ? 'different' : 'same';
  }
  const oneIsKnown = known(one.id) !== undefined;
  const otherIsKnown = known(other.id) !== undefined;
  if (oneIsKnown && otherIsKnown) {
    return 'different';
  }
  const oneIsDistinct = oneIsKnown || one.owned === true;
  const otherIsDistinct = otherIsKnown || other.owned === true;
  return oneIsDistinct && otherIsDistinct ? 'different' : 'unknown';
}

/** Whether two facts are known to speak of one cloud object. */
export function isSame(one: Identified, other: Identified): boolean {
  return compare(one, other) === 'same';
}

function inDifferentRegions(one: Identified, other: Identified): boolean {
  const oneRegion = known(one.region);
  const otherRegion = known(other.region);
  return oneRegion !== undefined && otherRegion !== undefined && oneRegion !== otherRegion;
}

/**
 * Whether two values are the same. A token is only the same as itself.
 */
export function compareValues(one: string, other: string): Verdict {
  if (one === other) {
    return 'same';
  }
  return known(one) !== undefined && known(other) !== undefined ? 'different' : 'unknown';
}
