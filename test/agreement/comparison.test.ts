import { disagreements, Row } from './comparison';
import { Expected } from './values';
import { Verdict } from './verdicts';

type Answer = Verdict['answer'];

/** A row of answers to a value. */
function row(value: unknown, answers: readonly [Answer, Answer, Answer], expected?: Expected): Row {
  const [library, provider, simulator] = answers.map((answer): Verdict => ({
    answer,
    reason: answer === 'refuses' ? 'it is wrong' : '',
  })) as [Verdict, Verdict, Verdict];
  return { value: { library: value, provider: value, simulator: value, expected }, library, provider, simulator };
}

const RIGHT = row(1, ['accepts', 'accepts', 'accepts'], 'accepts');

test.each<[string, Row]>([
  ['all accept', RIGHT],
  ['all refuse', row(0, ['refuses', 'refuses', 'refuses'], 'refuses')],
  ['one warns, and the others accept', row(2, ['warns', 'accepts', 'accepts'], 'accepts')],
  ['one warns, and the others refuse', row(2, ['warns', 'refuses', 'refuses'], 'refuses')],
  ['the library has no such property', row(2, ['is not asked', 'refuses', 'refuses'])],
])('they agree when %s', (_what, agreed) => {
  expect(disagreements({}, [RIGHT, agreed])).toBe('');
});

test('a table shows the values about which they differ', () => {
  const rows = [
    RIGHT,
    row('网\n', ['refuses', 'accepts', 'accepts']),
    row(70000, ['accepts', 'accepts', 'accepts'], 'refuses'),
    row(true, ['warns', 'accepts', 'refuses']),
  ];
  expect(disagreements({}, rows).split('\n')).toEqual([
    'value  reference  library  provider  simulator  because',
    '"网\\n"  is silent  refuses  accepts   accepts    it is wrong',
    '70000  refuses    accepts  accepts   accepts',
    'true   is silent  warns    accepts   refuses    it is wrong',
  ]);
});

test('a difference can be listed, and no other', () => {
  const rows = [RIGHT, row('', ['refuses', 'refuses', 'accepts'])];
  expect(disagreements({ differs: { '""': 'the API takes it for none' } }, rows)).toBe('');
  expect(disagreements({ differs: { '1': 'not any more', '7': 'not here' } }, [RIGHT])).toBe(
    'they agree about 1, which is listed as a difference\n7 is listed as a difference, and is not tried',
  );
});

test('a field that nobody accepts with any value is no agreement', () => {
  expect(disagreements({}, [row(0, ['refuses', 'refuses', 'refuses'], 'refuses')])).toBe(
    'no value is accepted by all: something else than the value is wrong',
  );
});
