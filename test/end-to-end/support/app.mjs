// One CDKTF app in a folder of its own, driven by the CDKTF command line as its author would.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../../scripts/processes.mjs';
import { terraformCommand } from '../../../scripts/repository.mjs';
import { TerraformStack } from '../../../scripts/terraform.mjs';
import { cleanEnvironment, suite } from './workspace.mjs';

const CDKTF = join(suite, 'node_modules', '.bin', 'cdktf');
// Its check asks the origin registry of each provider, mirror or not.
const NO_LOCK = '--skip-provider-lock';

// The tests end, and with them what they have started.
for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

export class App {
  /** The app's command is that of its cdktf.json, unless another is given. */
  constructor(folder, environment = {}, command = undefined) {
    this.folder = folder;
    this.environment = { ...cleanEnvironment(), ...environment };
    this.command = command;
  }

  /** The same app with other words in its environment. */
  with(environment) {
    return new App(this.folder, { ...this.environment, ...environment }, this.command);
  }

  synth(options) {
    return this.#cdktf(['synth'], options);
  }

  deploy(options) {
    return this.#cdktf(['deploy', '--auto-approve', NO_LOCK], options);
  }

  diff(options) {
    return this.#cdktf(['diff', NO_LOCK], options);
  }

  destroy(options) {
    return this.#cdktf(['destroy', '--auto-approve', NO_LOCK], options);
  }

  /** The one stack that was synthesised last, for Terraform itself. */
  stack() {
    const { stacks } = JSON.parse(readFileSync(join(this.folder, 'cdktf.out', 'manifest.json'), 'utf8'));
    const [stack, ...others] = Object.values(stacks);
    if (others.length > 0) throw new Error(`${this.folder} has more than one stack`);
    return new TerraformStack(
      terraformCommand(),
      join(this.folder, 'cdktf.out', stack.workingDirectory),
      this.environment,
    );
  }

  /** The Terraform JSON of the one stack. */
  json() {
    return JSON.parse(readFileSync(join(this.stack().folder, 'cdk.tf.json'), 'utf8'));
  }

  /** Changes the app's source; what is replaced must be there. */
  edit(file, before, after) {
    const path = join(this.folder, file);
    const source = readFileSync(path, 'utf8');
    if (!source.includes(before)) throw new Error(`${path} does not contain: ${before}`);
    writeFileSync(path, source.replace(before, after));
  }

  #cdktf(args, options) {
    const command = this.command === undefined ? [] : ['--app', this.command];
    return run(CDKTF, [...args, ...command], { cwd: this.folder, env: this.environment, ...options });
  }
}
