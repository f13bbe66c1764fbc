import { TerraformDataSource, TerraformMetaArguments, TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { bind, passOn } from '../properties/bind';
import { Accepted, Field, Table } from '../properties/field';
import { identifier } from '../properties/kinds';
import { Problems } from '../properties/problems';
import { honourDependencies } from '../terraform/dependencies';
import { providerFor } from '../terraform/meta-arguments';
import { attributeOf } from '../terraform/references';
import { ResourceOptions } from '../terraform/resource-options';
import { factsOfValue, LoadBalancerFacts } from './facts';

/**
 * What finds an existing object: its id or its name, exactly one of them.
 *
 * @internal
 */
export interface LookupKeys<P> {
  /** The option with the id. */
  readonly id: keyof P & string;
  /** What an id looks like. */
  readonly example: string;
  /** The option with the name, or with what stands for a name. */
  readonly name: keyof P & string;
}

/**
 * What a lookup knows at once, and what reads the rest.
 *
 * @internal
 */
export interface Found<P, A, D> {
  /** The options that were given. */
  readonly values: Partial<P>;
  /** The attributes of the data source. */
  readonly attributes: A;
  /** The data source. */
  readonly source: D;
  /** The load balancer that was named, if the object belongs to one. */
  readonly loadBalancer?: LoadBalancerFacts;
  /** The provider that the object is read with, unless it is the stack's default one. */
  readonly provider?: TerraformProvider;
  /** The id: the one that was given, otherwise a token, made with the first question. */
  readonly id: () => string;
}

type LookupConfig = TerraformMetaArguments & { readonly id?: string };

/**
 * The exact name of an existing object.
 *
 * @internal
 */
export function nameToFind<A extends { readonly name?: string }>(): Field<string, A, Accepted> {
  return identifier<{ name: string }>('name', 'the exact name of an existing one, or leave it out') as Field<
    string,
    A,
    Accepted
  >;
}

function requireOptions<P>(construct: Construct, options: unknown, { id, name }: LookupKeys<P>): void {
  if (options === undefined || options === null) {
    const problems = new Problems(construct);
    problems.malformed('options is missing', `an object with ${id} or ${name}`);
    problems.throwIfAny();
  }
}

/**
 * Has Terraform read an existing object when it plans.
 *
 * @param fixed options that the caller sets
 * @internal
 */
export function lookUp<P extends ResourceOptions, A extends LookupConfig, D extends TerraformDataSource>(
  construct: Construct,
  table: Table<P, A>,
  options: P,
  keys: LookupKeys<P>,
  DataSource: new (scope: Construct, id: string, config: A) => D,
  fixed: Partial<P> = {},
): Found<P, A, D> {
  requireOptions(construct, options, keys);
  const given: P = { ...passOn(construct, options, table), ...fixed };
  const { attributes, values } = bind(construct, table, given, {
    what: 'options',
    also: (problems, known) => {
      const [id, name] = [known[keys.id], known[keys.name]];
      if (id !== undefined && name !== undefined) {
        problems.malformed(`${keys.id} and ${keys.name} are both given`, 'one of them');
      } else if (id === undefined && name === undefined) {
        const valid = `one of them, for example ${keys.id} ${keys.example}`;
        problems.malformed(`${keys.id} and ${keys.name} are both missing`, valid);
      }
    },
  });
  const loadBalancer = factsOfValue<LoadBalancerFacts>(Reflect.get(values, 'loadBalancer'), 'LoadBalancer');
  const provider = providerFor(construct, attributes.provider, loadBalancer?.provider);
  const source = new DataSource(construct, 'Resource', { ...attributes, provider });
  honourDependencies(source);
  let id = attributes.id;
  return { attributes, values, source, loadBalancer, provider, id: () => (id ??= attributeOf(source, 'id')) };
}
