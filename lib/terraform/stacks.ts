import { TerraformStack } from 'cdktf';
import { IConstruct } from 'constructs';

/** The stack that a construct is in, if it is in one: an import may stand directly below the app. */
export function stackOf(construct: IConstruct): TerraformStack | undefined {
  let scope: IConstruct | undefined = construct;
  while (scope !== undefined && !TerraformStack.isStack(scope)) {
    scope = scope.node.scope;
  }
  return scope;
}

/**
 * Has the stack of a construct deployed after the stack of another. Two stacks cannot wait for each other, and the reason is told in the user's
 * terms.
 *
 * @internal
 */
export function dependOnStackOf(construct: IConstruct, other: IConstruct): void {
  const here = TerraformStack.of(construct);
  const there = TerraformStack.of(other);
  if (here.dependencies.includes(there)) {
    return;
  }
  if (there.dependsOn(here)) {
    throw new Error(
      `cdktf-jdcloud-lb: ${construct.node.path} depends on ${other.node.path}, but stack ${there.node.path} already depends on stack ` +
        `${here.node.path}. Stacks are deployed one after the other, so two stacks cannot depend on each other. ` +
        'Remove one of the two dependencies, or move what depends on each other into one stack.',
    );
  }
  here.addDependency(there);
}
