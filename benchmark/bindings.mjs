// Bindings as CDKTF's own generator makes them of the provider's schema: what the constructs are measured against.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import typescript from 'typescript';
import { generateBindings } from '../scripts/bindings.mjs';
import { freshFolder } from '../scripts/provider-mirror.mjs';
import { repositoryRoot } from '../scripts/repository.mjs';

/** Where the compiled bindings are written. */
export const BINDINGS = join(repositoryRoot, '.cache', 'benchmark', 'bindings');

const COMPILER_OPTIONS = {
  target: typescript.ScriptTarget.ES2022,
  module: typescript.ModuleKind.CommonJS,
  esModuleInterop: true,
};

/** Generates and compiles them. */
export async function compileBindings() {
  const work = mkdtempSync(join(tmpdir(), 'bindings-'));
  try {
    const bindings = await generateBindings(work);
    freshFolder(BINDINGS);
    for (const [name, text] of bindings) {
      const { outputText } = typescript.transpileModule(text, { compilerOptions: COMPILER_OPTIONS });
      writeFileSync(join(BINDINGS, `${name}.js`), outputText);
    }
    const index = [...bindings.keys()].map((name) => `  ...require('./${name}'),\n`);
    writeFileSync(join(BINDINGS, 'index.js'), `module.exports = {\n${index.join('')}};\n`);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
