import { Finding, Rule } from '../rule';

/** Properties whose names are misspelt. */
export const misspeltProperties: Rule = {
  code: 'JDLB203',
  severity: 'warning',
  title: 'A name that looks like a misspelt property has no effect.',
  source: { kind: 'LIBRARY', reference: 'this library' },
  moments: ['synthesis'],
  remedy: 'Correct the name, or remove it.',
  review: (graph) =>
    graph.misspellings.map(({ construct, noun, property, nearest }): Finding => ({
      construct,
      property,
      problem: `${property} is not a property of this ${noun}, and has no effect.`,
      allowed: `Did you mean ${nearest}?`,
      remedy: `write ${nearest}, or remove ${property}.`,
    })),
};
