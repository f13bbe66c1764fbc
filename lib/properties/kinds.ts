import { Token } from 'cdktf';
import { Duration } from '../duration';
import {
  checkConstruct,
  checkId,
  checkIdentifier,
  checkMember,
  checkText,
  checkTokenOf,
  checkWhole,
  Condition,
  isOneText,
} from './checks';
import { asText, isKnown, isListToken, isToken } from '../terraform/tokens';
import { describe, either, quoted } from './describe';
import { Accepted, Fact, Field, Limit, Place, Refused, RequiredField } from './field';
import { Coded } from './problems';

/*
 * The kinds of fields. A token passes every kind whose value becomes text, a number, true or false, a list or a map in Terraform; constructs,
 * durations and what factories make cannot be tokens.
 */

/** The attributes that take a value of a type. */
type AttributeFor<A, V> = { [K in keyof A]-?: V extends A[K] ? K : never }[keyof A] & string;

/** What a field may have beside its kind. */
interface Options {
  /** For which products or protocols the property exists. */
  readonly limits?: readonly Limit[];
}

/** A field with nothing in it but what is given. */
function field<V, A, T extends Accepted | Refused>(
  tokens: T,
  given: Partial<Omit<Field<V, A>, 'tokens'>>,
): Field<V, A, T> {
  return {
    tokens,
    facts: [],
    limits: [],
    check: () => undefined,
    attributes: () => ({}),
    ...given,
  };
}

function attribute<A>(name: string, value: unknown): Partial<A> {
  return { [name]: value } as Partial<A>;
}

// CDKTF leaves a token as it is when it is spelled so already.
const AS_TEXT: Accepted = {
  accept: asText,
  check: (token, place) => {
    isOneText(place, token, 'text');
  },
};
const AS_NUMBER: Accepted = {
  accept: (token) => Token.asNumber(typeof token === 'string' ? asText(token) : token),
  check: checkTokenOf('a number'),
};
const AS_LIST: Accepted = { accept: (token) => Token.asList(token), check: checkTokenOf('a list') };
const AS_FLAG: Accepted = { accept: (token) => token, check: checkTokenOf('true or false') };
const AS_MAP: Accepted = { accept: (token) => token, check: checkTokenOf('keys with texts') };

/**
 * Makes a field required.
 *
 * @param valid what to pass, in the message
 * @param rule the rule of JD Cloud that requires it, if one does
 * @internal
 */
export function required<V, A, T extends Accepted | Refused>(
  optional: Field<V, A, T>,
  valid: string,
  rule?: Coded,
): RequiredField<V, A, T> {
  return { ...optional, required: valid, requiredBy: rule };
}

/**
 * A property that the construct itself maps.
 *
 * @internal
 */
export function mapped<V, A, T extends Accepted | Refused>(kind: Field<V, unknown, T>): Field<V, A, T> {
  return { ...kind, attributes: () => ({}) };
}

/**
 * A whole number in a range.
 *
 * @internal
 */
export function whole<A>(
  name: AttributeFor<A, number>,
  minimum: number,
  maximum: number,
  fact: Fact,
  options: Options = {},
): Field<number, A, Accepted> {
  return field(AS_NUMBER, {
    facts: [{ fact, statement: `is a whole number from ${minimum} to ${maximum}` }],
    limits: options.limits ?? [],
    check: (value, place) => {
      checkWhole(place, value, minimum, maximum, fact);
    },
    attributes: (value) => attribute(name, value),
  });
}

/**
 * A whole number of which JD Cloud says nothing.
 *
 * @param valid what to pass
 * @internal
 */
export function count<A>(name: AttributeFor<A, number>, minimum: number, valid: string): Field<number, A, Accepted> {
  return field(AS_NUMBER, {
    check: (value, { property, problems }) => {
      if (typeof value !== 'number' || !Number.isInteger(value) || value < minimum) {
        problems.malformed(`${property} is ${describe(value)}`, valid);
      }
    },
    attributes: (value) => attribute(name, value),
  });
}

/**
 * A duration in whole seconds in a range.
 *
 * @internal
 */
export function seconds<A>(
  name: AttributeFor<A, number>,
  minimum: number,
  maximum: number,
  fact: Fact,
  options: Options = {},
): Field<Duration, A, Refused> {
  const valid = 'a Duration, for example Duration.seconds(30)';
  return field<Duration, A, Refused>(
    { instead: `${valid}; the number in it may be a token` },
    {
      facts: [{ fact, statement: `is ${minimum} to ${maximum} seconds` }],
      limits: options.limits ?? [],
      check: (value, place) => {
        if (checkMember(place, value, 'toSeconds', valid)) {
          checkWhole(place, (value as Duration).toSeconds(), minimum, maximum, fact, 'second');
        }
      },
      attributes: (value) => attribute(name, value.toSeconds()),
    },
  );
}

/**
 * Text, with or without a condition.
 *
 * @internal
 */
export function text<A>(
  name: AttributeFor<A, string>,
  condition?: Condition,
  options: Options = {},
): Field<string, A, Accepted> {
  return field(AS_TEXT, {
    facts: condition === undefined ? [] : [condition],
    limits: options.limits ?? [],
    check: (value, place) => {
      checkText(place, value, condition);
    },
    attributes: (value) => attribute(name, value),
  });
}

/**
 * Text that is not empty, such as the id of something or the name of a zone, and holds no blanks and no `undefined`.
 *
 * @param valid what to pass
 * @internal
 */
export function identifier<A>(
  name: AttributeFor<A, string>,
  valid: string,
  options: Options = {},
): Field<string, A, Accepted> {
  return checkedText(
    name,
    (value, place) => {
      checkIdentifier(place, value, valid);
    },
    options,
  );
}

/** Text whose check looks at tokens, too. */
function checkedText<A>(
  name: string,
  check: (value: unknown, place: Place) => void,
  options: Options = {},
): Field<string, A, Accepted> {
  return field<string, A, Accepted>(
    { accept: asText, check },
    { limits: options.limits ?? [], check, attributes: (value) => attribute(name, value) },
  );
}

/**
 * The id of something that exists.
 *
 * @internal
 */
export function existingId<A>(name: AttributeFor<A, string>, example: string): RequiredField<string, A, Accepted> {
  return required(idToFind(name, example), anIdLike(example));
}

/**
 * The id of something that exists, which something else may name as well.
 *
 * @internal
 */
export function idToFind<A>(name: AttributeFor<A, string>, example: string): Field<string, A, Accepted> {
  return checkedText(name, (value, place) => {
    checkId(place, value, anIdLike(example));
  });
}

function anIdLike(example: string): string {
  return `the id of an existing one, for example ${example}`;
}

/**
 * A word of an enumeration, which becomes the API's spelling. A token has to be in the API's spelling.
 *
 * @internal
 */
export function word<V extends string, A>(
  name: AttributeFor<A, string>,
  spellings: Readonly<Record<V, string>>,
  fact: Fact,
  options: Options & { readonly also?: (word: string, place: Place) => void } = {},
): Field<V, A, Accepted> {
  const words = Object.keys(spellings);
  return field<V, A, Accepted>(AS_TEXT, {
    facts: [{ fact, statement: `is ${either(words)}`, inTypes: true }],
    limits: options.limits ?? [],
    check: (value, place) => {
      if (typeof value === 'string' && words.includes(value)) {
        options.also?.(value, place);
      } else {
        place.problems.violates(fact, `${place.property} is ${describe(value)}; valid: ${words.join(', ')}`);
      }
    },
    attributes: (value) => attribute(name, (spellings as Readonly<Record<string, string>>)[value] ?? value),
  });
}

/**
 * True or false.
 *
 * @internal
 */
export function flag<V, A>(name: AttributeFor<A, boolean>, options: Options = {}): Field<V, A, Accepted> {
  return field<V, A, Accepted>(AS_FLAG, {
    limits: options.limits ?? [],
    check: (value, { property, problems }) => {
      if (typeof value !== 'boolean') {
        problems.malformed(`${property} is ${describe(value)}`, 'true or false');
      }
    },
    attributes: (value) => attribute(name, value),
  });
}

/**
 * A map of texts.
 *
 * @internal
 */
export function texts<A>(name: AttributeFor<A, Record<string, string>>): Field<Record<string, string>, A, Accepted> {
  return field(AS_MAP, {
    check: (value, { property, problems }) => {
      if (!hasKeys(value)) {
        problems.malformed(`${property} is ${describe(value)}`, 'keys with texts');
        return;
      }
      for (const [key, entry] of Object.entries(value)) {
        if (key === '' || /[\r\n]/.test(key)) {
          const shown = key === '' ? 'an empty key' : `the key ${quoted(key)}`;
          problems.malformed(`${property} has ${shown}`, 'keys of one line, with texts');
        }
        // CDKTF leaves out what is undefined.
        if (entry !== undefined && isKnown(entry) && typeof entry !== 'string') {
          problems.malformed(`${property}.${key} is ${describe(entry)}`, 'text');
        }
      }
    },
    attributes: (value) => attribute(name, isToken(value) ? value : textsOf(value)),
  });
}

/** A `Map` has entries, and no keys of its own. */
function hasKeys(value: unknown): value is object {
  return typeof value === 'object' && Object.prototype.toString.call(value) === '[object Object]';
}

function textsOf(value: Readonly<Record<string, string>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [asText(key), asTextIfText(entry)]));
}

/** Tokens that are objects of their own resolve to more than text, for example null. */
function asTextIfText(value: unknown): unknown {
  return typeof value === 'string' ? asText(value) : value;
}

/**
 * A list of texts. Each of them, or the whole list, may be a token.
 *
 * @param checkItem what has to hold for each item that is known
 * @param checkList what has to hold for a list whose length is known
 * @internal
 */
export function list<V extends string, A>(
  name: AttributeFor<A, string[]>,
  facts: Field<V[], A>['facts'],
  checkItem: (item: unknown, place: Place) => void,
  options: Options & { readonly checkList?: (items: readonly unknown[], place: Place) => void } = {},
): Field<V[], A, Accepted> {
  return field<V[], A, Accepted>(AS_LIST, {
    facts,
    limits: options.limits ?? [],
    check: (value, place) => {
      if (!Array.isArray(value)) {
        place.problems.malformed(`${place.property} is ${describe(value)}`, 'a list');
        return;
      }
      options.checkList?.(value, place);
      // A copy, in which holes are missing items.
      Array.from<unknown>(value).forEach((item, index) => {
        const property = `${place.property}[${index}]`;
        if (isListToken(item)) {
          place.problems.malformed(`${property} is a token of a list`, 'text; use Fn.concat() to join lists');
        } else if (isKnown(item)) {
          checkItem(item, { ...place, property });
        }
      });
    },
    attributes: (value) => attribute(name, value.map(asTextIfText)),
  });
}

const ID_MAY_BE_TOKEN = 'the id in it may be a token';

/**
 * A construct, known by one of its members, which becomes an attribute.
 *
 * @param member the member that makes it what is asked for, for example subnetId
 * @param valid what to pass, with the call that creates one
 * @internal
 */
export function construct<V extends object, A>(
  name: AttributeFor<A, string>,
  member: keyof V & string,
  valid: string,
  options: Options & { readonly recognise?: (value: unknown) => boolean } = {},
): Field<V, A, Refused> {
  return field<V, A, Refused>(
    { instead: `${valid}; ${ID_MAY_BE_TOKEN}` },
    {
      limits: options.limits ?? [],
      check: (value, place) => {
        if (options.recognise?.(value) === false) {
          place.problems.malformed(`${place.property} is ${describe(value)}`, valid);
        } else {
          checkConstruct(place, value, member, valid);
        }
      },
      attributes: (value) => attribute(name, value[member]),
    },
  );
}

/**
 * A list of constructs, known by one of their members, which become an attribute.
 *
 * @internal
 */
export function constructs<V extends object, A>(
  name: AttributeFor<A, string[]>,
  member: keyof V & string,
  valid: string,
  options: Options & { readonly checkList?: (items: readonly unknown[], place: Place) => void } = {},
): Field<V[], A, Refused> {
  return field<V[], A, Refused>(
    { instead: `a list, each item ${valid}; ${ID_MAY_BE_TOKEN}` },
    {
      limits: options.limits ?? [],
      check: (value, place) => {
        if (!Array.isArray(value)) {
          place.problems.malformed(`${place.property} is ${describe(value)}`, 'a list');
          return;
        }
        options.checkList?.(value, place);
        Array.from<unknown>(value).forEach((item, index) => {
          const at = { ...place, property: `${place.property}[${index}]` };
          if (Token.isUnresolved(item)) {
            place.problems.malformed(`${at.property} is a token`, `${valid}; ${ID_MAY_BE_TOKEN}`);
          } else {
            checkConstruct(at, item, member, valid);
          }
        });
      },
      attributes: (value) =>
        value.length === 0
          ? {}
          : attribute(
              name,
              value.map((item) => item[member]),
            ),
    },
  );
}

/**
 * An object made by a factory of this library, which checks itself where it is used.
 *
 * @param made what the factory makes, as the object itself says: several factories have objects with the same members
 * @param valid the calls that create one
 * @internal
 */
export function factory<V extends { readonly _made: string; readonly _bind: (place: Place) => Partial<A> }, A>(
  made: V['_made'],
  valid: string,
  options: Options = {},
): Field<V, A, Refused> {
  return field<V, A, Refused>(
    { instead: valid },
    {
      limits: options.limits ?? [],
      check: (value, place) => {
        if (typeof value !== 'object' || value === null || Reflect.get(value, '_made') !== made) {
          place.problems.malformed(`${place.property} is ${describe(value)}`, valid);
        }
      },
      attributes: (value, place) => value._bind(place),
    },
  );
}

/**
 * A property whose check and mapping fit no other kind, and which no token can be.
 *
 * @param instead what to pass instead of a token, in the message
 * @internal
 */
export function special<V, A>(instead: string, given: Partial<Omit<Field<V, A>, 'tokens'>>): Field<V, A, Refused> {
  return field({ instead }, given);
}
