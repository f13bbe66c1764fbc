import { IConstruct } from 'constructs';
import { describe, either } from '../../properties/describe';
import { nearestName, nearestNames } from '../../properties/misspelling';
import { CATALOGUE, ruleOf } from '../catalogue';
import { Problems } from '../../properties/problems';
import { isDemotable, Rule } from '../rule';
import { keepQuotas, QUOTAS } from '../quotas';
import { stackOf } from '../../terraform/stacks';
import { findingsBelow } from './app-review';
import type { QuotaLimits } from './quota-limits';
import { dataOf } from './report-file';
import type { ReviewFinding } from './review-finding';
import { reviewAtSynthesis } from './stack-review';
import { keepWaiver, Waiver } from './waivers';

const NEAREST_CODES = 3;

/**
 * The review of a construct and everything below it: gives its findings, acknowledges warnings, demotes errors to warnings, and takes the quotas
 * of your account.
 *
 * Acknowledging and demoting need a reason. It is written to the report next to the stack (`jdcloud-lb-review.json`). An override that matches
 * nothing is reported as a warning.
 */
export class Review {
  /**
   * Returns the review of a construct and everything below it.
   *
   * @param scope a construct, a stack or the app
   */
  public static of(scope: IConstruct): Review {
    return new Review(scope);
  }

  private constructor(private readonly scope: IConstruct) {}

  /**
   * What the review finds in the construct and everything below it: errors first, then by code and path. Acknowledged warnings and notices are
   * included.
   *
   * The review looks at the app as it is when you read this, over all its stacks. Nothing is synthesised: aspects run at synthesis, so read it
   * after `Testing.synth(stack)` to include what they do.
   */
  public get findings(): ReviewFinding[] {
    return findingsBelow(this.scope).map(dataOf);
  }

  /**
   * Acknowledges the warnings of a rule. They are no longer printed.
   *
   * @param code the rule's code, for example `JDLB021`; an error cannot be acknowledged, only demoted
   * @param reason why, for readers of the report; not empty
   */
  public acknowledge(code: string, reason: string): void {
    this.decide('acknowledge', code, reason);
  }

  /**
   * Demotes the errors of a rule to warnings. They no longer stop synthesis, and Terraform does not check the rule at plan time.
   *
   * Possible for rules whose source is a product page or an inference, because such sources age. What the API itself refuses cannot be
   * demoted.
   *
   * @param code the rule's code, for example `JDLB005`
   * @param reason why, for readers of the report; not empty
   */
  public demote(code: string, reason: string): void {
    this.decide('demote', code, reason);
  }

  /**
   * States quotas of the account that JD Cloud has raised. JDLB206 then warns when the app passes these.
   *
   * They hold for the construct and everything below it. The nearest value wins, and a later one over an earlier one. A value below JD Cloud's
   * default has no effect.
   *
   * @param limits the raised quotas; the others keep their values
   */
  public raiseQuotas(limits: QuotaLimits): void {
    const problems = new Problems(this.scope);
    checkQuotas(limits, problems);
    problems.throwIfAny();
    keepQuotas(this.scope, { ...limits });
  }

  private decide(action: Waiver['action'], code: string, reason: string): void {
    const problems = new Problems(this.scope);
    const refusal = refusalOf(action, code);
    if (refusal !== undefined) {
      problems.malformed(`${action}: code is ${describe(code)}`, refusal);
    }
    const why: unknown = reason;
    if (typeof why !== 'string' || why.trim() === '') {
      problems.malformed(
        `${action}: reason is ${describe(why)}`,
        'a sentence that says why, for those who read the report',
      );
    }
    problems.throwIfAny();
    keepWaiver({ action, scope: this.scope, code, reason });
    const stack = stackOf(this.scope);
    if (stack !== undefined) {
      reviewAtSynthesis(stack);
    }
  }
}

function checkQuotas(limits: unknown, problems: Problems): void {
  if (typeof limits !== 'object' || limits === null) {
    problems.malformed(`raiseQuotas: limits is ${describe(limits)}`, 'an object with the raised quotas');
    return;
  }
  for (const [name, limit] of Object.entries(limits)) {
    if (!QUOTAS.some((quota) => quota === name)) {
      const nearest = nearestName(name, QUOTAS);
      problems.malformed(`raiseQuotas: ${name} is not a quota`, nearest ?? either(QUOTAS));
    } else if (limit !== undefined && (!Number.isInteger(limit) || limit < 1)) {
      problems.malformed(`raiseQuotas: ${name} is ${describe(limit)}`, 'a whole number from 1');
    }
  }
}

function refusalOf(action: Waiver['action'], code: string): string | undefined {
  const rule = ruleOf(code);
  if (rule === undefined) {
    return unknownCode(action, code);
  }
  if (accepts(rule, action)) {
    return undefined;
  }
  if (!isReviewed(rule)) {
    return `the code of a rule that is checked at synthesis; ${code} is not, so correct what it finds`;
  }
  if (rule.severity === 'notice') {
    return `the code of ${action === 'demote' ? 'an error' : 'a warning'}; ${code} finds notices, which are written to the report only`;
  }
  if (action === 'acknowledge') {
    return `the code of a warning; ${code} finds errors, so correct what it finds`;
  }
  if (rule.severity !== 'error') {
    return `the code of an error; ${code} finds warnings, so acknowledge them`;
  }
  const source =
    rule.source.kind === 'LIBRARY'
      ? `${code} is about the app itself`
      : `the API itself states ${code} (${rule.source.reference})`;
  return `the code of a rule that rests on a product page; ${source}, so correct what it finds`;
}

/** Codes are long, and easily mistyped: the nearest ones are named, not all. */
function unknownCode(action: Waiver['action'], code: string): string {
  const accepted = CATALOGUE.filter((rule) => isSubjectOf(action, rule)).map((rule) => rule.code);
  const nearest = typeof code === 'string' ? nearestNames(code, accepted, NEAREST_CODES) : [];
  const example = nearest.length === 0 ? '' : `, for example ${either(nearest)}`;
  return `the code from the message${example}`;
}

/** Whether a rule finds what is decided about. (A demoted error can be acknowledged, too, but that is nobody's first wish.) */
function isSubjectOf(action: Waiver['action'], rule: Rule): boolean {
  return (
    isReviewed(rule) &&
    (action === 'demote' ? isDemotable(rule) : rule.severity === 'warning' || rule.milder !== undefined)
  );
}

function isReviewed(rule: Rule): boolean {
  return rule.review !== undefined || rule.compare !== undefined;
}

function accepts(rule: Rule, action: Waiver['action']): boolean {
  if (!isReviewed(rule)) {
    return false;
  }
  return isDemotable(rule) || (action === 'acknowledge' && (rule.severity === 'warning' || rule.milder !== undefined));
}
