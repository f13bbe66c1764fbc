import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const REPOSITORY = dirname(__dirname);
const DEPENDENCY_CRUISER = join(REPOSITORY, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');

/** The rooms of lib/ that may know only some of the others; the other rooms may know all. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  jdcloud: [],
  terraform: [],
  properties: ['terraform'],
  validation: ['properties', 'terraform'],
};

const NO_CIRCLES: Rule = { name: 'no circles', severity: 'error', from: {}, to: { circular: true } };

interface Modules {
  readonly path?: string;
  readonly pathNot?: string;
  readonly circular?: boolean;
}

interface Rule {
  readonly name: string;
  readonly severity: 'error';
  readonly from: Modules;
  readonly to: Modules;
}

interface Findings {
  readonly summary: {
    readonly totalCruised: number;
    readonly violations: readonly {
      readonly from: string;
      readonly to: string;
      readonly cycle?: readonly { readonly name: string }[];
      readonly rule: { readonly name: string };
    }[];
  };
}

/** What dependency-cruiser finds below `lib` of a folder. */
function cruise(folder: string, forbidden: readonly Rule[], options: object): Findings['summary'] {
  const config = join(newFolder(), 'rules.json');
  writeFileSync(config, JSON.stringify({ forbidden, options }));
  const args = [DEPENDENCY_CRUISER, 'lib', '--config', config, '--output-type', 'json'];
  return (JSON.parse(execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8' })) as Findings).summary;
}

/** Every circle among the modules below `lib` of a folder, once: `a.js → b.js → a.js`. */
function circles(folder: string): string[] {
  const { totalCruised, violations } = cruise(folder, [NO_CIRCLES], {});
  expect(totalCruised).toBeGreaterThan(0);
  const found = new Map<string, string>();
  for (const { from, cycle = [] } of violations) {
    const names = cycle.map(({ name }) => name);
    const key = [...names].sort().join(' ');
    if (!found.has(key)) found.set(key, [from, ...names].join(' → '));
  }
  return [...found.values()].sort();
}

/** Every import below `lib` of a folder that goes against the arrows, those of types included. */
function wrongArrows(folder: string): string[] {
  const rules = Object.entries(MAY_IMPORT).map(([room, others]): Rule => {
    const allowed = [room, ...others].join('|');
    return {
      name: others.length === 0 ? `${room} knows no other room` : `${room} knows only ${others.join(' and ')}`,
      severity: 'error',
      from: { path: `^lib/${room}/` },
      to: { path: '^lib/[^/]+/', pathNot: `^lib/(${allowed})/` },
    };
  });
  const index: Rule = {
    name: 'no room knows the index',
    severity: 'error',
    from: { path: '^lib/' },
    to: { path: '^lib/index\\.ts$' },
  };
  const options = {
    tsPreCompilationDeps: true,
    // What a build has left next to the sources.
    exclude: { path: '(\\.js|\\.d\\.ts)$' },
    enhancedResolveOptions: { extensions: ['.ts'] },
  };
  const { totalCruised, violations } = cruise(folder, [...rules, index], options);
  expect(totalCruised).toBeGreaterThan(0);
  return violations.map(({ from, to, rule }) => `${rule.name}: ${from} imports ${to}`).sort();
}

function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'architecture-'));
}

/** The JavaScript that jsii runs and publishes: imports that only types need are gone. */
function emit(): string {
  const folder = newFolder();
  const args = ['--noCheck', '--declaration', 'false', '--rootDir', '.', '--outDir', folder];
  execFileSync(process.execPath, [require.resolve('typescript/bin/tsc'), '--project', 'tsconfig.json', ...args], {
    cwd: REPOSITORY,
  });
  return folder;
}

function write(files: Readonly<Record<string, string>>): string {
  const folder = newFolder();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

describe('imports', () => {
  test('form no circle at run time', () => {
    expect(circles(emit())).toEqual([]);
  });

  test('go along the arrows between the rooms', () => {
    expect(wrongArrows(REPOSITORY)).toEqual([]);
  });

  test('have arrows for rooms that exist', () => {
    const rooms = readdirSync(join(REPOSITORY, 'lib'), { withFileTypes: true });
    expect(rooms.filter((entry) => entry.isDirectory()).map(({ name }) => name)).toEqual(
      expect.arrayContaining(Object.keys(MAY_IMPORT)),
    );
  });
});

describe('the check of imports', () => {
  test('names a circle once', () => {
    const folder = write({
      'lib/a.js': "require('./b');",
      'lib/b.js': "require('./room/c');",
      'lib/room/c.js': "require('../a');",
      'lib/d.js': "require('./a');",
    });

    expect(circles(folder)).toEqual(['lib/a.js → lib/b.js → lib/room/c.js → lib/a.js']);
  });

  test('names an import against the arrows', () => {
    const folder = write({
      'lib/index.ts': "export * from './validation/a';",
      'lib/load-balancer/a.ts': "import { x } from '..';\nimport '../validation/a';\nexport const y = x;",
      'lib/validation/a.ts': "import type { y } from '../load-balancer/a';\nexport type X = typeof y;",
      'lib/terraform/a.ts': "import '../validation/a';",
    });

    expect(wrongArrows(folder)).toEqual([
      'no room knows the index: lib/load-balancer/a.ts imports lib/index.ts',
      'terraform knows no other room: lib/terraform/a.ts imports lib/validation/a.ts',
      'validation knows only properties and terraform: lib/validation/a.ts imports lib/load-balancer/a.ts',
    ]);
  });
});
