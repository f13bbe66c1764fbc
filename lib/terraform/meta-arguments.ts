import { ITerraformDependable, TerraformProvider, TerraformResourceLifecycle, TerraformStack } from 'cdktf';
import { Construct, IConstruct } from 'constructs';
import { dependOnStackOf } from './stacks';

/**
 * The user's lifecycle, with create-before-destroy unless the user decides otherwise.
 *
 * @internal
 */
export function replacedSideBySide(lifecycle: TerraformResourceLifecycle | undefined): TerraformResourceLifecycle {
  return { ...copyOf(lifecycle), createBeforeDestroy: lifecycle?.createBeforeDestroy ?? true };
}

/**
 * The user's lifecycle with only some of the ignored attributes. `all` stays.
 *
 * @internal
 */
export function lifecycleIgnoring(
  lifecycle: TerraformResourceLifecycle | undefined,
  keep: (attribute: string) => boolean,
): TerraformResourceLifecycle | undefined {
  const ignored = lifecycle?.ignoreChanges;
  if (!Array.isArray(ignored)) {
    return lifecycle;
  }
  const kept = ignored.filter(keep);
  return { ...copyOf(lifecycle), ignoreChanges: kept.length === 0 ? undefined : kept };
}

/** Field by field: a user's class may have accessors, which a spread drops, and members of its own. The type asks for every field. */
function copyOf(lifecycle: TerraformResourceLifecycle | undefined): TerraformResourceLifecycle {
  const copy: { [K in keyof Required<TerraformResourceLifecycle>]: TerraformResourceLifecycle[K] } = {
    createBeforeDestroy: lifecycle?.createBeforeDestroy,
    ignoreChanges: lifecycle?.ignoreChanges,
    preventDestroy: lifecycle?.preventDestroy,
    replaceTriggeredBy: lifecycle?.replaceTriggeredBy,
    precondition: lifecycle?.precondition,
    postcondition: lifecycle?.postcondition,
  };
  return copy;
}

/**
 * The provider for something that belongs to a load balancer: the user's choice, else the load balancer's. A provider of another stack is
 * unknown in this one.
 *
 * @internal
 */
export function providerFor(
  scope: Construct,
  chosen: TerraformProvider | undefined,
  inherited: TerraformProvider | undefined,
): TerraformProvider | undefined {
  if (chosen !== undefined || inherited === undefined) {
    return chosen;
  }
  return TerraformStack.of(inherited) === TerraformStack.of(scope) ? inherited : undefined;
}

/**
 * What `depends_on` may name: elements of the same stack. For an element of another stack the stack is made to depend on that stack, as
 * `node.addDependency` does.
 *
 * @internal
 */
export function dependenciesWithinStack(
  construct: IConstruct,
  dependables: readonly ITerraformDependable[],
): ITerraformDependable[] {
  const here = TerraformStack.of(construct);
  return dependables.filter((dependable) => {
    if (!Construct.isConstruct(dependable) || TerraformStack.of(dependable) === here) {
      return true;
    }
    dependOnStackOf(construct, dependable);
    return false;
  });
}
