import { inspect } from 'node:util';
import { Token } from 'cdktf';
import { IConstruct } from 'constructs';
import { Duration } from '../duration';
import { Facts, factsOf, LoadBalancerFacts } from '../validation/graph';
import { isKnown, known } from '../validation/known';
import { PropertyProblems } from '../validation/property-problems';
import { ResourceOptions } from './resource-options';

/*
 * Checks of single properties, for what a type alone does not say, and for Python and plain JavaScript, where nobody checks the types.
 */

const LONGEST_QUOTE = 80;

/**
 * Checks that a value has the member that makes it what is asked for.
 *
 * @param valid what to pass, with the call that makes one
 * @returns whether it does
 * @internal
 */
export function checkObject(
  problems: PropertyProblems,
  property: string,
  value: unknown,
  member: string,
  valid: string,
): boolean {
  if (typeof value === 'object' && value !== null && member in value) {
    return true;
  }
  problems.add(`${property} is ${describe(value)}; valid: ${valid}`);
  return false;
}

/**
 * Checks that a value is a list.
 *
 * @returns its elements, none when it is not a list or Terraform alone knows it
 * @internal
 */
export function checkList<T>(
  problems: PropertyProblems,
  property: string,
  value: readonly T[] | undefined,
): readonly T[] {
  // The one element of a list token is no token by itself.
  if (value === undefined || Token.isUnresolved(value)) {
    return [];
  }
  if (Array.isArray(value)) {
    return value as readonly T[];
  }
  problems.add(`${property} is ${describe(value)}; valid: a list`);
  return [];
}

/**
 * What a constructor or verb was given; throws when that is not an object at all, as plain JavaScript may do.
 *
 * @param what props or options
 * @internal
 */
export function given<T extends object>(construct: IConstruct, what: string, value: T): T {
  const candidate: unknown = value;
  if (typeof candidate !== 'object' || candidate === null) {
    const problems = new PropertyProblems(construct);
    problems.add(`${what} is ${describe(candidate)}; valid: an object with the properties`);
    problems.throwIfAny();
  }
  return value;
}

/**
 * Checks that a required property is there.
 *
 * @internal
 */
export function checkPresent(problems: PropertyProblems, property: string, value: unknown, valid: string): void {
  if (value === undefined || value === null) {
    problems.add(`${property} is missing; valid: ${valid}`);
  }
}

/**
 * Checks that a word is one of an enumeration.
 *
 * @internal
 */
export function checkWord(
  problems: PropertyProblems,
  property: string,
  value: string | undefined,
  words: readonly string[],
): void {
  const word = known(value);
  if (word !== undefined && !words.includes(word)) {
    problems.add(`${property} is ${describe(word)}; valid: ${words.join(', ')}`);
  }
}

/**
 * Checks that a value is a text with something in it.
 *
 * @internal
 */
export function checkText(problems: PropertyProblems, property: string, value: unknown, valid: string): void {
  if (isKnown(value) && (typeof value !== 'string' || value === '')) {
    problems.add(`${property} is ${describe(value)}; valid: ${valid}`);
  }
}

/**
 * Checks a duration against a range in seconds.
 *
 * @returns the seconds, which may be a token
 * @internal
 */
export function checkDuration(
  problems: PropertyProblems,
  property: string,
  value: Duration | undefined,
  minimum: number,
  maximum: number,
): number | undefined {
  if (value === undefined) {
    return undefined;
  }
  if (!checkObject(problems, property, value, 'toSeconds', 'a Duration, for example Duration.seconds(30)')) {
    return undefined;
  }
  const seconds = value.toSeconds();
  problems.integer(property, seconds, minimum, maximum, 'seconds');
  return seconds;
}

/**
 * Checks that CDKTF will take what is to go before and what is to provide: anything else it drops without a word.
 *
 * @internal
 */
export function checkMetaArguments(problems: PropertyProblems, options: ResourceOptions): void {
  const dependable = 'something with an fqn, for example a resource; node.addDependency() takes every construct';
  checkList(problems, 'dependsOn', options.dependsOn).forEach((element, index) => {
    checkObject(problems, `dependsOn[${index}]`, element, 'fqn', dependable);
  });
  if (options.provider !== undefined) {
    checkObject(
      problems,
      'provider',
      options.provider,
      'fqn',
      'a provider of this stack, for example a JdcloudProvider',
    );
  }
}

/**
 * Checks a description: at most 256 characters (JD Cloud SDK: CreateLoadBalancerSpec and its siblings).
 *
 * @internal
 */
export function checkDescription(problems: PropertyProblems, description: string | undefined): void {
  const text = known(description);
  if (text === undefined) {
    return;
  }
  if (typeof text !== 'string') {
    problems.add(`description is ${describe(text)}; valid: text of at most 256 characters`);
    return;
  }
  const length = countCharacters(text);
  if (length > 256) {
    problems.add(`description has ${length} characters; valid: at most 256`);
  }
}

/**
 * How many characters a text has, as JD Cloud counts them: not bytes, and not halves of a surrogate pair.
 *
 * @internal
 */
export function countCharacters(text: string): number {
  return Array.from(text).length;
}

/**
 * A value in a sentence: what the user wrote, shortened; a construct by what it is and where.
 *
 * @internal
 */
export function describe(value: unknown): string {
  if (value === undefined || value === null) {
    return 'missing';
  }
  if (!isKnown(value)) {
    return 'a token';
  }
  if (typeof value === 'object') {
    const kind = value.constructor.name;
    return isConstruct(value) ? `${kind} ${value.node.path}` : `an object of type ${kind}`;
  }
  if (typeof value === 'string') {
    return value === '' ? 'empty' : shortened(value);
  }
  return inspect(value);
}

function shortened(text: string): string {
  const characters = Array.from(text);
  return characters.length <= LONGEST_QUOTE ? text : `${characters.slice(0, LONGEST_QUOTE).join('')}…`;
}

function isConstruct(value: object): value is IConstruct {
  return 'node' in value && typeof value.node === 'object' && value.node !== null && 'path' in value.node;
}

/**
 * The load balancer of a property, as the facts that it recorded about itself.
 *
 * @internal
 */
export function checkLoadBalancer(
  problems: PropertyProblems,
  property: string,
  value: IConstruct | undefined,
): LoadBalancerFacts | undefined {
  const facts = factsOfValue<LoadBalancerFacts>(value, 'LoadBalancer');
  if (facts === undefined) {
    problems.add(
      `${property} is ${describe(value)}; valid: a load balancer, for example one from ` +
        'ApplicationLoadBalancer.fromLoadBalancerAttributes()',
    );
  }
  return facts;
}

/**
 * The facts that a value recorded about itself, if it is a construct that did.
 *
 * @internal
 */
export function factsOfValue<F extends Facts>(value: unknown, kind: F['kind']): F | undefined {
  return typeof value === 'object' && value !== null && isConstruct(value) ? factsOf<F>(value, kind) : undefined;
}

/**
 * Something that the checks before have shown to be there.
 *
 * @internal
 */
export function checked<T>(value: T | undefined): T {
  if (value === undefined) {
    throw new Error('cdktf-jdcloud-lb: a property is missing that was checked before');
  }
  return value;
}
