import { IConstruct } from 'constructs';
import { describe, quoted } from '../properties/describe';
import { TargetFacts } from './facts';
import { known } from '../terraform/tokens';

/** A protocol with its article: an HTTP, a TCP. */
export function aProtocol(protocol: string): string {
  return protocol.startsWith('H') ? `an ${protocol}` : `a ${protocol}`;
}

/** A construct in a sentence. */
export function pathOf(construct: IConstruct): string {
  const { path } = construct.node;
  if (path === '') {
    return 'the app';
  }
  // What has no slash in it could be taken for a property.
  return path.includes('/') ? path : quoted(path);
}

/** What was registered, at the beginning of a sentence: by its id where that is known, else by its path. */
export function registered(target: TargetFacts): string {
  const { instance, ipAddress } = target;
  const name = instance === undefined ? describe(ipAddress) : (known(instance.id) ?? pathOf(instance.construct));
  return `${capitalised(target.type)} ${name}`;
}

/** At the beginning of a sentence. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
