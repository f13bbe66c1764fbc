import { IConstruct } from 'constructs';
import { note, notesOf } from '../../terraform/app-ledger';

/** What a person decided about the findings of a rule, at a construct and everything below it. */
export interface Waiver {
  /** A warning is acknowledged, an error demoted to a warning. */
  readonly action: 'acknowledge' | 'demote';
  /** Where it holds, with everything below. */
  readonly scope: IConstruct;
  /** The rule's code. */
  readonly code: string;
  /** Why, in the person's words. */
  readonly reason: string;
}

const WAIVERS = Symbol.for('cdktf-jdcloud-lb.waivers');

/** The decisions taken at a construct itself. */
export function waiversAt(scope: IConstruct): Waiver[] {
  const waivers: unknown = Reflect.get(scope, WAIVERS);
  return Array.isArray(waivers) ? (waivers as Waiver[]) : [];
}

/** Keeps a decision on its scope. */
export function keepWaiver(waiver: Waiver): void {
  const waivers = waiversAt(waiver.scope);
  if (waivers.length === 0) {
    Object.defineProperty(waiver.scope, WAIVERS, { value: waivers });
  }
  waivers.push(waiver);
  note(waiver.scope, 'waivers', waiver);
}

/** The decisions taken in an app, in their order. */
export function waiversOf(construct: IConstruct): readonly Waiver[] {
  return notesOf(construct, 'waivers') as readonly Waiver[];
}

/** The decision that holds for a construct: the nearest one, and the latest of those at one place. */
export function waiverOf(construct: IConstruct, action: Waiver['action'], code: string): Waiver | undefined {
  return construct.node.scopes
    .flatMap(waiversAt)
    .filter((waiver) => waiver.action === action && waiver.code === code)
    .pop();
}
