import { IConstruct } from 'constructs';
import { CATALOGUE, ruleOf } from './catalogue';
import { PropertyProblems } from './property-problems';
import { isDemotable, Rule } from './rule';
import { reviewAtSynthesis } from './stack-review';
import { stackOf } from './stacks';
import { keepWaiver, Waiver } from './waivers';

/**
 * What a person decides about the findings of the validation rules, with a reason, at a construct and everything below it.
 *
 * Both kinds of decision stay in the report beside the stack (`jdcloud-lb-review.json`). One that matches nothing is a warning itself.
 */
export class Review {
  /**
   * The decisions for a construct and everything below it.
   *
   * @param scope a construct, a stack or the app
   */
  public static of(scope: IConstruct): Review {
    return new Review(scope);
  }

  private constructor(private readonly scope: IConstruct) {}

  /**
   * Accepts the warnings of a rule: they are no longer printed.
   *
   * @param code the rule's code, `JDLB021`; an error cannot be acknowledged, only demoted
   * @param reason why, for those who read the report; not empty
   */
  public acknowledge(code: string, reason: string): void {
    this.decide('acknowledge', code, reason);
  }

  /**
   * Makes the errors of a rule warnings, so that they no longer stop synthesis. Nor does Terraform check then what only it could know.
   *
   * Only for rules whose source is a page about the product or an inference, since such sources age. What the API itself refuses cannot be
   * demoted.
   *
   * @param code the rule's code, `JDLB005`
   * @param reason why, for those who read the report; not empty
   */
  public demote(code: string, reason: string): void {
    this.decide('demote', code, reason);
  }

  private decide(action: Waiver['action'], code: string, reason: string): void {
    const problems = new PropertyProblems(this.scope);
    const refusal = refusalOf(action, code);
    if (refusal !== undefined) {
      problems.add(`code is ${code}; ${refusal}`);
    }
    const why: unknown = reason;
    if (typeof why !== 'string' || why.trim() === '') {
      problems.add(
        `reason is ${typeof why === 'string' ? "''" : 'missing'}; valid: a sentence that says why; write one for those who read the report`,
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

function refusalOf(action: Waiver['action'], code: string): string | undefined {
  const rule = ruleOf(code);
  const accepted = CATALOGUE.filter((candidate) => accepts(candidate, action)).map((candidate) => candidate.code);
  const valid = `valid: ${accepted.join(', ')}`;
  if (rule === undefined) {
    return `${valid}; take the code from the message`;
  }
  if (accepts(rule, action)) {
    return undefined;
  }
  if (action === 'acknowledge') {
    return `${valid}; its findings are errors, so correct what it finds`;
  }
  return rule.severity === 'error'
    ? `${valid}; this one the API itself states (${rule.source.reference}), so correct what it finds`
    : `${valid}; its findings are no errors, so acknowledge them`;
}

function accepts(rule: Rule, action: Waiver['action']): boolean {
  if (rule.review === undefined) {
    return false;
  }
  return isDemotable(rule) || (action === 'acknowledge' && (rule.severity !== 'error' || rule.milder !== undefined));
}
