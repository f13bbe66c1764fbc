// The provider's schema as Terraform reports it: the contract from which bindings and documentation are generated.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freshFolder, goBuild, mirrorFolders, providerBinaryName, writeCliConfiguration } from './provider-mirror.mjs';
import { offlineEnvironment, providerVersion, terraformCommand } from './repository.mjs';

export const PROVIDER_SOURCE = 'registry.terraform.io/cdktf-jdcloud/jdcloud';

/** Builds the provider below `folder` and asks it for its schema. */
export function readProviderSchema(folder) {
  const mirror = join(folder, 'mirror');
  for (const platformFolder of mirrorFolders(mirror)) {
    mkdirSync(platformFolder, { recursive: true });
    goBuild('.', join(platformFolder, providerBinaryName()));
  }
  const module = freshFolder(join(folder, 'module'));
  const provider = { source: 'cdktf-jdcloud/jdcloud', version: providerVersion() };
  writeFileSync(
    join(module, 'main.tf.json'),
    JSON.stringify({ terraform: { required_providers: { jdcloud: provider } } }),
  );
  const env = offlineEnvironment(writeCliConfiguration(join(folder, 'cli.tfrc'), mirror));
  const terraform = terraformCommand();
  execFileSync(terraform, ['init', '-input=false', '-no-color'], { cwd: module, env });
  const schema = JSON.parse(
    execFileSync(terraform, ['providers', 'schema', '-json'], { cwd: module, env, maxBuffer: 1 << 26 }),
  );
  // OpenTofu names its own registry; what is generated carries one spelling.
  return { ...schema, provider_schemas: { [PROVIDER_SOURCE]: Object.values(schema.provider_schemas)[0] } };
}
