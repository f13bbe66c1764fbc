// Generates lib/jdcloud (the L1 bindings) from the provider's own schema.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateBindings } from './bindings.mjs';
import { referencesOnDemand } from './references-on-demand.mjs';
import { freshFolder } from './provider-mirror.mjs';
import { PROVIDER_SOURCE } from './provider-schema.mjs';
import { repositoryRoot } from './repository.mjs';

const HEADER = '// Generated from the provider’s schema by `npm run generate`. Do not edit.\n\n';

const work = mkdtempSync(join(tmpdir(), 'jdcloud-generate-'));
try {
  const bindings = await generateBindings(work);
  const files = new Map([...bindings].map(([name, text]) => [`${name}.ts`, referencesOnDemand(tidy(text), name)]));
  // One TypeScript file per provider, resource and data source, and a flat index.
  files.set('index.ts', HEADER + [...bindings.keys()].map((name) => `export * from './${name}';\n`).join(''));
  const target = freshFolder(join(repositoryRoot, 'lib', 'jdcloud'));
  for (const [name, text] of files) writeFileSync(join(target, name), text);
  console.log(`Wrote ${files.size} files to lib/jdcloud.`);
} finally {
  rmSync(work, { recursive: true, force: true });
}

/**
 * The generator links to registry pages that do not exist: its comments keep what the schema says, not the links. And it names Terraform's
 * registry in the provider's source: without it, OpenTofu looks in its own.
 */
function tidy(text) {
  const body = text
    .replaceAll(`'${PROVIDER_SOURCE}'`, `'${PROVIDER_SOURCE.replace(/^[^/]*\//, '')}'`)
    .replace(/^\/\/ https?:.*\n/gm, '')
    .replace(/^\/\/ generated from terraform resource schema\n+/gm, '')
    .replace(/\n[^\n]*\{@link https?:\/\/registry[^}]*\}[^\n]*/g, '')
    .replace(/^ *\*\n( *\*\/)/gm, '$1')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return `${HEADER}${body}\n`;
}
