import { Fn, TerraformVariable, Token } from 'cdktf';
import { Construct } from 'constructs';
import { Duration } from '../../lib';
import { describe as inWords, either } from '../../lib/properties/describe';
import { newStack, newSubnet } from '../support/app';

const stack = newStack();
const variable = new TerraformVariable(stack, 'Variable', { type: 'string' });

test.each<[string, unknown, string]>([
  ['undefined', undefined, 'missing'],
  ['null', null, 'missing'],
  ['an empty text', '', 'empty'],
  ['a text', 'cn-north-1a', 'cn-north-1a'],
  ['Chinese', '商店', '商店'],
  ['a text with a blank', 'my lb', '"my lb"'],
  ['a text of blanks', ' ', '" "'],
  ['a no-break space', 'my\u00a0lb', '"my\u00a0lb"'],
  ['a line break at the end', 'subnet-a1\n', '"subnet-a1\\n"'],
  ['a control character', 'a\u0000b', '"a\\u0000b"'],
  ['a quotation mark', 'a"b', '"a\\"b"'],
  ['an apostrophe', "a'b", '"a\'b"'],
  ['camel case, which would read like a property', 'webServer', '"webServer"'],
  ['a text of 80 characters', '商'.repeat(80), '商'.repeat(80)],
  ['a longer text', '𠮷'.repeat(81), `${'𠮷'.repeat(80)}…`],
  ['a number', -0.5, '-0.5'],
  ['not a number', NaN, 'NaN'],
  ['false', false, 'false'],
  ['a list', ['a b', 1, undefined, ''], '["a b", 1, missing, empty]'],
  ['an empty list', [], '[]'],
  ['a list with a token in it', ['a', variable.stringValue], '[a, a token]'],
  ['a token that is text', variable.stringValue, 'a token'],
  ['a token in a text', `a-${variable.stringValue}`, 'a token'],
  ['a token that is a number', variable.numberValue, 'a token'],
  ['a token that is a list', variable.listValue, 'a token'],
  ['a token that is an object', Fn.lower('A'), 'a token'],
  ['a token of its own making', Token.asAny({ a: 1 }), 'a token'],
  ['a construct', newSubnet(stack), 'Subnet shop/Subnet'],
  ['an object', { a: 1 }, 'an object of type Object'],
  ['an object without a prototype', Object.create(null), 'an object of type Object'],
  ['an object of a class', Duration.seconds(1), 'an object of type Duration'],
])('%s is described', (_what, value, words) => {
  expect(inWords(value)).toBe(words);
});

test('a construct is known by what it has, not by its class', () => {
  class Webshop extends Construct {}
  expect(inWords(new Webshop(stack, 'Shop'))).toBe('Webshop shop/Shop');
});

test.each([
  [[], ''],
  [['a'], 'a'],
  [['a', 'b'], 'a or b'],
  [['a', 'b', 'c'], 'a, b or c'],
])('%j in a sentence', (items, sentence) => {
  expect(either(items)).toBe(sentence);
});
