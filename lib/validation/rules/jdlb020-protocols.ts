import { ProductName } from '../graph';
import { known } from '../known';
import { PropertyProblems } from '../property-problems';
import { Rule } from '../rule';
import { aProduct } from '../wording';

const CODE = 'JDLB020';

const LISTENER_PROTOCOLS: Readonly<Record<ProductName, readonly string[]>> = {
  ALB: ['HTTP', 'HTTPS', 'TCP', 'TLS', 'UDP'],
  NLB: ['TCP', 'UDP'],
  DNLB: ['TCP', 'UDP'],
};

const BACKEND_PROTOCOLS: Readonly<Record<ProductName, readonly string[]>> = {
  ALB: ['HTTP', 'TCP', 'UDP'],
  NLB: ['TCP', 'UDP'],
  DNLB: ['TCP', 'UDP'],
};

/** Which protocols each product speaks. */
export const protocols: Rule = {
  code: CODE,
  severity: 'error',
  title:
    'Listeners and backend services speak a protocol of their product: HTTP, HTTPS and TLS exist on application load balancers only.',
  source: { kind: 'API', reference: 'JD Cloud SDK: CreateListenerSpec, protocol; CreateBackendSpec, protocol' },
  moments: ['types', 'construction'],
  remedy: 'Choose a protocol of the product, or an application load balancer.',
};

/**
 * Checks a listener's protocol. Without a product nothing is checked.
 *
 * @internal
 */
export function checkListenerProtocol(
  problems: PropertyProblems,
  product: ProductName | undefined,
  protocol: string,
): void {
  check(problems, product, protocol, LISTENER_PROTOCOLS, 'listeners');
}

/**
 * Checks a backend service's protocol. Without a product nothing is checked.
 *
 * @internal
 */
export function checkBackendProtocol(
  problems: PropertyProblems,
  product: ProductName | undefined,
  protocol: string,
): void {
  check(problems, product, protocol, BACKEND_PROTOCOLS, 'backend services');
}

function check(
  problems: PropertyProblems,
  product: ProductName | undefined,
  protocol: string,
  valid: Readonly<Record<ProductName, readonly string[]>>,
  what: string,
): void {
  const value = known(protocol);
  if (product === undefined || value === undefined || valid[product].includes(value)) {
    return;
  }
  const elsewhere = valid.ALB.includes(value)
    ? `choose one of them, or an application load balancer`
    : 'choose one of them';
  problems.add(
    `protocol is ${value}; valid for ${what} of ${aProduct(product)}: ${valid[product].join(', ')}; ${elsewhere} (${CODE})`,
  );
}
