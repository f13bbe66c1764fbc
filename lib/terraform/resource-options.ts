import { ITerraformDependable, TerraformProvider, TerraformResourceLifecycle } from 'cdktf';

/**
 * What Terraform offers for every resource. It reaches every resource that the construct makes.
 *
 * Constructs made by its `add…` methods have options of their own, and take over the provider.
 */
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
