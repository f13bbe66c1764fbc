// `npm run demo`: deploys examples/typescript/web-service with real Terraform to a simulated JD Cloud, shows what exists then, changes it in
// place and destroys it. Everything that it writes lies under .cache/ of this clone.
import { copyFileSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { buildMissing, paths } from './build-missing.mjs';
import { cloudTree } from './cloud-tree.mjs';
import { interrupt, run } from './processes.mjs';
import { freshFolder, writeCliConfiguration } from './provider-mirror.mjs';
import { fail, offlineEnvironment, repositoryRoot, terraformCommand } from './repository.mjs';
import { startSimulator } from './simulator.mjs';
import { TerraformStack } from './terraform.mjs';

const EXAMPLE = 'examples/typescript/web-service';
const INTERVAL = /interval: Duration\.seconds\((\d+)\)/;
const SIGNALS = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 };

const folder = join(paths.cache, 'demo');
let simulator;
let step = 'preparing';
let interruption;

for (const signal of Object.keys(SIGNALS)) process.on(signal, () => stopEarly(signal));
// Whoever reads along may leave, as in `npm run demo | head`.
process.stdout.on('error', () => stopEarly('SIGHUP'));

try {
  await demonstrate();
} catch (error) {
  process.exitCode = interruption === undefined ? 1 : 128 + SIGNALS[interruption];
  if (interruption === undefined && error.output) console.error(`\n${error.output.trim()}`);
  const reason = interruption === undefined ? error.message : 'it was interrupted';
  console.error(
    `\nThe demo stopped while ${step}: ${reason}. Nothing is left running; its files are in ${shown(folder)}.`,
  );
} finally {
  await simulator?.stop();
}

async function demonstrate() {
  if (!existsSync(join(repositoryRoot, 'node_modules', 'cdktf')))
    fail('The packages that the demo needs are not installed. Run: npm ci');
  const terraform = terraformCommand();

  step = 'building what is missing';
  await buildMissing(say);

  step = 'starting the simulator';
  freshFolder(folder);
  simulator = await startSimulator(paths.simulator);
  const before = await simulator.state();
  say(`A simulated JD Cloud listens on ${simulator.endpoint}.`);

  step = 'synthesising the example';
  const environment = {
    ...offlineEnvironment(writeCliConfiguration(join(folder, 'terraform.tfrc'), paths.mirror)),
    ...simulator.environment,
  };
  const app = prepareApp();
  const stack = new TerraformStack(terraform, await synthesise(app, environment), environment);
  say(`${EXAMPLE} became ${shown(join(stack.folder, 'cdk.tf.json'))}.`);

  step = 'deploying the example';
  const name = basename(terraform).startsWith('tofu') ? 'OpenTofu' : 'Terraform';
  await stack.init();
  const created = await stack.plan();
  const started = Date.now();
  await stack.applyPlan();
  say(`${name} created ${count(created.resources.length, 'resource')} in ${seconds(started)}.`);
  say(
    '',
    'Outputs:',
    ...Object.entries(await stack.outputs()).map(([key, value]) => `  ${key} = ${JSON.stringify(value)}`),
  );
  say(
    '',
    'What now exists in the simulated cloud:',
    ...cloudTree(await simulator.state()).map((line) => `  ${line}`),
    '',
  );

  step = 'planning a second time';
  const again = await stack.plan();
  if (!again.empty) {
    throw new Error(`a second plan should find no changes, and found: ${changed(again).join('; ')}`);
  }
  say('A second plan of the same code finds no changes.');

  step = 'changing the health check';
  const [from, to] = changeInterval(app);
  await synthesise(app, environment);
  const change = await stack.plan();
  const [only] = change.resources;
  if (change.resources.length !== 1 || !isDeepStrictEqual(only.actions, ['update'])) {
    throw new Error(`one resource should be updated in place, and the plan says: ${changed(change).join('; ')}`);
  }
  await stack.applyPlan();
  say(
    `The code now says \`${to}\` instead of \`${from}\`. ${name} updated ${only.address} in place, without replacing it:`,
  );
  say(...only.differences.map((difference) => `  ${difference}`));

  step = 'destroying the example';
  await stack.destroy();
  if (!isDeepStrictEqual(await simulator.state(), before)) {
    throw new Error('the simulated cloud should be as it was at the beginning, and is not');
  }
  await simulator.stop();
  say(
    '',
    `In short: a CDKTF app of typed constructs was deployed by ${name} to a simulated JD Cloud. A second plan found nothing to do, a changed`,
    'health check was updated in place, and after `destroy` the cloud was as empty as before. The simulator is stopped;',
    `the app and its Terraform JSON are in ${shown(folder)}.`,
  );
}

/** A copy of the example that finds this clone under the package's name. */
function prepareApp() {
  const packages = join(folder, 'node_modules');
  mkdirSync(packages);
  symlinkSync(repositoryRoot, join(packages, 'cdktf-jdcloud-lb'), 'junction');
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'commonjs' }));
  const app = join(folder, 'main.ts');
  copyFileSync(join(repositoryRoot, EXAMPLE, 'main.ts'), app);
  return app;
}

/** Compiles and runs the app; gives the folder of its one stack. */
async function synthesise(app, environment) {
  const { default: typescript } = await import('typescript');
  const { outputText } = typescript.transpileModule(readFileSync(app, 'utf8'), {
    compilerOptions: {
      module: typescript.ModuleKind.CommonJS,
      target: typescript.ScriptTarget.ES2022,
      esModuleInterop: true,
    },
  });
  const program = join(folder, 'main.js');
  writeFileSync(program, outputText);
  await run(process.execPath, [program], { cwd: folder, env: environment });
  const { stacks } = JSON.parse(readFileSync(join(folder, 'cdktf.out', 'manifest.json'), 'utf8'));
  const [stack] = Object.values(stacks);
  return join(folder, 'cdktf.out', stack.workingDirectory);
}

/** Edits the health check's interval in the app, as its author would; gives the code before and after. */
function changeInterval(app) {
  const code = readFileSync(app, 'utf8');
  const [before, interval] = INTERVAL.exec(code) ?? [];
  if (before === undefined) throw new Error(`${EXAMPLE} has no health check interval to change`);
  const after = before.replace(interval, String(2 * Number(interval)));
  writeFileSync(app, code.replace(before, after));
  return [before, after];
}

function stopEarly(signal) {
  if (interruption !== undefined) return;
  interruption = signal;
  // The simulator goes last, so that Terraform can finish what it is in the middle of.
  interrupt([simulator?.child]);
}

function say(...lines) {
  for (const line of lines) console.log(line);
}

function changed({ resources, outputs }) {
  return [
    ...resources.map(
      ({ address, actions, differences }) => `${address} (${actions.join(', ')}) ${differences.join(', ')}`,
    ),
    ...outputs.map((output) => `output ${output}`),
  ];
}

function shown(path) {
  return relative(process.cwd(), path) || '.';
}

function count(number, noun) {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function seconds(since) {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`;
}
