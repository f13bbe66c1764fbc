import '../../lib';
import { statedTables } from '../../lib/properties/field';
import { resourceSchemas } from '../support/provider';
import { Cloud } from './cloud';
import { disagreements } from './comparison';
import { attributesOf, gaps, propertiesOf, triedBy } from './coverage';
import { titleOf } from './field';
import { FIELDS, LIBRARY_EXEMPTIONS, PROVIDER_EXEMPTIONS } from './fields';
import { askLibrary, askProvider, askSimulator, Verdict } from './verdicts';

/*
 * One answer to each question: library, provider and simulator say the same to every value of every field.
 */

const MINUTES = 60_000;

describe('library, provider and simulator agree', () => {
  let provider: Verdict[][];
  let simulator: Verdict[][];

  beforeAll(async () => {
    provider = askProvider(FIELDS);
    const cloud = await Cloud.start();
    try {
      simulator = await askSimulator(cloud, FIELDS);
    } finally {
      await cloud.stop();
    }
  }, 10 * MINUTES);

  test.each(FIELDS.map((field, index) => [titleOf(field), field, index] as const))(
    'about %s',
    (_title, field, index) => {
      const rows = field.values.map((value, valueIndex) => ({
        value,
        library: askLibrary(field, value),
        provider: answered(provider, index, valueIndex),
        simulator: answered(simulator, index, valueIndex),
      }));
      const wrong = disagreements(field, rows);
      if (wrong !== '') {
        throw new Error(wrong);
      }
    },
  );
});

function answered(verdicts: Verdict[][], field: number, value: number): Verdict {
  const verdict = verdicts[field]?.[value];
  if (verdict === undefined) {
    throw new Error(`no verdict about value ${value} of field ${field}`);
  }
  return verdict;
}

describe('every field is tried', () => {
  const tried = triedBy(FIELDS);

  test('of the library', () => {
    expect(gaps(propertiesOf(statedTables()), tried.library, LIBRARY_EXEMPTIONS)).toEqual([]);
  });

  test('of the provider', () => {
    expect(gaps(attributesOf(resourceSchemas()), tried.provider, PROVIDER_EXEMPTIONS)).toEqual([]);
  });
});
