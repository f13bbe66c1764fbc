import { IConstruct } from 'constructs';

/*
 * What constructs note about themselves, for those who look at the whole app: kept on the root of the construct tree, so that nobody has to walk
 * it. Two copies of this library in one app share the notes through the symbol.
 */

const LEDGER = Symbol.for('cdktf-jdcloud-lb.ledger');

/** The notes of an app by their kind, and how often something was noted. */
interface Ledger {
  revision: number;
  readonly notes: Map<string, unknown[]>;
}

/**
 * Adds a note about something in an app.
 *
 * @param kind what is noted; each kind has entries of one type
 * @internal
 */
export function note(construct: IConstruct, kind: string, entry: unknown): void {
  const ledger = ledgerOf(construct);
  ledger.revision++;
  const entries = ledger.notes.get(kind);
  if (entries === undefined) {
    ledger.notes.set(kind, [entry]);
  } else {
    entries.push(entry);
  }
}

/**
 * Says that something that was noted has changed.
 *
 * @internal
 */
export function noteChange(construct: IConstruct): void {
  ledgerOf(construct).revision++;
}

/**
 * The notes of a kind in the app of a construct, in the order of the constructs' creation.
 *
 * @internal
 */
export function notesOf(construct: IConstruct, kind: string): readonly unknown[] {
  return ledgerOf(construct).notes.get(kind) ?? [];
}

/**
 * A number that grows with every note and every change in the app of a construct.
 *
 * @internal
 */
export function revisionOf(construct: IConstruct): number {
  return ledgerOf(construct).revision;
}

function ledgerOf(construct: IConstruct): Ledger {
  const { root } = construct.node;
  const existing: unknown = Reflect.get(root, LEDGER);
  if (existing !== undefined) {
    return existing as Ledger;
  }
  const ledger: Ledger = { revision: 0, notes: new Map() };
  Object.defineProperty(root, LEDGER, { value: ledger });
  return ledger;
}
