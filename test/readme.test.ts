import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import * as cdktf from 'cdktf';
import { ModuleKind, transpileModule } from 'typescript';
import * as library from '../lib';

const README = readFileSync(join(__dirname, '..', 'README.md'), 'utf8');

/** The first fenced block of a language. */
function block(language: string): string {
  const found = new RegExp(`^\`\`\`${language}[^\\n]*\\n([\\s\\S]*?)^\`\`\``, 'm').exec(README);
  if (found?.[1] === undefined) {
    throw new Error(`The README has no block of ${language}.`);
  }
  return found[1];
}

function withoutComments(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withoutComments);
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value)
        .filter(([key]) => key !== '//')
        .map(([key, entry]) => [key, withoutComments(entry)]),
    );
  }
  return value;
}

describe('the README', () => {
  const folder = mkdtempSync(join(tmpdir(), 'readme-'));
  const before = process.cwd();

  afterAll(() => {
    process.chdir(before);
    rmSync(folder, { recursive: true });
  });

  test('shows the resources that its ten lines become', () => {
    process.chdir(folder);
    const compiled = transpileModule(block('ts'), { compilerOptions: { module: ModuleKind.CommonJS } }).outputText;
    const modules: Record<string, unknown> = { cdktf, 'cdktf-jdcloud-lb': library };
    runInNewContext(compiled, { require: (name: string) => modules[name], exports: {} });

    const synthesised = JSON.parse(
      readFileSync(join(folder, 'cdktf.out', 'stacks', 'hello', 'cdk.tf.json'), 'utf8'),
    ) as Record<string, unknown>;
    expect(withoutComments(synthesised.resource)).toEqual(JSON.parse(block('json')));
  });
});
