import { Token } from 'cdktf';
import { ProductName } from './graph';

/** A product in a sentence. */
export function aProduct(product: ProductName): string {
  switch (product) {
    case 'ALB':
      return 'an application load balancer';
    case 'NLB':
      return 'a network load balancer';
    case 'DNLB':
      return 'a distributed network load balancer';
  }
}

/** A value of a property in a sentence. */
export function shown(value: string | readonly string[] | undefined): string {
  if (value === undefined) {
    return 'missing';
  }
  if (Token.isUnresolved(value)) {
    return 'a token';
  }
  if (typeof value === 'string') {
    return value === '' ? "''" : value;
  }
  return `[${value.map((item) => shown(item)).join(', ')}]`;
}
