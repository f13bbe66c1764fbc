import { IConstruct } from 'constructs';
import { isToken } from '../terraform/tokens';
import { describe } from './describe';
import { AnyTable, Context, Field, Place, Table } from './field';
import { nearestName, noteMisspelling } from './misspelling';
import { Coded, Problems } from './problems';

/**
 * What a props object becomes.
 *
 * @internal
 */
export interface Bound<P, A> {
  /** The properties that were given, tokens spelled in the types of the properties. */
  readonly values: Partial<P>;
  /** The attributes of the Terraform resource. */
  readonly attributes: A;
}

/**
 * How a props object is read.
 *
 * @internal
 */
export interface BindOptions<P> {
  /** What was read, in messages: props, options, attributes. */
  readonly what?: string;
  /** What else is known about the object that the properties belong to; asked once the props are known to be an object. */
  readonly context?: (props: Partial<P>) => Context;
  /** Whether every key of the object is meant for this construct. It is not when a user's own class passes on its props: then misspelt names are not looked for. */
  readonly strict?: boolean;
  /** Whether the construct's class is of one product. Then the props of a user's own class may be named like what another product has, and are skipped. */
  readonly ofOneProduct?: boolean;
  /** What holds for properties that were not given. */
  readonly defaults?: (context: Context) => Partial<P>;
  /** Checks that look at several properties. */
  readonly also?: (problems: Problems, values: Partial<P>, context: Context) => void;
}

/**
 * Checks a props object against its table, and throws everything that is wrong with it at once.
 *
 * @internal
 */
export function bind<P extends object, A, Exempt extends keyof P>(
  construct: IConstruct,
  table: Table<P, A, Exempt>,
  props: P,
  options: BindOptions<P> = {},
): Bound<P, A> {
  const problems = new Problems(construct);
  requireObject(problems, options.what ?? 'props', props, () => requiredOf(table));
  problems.throwIfAny();
  const context = options.context?.(props) ?? {};
  const bound = readAll({ construct, problems, context, strict: options.strict ?? true, property: '' }, table, props, {
    defaults: options.defaults?.(context),
    ofOneProduct: options.ofOneProduct,
  });
  options.also?.(problems, bound.values, context);
  problems.throwIfAny();
  return bound;
}

/**
 * Checks the options of a factory where the construct that uses it was given it: everything that is wrong is added to the problems of the whole.
 *
 * @internal
 */
export function read<P extends object, A, Exempt extends keyof P>(
  place: Place,
  table: Table<P, A, Exempt>,
  options: P,
): Bound<P, A> {
  if (!isObject(options)) {
    place.problems.malformed(
      `${place.property}: options is ${describe(options)}`,
      'an object with the properties, or leave it out',
    );
    return { values: {}, attributes: {} as A };
  }
  // The user called the factory, whatever class was given what it made.
  return readAll({ ...place, strict: true, property: `${place.property}.` }, table, options);
}

/** The property of the place is what precedes the names of the properties. */
function readAll<P extends object, A, Exempt extends keyof P>(
  { construct, problems, context, strict, property: prefix }: Place,
  { noun, fields, entries }: Table<P, A, Exempt>,
  props: P,
  { defaults = {}, ofOneProduct = false }: { readonly defaults?: Partial<P>; readonly ofOneProduct?: boolean } = {},
): Bound<P, A> {
  const values: Record<string, unknown> = {};
  const attributes: Record<string, unknown> = {};
  for (const [name, field] of entries) {
    const given: unknown = Reflect.get(props, name) ?? Reflect.get(defaults, name);
    if (given === undefined || given === null) {
      if (field.required !== undefined) {
        const is = `${prefix}${name} is missing${strict ? misspelt(name, fields, props) : ''}`;
        if (field.requiredBy === undefined) {
          problems.malformed(is, field.required);
        } else {
          problems.violates(field.requiredBy, `${is}; valid: ${field.required}`);
        }
      }
      continue;
    }
    const place = { property: `${prefix}${name}`, construct, problems, context, strict };
    const limited = limitOf(field, given, context);
    if (limited !== undefined) {
      if (strict || !ofOneProduct) {
        problems.violates(limited.rule, `${place.property} ${limited.refusal}`);
      }
      continue;
    }
    const before = problems.count;
    const value = isToken(given) ? spelled(given, field, place) : checked(given, field, place);
    // A refused token was given, too: checks of several properties need not miss it.
    values[name] = value ?? given;
    if (value !== undefined && problems.count === before) {
      Object.assign(attributes, field.attributes(value as never, place));
    }
  }
  if (strict) {
    findMisspellings(construct, noun, fields, props, prefix);
  }
  return { values: values as Partial<P>, attributes: attributes as A };
}

/** Why a property does not exist here, with the rule that says so. */
function limitOf(
  { limits }: Field<never, unknown>,
  given: unknown,
  context: Context,
): { readonly rule: Coded; readonly refusal: string } | undefined {
  for (const { rule, refusal } of limits) {
    const text = refusal(given, context);
    if (text !== undefined) {
      return { rule, refusal: text };
    }
  }
  return undefined;
}

function checked(value: unknown, field: Field<never, unknown>, place: Place): unknown {
  field.check(value, place);
  return value;
}

/** A token in the type of the property, or as it was given when the property refuses it. */
function spelled(token: unknown, { tokens }: Field<never, unknown>, place: Place): unknown {
  const { property, problems } = place;
  if ('accept' in tokens) {
    const before = problems.count;
    tokens.check(token, place);
    return problems.count === before ? tokens.accept(token) : token;
  }
  problems.malformed(`${property} is a token`, tokens.instead);
  return token;
}

function requireObject(
  problems: Problems,
  what: string,
  value: unknown,
  required: () => readonly string[] = () => [],
): void {
  if (!isObject(value)) {
    const names = required();
    const named = names.length === 0 ? 'the properties' : names.join(', ');
    problems.malformed(`${what} is ${describe(value)}`, `an object with ${named}`);
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isToken(value);
}

function requiredOf<P, A, Exempt extends keyof P>({ entries }: Table<P, A, Exempt>): string[] {
  return entries.flatMap(([name, { required }]) => (required === undefined ? [] : [name]));
}

/**
 * The properties of an options object, as a verb passes them on: its own, and those of the table that it has otherwise. A spread alone would drop
 * the accessors of a user's class; those that are no properties of ours are none of our business.
 *
 * @param table the properties of what receives them
 * @param what what the object is, in messages: props, options, attributes
 * @internal
 */
export function passOn<T extends object>(construct: IConstruct, options: T, { fields }: AnyTable, what = 'options'): T {
  const problems = new Problems(construct);
  requireObject(problems, what, options);
  problems.throwIfAny();
  const passed: T = { ...options };
  for (const name in fields) {
    if (!(name in passed)) {
      const value: unknown = Reflect.get(options, name);
      if (value !== undefined) {
        Object.assign(passed, { [name]: value });
      }
    }
  }
  return passed;
}

/** Part of a sentence that says what a missing property may have been called; empty when there is nothing like it. */
function misspelt(name: string, fields: object, props: object): string {
  const others = Object.keys(props).filter((key) => !(key in fields));
  const found = others.find((key) => nearestName(key, [name]) !== undefined);
  return found === undefined ? '' : ` (${found} is not a property; did you mean ${name}?)`;
}

function findMisspellings(construct: IConstruct, noun: string, fields: object, props: object, prefix: string): void {
  const others = Object.keys(props).filter((name) => !(name in fields) && Reflect.get(props, name) !== undefined);
  if (others.length === 0) {
    return;
  }
  const unset = Object.keys(fields).filter((name) => {
    const value: unknown = Reflect.get(props, name);
    return value === undefined || value === null;
  });
  for (const name of others) {
    const nearest = nearestName(name, unset);
    if (nearest !== undefined) {
      noteMisspelling({ construct, noun, property: `${prefix}${name}`, nearest: `${prefix}${nearest}` });
    }
  }
}
