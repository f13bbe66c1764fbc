import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { CATALOGUE, ruleOf } from '../../lib/validation/catalogue';
import { isDemotable } from '../../lib/validation/rule';

const root = join(__dirname, '..', '..');
const ruleFiles = readdirSync(join(root, 'lib', 'validation', 'rules')).filter((file) => /(?<!\.d)\.ts$/.test(file));

test('holds every rule of the folder once, in the order of the codes', () => {
  const codes = CATALOGUE.map(({ code }) => code);
  expect(codes).toEqual(ruleFiles.map((file) => file.slice(0, 'jdlb000'.length).toUpperCase()).sort());
  expect(new Set(codes).size).toBe(codes.length);
});

test.each(ruleFiles)('%s has tests of its own', (file) => {
  expect(existsSync(join(__dirname, 'rules', `${basename(file, '.ts')}.test.ts`))).toBe(true);
});

test.each(CATALOGUE.map((rule) => [rule.code, rule] as const))('%s says where it is enforced', (_code, rule) => {
  expect(rule.moments.includes('synthesis')).toBe(rule.review !== undefined);
  expect(rule.moments.includes('terraform')).toBe(rule.guards !== undefined);
  expect(rule.title).toMatch(/\.$/);
  expect(rule.remedy).toMatch(/\.$/);
});

test('lets an error be demoted only when its source is not the API itself', () => {
  const demotable = CATALOGUE.filter(isDemotable).map(({ code }) => code);
  expect(demotable).toEqual(['JDLB002', 'JDLB005', 'JDLB019', 'JDLB021']);
  expect(ruleOf('JDLB005')?.source.kind).toBe('PRODUCT_PAGE');
  expect(ruleOf('JDLB001')?.source.kind).toBe('API');
});

test('docs/rules.md says every rule in its words', () => {
  const page = readFileSync(join(root, 'docs', 'rules.md'), 'utf8');
  const words = {
    types: 'by types',
    construction: 'while constructing',
    synthesis: 'at synthesis',
    terraform: 'by Terraform',
    provider: 'by the provider',
  };
  for (const { code, title, moments, remedy } of CATALOGUE) {
    const section = page.split(/^### /m).find((part) => part.startsWith(code));
    expect(section).toContain(`${code}\n\n${title}\n`);
    expect(section).toContain(`- **Enforced:** ${moments.map((moment) => words[moment]).join(', ')}\n`);
    expect(section).toContain(`- **What to do:** ${remedy}\n`);
  }
});
