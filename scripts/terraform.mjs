// One synthesised stack in the hands of Terraform (or OpenTofu).
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { run } from './processes.mjs';

const NO_CHANGES = 0;
const CHANGES = 2;

export class TerraformStack {
  constructor(command, folder, environment) {
    this.command = command;
    this.folder = folder;
    this.environment = environment;
    this.planFile = join(folder, 'changes.tfplan');
  }

  init() {
    return this.#terraform('init');
  }

  validate() {
    return this.#terraform('validate');
  }

  /** What would be changed, if anything: one entry per resource, and the names of outputs. */
  async plan() {
    const args = [`-out=${this.planFile}`, '-detailed-exitcode'];
    const { code } = await this.#terraform('plan', args, [NO_CHANGES, CHANGES]);
    const { resource_changes: changes = [], output_changes: outputs = {} } = await this.#json(this.planFile);
    return {
      empty: code === NO_CHANGES,
      resources: changes.filter(({ change }) => !isDeepStrictEqual(change.actions, ['no-op'])).map(describe),
      outputs: Object.keys(outputs).filter((name) => !isDeepStrictEqual(outputs[name].actions, ['no-op'])),
    };
  }

  /** Carries out what `plan` has found. */
  applyPlan() {
    return this.#terraform('apply', [this.planFile]);
  }

  destroy() {
    return this.#terraform('destroy', ['-auto-approve']);
  }

  /** The stack's outputs, by name. */
  async outputs() {
    const { stdout } = await run(this.command, ['output', '-json'], this.#options());
    return Object.fromEntries(Object.entries(JSON.parse(stdout)).map(([name, { value }]) => [name, value]));
  }

  async #json(file) {
    return JSON.parse((await run(this.command, ['show', '-json', file], this.#options())).stdout);
  }

  #terraform(verb, args = [], expected = [0]) {
    const input = verb === 'validate' ? [] : ['-input=false'];
    return run(this.command, [verb, '-no-color', ...input, ...args], { ...this.#options(), expected });
  }

  #options() {
    return { cwd: this.folder, env: this.environment };
  }
}

function describe({ address, change }) {
  return { address, actions: change.actions, differences: differences(change.before, change.after) };
}

/** The single values that differ, as `health_check.interval_seconds: 10 → 20`. */
function differences(before, after, path = []) {
  if (isDeepStrictEqual(before, after)) return [];
  if (isObject(before) && isObject(after)) {
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) =>
      differences(before[key], after[key], [...path, key]),
    );
  }
  return [`${path.join('.')}: ${JSON.stringify(before)} → ${JSON.stringify(after)}`];
}

function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
