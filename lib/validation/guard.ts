import { Precondition, TerraformResource, TerraformResourceLifecycle, Token } from 'cdktf';
import { CATALOGUE } from './catalogue';
import { Facts } from './facts';
import { textAndTokens } from '../terraform/tokens';
import { Guard, Rule } from './rule';
import { textOf } from './report/text';
import { waiverOf } from './report/waivers';

const GUARDED = Symbol.for('cdktf-jdcloud-lb.guarded');

/** A guard with the rule that it comes from. */
export interface RuleGuard {
  /** Whose code and severity it has. */
  readonly rule: Rule;
  /** What to compare, and what to say. */
  readonly guard: Guard;
}

/**
 * Names the resource that carries the preconditions for a construct: what only Terraform can compare is compared before that resource is
 * changed. To be called once, as soon as the resource exists; facts that grow later (targets) are read at synthesis.
 *
 * - of a `Listener`: its `jdcloud_lb_listener`
 * - of a `BackendService`: its `jdcloud_lb_backend`
 * - of a `TargetGroup`: the `jdcloud_lb_target_group_targets` that registers its targets
 *
 * @internal
 */
export function guard(facts: Facts, resource: TerraformResource): void {
  // An accessor, since a later `resource.lifecycle = …` by the user must not lose the preconditions, nor must they lose the user's.
  let own = resource.lifecycle;
  Object.defineProperty(resource, GUARDED, { value: facts });
  Object.defineProperty(resource, 'lifecycle', {
    configurable: true,
    enumerable: true,
    get: () => withPreconditions(own, facts),
    set: (lifecycle: TerraformResourceLifecycle | undefined) => {
      own = lifecycle;
    },
  });
}

/** The facts that a resource is guarded for, if it is. */
export function guardedFacts(resource: object): Facts | undefined {
  return Reflect.get(resource, GUARDED) as Facts | undefined;
}

/** Everything that Terraform has to compare for a construct, demoted or not. */
export function guardsOf(facts: Facts): RuleGuard[] {
  return CATALOGUE.flatMap((rule) => (rule.guards?.(facts) ?? []).map((ruleGuard) => ({ rule, guard: ruleGuard })));
}

function withPreconditions(
  own: TerraformResourceLifecycle | undefined,
  facts: Facts,
): TerraformResourceLifecycle | undefined {
  const ours = guardsOf(facts)
    .filter(({ rule, guard: { construct } }) => waiverOf(construct, 'demote', rule.code) === undefined)
    .map(precondition);
  if (ours.length === 0) {
    return own;
  }
  // A lifecycle that the user read and assigned again holds them already.
  const conditions = ours.map(({ condition }) => String(condition));
  const others = (own?.precondition ?? []).filter(({ condition }) => !conditions.includes(String(condition)));
  return { ...own, precondition: [...others, ...ours] };
}

function precondition({ rule, guard: { equal, ...finding } }: RuleGuard): Precondition {
  const [one, other] = equal;
  return {
    condition: `\${${expression(one)} == ${expression(other)}}`,
    errorMessage: escaped(textOf({ ...finding, code: rule.code, severity: rule.severity })),
  };
}

/** A string as an operand inside a Terraform expression, where CDKTF writes tokens without braces. */
function expression(value: string): string {
  const operands = textAndTokens(value).map((part) =>
    Token.isUnresolved(part) ? part : escaped(JSON.stringify(part)),
  );
  return operands.length === 1 ? operands.join() : `join("", [${operands.join(', ')}])`;
}

/** Text in a Terraform template: all that is not a token stands for itself. */
function escaped(text: string): string {
  return textAndTokens(text)
    .map((part) => (Token.isUnresolved(part) ? part : part.replace(/([$%])\{/g, '$1$1{')))
    .join('');
}
