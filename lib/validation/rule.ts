import { IConstruct } from 'constructs';
import { Graph } from './graph';
import { Verdict } from './identity';
import { Facts } from './facts';

/*
 * What a rule is. A rule never touches constructs, only the facts that they recorded; the engine does the rest: the report, acknowledging,
 * demoting, and the preconditions in the Terraform configuration.
 */

/** Errors stop synthesis, warnings are printed, notices stand only in the report. */
export type Severity = 'error' | 'warning' | 'notice';

/**
 * Where a rule is enforced: by the types of the properties, by the constructor that gets the properties, over the finished app at
 * synthesis, by Terraform (what only it can know), or by the Terraform provider.
 */
export type Moment = 'types' | 'construction' | 'synthesis' | 'terraform' | 'provider';

/** Where the statement comes from, which decides whether a finding can be demoted. */
export interface RuleSource {
  /** The API itself, a page about the product (these age), what follows from the two, or what this library or Terraform makes of the app. */
  readonly kind: 'API' | 'PRODUCT_PAGE' | 'INFERENCE' | 'LIBRARY';
  /** The page or the type, by name. */
  readonly reference: string;
}

/** What the user reads: three sentences or more, none of them ending in a line break. */
export interface Wording {
  /** What is wrong, with the values got. */
  readonly problem: string;
  /** What is allowed. */
  readonly allowed: string;
  /** What to do, beginning with a verb in lower case. */
  readonly remedy: string;
}

/** Where something is wrong: a construct that recorded facts, and the property or the call. */
export interface Place {
  /** The construct whose path the user reads. */
  readonly construct: IConstruct;
  /** The property, or the call as `addInstance(Vm1)`. */
  readonly property: string;
}

/** Something wrong in the finished app. */
export interface Finding extends Place, Wording {
  /** When it is milder than the rule. */
  readonly severity?: Severity;
}

/**
 * Two values that have to be the same. Different ones are a finding of the review; what a token hides is left to Terraform, in the same words.
 */
export interface Comparison extends Place, Wording {
  /** What is known of it now: nobody has to hear of what is the same. */
  readonly verdict: Exclude<Verdict, 'same'>;
  /** The two values, each a literal or a token. */
  readonly values: readonly [string, string];
}

/** One rule of the catalogue. */
export interface Rule {
  /** `JDLB` and three digits; never used again for another rule. */
  readonly code: string;
  /** How bad it is; a finding may say that it is milder. */
  readonly severity: Severity;
  /** One sentence that states the rule. */
  readonly title: string;
  /** What it is about, when it is about the properties of one thing: listener. The documentation lists it there. */
  readonly noun?: string;
  /** Where it comes from. */
  readonly source: RuleSource;
  /** Who enforces it. */
  readonly moments: readonly Moment[];
  /** What to do in general, for the documentation. */
  readonly remedy: string;
  /** Whether some findings are only warnings, and which, for the documentation. */
  readonly milder?: string;
  /** Everything that is wrong in the finished app. */
  readonly review?: (graph: Graph) => Finding[];
  /** What has to be the same about one construct and is not known to be, at synthesis where it is known by then, and otherwise when Terraform plans or applies. */
  readonly compare?: (facts: Facts, graph: Graph) => Comparison[];
}

/**
 * Whether errors of a rule may be made warnings with a reason: never when the API itself refuses, since that would only move the error.
 */
export function isDemotable(rule: Rule): boolean {
  return rule.severity === 'error' && (rule.source.kind === 'PRODUCT_PAGE' || rule.source.kind === 'INFERENCE');
}
