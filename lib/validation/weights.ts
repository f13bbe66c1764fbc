import { Fact, Place } from '../properties/field';
import { checkWhole } from '../properties/checks';
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
