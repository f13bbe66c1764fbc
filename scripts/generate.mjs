// Generates lib/jdcloud (the L1 bindings) from the provider's own schema.
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freshFolder, writeCliConfiguration } from './provider-mirror.mjs';
import { PROVIDER_SOURCE, readProviderSchema } from './provider-schema.mjs';
import { offlineEnvironment, providerVersion, repositoryRoot } from './repository.mjs';

const HEADER = '// Generated from the provider’s schema by `npm run generate`. Do not edit.\n\n';

const work = mkdtempSync(join(tmpdir(), 'jdcloud-generate-'));
try {
  const bindings = await generate(work);
  const target = freshFolder(join(repositoryRoot, 'lib', 'jdcloud'));
  for (const [name, text] of bindings) writeFileSync(join(target, name), text);
  console.log(`Wrote ${bindings.size} files to lib/jdcloud.`);
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** One TypeScript file per provider, resource and data source, and a flat index. */
async function generate(folder) {
  const schema = { ...readProviderSchema(folder), provider_versions: { [PROVIDER_SOURCE]: providerVersion() } };
  // The generator runs Terraform as soon as it is imported: give it the same environment first.
  Object.assign(
    process.env,
    offlineEnvironment(writeCliConfiguration(join(folder, 'cli.tfrc'), join(folder, 'mirror'))),
  );
  const { generateProviderBindingsFromSchema } = await import('@cdktf/provider-generator');
  await generateProviderBindingsFromSchema(folder, schema);
  const generated = join(folder, 'providers', 'jdcloud');
  const names = readdirSync(generated, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  const files = new Map(
    names.map((name) => [`${name}.ts`, tidy(readFileSync(join(generated, name, 'index.ts'), 'utf8'))]),
  );
  return files.set('index.ts', HEADER + names.map((name) => `export * from './${name}';\n`).join(''));
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
