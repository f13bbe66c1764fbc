import { TerraformProvider, TerraformStack } from 'cdktf';
import { IConstruct } from 'constructs';

/*
 * What constructs note about themselves, for those who look at the whole app: kept on the root of the construct tree, so that nobody has to walk
 * it. Two copies of this library in one app share the notes through the symbol.
 */

const LEDGER = Symbol.for('cdktf-jdcloud-lb.ledger');

/** Something noted, with the construct that it is about. */
interface Note {
  readonly construct: IConstruct;
  readonly entry: unknown;
}

/** The notes of an app by their kind, and how often something was noted. */
interface Ledger {
  revision: number;
  readonly notes: Map<string, Note[]>;
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
  const notes = ledger.notes.get(kind);
  if (notes === undefined) {
    ledger.notes.set(kind, [{ construct, entry }]);
  } else {
    notes.push({ construct, entry });
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
 * The notes of a kind in the app of a construct, in the order of the constructs' creation. Those about constructs that were removed from the tree
 * since do not count.
 *
 * @internal
 */
export function notesOf(construct: IConstruct, kind: string): readonly unknown[] {
  const isInTree = treeOf(rootOf(construct));
  return (ledgerOf(construct).notes.get(kind) ?? []).filter((it) => isInTree(it.construct)).map(({ entry }) => entry);
}

/** Tells whether constructs are still in a tree. Each construct is looked at once. */
function treeOf(root: IConstruct): (construct: IConstruct) => boolean {
  const answers = new Map<IConstruct, boolean>([[root, true]]);
  const isInTree = (construct: IConstruct): boolean => {
    const known = answers.get(construct);
    if (known !== undefined) {
      return known;
    }
    const { scope, id } = construct.node;
    const answer = scope?.node.tryFindChild(id) === construct && isInTree(scope);
    answers.set(construct, answer);
    return answer;
  };
  return isInTree;
}

/**
 * A number that grows with every note and every change in the app of a construct.
 *
 * @internal
 */
export function revisionOf(construct: IConstruct): number {
  return ledgerOf(construct).revision;
}

/**
 * What constructs cannot note because it happens to them, not in them: a text that differs when something was removed from a stack, or was made to
 * depend on something, or when a provider configuration has changed.
 *
 * @internal
 */
export function unnotedStateOf(stack: TerraformStack): string {
  let constructs = 0;
  let dependencies = 0;
  const providers: unknown[] = [];
  for (const construct of stack.node.findAll()) {
    constructs++;
    dependencies += construct.node.dependencies.length;
    if (TerraformProvider.isTerraformProvider(construct)) {
      providers.push(construct.node.path, construct.alias, Reflect.get(construct, 'region'));
    }
  }
  return JSON.stringify([constructs, dependencies, providers]);
}

/**
 * The root of the tree that a construct is in. `node.root` makes a list of all scopes first, and this is asked for each resource.
 *
 * @internal
 */
export function rootOf(construct: IConstruct): IConstruct {
  let root = construct;
  while (root.node.scope !== undefined) {
    root = root.node.scope;
  }
  return root;
}

function ledgerOf(construct: IConstruct): Ledger {
  const root = rootOf(construct);
  const existing: unknown = Reflect.get(root, LEDGER);
  if (existing !== undefined) {
    return existing as Ledger;
  }
  const ledger: Ledger = { revision: 0, notes: new Map() };
  Object.defineProperty(root, LEDGER, { value: ledger });
  return ledger;
}
