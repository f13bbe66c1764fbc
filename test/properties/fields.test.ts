import { Fields } from '../../lib/properties/field';
import { special, text } from '../../lib/properties/kinds';
import { Rows } from '../support/tokens/table';

interface Options {
  readonly size?: string;
}

// The comments below are the assertions: without an error on the next line, `npm run lint` fails.

test('a property that becomes a value in Terraform has to accept tokens', () => {
  // @ts-expect-error: the field refuses tokens
  const refusing: Fields<Options, Options> = { size: special('text that is known now', {}) };
  const accepting: Fields<Options, Options> = { size: text('size') };

  expect([refusing.size.tokens, accepting.size.tokens]).toEqual([
    { instead: 'text that is known now' },
    { accept: expect.any(Function) as unknown, check: expect.any(Function) as unknown },
  ]);
});

test('a property that has to be known while the app runs is listed as exempt, and refuses tokens', () => {
  // @ts-expect-error: the field accepts tokens
  const accepting: Fields<Options, Options, 'size'> = { size: text('size') };
  const refusing: Fields<Options, Options, 'size'> = { size: special('text that is known now', {}) };

  expect([accepting.size.tokens, refusing.size.tokens]).toEqual([
    { accept: expect.any(Function) as unknown, check: expect.any(Function) as unknown },
    { instead: 'text that is known now' },
  ]);
});

test('a property without a row in the table of tokens does not compile', () => {
  // @ts-expect-error: size has no row
  const none: Rows<Options> = {};
  // @ts-expect-error: size is a text
  const other: Rows<Options> = { size: { kind: 'number' } };
  const one: Rows<Options> = { size: { kind: 'text' } };

  expect([none, other, one]).toHaveLength(3);
});
