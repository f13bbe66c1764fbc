import { TerraformStack, Testing } from 'cdktf';
import { JdcloudProvider } from '../../lib';
import { Body, Diagnostic, validate } from '../support/provider';
import { use, watch } from '../support/review';
import { Cloud } from './cloud';
import { Field, Options, titleOf, withValueAt } from './field';
import { Value } from './values';

/*
 * What each of the three says to a value.
 */

/** What one of them says. */
export interface Verdict {
  readonly answer: 'accepts' | 'warns' | 'refuses' | 'is not asked';
  readonly reason: string;
}

/** What the library says, when the construct is made or when the app is synthesised. */
export function askLibrary({ library: where, scene, inLibrary = asItIs }: Field, value: Value): Verdict {
  if (typeof where !== 'string') {
    return { answer: 'is not asked', reason: '' };
  }
  const dot = where.lastIndexOf('.');
  const [tableNoun, property] = [where.slice(0, dot), where.slice(dot + 1)];
  const { error, printed } = watch(() => {
    const stack = new TerraformStack(Testing.app(), 'tried');
    new JdcloudProvider(stack, 'Jdcloud', { region: 'cn-north-1' });
    const options: Options = (noun, others) =>
      noun === tableNoun ? { ...others, [property]: inLibrary(value.library as never, stack) } : others;
    scene.library(stack, options);
    stack.node.findAll().forEach(use);
    Testing.synth(stack, true);
  });
  if (error === '') {
    return { answer: printed === '' ? 'accepts' : 'warns', reason: printed };
  }
  if (!error.startsWith('cdktf-jdcloud-lb')) {
    throw new Error(`the library fails at ${where} ${JSON.stringify(value.library)}: ${error}`);
  }
  return { answer: 'refuses', reason: error };
}

/** What the provider says to the values of all fields, in one `terraform validate`. */
export function askProvider(fields: readonly Field[]): Verdict[][] {
  const addressOf = (field: number, value: number): string =>
    `${fields[field]?.scene.provider.type ?? ''}.field${field}_value${value}`;
  const resources = fields.flatMap(({ provider: where, scene, values, inProvider = asItIs }, field) =>
    values.map(({ provider: value }, index): [string, Body] => {
      const body = withValueAt(scene.provider.body, where, inProvider(value as never));
      return [addressOf(field, index), withoutTemplates(body) as Body];
    }),
  );
  const said = validate(new Map(resources));
  return fields.map(({ values }, field) =>
    values.map((_value, index) => verdictOf(said.get(addressOf(field, index)) ?? [])),
  );
}

function verdictOf(diagnostics: readonly Diagnostic[]): Verdict {
  const error = diagnostics.find(({ severity }) => severity === 'error');
  const told = error ?? diagnostics[0];
  if (told === undefined) {
    return { answer: 'accepts', reason: '' };
  }
  return { answer: error === undefined ? 'warns' : 'refuses', reason: `${told.summary}: ${told.detail}` };
}

/** A value in which Terraform finds no template. */
function withoutTemplates(value: unknown): unknown {
  if (typeof value === 'string') {
    return value.replace(/([$%])\{/g, '$1$1{');
  }
  if (Array.isArray(value)) {
    return value.map(withoutTemplates);
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map((entry) => entry.map(withoutTemplates) as [string, unknown]))
    : value;
}

/** What the simulator says to the values of all fields. */
export async function askSimulator(cloud: Cloud, fields: readonly Field[]): Promise<Verdict[][]> {
  const all: Verdict[][] = [];
  for (const field of fields) {
    const verdicts: Verdict[] = [];
    for (const { simulator: value } of field.values) {
      verdicts.push(await askSimulatorOnce(cloud, field, value));
    }
    all.push(verdicts);
  }
  return all;
}

async function askSimulatorOnce(cloud: Cloud, field: Field, value: unknown): Promise<Verdict> {
  const { simulator: where, scene, inSimulator = asItIs } = field;
  const given = inSimulator(value as never);
  const { code, status, message } = await scene.simulator(cloud, (body) => withValueAt(body, where, given));
  if (code === 200) {
    return { answer: 'accepts', reason: '' };
  }
  // Everything else would be an answer to something else than the value.
  if ((code !== 400 && code !== 404) || status === 'FAILED_PRECONDITION') {
    throw new Error(`the simulator answers ${code} to ${titleOf(field)} ${JSON.stringify(given)}: ${message}`);
  }
  return { answer: 'refuses', reason: message };
}

function asItIs(value: unknown): unknown {
  return value;
}
