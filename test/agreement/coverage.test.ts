import { AnyTable } from '../../lib/properties/field';
import { attributesOf, gaps, propertiesOf } from './coverage';

const NO_CHECKS = { facts: [], limits: [] };

test('the properties of tables are known by their nouns', () => {
  const tables: AnyTable[] = [
    { noun: 'listener', fields: { port: NO_CHECKS, name: NO_CHECKS } },
    { noun: 'listener', fields: { port: NO_CHECKS } },
  ];
  expect(propertiesOf(tables)).toEqual(['listener.port', 'listener.name']);
});

test('the attributes of resources are those that a user can set, at any depth', () => {
  const port = { optional: true, computed: true };
  const schema = {
    attributes: {
      id: {},
      name: { required: true },
      check: { required: true, nested_type: { nesting_mode: 'single', attributes: { port, state: {} } } },
      targets: { required: true, nested_type: { nesting_mode: 'map', attributes: { port } } },
    },
    block_types: { timeouts: { block: { attributes: { create: { optional: true } } } } },
  };
  expect(attributesOf({ site: schema })).toEqual([
    'site.name',
    'site.check.port',
    'site.targets.*.port',
    'site.timeouts.create',
  ]);
});

test('a field without an entry is a gap, unless it is exempt', () => {
  const all = ['listener.port', 'listener.name', 'target.key', 'target.lifecycle'];
  const exemptions = [{ field: '*.lifecycle', reason: "Terraform's own" }];
  expect(gaps(all, ['listener.port', 'target.key'], exemptions)).toEqual([
    'listener.name is tried by no entry of test/agreement/fields.ts, and not exempt',
  ]);
});

test('entries and exemptions of what does not exist are gaps, too', () => {
  expect(gaps(['listener.port'], ['listener.port', 'listener.prot'], [{ field: '*.key', reason: 'gone' }])).toEqual([
    'listener.prot is tried, and does not exist',
    '*.key is exempt, and there is no such field that is not tried',
  ]);
});
