// Generates lib/jdcloud (the L1 bindings) from the provider's own schema. `--check` compares instead, and fails when they are stale.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freshFolder, goBuild, mirrorFolders, providerBinaryName, writeCliConfiguration } from './provider-mirror.mjs';
import { fail, offlineEnvironment, providerVersion, repositoryRoot, terraformCommand } from './repository.mjs';

const HEADER = '// Generated from the provider’s schema by `npm run generate`. Do not edit.\n\n';
const SOURCE = 'registry.terraform.io/cdktf-jdcloud/jdcloud';
const target = join(repositoryRoot, 'lib', 'jdcloud');

const work = mkdtempSync(join(tmpdir(), 'jdcloud-generate-'));
// For the commands that the generator itself calls.
Object.assign(process.env, offlineEnvironment(writeCliConfiguration(join(work, 'cli.tfrc'), join(work, 'mirror'))));
try {
  const bindings = await generate(work);
  if (process.argv.includes('--check')) {
    const stale = differences(bindings);
    if (stale.length > 0) {
      fail(`Stale or unknown: ${stale.map((name) => `lib/jdcloud/${name}`).join(', ')}. Run: npm run generate`);
    }
    console.log('lib/jdcloud is what the provider’s schema gives.');
  } else {
    freshFolder(target);
    for (const [name, text] of bindings) writeFileSync(join(target, name), text);
    console.log(`Wrote ${bindings.size} files to lib/jdcloud.`);
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** One TypeScript file per provider, resource and data source, and a flat index. */
async function generate(folder) {
  const schema = readSchema(folder);
  schema.provider_versions = { [SOURCE]: providerVersion() };
  // Loaded late: it runs Terraform as soon as it is imported, and should find the environment above.
  const { generateProviderBindingsFromSchema } = await import('@cdktf/provider-generator');
  await generateProviderBindingsFromSchema(folder, schema);
  const generated = join(folder, 'providers', 'jdcloud');
  const files = new Map();
  for (const entry of readdirSync(generated, { withFileTypes: true })) {
    if (entry.isDirectory()) {
      files.set(`${entry.name}.ts`, tidy(readFileSync(join(generated, entry.name, 'index.ts'), 'utf8')));
    }
  }
  const exports = [...files.keys()].sort().map((name) => `export * from './${name.replace(/\.ts$/, '')}';\n`);
  files.set('index.ts', `${HEADER}${exports.join('')}`);
  return new Map([...files].sort(([left], [right]) => (left < right ? -1 : 1)));
}

function readSchema(folder) {
  const mirror = join(folder, 'mirror');
  for (const platformFolder of mirrorFolders(mirror)) {
    mkdirSync(platformFolder, { recursive: true });
    goBuild('.', join(platformFolder, providerBinaryName()));
  }
  const module = freshFolder(join(folder, 'module'));
  writeFileSync(
    join(module, 'main.tf.json'),
    JSON.stringify({
      terraform: { required_providers: { jdcloud: { source: 'cdktf-jdcloud/jdcloud', version: providerVersion() } } },
    }),
  );
  const terraform = terraformCommand();
  const options = { cwd: module, encoding: 'utf8' };
  execFileSync(terraform, ['init', '-input=false', '-no-color'], options);
  const schema = JSON.parse(
    execFileSync(terraform, ['providers', 'schema', '-json'], { ...options, maxBuffer: 1 << 26 }),
  );
  // OpenTofu names its own registry; the bindings carry one spelling.
  return { ...schema, provider_schemas: { [SOURCE]: Object.values(schema.provider_schemas)[0] } };
}

/** The generator links to registry pages that do not exist: its comments keep what the schema says, not the links. */
function tidy(text) {
  return (
    HEADER +
    text
      .replace(/^\/\/ https?:.*\n/gm, '')
      .replace(/^\/\/ generated from terraform resource schema\n+/gm, '')
      .replace(/^ *\* *Docs at Terraform Registry: .*\n/gm, '')
      .replace(/^ *\/\*\*\n *\* \{@link https?:[^}]*\}? ?([^\n]*)\n *\*\/\n/gm, '')
      .replace(/\n[^\n]*\{@link https?:\/\/registry[^}]*\}[^\n]*/g, '')
      .replace(/^ *\*\n( *\*\/)/gm, '$1')
      .replace(/[ \t]+$/gm, '')
      .replace(/\n{3,}/g, '\n\n')
      .trim() +
    '\n'
  );
}

function differences(bindings) {
  const present = new Set(existsSync(target) ? readdirSync(target).filter((name) => /(?<!\.d)\.ts$/.test(name)) : []);
  const stale = [...bindings].filter(
    ([name, text]) => !present.delete(name) || readFileSync(join(target, name), 'utf8') !== text,
  );
  return [...stale.map(([name]) => name), ...present];
}
