// What CDKTF's own generator makes of the provider's schema.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { writeCliConfiguration } from './provider-mirror.mjs';
import { PROVIDER_SOURCE, readProviderSchema } from './provider-schema.mjs';
import { offlineEnvironment, providerVersion } from './repository.mjs';

/** The generator's text for the provider, each resource and each data source, by name. Builds the provider below `folder`. */
export async function generateBindings(folder) {
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
  return new Map(names.map((name) => [name, readFileSync(join(generated, name, 'index.ts'), 'utf8')]));
}
