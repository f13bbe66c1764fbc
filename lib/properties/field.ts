import type { IResolvable } from 'cdktf';
import { IConstruct } from 'constructs';
import { Coded, Problems } from './problems';

/*
 * What a property is. A construct states its properties once, in a table with an entry for every one of them; `bind` does the rest.
 */

/**
 * A statement about JD Cloud that the check of one property makes. The catalogue lists it.
 *
 * @internal
 */
export interface Fact extends Coded {
  /** Where the statement comes from: type and field of JD Cloud's SDK, or a page. */
  readonly reference: string;
  /** Whether the Terraform provider checks it, too. */
  readonly byProvider: boolean;
}

/**
 * What the check of one property states.
 *
 * @internal
 */
export interface Statement {
  /** The fact. */
  readonly fact: Fact;
  /** What holds, as the rest of a sentence that begins with the property: `is a whole number from 1 to 65535`. */
  readonly statement: string;
  /** Whether TypeScript refuses other values, too. */
  readonly inTypes?: boolean;
}

/**
 * A fact that both this library and the Terraform provider check.
 *
 * @param reference type and field of JD Cloud's SDK, as `CreateListenerSpec, port`
 * @internal
 */
export function fact(code: string, reference: string): Fact {
  return { code, reference: `JD Cloud SDK: ${reference}`, byProvider: true };
}

/**
 * A fact about words that only this library has.
 *
 * @internal
 */
export function libraryFact(code: string, reference: string): Fact {
  return { ...fact(code, reference), byProvider: false };
}

/**
 * What else is known about the object that a property belongs to, in the words of the constructs. Unknown is undefined.
 *
 * @internal
 */
export interface Context {
  /** The product: ALB, NLB or DNLB. */
  readonly product?: string;
  /** The protocol of the listener, the backend service or the health check. */
  readonly protocol?: string;
  /** The scheduling algorithm. */
  readonly algorithm?: string;
  /** The load balancer that the product is the product of. */
  readonly loadBalancer?: IConstruct;
}

/**
 * Where a value is checked.
 *
 * @internal
 */
export interface Place {
  /** The property as the user knows it: `healthCheck.interval`. */
  readonly property: string;
  /** The construct that was given the property. */
  readonly construct: IConstruct;
  /** Takes what is wrong. */
  readonly problems: Problems;
  /** Whether every key is meant for this construct, so that names that are no property may be misspelt ones. */
  readonly strict: boolean;
  /** What else is known. */
  readonly context: Context;
}

/**
 * Says for which products or protocols a property exists.
 *
 * @internal
 */
export interface Limit {
  /** The rule that says so. */
  readonly rule: Coded;
  /** The products that have the property; all when undefined. */
  readonly products?: readonly string[];
  /** What is wrong with the value here, as a sentence that follows the property's name; undefined when it may be given. */
  readonly refusal: (value: unknown, context: Context) => string | undefined;
}

/**
 * What becomes text, a number, true or false, a list or a map in Terraform. A property of such a type accepts tokens. All others are exempt:
 * constructs, durations, what factories make, and Terraform's own arguments.
 *
 * @internal
 */
export type TerraformValue =
  string | number | boolean | IResolvable | readonly string[] | Readonly<Record<string, string>>;

/**
 * The property accepts tokens.
 *
 * @internal
 */
export interface Accepted {
  /** Spells a token in the type of the property: most tokens may come as objects of their own. */
  readonly accept: (token: unknown) => unknown;
  /** Adds what is wrong with a token although Terraform's value is not known: it can never be of the type of the property. */
  readonly check: (token: unknown, place: Place) => void;
}

/**
 * The property refuses tokens.
 *
 * @internal
 */
export interface Refused {
  /** What to pass instead, in the message. */
  readonly instead: string;
}

/**
 * One property: its check, and the Terraform attributes that it becomes.
 *
 * `V` is the type of the property, `A` the attributes of the Terraform resource, `T` whether the property accepts tokens.
 *
 * @internal
 */
export interface Field<V, A, T extends Accepted | Refused = Accepted | Refused> {
  /** What to pass, said when a required property is missing. */
  readonly required?: string;
  /** The rule that requires the property, where JD Cloud does and not only this library. */
  readonly requiredBy?: Coded;
  /** What the check states about JD Cloud. */
  readonly facts: readonly Statement[];
  /** For which products or protocols the property exists. */
  readonly limits: readonly Limit[];
  /** What becomes of a token. */
  readonly tokens: T;
  /** Adds what is wrong with a value that is no token. */
  readonly check: (value: unknown, place: Place) => void;
  /** The attributes of a value; called even when something is wrong with it, as long as it has the right shape. */
  readonly attributes: (value: V, place: Place) => Partial<A>;
}

/**
 * A field whose property has to be given.
 *
 * @internal
 */
export interface RequiredField<V, A, T extends Accepted | Refused = Accepted | Refused> extends Field<V, A, T> {
  /** What to pass. */
  readonly required: string;
}

/** Whether a property has to accept tokens. */
type TokensOf<P, K extends keyof P, Exempt> = K extends Exempt
  ? Refused
  : [NonNullable<P[K]>] extends [TerraformValue]
    ? Accepted
    : Refused;

/**
 * A field for every property: leaving one out does not compile, nor does an optional field for a required property, nor one that refuses tokens
 * for what becomes a value in Terraform.
 *
 * @internal
 */
export type Fields<P, A, Exempt extends keyof P = never> = {
  readonly [K in keyof Required<P>]: undefined extends P[K]
    ? Field<NonNullable<P[K]>, A, TokensOf<P, K, Exempt>>
    : RequiredField<NonNullable<P[K]>, A, TokensOf<P, K, Exempt>>;
};

/**
 * The properties of one construct or options object.
 *
 * @internal
 */
export interface Table<P, A, Exempt extends keyof P = never> {
  /** What has the properties, for the catalogue: listener, health check. */
  readonly noun: string;
  /** A field for every property. */
  readonly fields: Fields<P, A, Exempt>;
  /** The same as a list: every construct that is made walks through it. */
  readonly entries: readonly (readonly [name: string, field: Field<never, A>])[];
}

/**
 * Any table, for those who only look at its fields.
 *
 * @internal
 */
export interface AnyTable {
  /** What has the properties. */
  readonly noun: string;
  /** The fields by property. */
  readonly fields: Readonly<Record<string, Pick<Field<never, unknown>, 'facts' | 'limits'>>>;
}

const TABLES: AnyTable[] = [];

/**
 * States the properties of a construct or options object, and makes the facts in it known to the catalogue.
 *
 * `Exempt` names properties that have to be known while the app runs, although they would become values in Terraform.
 *
 * @internal
 */
export function table<P, A, Exempt extends keyof P = never>(
  noun: string,
  fields: Fields<P, A, Exempt>,
): Table<P, A, Exempt> {
  const stated = { noun, fields, entries: Object.entries<Field<never, A>>(fields) };
  TABLES.push(stated);
  return stated;
}

/**
 * Every table that was stated.
 *
 * @internal
 */
export function statedTables(): readonly AnyTable[] {
  return TABLES;
}
