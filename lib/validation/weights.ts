import { describe } from '../properties/describe';
import { Fact, Place } from '../properties/field';
import { checkId, checkWhole } from '../properties/checks';
import { isToken } from '../terraform/tokens';
import { weightZero } from './rules/jdlb038-weight-zero';
import { aProduct } from './products';

const HIGHEST = 100;

/**
 * Checks the weight of a target or of the members of an availability group: 0 (no requests) exists on application load balancers only.
 *
 * @param fact the range without regard to the product
 * @param instead what to do in place of the weight 0
 * @internal
 */
export function checkWeight(place: Place, weight: unknown, fact: Fact, instead: string): void {
  const { product } = place.context;
  if (weight === 0 && (product === 'NLB' || product === 'DNLB')) {
    place.problems.violates(
      weightZero,
      `${place.property} is 0; valid on ${aProduct(product)}: 1 to ${HIGHEST}; ${instead}`,
    );
  } else {
    checkWhole(place, weight, 0, HIGHEST, fact);
  }
}

/**
 * Checks the weights of single members of an availability group.
 *
 * @param fact the range without regard to the product
 * @param instead what to do in place of the weight 0
 * @internal
 */
export function checkMemberWeights(place: Place, weights: unknown, fact: Fact, instead: string): void {
  const { property, problems } = place;
  if (isToken(weights)) {
    return;
  }
  if (Object.prototype.toString.call(weights) !== '[object Object]') {
    problems.malformed(`${property} is ${describe(weights)}`, "weights by instance id, for example { 'i-a1': 5 }");
    return;
  }
  for (const [instanceId, weight] of Object.entries(weights as object)) {
    checkId({ ...place, property: `a key of ${property}` }, instanceId, 'the id of an instance, for example i-a1');
    checkWeight({ ...place, property: `${property}[${JSON.stringify(instanceId)}]` }, weight, fact, instead);
  }
}
