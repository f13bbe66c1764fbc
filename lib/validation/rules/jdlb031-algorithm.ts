import { ProductName } from '../graph';
import { known } from '../known';
import { PropertyProblems } from '../property-problems';
import { Rule } from '../rule';
import { aProduct } from '../wording';

const CODE = 'JDLB031';

const ALGORITHMS: Readonly<Record<ProductName, readonly string[]>> = {
  ALB: ['ROUND_ROBIN', 'LEAST_CONNECTIONS', 'SOURCE_IP_HASH'],
  NLB: ['ROUND_ROBIN', 'LEAST_CONNECTIONS', 'SOURCE_IP_HASH'],
  DNLB: ['SOURCE_IP_HASH', 'QUINTUPLE_HASH'],
};

/** Which scheduling algorithms each product has. */
export const algorithm: Rule = {
  code: CODE,
  severity: 'error',
  title:
    'A backend service schedules by an algorithm of its product: a distributed network load balancer by source IP or quintuple hash, ' +
    'the others by round robin, least connections or source IP hash.',
  source: { kind: 'API', reference: 'JD Cloud SDK: CreateBackendSpec, algorithm' },
  moments: ['types', 'construction'],
  remedy: "Choose an algorithm of the product, or leave `algorithm` out to get the product's default.",
};

/**
 * Checks a backend service's algorithm. Without a product nothing is checked.
 *
 * @internal
 */
export function checkAlgorithm(
  problems: PropertyProblems,
  product: ProductName | undefined,
  schedulingAlgorithm: string | undefined,
): void {
  const value = known(schedulingAlgorithm);
  if (product === undefined || value === undefined || ALGORITHMS[product].includes(value)) {
    return;
  }
  problems.add(
    `algorithm is ${value}; valid for ${aProduct(product)}: ${ALGORITHMS[product].join(', ')}; ` +
      `choose one of them, or leave algorithm out (${CODE})`,
  );
}
