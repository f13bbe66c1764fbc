import { either } from '../../properties/describe';
import { known } from '../../terraform/tokens';
import { BackendServiceFacts, ListenerFacts } from '../facts';
import { Graph } from '../graph';
import { aProduct, ProductName } from '../products';
import { Finding, Rule } from '../rule';
import { pathOf } from '../wording';

type ByProduct = Readonly<Record<ProductName, readonly string[]>>;

/** The protocols that listeners of each product have. */
export const LISTENER_PROTOCOLS: ByProduct = {
  ALB: ['HTTP', 'HTTPS', 'TCP', 'TLS', 'UDP'],
  NLB: ['TCP', 'UDP'],
  DNLB: ['TCP', 'UDP'],
};

/** The protocols that backend services of each product have. */
export const BACKEND_PROTOCOLS: ByProduct = {
  ALB: ['HTTP', 'TCP', 'UDP'],
  NLB: ['TCP', 'UDP'],
  DNLB: ['TCP', 'UDP'],
};

/** Which protocols each product has. */
export const protocols: Rule = {
  code: 'JDLB020',
  severity: 'error',
  title:
    'Listeners and backend services use a protocol of their product: HTTP, HTTPS and TLS exist on application load balancers only.',
  source: { kind: 'API', reference: 'JD Cloud SDK: CreateListenerSpec, protocol; CreateBackendSpec, protocol' },
  moments: ['types', 'construction', 'synthesis'],
  remedy: 'Choose a protocol of the product, or an application load balancer.',
  review: (graph) => [
    ...graph.listeners.flatMap((listener) => findings(graph, listener, LISTENER_PROTOCOLS, 'listeners')),
    ...graph.backendServices.flatMap((service) => findings(graph, service, BACKEND_PROTOCOLS, 'backend services')),
  ],
};

function findings(
  graph: Graph,
  { construct, loadBalancer, protocol }: ListenerFacts | BackendServiceFacts,
  words: ByProduct,
  noun: string,
): Finding[] {
  const product = graph.productToldElsewhere(loadBalancer);
  const word = known(protocol);
  return loadBalancer === undefined || product === undefined || word === undefined || words[product].includes(word)
    ? []
    : [
        {
          construct,
          property: 'protocol',
          problem: `protocol is ${word}, and load balancer ${pathOf(loadBalancer.construct)} is ${aProduct(product)}.`,
          allowed: `Its ${noun} use ${either(words[product])}.`,
          remedy: 'choose one of them, or an application load balancer.',
        },
      ];
}
