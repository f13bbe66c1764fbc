import { IConstruct } from 'constructs';
import { PropertyProblems } from '../validation/property-problems';
import { checkMetaArguments, describe, given } from './checks';
import { ResourceOptions } from './resource-options';

/**
 * The id that an import was given; throws when there is none.
 *
 * @param property the name of the id, for example subnetId
 * @param where where it is found, for the message
 * @internal
 */
export function importedId(construct: IConstruct, property: string, value: unknown, example: string): string {
  if (typeof value === 'string' && value !== '') {
    return value;
  }
  const problems = new PropertyProblems(construct);
  problems.add(`${property} is ${describe(value)}; valid: the id of an existing one, for example ${example}`);
  problems.throwIfAny();
  return '';
}

/**
 * The attributes that an import was given; throws when it was given something else, as plain JavaScript may do.
 *
 * @internal
 */
export function importedAttributes<T extends object>(construct: IConstruct, member: keyof T & string, value: T): T {
  const candidate: unknown = value;
  if (typeof candidate !== 'object' || candidate === null) {
    const problems = new PropertyProblems(construct);
    problems.add(`attributes is ${describe(candidate)}; valid: an object with ${member}`);
    problems.throwIfAny();
  }
  return value;
}

/**
 * The options that a lookup was given; throws when something is wrong with what all lookups have.
 *
 * @internal
 */
export function lookupOptions<T extends ResourceOptions>(scope: IConstruct, options: T): T {
  const problems = new PropertyProblems(scope);
  checkMetaArguments(problems, given(scope, 'options', options));
  problems.throwIfAny();
  return options;
}
