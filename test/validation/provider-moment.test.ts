import { Body, Diagnostic, validate } from '../support/provider';
import { everyCase, ProviderResource, ValidateCase } from './cases';

const MINUTES = 60_000;

const { refused, accepted } = everyCase();
const mistakes = refused.filter(
  (shown): shown is ValidateCase => shown.moment === 'provider' && shown.when === 'validate',
);
const neighbours = accepted.flatMap(({ code, what, resource }) =>
  resource === undefined ? [] : [{ code, what, ...resource }],
);

/** Where a case is in the configuration that holds all of them. */
function address({ type }: ProviderResource, kind: 'refused' | 'accepted', index: number): string {
  return `${type}.${kind}_${index}`;
}

let said: ReadonlyMap<string, readonly Diagnostic[]>;

beforeAll(() => {
  said = validate(
    new Map<string, Body>([
      ...mistakes.map((one, index) => [address(one, 'refused', index), one.body] as const),
      ...neighbours.map((one, index) => [address(one, 'accepted', index), one.body] as const),
    ]),
  );
}, 10 * MINUTES);

/** What is said of a case. */
function found(...at: Parameters<typeof address>): readonly string[] {
  return (said.get(address(...at)) ?? []).map(({ severity, summary }) => `${severity}: ${summary}`);
}

describe('the provider refuses', () => {
  test.each(mistakes.map((shown, index) => [`${shown.code}: ${shown.what}`, shown, index] as const))(
    '%s',
    (_title, shown, index) => {
      expect(found(shown, 'refused', index)).not.toEqual([]);
      expect(found(shown, 'refused', index).filter((text) => !text.endsWith(` (${shown.code})`))).toEqual([]);
    },
  );
});

describe('the provider accepts', () => {
  test.each(neighbours.map((neighbour, index) => [`${neighbour.code}: ${neighbour.what}`, neighbour, index] as const))(
    '%s',
    (_title, neighbour, index) => {
      expect(found(neighbour, 'accepted', index)).toEqual([]);
    },
  );
});
