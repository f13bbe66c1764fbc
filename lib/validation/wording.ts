import { Token } from 'cdktf';
import { IConstruct } from 'constructs';
import { ProductName, TargetFacts } from './graph';
import { known } from './known';

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

/** A protocol with its article: an HTTP, a TCP. */
export function aProtocol(protocol: string): string {
  return protocol.startsWith('H') ? `an ${protocol}` : `a ${protocol}`;
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

/** Items in a sentence: a, b or c. */
export function either(items: readonly string[]): string {
  return items.length < 2 ? items.join() : `${items.slice(0, -1).join(', ')} or ${items.slice(-1).join()}`;
}

/** A construct in a sentence. */
export function pathOf(construct: IConstruct): string {
  return construct.node.path === '' ? 'the app' : construct.node.path;
}

/** The call that registered a target, as the user wrote it. */
export function registration(target: TargetFacts): string {
  return `${target.verb}(${target.key})`;
}

/** What kind of target was registered. */
export function kindOf(target: TargetFacts): 'instance' | 'container' | 'address' {
  if (target.instance === undefined) {
    return 'address';
  }
  return target.verb === 'addContainer' ? 'container' : 'instance';
}

/** What was registered, at the beginning of a sentence: by its id where that is known, else by its path. */
export function registered(target: TargetFacts): string {
  const { instance, ipAddress } = target;
  const name = instance === undefined ? shown(ipAddress) : (known(instance.id) ?? pathOf(instance.construct));
  return `${capitalised(kindOf(target))} ${name}`;
}

/** At the beginning of a sentence. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
