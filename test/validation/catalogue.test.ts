import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import '../../lib';
import { statedTables } from '../../lib/properties/field';
import { CATALOGUE, everyRule, ruleOf } from '../../lib/validation/catalogue';
import { factRules, limitedProperties } from '../../lib/validation/fact-rules';
import { isDemotable } from '../../lib/validation/rule';

const root = join(__dirname, '..', '..');
const rules = everyRule();

test('has a file for each rule of its own, in the order of the codes', () => {
  const files = readdirSync(join(root, 'lib', 'validation', 'rules')).filter((file) => /(?<!\.d)\.ts$/.test(file));
  expect(CATALOGUE.map(({ code }) => code)).toEqual(
    files.map((file) => file.slice(0, 'jdlb000'.length).toUpperCase()).sort(),
  );
});

test('has each code once', () => {
  const codes = rules.map(({ code }) => code);
  expect(codes).toEqual([...new Set(codes)].sort());
});

test('has a rule for each fact that a table of properties states', () => {
  const stated = statedTables().flatMap(({ fields }) => Object.values(fields).flatMap(({ facts }) => facts));
  expect(stated.length).toBeGreaterThan(0);
  expect(stated.filter(({ fact }) => ruleOf(fact.code)?.source.reference !== fact.reference)).toEqual([]);
});

test('has one statement for each fact, in however many tables', () => {
  const statements = new Map<string, Set<string>>();
  for (const { fields } of statedTables()) {
    for (const { facts } of Object.values(fields)) {
      for (const { fact, statement } of facts) {
        statements.set(fact.code, (statements.get(fact.code) ?? new Set()).add(statement));
      }
    }
  }
  expect([...statements].filter(([, stated]) => stated.size > 1)).toEqual([]);
});

test('has one rule for what two tables state', () => {
  const type = { code: 'JDLB900', reference: 'CreateGateSpec, type', byProvider: true };
  const kind = { facts: [{ fact: type, statement: 'is OPEN or SHUT', inTypes: true }], limits: [] };
  const [rule, ...others] = factRules([
    { noun: 'existing gate', fields: { gateType: kind } },
    { noun: 'gate', fields: { gateType: kind } },
    { noun: 'HTTP gate', fields: { gateType: kind } },
  ]);

  expect(others).toEqual([]);
  expect(rule?.title).toBe('The `gateType` of a gate or an HTTP gate is OPEN or SHUT.');
  expect(rule?.moments).toEqual(['types', 'construction', 'provider']);
});

test('says which properties a rule limits', () => {
  expect(limitedProperties('JDLB012', statedTables())).toEqual([
    '`zones` of a load balancer (ALB or NLB only)',
    '`edgeZone` of a load balancer (DNLB only)',
  ]);
});

test.each(rules.map((rule) => [rule.code, rule] as const))('%s says where it is enforced', (_code, rule) => {
  expect(rule.moments).not.toEqual([]);
  expect(rule.moments.includes('synthesis')).toBe(rule.review !== undefined || rule.compare !== undefined);
  expect(rule.moments.includes('terraform')).toBe(rule.compare !== undefined);
  expect(rule.title).toMatch(/^[A-Z].*\.$/);
  expect(rule.remedy).toMatch(/^[A-Z].*\.$/);
});

test('lets an error be demoted unless its source is the API itself', () => {
  const source = { kind: 'API', reference: 'somewhere' } as const;
  const rule = { code: 'JDLB900', severity: 'error', title: '', source, moments: [], remedy: '' } as const;
  expect(isDemotable(rule)).toBe(false);
  expect(isDemotable({ ...rule, source: { ...source, kind: 'PRODUCT_PAGE' } })).toBe(true);
  expect(isDemotable({ ...rule, source: { ...source, kind: 'INFERENCE' } })).toBe(true);
  expect(isDemotable({ ...rule, severity: 'warning', source: { ...source, kind: 'INFERENCE' } })).toBe(false);
});

test('docs/rules.md has each rule in its words', () => {
  const page = readFileSync(join(root, 'docs', 'rules.md'), 'utf8');
  const words = {
    types: 'by types',
    construction: 'while constructing',
    synthesis: 'at synthesis',
    terraform: 'by Terraform',
    provider: 'by the provider',
  };
  for (const { code, title, moments, remedy } of rules) {
    const section = page.split(/^### /m).find((part) => part.startsWith(code));
    expect(section).toContain(`${code}\n\n${title}\n`);
    expect(section).toContain(`- **Enforced:** ${moments.map((moment) => words[moment]).join(', ')}\n`);
    expect(section).toContain(`- **What to do:** ${remedy}\n`);
  }
});
