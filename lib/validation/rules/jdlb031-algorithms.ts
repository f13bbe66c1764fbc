import { either } from '../../properties/describe';
import { known } from '../../terraform/tokens';
import { aProduct, ProductName } from '../products';
import { Finding, Rule } from '../rule';
import { pathOf } from '../wording';

/** The algorithms that backend services of each product have. */
export const ALGORITHMS: Readonly<Record<ProductName, readonly string[]>> = {
  ALB: ['ROUND_ROBIN', 'LEAST_CONNECTIONS', 'SOURCE_IP_HASH'],
  NLB: ['ROUND_ROBIN', 'LEAST_CONNECTIONS', 'SOURCE_IP_HASH'],
  DNLB: ['SOURCE_IP_HASH', 'QUINTUPLE_HASH'],
};

/** Which scheduling algorithms each product has. */
export const algorithms: Rule = {
  code: 'JDLB031',
  severity: 'error',
  title:
    'A backend service uses an algorithm of its product: source IP hash or quintuple hash on a distributed network load balancer, ' +
    'round robin, least connections or source IP hash on the others.',
  noun: 'backend service',
  source: { kind: 'API', reference: 'JD Cloud SDK: CreateBackendSpec, algorithm' },
  moments: ['construction', 'synthesis', 'provider'],
  remedy: "Choose an algorithm of the product, or leave `algorithm` out to get the product's default.",
  review: (graph) =>
    graph.backendServices.flatMap(({ construct, loadBalancer, algorithm }): Finding[] => {
      const product = graph.productToldElsewhere(loadBalancer);
      const word = known(algorithm);
      return loadBalancer === undefined ||
        product === undefined ||
        word === undefined ||
        ALGORITHMS[product].includes(word)
        ? []
        : [
            {
              construct,
              property: 'algorithm',
              problem: `algorithm is ${word}, and load balancer ${pathOf(loadBalancer.construct)} is ${aProduct(product)}.`,
              allowed: `Its backend services use ${either(ALGORITHMS[product])}.`,
              remedy: 'choose one of them, or leave algorithm out.',
            },
          ];
    }),
};
