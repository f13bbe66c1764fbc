import { describe, checkWord } from '../terraform/checks';
import { known, LoadBalancerFacts, PropertyProblems } from '../validation';
import { Duration } from '../duration';
import { ForwardedHeader } from './forwarded-header';
import { SessionPersistence } from './session-persistence';

/**
 * What only some products, or only some protocols, have.
 *
 * @internal
 */
export interface ProductOptions {
  /** The backend service's protocol. */
  readonly protocol: string;
  /** Application and network load balancers. */
  readonly sessionPersistence?: SessionPersistence;
  /** Application load balancers with HTTP. */
  readonly forwardedHeaders?: readonly ForwardedHeader[];
  /** Application load balancers without HTTP. */
  readonly proxyProtocol?: boolean;
  /** Network load balancers. */
  readonly connectionDraining?: Duration;
}

/**
 * Adds the options that the load balancer's product, or the protocol, does not have (JD Cloud SDK: CreateBackendSpec).
 *
 * @internal
 */
export function checkProductOptions(
  problems: PropertyProblems,
  loadBalancer: LoadBalancerFacts | undefined,
  options: ProductOptions,
): void {
  if (loadBalancer === undefined) {
    return;
  }
  const { product } = loadBalancer;
  const protocol = known(options.protocol);
  if (product === undefined) {
    askForProduct(problems, loadBalancer, options);
  }
  if (options.forwardedHeaders !== undefined) {
    for (const header of options.forwardedHeaders) {
      checkWord(problems, 'forwardedHeaders', header, Object.values(ForwardedHeader));
    }
    if (isNot(product, 'ALB')) {
      problems.add('forwardedHeaders is set; only an application load balancer adds headers: leave it out');
    } else if (protocol !== undefined && protocol !== 'HTTP') {
      problems.add(`forwardedHeaders is set; valid with protocol HTTP only, protocol is ${protocol}`);
    }
  }
  if (options.proxyProtocol !== undefined) {
    if (isNot(product, 'ALB')) {
      problems.add(
        `proxyProtocol is ${describe(options.proxyProtocol)}; only an application load balancer has it: leave it out, servers see the client's ` +
          'address anyway',
      );
    } else if (protocol === 'HTTP' && known(options.proxyProtocol) === true) {
      problems.add(
        'proxyProtocol is true; valid with protocol TCP and UDP only, protocol is HTTP: read X-Forwarded-For',
      );
    }
  }
  if (options.connectionDraining !== undefined && isNot(product, 'NLB')) {
    problems.add('connectionDraining is set; only a network load balancer lets you choose it: leave it out');
  }
}

function isNot(product: string | undefined, wanted: string): boolean {
  return product !== undefined && product !== wanted;
}

/** What an import does not say is asked for where it is needed, and where it can be said. */
function askForProduct(problems: PropertyProblems, loadBalancer: LoadBalancerFacts, options: ProductOptions): void {
  const { node } = loadBalancer.construct;
  const names = ['sessionPersistence', 'forwardedHeaders', 'proxyProtocol', 'connectionDraining'] as const;
  for (const name of names) {
    if (options[name] !== undefined) {
      problems.add(
        `${name} depends on the product of load balancer ${node.path}, which is not known: add loadBalancerType to ` +
          `LoadBalancer.fromLoadBalancerAttributes(…, '${node.id}', …), or import it with ApplicationLoadBalancer or NetworkLoadBalancer`,
      );
    }
  }
}
