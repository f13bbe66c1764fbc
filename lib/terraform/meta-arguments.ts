import { TerraformProvider, TerraformResourceLifecycle, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { LoadBalancerFacts } from '../validation/graph';

/**
 * The user's lifecycle, with create-before-destroy unless the user decides otherwise.
 *
 * @internal
 */
export function replacedSideBySide(lifecycle: TerraformResourceLifecycle | undefined): TerraformResourceLifecycle {
  return lifecycleWith(lifecycle, lifecycle?.createBeforeDestroy ?? true, lifecycle?.ignoreChanges);
}

/**
 * The user's lifecycle with other ignored changes. Field by field: plain JavaScript may put more into it.
 *
 * @internal
 */
export function lifecycleWith(
  lifecycle: TerraformResourceLifecycle | undefined,
  createBeforeDestroy: boolean | undefined,
  ignoreChanges: string | string[] | undefined,
): TerraformResourceLifecycle {
  return {
    createBeforeDestroy,
    ignoreChanges: ignoreChanges as TerraformResourceLifecycle['ignoreChanges'],
    preventDestroy: lifecycle?.preventDestroy,
    replaceTriggeredBy: lifecycle?.replaceTriggeredBy,
    precondition: lifecycle?.precondition,
    postcondition: lifecycle?.postcondition,
  };
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
  loadBalancer: LoadBalancerFacts | undefined,
): TerraformProvider | undefined {
  const inherited = loadBalancer?.provider;
  if (chosen !== undefined || inherited === undefined) {
    return chosen;
  }
  return TerraformStack.of(inherited) === TerraformStack.of(scope) ? inherited : undefined;
}
