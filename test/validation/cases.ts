import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { TerraformStack } from 'cdktf';
import { Rule, Severity } from '../../lib/validation/rule';

/*
 * Each rule says at which moments it is enforced. For each of them there is a case that shows it, in cases/; for each moment there is a runner.
 * A case is data, made by one of the functions below.
 */

interface Described {
  /** The code that has to be in the message. */
  readonly code: string;
  /** What is wrong, in a few words. */
  readonly what: string;
}

/** Builds something into a stack that has a provider. */
export type Build = (stack: TerraformStack) => unknown;

/** A Terraform resource for the provider: an attribute that is undefined is not there. */
export interface ProviderResource {
  readonly type: string;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface TypesCase extends Described {
  readonly moment: 'types';
  /** Lines of TypeScript. The one that ends with `// refused: word` does not compile, for a reason that has the word in it; the others do. */
  readonly source: string;
}

export interface ConstructionCase extends Described {
  readonly moment: 'construction';
  readonly build: Build;
}

export interface SynthesisCase extends Described {
  readonly moment: 'synthesis';
  readonly severity: Severity;
  readonly build: Build;
}

export interface TerraformCase extends Described {
  readonly moment: 'terraform';
  readonly build: Build;
}

export interface ValidateCase extends Described, ProviderResource {
  readonly moment: 'provider';
  readonly when: 'validate';
}

export interface GoTestCase extends Described {
  readonly moment: 'provider';
  readonly when: 'plan' | 'apply';
  /** The test of the provider that shows it: a file of provider/internal/provider that has the code in it. */
  readonly goTest: string;
}

/** One mistake, and the moment that tells it. */
export type Case = TypesCase | ConstructionCase | SynthesisCase | TerraformCase | ValidateCase | GoTestCase;

/** A neighbour of a mistake that is none: the code is not in any message. */
export interface Accepted extends Described {
  readonly build?: Build;
  readonly resource?: ProviderResource;
}

/** What a file of cases/ exports. */
export interface Cases {
  readonly refused: readonly Case[];
  readonly accepted: readonly Accepted[];
}

export function byTypes(code: string, what: string, ...source: string[]): TypesCase {
  return { code, what, moment: 'types', source: source.join('\n') };
}

export function atConstruction(code: string, what: string, build: Build): ConstructionCase {
  return { code, what, moment: 'construction', build };
}

export function atSynthesis(code: string, severity: Severity, what: string, build: Build): SynthesisCase {
  return { code, what, moment: 'synthesis', severity, build };
}

export function byTerraform(code: string, what: string, build: Build): TerraformCase {
  return { code, what, moment: 'terraform', build };
}

export function byProvider(code: string, what: string, type: string, body: ProviderResource['body']): ValidateCase {
  return { code, what, moment: 'provider', when: 'validate', type, body };
}

export function byProviderLater(code: string, when: 'plan' | 'apply', what: string, goTest: string): GoTestCase {
  return { code, what, moment: 'provider', when, goTest };
}

export function accepts(code: string, what: string, build: Build): Accepted {
  return { code, what, build };
}

export function providerAccepts(code: string, what: string, type: string, body: ProviderResource['body']): Accepted {
  return { code, what, resource: { type, body } };
}

/** How one property is given to the library and to the provider. */
export interface Property<T> {
  readonly code: string;
  readonly property: string;
  readonly construct: (stack: TerraformStack, value: T) => unknown;
  /** The provider's resource with the property; left out where the provider does not check it. */
  readonly provider?: (value: T) => ProviderResource;
}

/** Cases of a property whose valid and invalid values are listed. The provider's spellings are those of the library unless given. */
export function values<T>(
  { code, property, construct, provider }: Property<T>,
  given: {
    readonly refused: readonly T[];
    readonly accepted: readonly T[];
    readonly refusedByProvider?: readonly T[];
    readonly acceptedByProvider?: readonly T[];
  },
): Cases {
  const what = (value: T): string => {
    const text = JSON.stringify(value);
    return `${property} ${text.length > 40 ? `of ${String(value).length} characters` : text}`;
  };
  return {
    refused: [
      ...given.refused.map((value) => atConstruction(code, what(value), (stack) => construct(stack, value))),
      ...(provider === undefined ? [] : (given.refusedByProvider ?? given.refused)).flatMap((value) => {
        const resource = provider?.(value);
        return resource === undefined ? [] : [byProvider(code, what(value), resource.type, resource.body)];
      }),
    ],
    accepted: [
      ...given.accepted.map((value) => accepts(code, what(value), (stack) => construct(stack, value))),
      ...(provider === undefined ? [] : (given.acceptedByProvider ?? given.accepted)).flatMap((value) => {
        const resource = provider?.(value);
        return resource === undefined ? [] : [providerAccepts(code, what(value), resource.type, resource.body)];
      }),
    ],
  };
}

/** Cases of a range: the ends are valid, their outer neighbours are not. */
export function range(property: Property<number>, lowest: number, highest: number): Cases {
  return values(property, { refused: [lowest - 1, highest + 1], accepted: [lowest, highest] });
}

/** Cases of a name. */
export function name(property: Omit<Property<string>, 'property'>): Cases {
  return values(
    { ...property, property: 'name' },
    { refused: ['', 'a b', 'a'.repeat(33)], accepted: ['a', '网站_-9Z', '站'.repeat(32)] },
  );
}

/** Cases of a description. */
export function description(property: Omit<Property<string>, 'property'>): Cases {
  return values({ ...property, property: 'description' }, { refused: ['x'.repeat(257)], accepted: ['站'.repeat(256)] });
}

/** Several groups of cases as one. */
export function together(...groups: readonly Partial<Cases>[]): Cases {
  return {
    refused: groups.flatMap(({ refused = [] }) => refused),
    accepted: groups.flatMap(({ accepted = [] }) => accepted),
  };
}

/** Every case of the folder. */
export function everyCase(): Cases {
  const folder = join(__dirname, 'cases');
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts'));
  return together(...files.map((file) => jest.requireActual<{ cases: Cases }>(join(folder, file)).cases));
}

/** A sentence for every moment that a rule claims without a case. */
export function missingCases(rules: readonly Rule[], cases: readonly Case[]): string[] {
  return rules.flatMap(({ code, moments }) =>
    moments
      .filter((moment) => !cases.some((shown) => shown.code === code && shown.moment === moment))
      .map((moment) => `${code} claims the moment '${moment}', and no case in test/validation/cases shows it`),
  );
}

/** A sentence for every rule of the library without an example of what it accepts: a rule that refuses everything would pass all other tests. */
export function missingNeighbours(rules: readonly Rule[], accepted: readonly Accepted[]): string[] {
  return rules
    .filter(({ moments }) => moments.includes('construction') || moments.includes('synthesis'))
    .filter(({ code }) => !accepted.some((neighbour) => neighbour.code === code && neighbour.build !== undefined))
    .map(({ code }) => `no case in test/validation/cases shows what ${code} accepts`);
}

/** A sentence for every case of a moment that its rule does not claim. */
export function unclaimedCases(rules: readonly Rule[], cases: readonly Case[]): string[] {
  return cases
    .filter(({ code, moment }) => !rules.some((rule) => rule.code === code && rule.moments.includes(moment)))
    .map(
      ({ code, moment, what }) => `a case shows ${code} at the moment '${moment}' (${what}), and no rule claims that`,
    );
}
