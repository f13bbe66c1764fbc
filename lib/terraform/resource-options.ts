import { ITerraformDependable, TerraformProvider, TerraformResourceLifecycle } from 'cdktf';

/**
 * Terraform's own arguments. They apply to every resource that the construct creates.
 *
 * Constructs created by its `add…` methods have options of their own, and use the same provider.
 */
export interface ResourceOptions {
  /**
   * Resources that must exist before the resources of this construct.
   *
   * `construct.node.addDependency(other)` does the same for constructs.
   *
   * @default - only what the properties reference
   */
  readonly dependsOn?: ITerraformDependable[];

  /**
   * How Terraform treats changes and destruction of the resources of this construct.
   *
   * An attribute in `ignoreChanges` applies to the resource that has it.
   *
   * @default - Terraform's defaults; target groups and backend services are created before the old one is destroyed
   */
  readonly lifecycle?: TerraformResourceLifecycle;

  /**
   * The provider configuration to use, when the stack has several.
   *
   * @default - the provider of the load balancer that this belongs to, otherwise the stack's default provider
   */
  readonly provider?: TerraformProvider;
}
