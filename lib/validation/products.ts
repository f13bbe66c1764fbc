import { Context, Limit, Place } from '../properties/field';
import { describe, either, isConstruct } from '../properties/describe';
import { Coded } from '../properties/problems';
import { known } from '../terraform/tokens';

/** The products, as the constructs name them. */
export type ProductName = 'ALB' | 'NLB' | 'DNLB';

/** The products. */
export const PRODUCTS: readonly ProductName[] = ['ALB', 'NLB', 'DNLB'];

/**
 * The product when a value is one, undefined otherwise and for a token.
 *
 * @internal
 */
export function productOf(value: unknown): ProductName | undefined {
  return PRODUCTS.find((product) => product === value);
}

/** A product in a sentence. */
export function aProduct(product: string): string {
  switch (product) {
    case 'ALB':
      return 'an application load balancer';
    case 'NLB':
      return 'a network load balancer';
    case 'DNLB':
      return 'a distributed network load balancer';
    default:
      return product;
  }
}

/**
 * A property that only some products have.
 *
 * @param instead what to do on another product, for example `leave it out`
 * @param applies whether the value asks for what other products lack
 * @internal
 */
export function productsOnly(
  rule: Coded,
  products: readonly ProductName[],
  instead: string,
  applies: (value: unknown) => boolean = () => true,
): Limit {
  return {
    rule,
    products,
    refusal: (value, { product, loadBalancer }) => {
      if (!applies(value)) {
        return undefined;
      }
      if (product === undefined) {
        return loadBalancer === undefined ? undefined : askForProduct(loadBalancer.node.path, loadBalancer.node.id);
      }
      return productOf(product) === undefined || products.includes(product as ProductName)
        ? undefined
        : `is ${shown(value)}; valid on ${either(products.map(aProduct))} only: ${instead}`;
    },
  };
}

/** What an import does not say is asked for where it is needed, and where it can be said. */
function askForProduct(path: string, id: string): string {
  return (
    `depends on the product of load balancer ${path}, which is not known: add loadBalancerType to ` +
    `LoadBalancer.fromLoadBalancerAttributes(…, '${id}', …), or reference it with ApplicationLoadBalancer or NetworkLoadBalancer`
  );
}

/**
 * A property that exists with some protocols only.
 *
 * @param applies whether the value asks for anything; `false` of a flag does not
 * @param remedy what to do, beginning with a colon, when there is more to say
 * @internal
 */
export function protocolsOnly(
  rule: Coded,
  protocols: readonly string[],
  remedy = '',
  applies: (value: unknown) => boolean = () => true,
): Limit {
  return {
    rule,
    refusal: (value, { protocol }: Context) =>
      protocol === undefined || protocols.includes(protocol) || !applies(value)
        ? undefined
        : `is ${shown(value)}; valid with protocol ${either(protocols)} only, protocol is ${protocol}${remedy}`,
  };
}

/**
 * A value in a sentence. Objects of our own say nothing by their class.
 *
 * @internal
 */
export function shown(value: unknown): string {
  const isObject = typeof value === 'object' && !Array.isArray(value) && !isConstruct(value);
  return isObject && known(value) !== undefined ? 'set' : describe(value);
}

/**
 * Checks a word of an enumeration against the words that each product has. Without a product nothing is checked.
 *
 * @param what who has the words, for example `listeners of`
 * @param instead what to do beside choosing one of the words
 * @internal
 */
export function wordOfProduct(
  rule: Coded,
  words: Readonly<Record<ProductName, readonly string[]>>,
  what: string,
  instead: (word: string) => string,
): (word: string, place: Place) => void {
  return (word, { property, problems, context }) => {
    const product = productOf(context.product);
    if (product !== undefined && !words[product].includes(word)) {
      problems.violates(
        rule,
        `${property} is ${word}; valid for ${what}${aProduct(product)}: ${words[product].join(', ')}; choose one of them${instead(word)}`,
      );
    }
  };
}
