import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { everyCase, ProviderResource, ValidateCase } from './cases';

const REPOSITORY = join(__dirname, '..', '..');
const MINUTES = 60_000;

const { refused, accepted } = everyCase();
const mistakes = refused.filter(
  (shown): shown is ValidateCase => shown.moment === 'provider' && shown.when === 'validate',
);
const neighbours = accepted.flatMap(({ code, what, resource }) =>
  resource === undefined ? [] : [{ code, what, ...resource }],
);

interface Diagnostic {
  readonly severity: string;
  readonly summary: string;
  readonly address?: string;
}

/** Where a case is in the configuration that holds all of them. */
function address({ type }: ProviderResource, kind: 'refused' | 'accepted', index: number): string {
  return `${type}.${kind}_${index}`;
}

/** One `terraform validate` over all cases: what is said of each resource, by its address. */
function validate(): ReadonlyMap<string, readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'validate-'));
  const resource: Record<string, Record<string, unknown>> = {};
  const add = (kind: 'refused' | 'accepted') => (one: ProviderResource, index: number) => {
    const [type = '', name = ''] = address(one, kind, index).split('.');
    resource[type] = { ...resource[type], [name]: one.body };
  };
  mistakes.forEach(add('refused'));
  neighbours.forEach(add('accepted'));
  const terraform = { required_providers: { jdcloud: { source: 'cdktf-jdcloud/jdcloud' } } };
  writeFileSync(join(folder, 'main.tf.json'), JSON.stringify({ terraform, resource }));
  const { stdout, stderr, status } = spawnSync(process.execPath, ['scripts/validate.mjs', folder], {
    cwd: REPOSITORY,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (status !== 0) {
    throw new Error(stderr);
  }
  const said = new Map<string, string[]>();
  for (const { severity, summary, address: at = 'nowhere' } of (JSON.parse(stdout) as { diagnostics: Diagnostic[] })
    .diagnostics) {
    said.set(at, [...(said.get(at) ?? []), `${severity}: ${summary}`]);
  }
  return said;
}

let said: ReadonlyMap<string, readonly string[]>;

beforeAll(() => {
  said = validate();
}, 10 * MINUTES);

describe('the provider refuses', () => {
  test.each(mistakes.map((shown, index) => [`${shown.code}: ${shown.what}`, shown, index] as const))(
    '%s',
    (_title, shown, index) => {
      const found = said.get(address(shown, 'refused', index)) ?? [];
      expect(found).not.toEqual([]);
      expect(found.filter((text) => !text.endsWith(` (${shown.code})`))).toEqual([]);
    },
  );
});

describe('the provider accepts', () => {
  test.each(neighbours.map((neighbour, index) => [`${neighbour.code}: ${neighbour.what}`, neighbour, index] as const))(
    '%s',
    (_title, neighbour, index) => {
      expect(said.get(address(neighbour, 'accepted', index)) ?? []).toEqual([]);
    },
  );
});
