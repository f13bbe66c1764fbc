import { AnyTable } from '../../lib/properties/field';
import { AttributeSchemas, BlockSchema } from '../support/provider';
import { Exemption, Field } from './field';

/*
 * Whether every field of library and provider is tried.
 */

/** The properties of the library's tables: `listener.port`. */
export function propertiesOf(tables: readonly AnyTable[]): string[] {
  return [
    ...new Set(tables.flatMap(({ noun, fields }) => Object.keys(fields).map((property) => `${noun}.${property}`))),
  ];
}

/** The attributes of resources that a user can set: `jdcloud_lb_backend.health_check.port`. */
export function attributesOf(schemas: Readonly<Record<string, BlockSchema>>): string[] {
  return Object.entries(schemas).flatMap(([type, schema]) => settable(schema).map((path) => `${type}.${path}`));
}

function settable({ attributes = {}, block_types: blocks = {} }: BlockSchema): string[] {
  return [
    ...settableAttributes(attributes),
    ...Object.entries(blocks).flatMap(([name, { block }]) => settable(block).map((path) => `${name}.${path}`)),
  ];
}

function settableAttributes(attributes: AttributeSchemas): string[] {
  return Object.entries(attributes).flatMap(([name, { required, optional, nested_type: nested }]) => {
    if (required !== true && optional !== true) {
      return [];
    }
    if (nested === undefined) {
      return [name];
    }
    const prefix = nested.nesting_mode === 'single' ? name : `${name}.*`;
    return settableAttributes(nested.attributes).map((path) => `${prefix}.${path}`);
  });
}

/** What the fields try in the library, and in the provider. */
export function triedBy(fields: readonly Field[]): { library: string[]; provider: string[] } {
  return {
    library: fields.flatMap(({ library }) => (typeof library === 'string' ? [library] : [])),
    provider: fields.map(({ scene, provider }) => `${scene.provider.type}.${provider}`),
  };
}

/** A sentence for everything that is neither tried nor exempt, and for every entry and exemption of what does not exist. */
export function gaps(all: readonly string[], tried: readonly string[], exemptions: readonly Exemption[]): string[] {
  const isExempt = (name: string, { field }: Exemption): boolean =>
    new RegExp(`^${field.replaceAll('.', '\\.').replaceAll('*', '.*')}$`).test(name);
  return [
    ...all
      .filter((name) => !tried.includes(name) && !exemptions.some((exemption) => isExempt(name, exemption)))
      .map((name) => `${name} is tried by no entry of test/agreement/fields.ts, and not exempt`),
    ...[...new Set(tried)].filter((name) => !all.includes(name)).map((name) => `${name} is tried, and does not exist`),
    ...exemptions
      .filter((exemption) => !all.some((name) => isExempt(name, exemption) && !tried.includes(name)))
      .map(({ field }) => `${field} is exempt, and there is no such field that is not tried`),
  ];
}
