// Writes every generated page: API.md, docs/api, docs/rules.md and provider/docs; and compiles every snippet of the README and of the doc comments.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROVIDER_SOURCE, readProviderSchema } from './provider-schema.mjs';
import { translateSnippets } from './python-package.mjs';
import { repositoryRoot } from './repository.mjs';

const run = (command, parameters, folder = repositoryRoot) =>
  execFileSync(command, parameters, { cwd: folder, stdio: ['ignore', 'inherit', 'inherit'] });

run('npm', ['run', '--silent', 'build']);
translateSnippets(run);
run('node', ['scripts/api-reference.mjs']);
run('node', ['scripts/write-rules.mjs']);

const work = mkdtempSync(join(tmpdir(), 'jdcloud-docs-'));
try {
  const schemaFile = join(work, 'schema.json');
  const schema = readProviderSchema(work);
  // tfplugindocs knows a provider outside HashiCorp's namespace by its bare name only.
  schema.provider_schemas = { jdcloud: schema.provider_schemas[PROVIDER_SOURCE] };
  writeFileSync(schemaFile, JSON.stringify(schema));
  const generate = ['generate', '--provider-name', 'jdcloud', '--providers-schema', schemaFile];
  run('go', ['tool', '-modfile=tools/go.mod', 'tfplugindocs', ...generate], join(repositoryRoot, 'provider'));
} finally {
  rmSync(work, { recursive: true, force: true });
}
