/*
 * The values that a field is tried with: the ends of its range and their neighbours, each word and wrong ones, and texts that somebody could
 * take for right.
 */

/** Where the reference leaves no doubt, the answer that it gives. */
export type Expected = 'accepts' | 'refuses';

/** One value, as each of the three spells it. */
export interface Value {
  readonly library: unknown;
  readonly provider: unknown;
  readonly simulator: unknown;
  readonly expected?: Expected;
}

function same(value: unknown, expected?: Expected): Value {
  return { library: value, provider: value, simulator: value, expected };
}

/** Texts that are neither plainly right nor plainly wrong: that the three treat each of them alike is what counts. */
const ODD_TEXTS: readonly string[] = [
  '',
  ' ',
  'a b',
  ' a',
  'a ',
  '\n',
  'a\n',
  'a\nb',
  'a\tb',
  '\u0007',
  '\u00a0',
  '\u200b',
  '\u3000',
  '网站',
  '々〇',
  '\u4dff',
  '豈',
  // Chinese characters beyond the first 65,536, the last ones young.
  '\u{20000}',
  '\u{2ebf0}',
  '\u{323b0}',
  // No Chinese characters, although they look like some.
  '⽹',
  'の',
  '한',
  '、',
  'é',
  'ß',
  'Ａ',
  '１',
  '－',
  '😀',
  '👨‍👩‍👧',
  '-',
  '_',
  'a-b',
  'a_b',
  'a.b',
  'a/b',
  'a:b',
  'a,b',
  '../a',
  '"',
  "'",
  '\\',
  '$',
  '%',
  '%41',
  '<a>',
  'true',
  '7',
  'a'.repeat(2000),
];

/** A whole number in a range. */
export function whole(minimum: number, maximum: number): Value[] {
  return [
    same(minimum - 1, 'refuses'),
    same(minimum, 'accepts'),
    same(minimum + 1, 'accepts'),
    same(maximum, 'accepts'),
    same(maximum + 1, 'refuses'),
    same(-1, minimum <= -1 ? undefined : 'refuses'),
    same(minimum + 0.5, 'refuses'),
    same(2 ** 40, 'refuses'),
    same('ten', 'refuses'),
    same('', 'refuses'),
    same([minimum], 'refuses'),
  ];
}

/** True or false. */
export function flag(): Value[] {
  return [
    same(true, 'accepts'),
    same(false, 'accepts'),
    same('yes', 'refuses'),
    same('', 'refuses'),
    same(7, 'refuses'),
  ];
}

/** On or off: true or false in the library. */
export function status(): Value[] {
  return [
    { library: true, provider: 'On', simulator: 'On', expected: 'accepts' },
    { library: false, provider: 'Off', simulator: 'Off', expected: 'accepts' },
    ...['on', 'OFF', 'On ', 'yes', ''].map((text) => same(text, 'refuses')),
    same(7, 'refuses'),
  ];
}

/** One of several words: the library's, with the spelling that provider and API share. */
export function words(
  spellings: Readonly<Record<string, string>>,
  wrong: Readonly<Record<string, string>> = {},
): Value[] {
  const each = (change: (word: string) => string, expected: Expected): Value[] =>
    Object.entries(spellings).map(([word, spelling]) => ({
      library: change(word),
      provider: change(spelling),
      simulator: change(spelling),
      expected,
    }));
  const swapped = (word: string): string => (word === word.toUpperCase() ? word.toLowerCase() : word.toUpperCase());
  return [
    ...each((word) => word, 'accepts'),
    ...each(swapped, 'refuses'),
    ...each((word) => `${word} `, 'refuses'),
    ...each((word) => `${word}\n`, 'refuses'),
    ...Object.entries(wrong).map(([word, spelling]): Value => ({
      library: word,
      provider: spelling,
      simulator: spelling,
      expected: 'refuses',
    })),
    ...['', ' ', 'Wrong', '网站', '😀'].map((text) => same(text, 'refuses')),
    same(7, 'refuses'),
  ];
}

/** Text: what is right, what is wrong, and the odd ones. */
export function texts(given: {
  readonly right: readonly string[];
  readonly wrong?: readonly string[];
  readonly before?: string;
}): Value[] {
  const { right, wrong = [], before = '' } = given;
  const known = new Set([...right, ...wrong]);
  const odd = [...ODD_TEXTS, ...(before === '' ? [] : ODD_TEXTS.map((text) => before + text))];
  return [
    ...right.map((text) => same(text, 'accepts')),
    ...wrong.map((text) => same(text, 'refuses')),
    ...odd.filter((text) => !known.has(text)).map((text) => same(text)),
  ];
}

/** Values of which every one is right or wrong. */
export function exactly(given: { readonly right: readonly unknown[]; readonly wrong: readonly unknown[] }): Value[] {
  return [...given.right.map((value) => same(value, 'accepts')), ...given.wrong.map((value) => same(value, 'refuses'))];
}

/** A name: 1 to 32 Chinese characters, letters, digits, `_` and `-`. */
export function names(): Value[] {
  return texts({
    right: ['a', 'Z', '9', '_', '-', '网站', 'a'.repeat(32), '站'.repeat(32), '\u{20000}'.repeat(32)],
    wrong: ['', ' ', 'a b', 'a.b', 'a\n', '😀', 'Ａ', 'a'.repeat(33), '站'.repeat(33)],
  });
}

/** A description: at most 256 characters of any kind. */
export function descriptions(): Value[] {
  return texts({
    right: ['', 'a b', 'a\nb', '😀', 'x'.repeat(256), '站'.repeat(256), '😀'.repeat(256)],
    wrong: ['x'.repeat(257), '站'.repeat(257), '😀'.repeat(257)],
  });
}

/** The id of something that exists. Of ids that could exist, but do not, the simulator knows more than the others. */
export function ids(existing: string): Value[] {
  const couldExist = /^[A-Za-z0-9][A-Za-z0-9-]*$/;
  return [
    same(existing, 'accepts'),
    ...[` ${existing}`, `${existing} `, `${existing}\n`, `${existing}/b`].map((text) => same(text, 'refuses')),
    ...ODD_TEXTS.filter((text) => !couldExist.test(text)).map((text) => same(text, 'refuses')),
  ];
}
