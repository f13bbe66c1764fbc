import { ITerraformDependable, TerraformProvider, TerraformResourceLifecycle, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { LoadBalancerFacts } from '../validation/graph';

/** What Terraform offers for every resource. It reaches every resource that the construct makes. */
export interface ResourceOptions {
  /**
   * What has to exist before the resources of this construct.
   *
   * `construct.node.addDependency(other)` does the same for constructs.
   *
   * @default - only what the properties refer to
   */
  readonly dependsOn?: ITerraformDependable[];

  /**
   * How Terraform treats changes and destruction of the resources of this construct.
   *
   * An attribute in `ignoreChanges` goes to the resource that has it.
   *
   * @default - Terraform's own; target groups and backend services are created before the old one is destroyed
   */
  readonly lifecycle?: TerraformResourceLifecycle;

  /**
   * The provider configuration to use, when the stack has several.
   *
   * @default - the one of the load balancer that this belongs to, else the stack's default one
   */
  readonly provider?: TerraformProvider;
}

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
