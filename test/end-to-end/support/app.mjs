// One CDKTF app in a folder of its own, driven by the CDKTF command line as its author would.
import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { run } from '../../../scripts/processes.mjs';
import { freshFolder } from '../../../scripts/provider-mirror.mjs';
import { terraformCommand } from '../../../scripts/repository.mjs';
import { TerraformStack } from '../../../scripts/terraform.mjs';
import { cleanEnvironment, isSource, paths, suite, workspace } from './workspace.mjs';

const CDKTF = join(suite, 'node_modules', '.bin', 'cdktf');
// Its check asks the origin registry of each provider, mirror or not.
const NO_LOCK = '--skip-provider-lock';

// The tests end, and with them what they have started.
for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

/** An installed example, copied for one test. */
export function typescriptApp(example, name, environment) {
  const installed = join(paths.typescriptApps, example);
  const folder = copyOf(installed, name);
  symlinkSync(join(installed, 'node_modules'), join(folder, 'node_modules'));
  return new App(folder, environment);
}

/** One of the suite's own apps, with the packages of an installed example. */
export function ownApp(name, environment) {
  const folder = copyOf(join(suite, 'apps', name), name);
  symlinkSync(join(paths.typescriptApps, 'web-service', 'node_modules'), join(folder, 'node_modules'));
  return new App(folder, environment);
}

/** An installed Python example, copied for one test, in the virtual environment that holds the wheel. */
export function pythonApp(example, name, environment) {
  return inPython(copyOf(join(paths.pythonApps, example), name), environment);
}

/** One of the suite's own Python apps, in the virtual environment that holds the wheel. */
export function ownPythonApp(name, environment) {
  return inPython(copyOf(join(suite, 'apps', name), name), environment);
}

function inPython(folder, environment) {
  const path = [dirname(paths.python), process.env.PATH].join(delimiter);
  return new App(folder, { ...environment, PATH: path });
}

function copyOf(source, name) {
  const folder = freshFolder(join(workspace, 'runs', name));
  cpSync(source, folder, { recursive: true, filter: isSource });
  return folder;
}

class App {
  constructor(folder, environment) {
    this.folder = folder;
    this.environment = { ...cleanEnvironment(), ...environment };
  }

  /** The same app with other words in its environment. */
  with(environment) {
    return new App(this.folder, { ...this.environment, ...environment });
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

  /** A JSON file of the one stack. */
  json(file = 'cdk.tf.json') {
    return JSON.parse(readFileSync(join(this.stack().folder, file), 'utf8'));
  }

  /** Changes the app's source; what is replaced must be there. */
  edit(file, before, after) {
    const path = join(this.folder, file);
    const source = readFileSync(path, 'utf8');
    if (!source.includes(before)) throw new Error(`${path} does not contain: ${before}`);
    writeFileSync(path, source.replace(before, after));
  }

  #cdktf(args, options) {
    return run(CDKTF, args, { cwd: this.folder, env: this.environment, ...options });
  }
}
