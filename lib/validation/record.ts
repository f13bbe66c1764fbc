import { TerraformResource } from 'cdktf';
import { Facts, keepFacts } from './graph';

/**
 * Keeps what a construct says about itself, and has its stack reviewed at synthesis.
 *
 * @internal
 */
export function record(facts: Facts): void {
  keepFacts(facts);
}

const guarded = new WeakMap<TerraformResource, Facts>();

/**
 * Names the resource that carries the preconditions for a construct: what only Terraform can compare is compared before that resource is
 * changed. To be called as soon as the resource exists, once; facts that grow later (targets) are read at synthesis.
 *
 * - of a `Listener`: its `jdcloud_lb_listener`
 * - of a `BackendService`: its `jdcloud_lb_backend`
 * - of a `TargetGroup`: the `jdcloud_lb_target_group_targets` that registers its targets
 *
 * @internal
 */
export function guard(facts: Facts, resource: TerraformResource): void {
  guarded.set(resource, facts);
}
