import { Fact, Place } from '../properties/field';
import { checkWhole } from '../properties/kinds';
import { weightZero } from './rules/jdlb038-weight-zero';
import { aProduct } from './products';

const HIGHEST = 100;

/**
 * Checks the weight of a target or of the members of an availability group: 0 (no requests) exists on application load balancers only.
 *
 * @param fact the range without regard to the product
 * @internal
 */
export function checkWeight(place: Place, weight: unknown, fact: Fact): void {
  const { product } = place.context;
  if (weight === 0 && (product === 'NLB' || product === 'DNLB')) {
    place.problems.violates(
      weightZero,
      `${place.property} is 0; valid on ${aProduct(product)}: 1 to ${HIGHEST}; remove the target to send it no requests`,
    );
  } else {
    checkWhole(place, weight, 0, HIGHEST, fact);
  }
}
