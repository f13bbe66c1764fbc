import { TerraformStack } from 'cdktf';
import { Body } from '../support/provider';
import { Arguments, Cloud, Response } from './cloud';
import { Value } from './values';

/*
 * What a field is, and what it is tried in. A new field is one entry of fields.ts.
 */

/** The options of a construct or factory, with the value that is tried when the property belongs to them. */
export type Options = <T extends object>(noun: string, others: T) => T;

/** An object in which every field but the tried one is right, in the words of the three. */
export interface Scene {
  /** Builds it with the library. */
  readonly library: (stack: TerraformStack, options: Options) => unknown;
  /** The provider's resource. */
  readonly provider: { readonly type: string; readonly body: Body };
  /** Asks the simulator for it. */
  readonly simulator: (cloud: Cloud, put: (body: Arguments) => Arguments) => Promise<Response>;
}

/** Why the library has no such property. */
export interface Absent {
  readonly absent: string;
}

/** One field. */
export interface Field {
  /** What tells it from another entry for the same property. */
  readonly when?: string;
  readonly scene: Scene;
  /** The noun of the library's table and the property: `listener.port`. */
  readonly library: string | Absent;
  /** Where the provider's resource has it: `health_check.port`, `targets.*.port`. */
  readonly provider: string;
  /** Where the API call has it: `healthCheckSpec.port`, `targetSpecs.0.port`. */
  readonly simulator: string;
  readonly values: readonly Value[];
  /** What the library takes instead of the value itself: a construct, a duration. */
  readonly inLibrary?: (value: never, stack: TerraformStack) => unknown;
  readonly inProvider?: (value: never) => unknown;
  readonly inSimulator?: (value: never) => unknown;
  /** Values, as JSON, about which the three rightly differ, with the reason. */
  readonly differs?: Readonly<Record<string, string>>;
}

/** What nobody need try: a property of the library, or an attribute of the provider. `*` stands for all. */
export interface Exemption {
  readonly field: string;
  readonly reason: string;
}

/** What a field is called, in messages. */
export function titleOf({ library, provider, scene, when }: Field): string {
  const attribute = `${scene.provider.type}.${provider}`;
  return [...(typeof library === 'string' ? [library] : []), attribute, ...(when === undefined ? [] : [when])].join(
    ', ',
  );
}

/** A copy of an object with a value at a path. */
export function withValueAt<T extends object>(object: T, path: string, value: unknown): T {
  const [first = '', ...rest] = path.split('.');
  const copy: object = Array.isArray(object) ? [...(object as unknown[])] : { ...object };
  const name = first === '*' ? (Object.keys(object)[0] ?? '') : first;
  const inner = (Reflect.get(copy, name) ?? (rest[0] === '0' ? [] : {})) as object;
  Reflect.set(copy, name, rest.length === 0 ? value : withValueAt(inner, rest.join('.'), value));
  return copy as T;
}
