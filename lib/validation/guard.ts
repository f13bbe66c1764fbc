import { Precondition, TerraformResource, TerraformResourceLifecycle, Token } from 'cdktf';
import { note, notesOf } from '../terraform/app-ledger';
import { textAndTokens } from '../terraform/tokens';
import { IConstruct } from 'constructs';
import { AppIndex, RuleComparison } from './app-index';
import { Facts } from './facts';
import { textOf } from './report/text';
import { waiverOf } from './report/waivers';

const GUARDED = Symbol.for('cdktf-jdcloud-lb.guarded');

/** A resource that carries the preconditions for a construct. */
export interface Guarded {
  /** The facts of the construct. */
  readonly facts: Facts;
  /** The resource. */
  readonly resource: TerraformResource;
}

/**
 * Names the resource that carries the preconditions for a construct: what only Terraform can compare is compared before that resource is
 * changed. To be called once, as soon as the resource exists; facts that grow later (targets) are read at synthesis.
 *
 * - of a `LoadBalancer`: its `jdcloud_lb`
 * - of a `Listener`: its `jdcloud_lb_listener`
 * - of a `BackendService`: its `jdcloud_lb_backend`
 * - of a `TargetGroup`: the `jdcloud_lb_target_group_targets` that registers its targets
 *
 * @internal
 */
export function guard(facts: Facts, resource: TerraformResource): void {
  Object.defineProperty(resource, GUARDED, { value: facts });
  Object.defineProperty(resource, 'terraformMetaArguments', META_ARGUMENTS);
  note(resource, 'guarded', { facts, resource });
}

/** What CDKTF renders of a resource beside its attributes. */
interface MetaArguments {
  readonly lifecycle?: TerraformResourceLifecycle;
}

/**
 * What CDKTF reads of a guarded resource when it renders it, so that `resource.lifecycle` stays the user's own. One accessor for all resources:
 * with closures of its own, each would have a hidden class of its own, which slows down all that is done with it.
 */
const META_ARGUMENTS: PropertyDescriptor & ThisType<TerraformResource> = {
  configurable: true,
  get() {
    const own = Reflect.get(Object.getPrototypeOf(this) as object, 'terraformMetaArguments', this) as MetaArguments;
    const facts = Reflect.get(this, GUARDED) as Facts | undefined;
    const left = facts === undefined ? [] : leftToTerraform(facts);
    return left.length === 0 ? own : { ...own, lifecycle: withPreconditions(own.lifecycle, left) };
  },
};

/** The resources of an app that carry preconditions. */
export function guardedResources(construct: IConstruct): readonly Guarded[] {
  return notesOf(construct, 'guarded') as readonly Guarded[];
}

/** What is left to Terraform about a construct, demoted or not. */
export function leftToTerraform(facts: Facts): RuleComparison[] {
  return AppIndex.of(facts.construct)
    .comparisonsOf(facts)
    .filter(({ verdict }) => verdict === 'unknown');
}

function withPreconditions(
  own: TerraformResourceLifecycle | undefined,
  left: readonly RuleComparison[],
): TerraformResourceLifecycle | undefined {
  const ours = left
    .filter(({ rule, construct }) => waiverOf(construct, 'demote', rule.code) === undefined)
    .map(precondition);
  return ours.length === 0 ? own : { ...own, precondition: [...(own?.precondition ?? []), ...ours] };
}

function precondition({ rule, values, ...finding }: RuleComparison): Precondition {
  const [one, other] = values;
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
