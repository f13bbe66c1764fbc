import { Facts, keepFacts } from './facts';
import { reviewAtSynthesis } from './report/stack-review';
import { stackOf } from '../terraform/stacks';

/**
 * Keeps what a construct says about itself, and has its stack reviewed at synthesis.
 *
 * @internal
 */
export function record(facts: Facts): void {
  keepFacts(facts);
  const stack = stackOf(facts.construct);
  if (stack !== undefined) {
    reviewAtSynthesis(stack);
  }
}
