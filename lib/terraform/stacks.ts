import { TerraformStack } from 'cdktf';
import { IConstruct } from 'constructs';

/** The stack that a construct is in, if it is in one: an import may stand directly below the app. */
export function stackOf(construct: IConstruct): TerraformStack | undefined {
  return construct.node.scopes.filter((scope) => TerraformStack.isStack(scope)).pop();
}
