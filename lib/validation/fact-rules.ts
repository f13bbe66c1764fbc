import { either, withArticle } from '../properties/describe';
import { AnyTable, Statement } from '../properties/field';
import { Rule } from './rule';

/*
 * The tables of properties state facts about JD Cloud; each fact is a rule of the catalogue. Other rules limit properties to some products and
 * protocols; the tables say which.
 */

interface Stated extends Statement {
  readonly noun: string;
  readonly property: string;
}

/** One rule for each fact that tables state. Several tables may state one fact: a target group has a type, whether it is created or exists. */
export function factRules(tables: readonly AnyTable[]): Rule[] {
  const stated = tables.flatMap(({ noun, fields }) =>
    Object.entries(fields).flatMap(([property, { facts }]) =>
      facts.map((statement): Stated => ({ ...statement, noun, property })),
    ),
  );
  return [...new Set(stated.map(({ fact }) => fact.code))].flatMap((code) => {
    const [first, ...others] = stated.filter(({ fact }) => fact.code === code);
    return first === undefined ? [] : [ruleOfFact(first, others)];
  });
}

function ruleOfFact(first: Stated, others: readonly Stated[]): Rule {
  const { fact, statement, inTypes, property, noun } = first;
  const nouns = withoutExisting([noun, ...others.map((other) => other.noun)]);
  return {
    code: fact.code,
    severity: 'error',
    title: `The \`${property}\` of ${either(nouns.map(withArticle))} ${statement}.`,
    noun: nouns[0],
    source: { kind: 'API', reference: fact.reference },
    moments: [
      ...(inTypes === true ? ['types' as const] : []),
      'construction',
      ...(fact.byProvider ? ['provider' as const] : []),
    ],
    remedy: `Correct \`${property}\`. The message names the value and says what is valid.`,
  };
}

/** An existing listener is a listener. */
function withoutExisting(nouns: readonly string[]): string[] {
  return [...new Set(nouns.filter((noun) => !nouns.some((other) => noun === `existing ${other}`)))];
}

/** The properties that a rule limits to some products or protocols, for the documentation: `zones` of a load balancer (ALB or NLB only). */
export function limitedProperties(code: string, tables: readonly AnyTable[]): string[] {
  return tables.flatMap(({ noun, fields }) =>
    Object.entries(fields).flatMap(([property, { limits }]) => {
      const own = limits.filter(({ rule }) => rule.code === code);
      const products = own.flatMap((limit) => limit.products ?? []);
      const only = products.length === 0 ? '' : ` (${either(products)} only)`;
      return own.length === 0 ? [] : [`\`${property}\` of ${withArticle(noun)}${only}`];
    }),
  );
}
