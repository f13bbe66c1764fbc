import { TerraformVariable } from 'cdktf';
import * as fc from 'fast-check';
import { ApplicationLoadBalancer } from '../../lib';
import { newStack, newSubnet } from '../support/app';

function construct(name: string): () => ApplicationLoadBalancer {
  const stack = newStack();
  return () => new ApplicationLoadBalancer(stack, 'Shop', { subnet: newSubnet(stack), zones: ['cn-north-1a'], name });
}

test.each([
  ['', 'name is empty; valid: 1 to 32 characters; leave it out to get a generated name (JDLB101)'],
  [
    'a'.repeat(33),
    `name is ${'a'.repeat(33)} (33 characters); valid: 1 to 32 characters; shorten it, or leave it out to get a generated name (JDLB101)`,
  ],
  ['my lb!', 'name is "my lb!"; valid: Chinese characters, letters, digits, _ and -; remove " ", "!" (JDLB101)'],
])('refuses %j', (name, sentence) => {
  expect(construct(name)).toThrow(new Error(`cdktf-jdcloud-lb: shop/Shop has 1 invalid property\n  ${sentence}`));
});

test('says everything that is wrong with a name at once', () => {
  expect(construct('a b'.repeat(11))).toThrow('shop/Shop has 2 invalid properties');
});

test.each(['shop', 'A-b_9', '商店', '商'.repeat(32)])('takes %s', (name) => {
  expect(construct(name)().resource.nameInput).toBe(name);
});

test('takes a token', () => {
  const stack = newStack();
  const name = new TerraformVariable(stack, 'Name', { type: 'string' }).stringValue;
  const alb = new ApplicationLoadBalancer(stack, 'Shop', { subnet: newSubnet(stack), zones: ['cn-north-1a'], name });
  expect(alb.resource.nameInput).toBe(name);
});

test('counts characters, not bytes or code units', () => {
  const character = fc.constantFrom('a', 'Z', '0', '_', '-', '商', '店', '𠮷');
  fc.assert(
    fc.property(fc.array(character, { minLength: 1, maxLength: 40 }), (characters) => {
      const attempt = construct(characters.join(''));
      if (characters.length <= 32) {
        expect(attempt()).toBeInstanceOf(ApplicationLoadBalancer);
      } else {
        expect(attempt).toThrow(`(${characters.length} characters)`);
      }
    }),
  );
});
