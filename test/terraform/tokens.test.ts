import {
  DefaultTokenResolver,
  StringConcat,
  TerraformStack,
  TerraformVariable,
  Testing,
  Token,
  Tokenization,
} from 'cdktf';
import { asText, isKnown, isListToken, known, textAndTokens } from '../../lib/terraform/tokens';

const stack = new TerraformStack(Testing.app(), 'shop');
const variable = new TerraformVariable(stack, 'it', { type: 'any' });
const number = variable.numberValue;

test.each<[string, unknown]>([
  ['a text', variable.stringValue],
  ['a text with a token in it', `a-${variable.stringValue}`],
  ['a number', number],
  ['a text with the token of a number in it', `a-${number}-b`],
  ['a list', variable.listValue],
  ['a list with a token in it', ['a', variable.stringValue]],
  ['a list with the token of a number in it', ['a', `a-${number}`]],
  ['a list of numbers', Token.asNumberList(variable.value)],
  ['a map', Token.asStringMap(variable.value)],
  ['a map with a token in it', { team: variable.stringValue }],
  ['a map with a token for a key', { [variable.stringValue]: 'shop' }],
  ['a list in a list', [[variable.listValue]]],
  ['an object', variable.value],
])('%s of Terraform is not known', (_what, value) => {
  expect(isKnown(value)).toBe(false);
  expect(known(value)).toBeUndefined();
});

test.each<[string, unknown]>([
  ['a text', 'shop'],
  ['a large negative number', -8.1e298],
  ['a list', ['a', 1]],
  ['a map', { team: 'shop' }],
  ['nothing', undefined],
])('%s that holds no token is known', (_what, value) => {
  expect(isKnown(value)).toBe(true);
  expect(known(value)).toBe(value);
});

test('a list token is told from a text and from a list', () => {
  expect([variable.listValue, ...variable.listValue].map(isListToken)).toEqual([true, true]);
  expect([variable.stringValue, ['a'], 'a', number, undefined].map(isListToken)).toEqual([
    false,
    false,
    false,
    false,
    false,
  ]);
});

test('a text is cut into its tokens and the text between them', () => {
  const text = variable.stringValue;

  expect(textAndTokens(`a-${text}-b`)).toEqual(['a-', text, '-b']);
  expect(textAndTokens(`a-${number}-b`)).toEqual(['a-', expect.stringMatching(/^\$\{TfToken\[TOKEN\.\d+\]\}$/), '-b']);
});

test('texts are spelled so that CDKTF finds every token in them', () => {
  expect(
    Tokenization.resolve(['a-b', `a-${number}-b`, variable.value, variable.listValue].map(asText), {
      scope: stack,
      resolver: new DefaultTokenResolver(new StringConcat()),
    }),
  ).toEqual(['a-b', 'a-${var.it}-b', '${var.it}', '${var.it}']);
});
