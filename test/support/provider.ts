import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const REPOSITORY = join(__dirname, '..', '..');

/** The arguments of a Terraform resource: one that is undefined is not there. */
export type Body = Readonly<Record<string, unknown>>;

/** A diagnostic of `terraform validate`. */
export interface Diagnostic {
  readonly severity: 'error' | 'warning';
  readonly summary: string;
  readonly detail: string;
  readonly range?: { readonly filename: string };
}

/** What of Terraform's schema of an attribute counts here. */
export interface AttributeSchema {
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly nested_type?: { readonly nesting_mode: string; readonly attributes: AttributeSchemas };
}

/** Attributes by name. */
export type AttributeSchemas = Readonly<Record<string, AttributeSchema>>;

/** What of Terraform's schema of a resource, or of a block in it, counts here. */
export interface BlockSchema {
  readonly attributes?: AttributeSchemas;
  readonly block_types?: Readonly<Record<string, { readonly block: BlockSchema }>>;
}

/** One `terraform validate` with the real provider over resources that are named by their addresses: what is said of each, by its address. */
export function validate(resources: ReadonlyMap<string, Body>): ReadonlyMap<string, readonly Diagnostic[]> {
  // A file for each: to show where a mistake is, Terraform reads the whole file that it is in, once for each mistake.
  const files = new Map(
    [...resources].map(([address, body]) => {
      const [type = '', name = ''] = address.split('.');
      return [`${address}.tf.json`, { resource: { [type]: { [name]: body } } }];
    }),
  );
  const { diagnostics } = ask(files) as { diagnostics: Diagnostic[] };
  const said = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    const address = diagnostic.range?.filename.replace(/\.tf\.json$/, '') ?? '';
    if (!resources.has(address)) {
      throw new Error(`Terraform says of no resource in particular: ${JSON.stringify(diagnostic)}`);
    }
    said.set(address, [...(said.get(address) ?? []), diagnostic]);
  }
  return said;
}

/** The schema of each of the provider's resources. */
export function resourceSchemas(): Readonly<Record<string, BlockSchema>> {
  const { provider_schemas: schemas } = ask(new Map(), 'providers', 'schema') as {
    provider_schemas: Record<string, { resource_schemas: Record<string, { block: BlockSchema }> }>;
  };
  const [schema] = Object.values(schemas);
  return Object.fromEntries(Object.entries(schema?.resource_schemas ?? {}).map(([type, { block }]) => [type, block]));
}

function ask(files: ReadonlyMap<string, object>, ...question: string[]): unknown {
  const folder = mkdtempSync(join(tmpdir(), 'validate-'));
  const terraform = { required_providers: { jdcloud: { source: 'cdktf-jdcloud/jdcloud' } } };
  for (const [name, content] of [['main.tf.json', { terraform }] as const, ...files]) {
    writeFileSync(join(folder, name), JSON.stringify(content));
  }
  const { stdout, stderr, status } = spawnSync(process.execPath, ['scripts/validate.mjs', folder, ...question], {
    cwd: REPOSITORY,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (status !== 0) {
    throw new Error(stderr);
  }
  return JSON.parse(stdout);
}
