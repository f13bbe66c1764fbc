import { TerraformStack } from 'cdktf';
import { IConstruct } from 'constructs';
import { misspellingsOf } from '../properties/misspelling';
import { noteChange, revisionOf, rootOf, unnotedStateOf } from '../terraform/app-ledger';
import { dependencyCircles } from '../terraform/dependency-circles';
import { CATALOGUE } from './catalogue';
import { Facts, factsOfApp } from './facts';
import { Graph } from './graph';
import { Comparison, Rule } from './rule';

/** A comparison with the rule that it comes from. */
export interface RuleComparison extends Comparison {
  /** Whose code and severity it has. */
  readonly rule: Rule;
}

/** Asked for every construct. */
const COMPARING = CATALOGUE.filter(({ compare }) => compare !== undefined);
const INDEXES = new WeakMap<IConstruct, AppIndex>();

/**
 * Everything of this library in an app, indexed once for all its stacks, and again when something has changed since: the aspects of each stack run
 * just before its validation, and may add to the app, take from it, or change it.
 */
export class AppIndex {
  /** The index of the app that a construct is in. */
  public static of(construct: IConstruct): AppIndex {
    const root = rootOf(construct);
    const existing = INDEXES.get(root);
    if (existing?.revision === revisionOf(root)) {
      return existing;
    }
    const index = new AppIndex(root);
    INDEXES.set(root, index);
    return index;
  }

  /** The index of the app of a stack whose turn it is. What its aspects did without a note is found by a look at the stack. */
  public static ofCurrent(stack: TerraformStack): AppIndex {
    const index = AppIndex.of(stack);
    if (index.states.get(stack) !== unnotedStateOf(stack)) {
      noteChange(stack);
    }
    return AppIndex.of(stack);
  }

  /** All facts, in the order in which the constructs were created. */
  public readonly facts: readonly Facts[];
  /** What the rules see. */
  public readonly graph: Graph;
  private readonly revision: number;
  private readonly states: ReadonlyMap<TerraformStack, string>;
  private readonly comparisons = new Map<Facts, readonly RuleComparison[]>();

  private constructor(root: IConstruct) {
    this.revision = revisionOf(root);
    const stacks = root.node.findAll().filter((construct) => TerraformStack.isStack(construct));
    this.states = new Map(stacks.map((stack) => [stack, unnotedStateOf(stack)]));
    this.facts = factsOfApp(root);
    this.graph = new Graph(this.facts, misspellingsOf(root), () => dependencyCircles(root));
  }

  /** What has to be the same about a construct. Made once: its tokens are those that Terraform's configuration holds. */
  public comparisonsOf(facts: Facts): readonly RuleComparison[] {
    const existing = this.comparisons.get(facts);
    if (existing !== undefined) {
      return existing;
    }
    const made: RuleComparison[] = [];
    for (const rule of COMPARING) {
      for (const comparison of rule.compare?.(facts, this.graph) ?? []) {
        made.push({ ...comparison, rule });
      }
    }
    this.comparisons.set(facts, made);
    return made;
  }
}
