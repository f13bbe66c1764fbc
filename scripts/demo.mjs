// `npm run demo`: shows a mistake that is caught in examples/typescript/web-service, deploys it with real Terraform to a simulated JD Cloud, shows
// what exists then, changes it in place and destroys it. With `--keep` it stays deployed, and the simulator runs on. Everything that it writes
// is under .cache/ of this clone.
import { copyFileSync, existsSync, mkdirSync, openSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { buildMissing, paths } from './build-missing.mjs';
import { cloudTree } from './cloud-tree.mjs';
import { interrupt, run } from './processes.mjs';
import { freshFolder, writeCliConfiguration } from './provider-mirror.mjs';
import { fail, offlineEnvironment, repositoryRoot, terraformCommand } from './repository.mjs';
import { startSimulator } from './simulator.mjs';
import { TerraformStack } from './terraform.mjs';

const EXAMPLE = 'examples/typescript/web-service';
const PROGRAM = 'main.js';
const INTERVAL = /interval: Duration\.seconds\((\d+)\)/;
/** A mistake in the example's code: the virtual machine is in another VPC than the load balancer. */
const MISTAKE = { line: /instanceId: 'i-a1',\s+vpcId: 'vpc-a1'/, right: "vpcId: 'vpc-a1'", wrong: "vpcId: 'vpc-b1'" };
const SIGNALS = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 };

const options = readOptions();
const folder = join(paths.cache, 'demo');
let simulator;
let typescript;
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
  ({ default: typescript } = await import('typescript'));

  step = 'building what is missing';
  await buildMissing(say);

  step = 'starting the simulator';
  freshFolder(folder);
  const errors = options.keep ? openSync(join(folder, 'simulator.log'), 'a') : 'pipe';
  simulator = await startSimulator(paths.simulator, [], { errors });
  const before = await simulator.state();
  say(`A simulated JD Cloud listens on ${simulator.endpoint}.`);

  const cliConfiguration = writeCliConfiguration(join(folder, 'terraform.tfrc'), paths.mirror);
  const environment = { ...offlineEnvironment(cliConfiguration), ...simulator.environment };
  const app = prepareApp();

  step = 'showing a mistake';
  say(
    '',
    `First a mistake: with \`${MISTAKE.wrong}\` the virtual machine is in another VPC. The app stops, and nothing is deployed:`,
    ...(await caughtMistake(app, environment)).map((line) => `  ${line}`.trimEnd()),
    '',
    'Now without the mistake.',
    '',
  );

  step = 'synthesising the example';
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
  if (options.keep) return keep(terraform, stack, { TF_CLI_CONFIG_FILE: cliConfiguration, ...simulator.environment });

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

/** Leaves everything as it is, and says how to look at it and how to end it. */
function keep(terraform, stack, variables) {
  const { pid } = simulator.child;
  const { host } = new URL(simulator.endpoint);
  const { JDCLOUD_ACCESS_KEY: accessKey, JDCLOUD_SECRET_KEY: secretKey } = variables;
  const keys = `--access-key ${accessKey} --secret-key ${secretKey}`;
  simulator.release();
  simulator = undefined;
  say(
    '',
    `The example stays deployed, and the simulated JD Cloud keeps running at ${variables.JDCLOUD_ENDPOINT}.`,
    '',
    'Look at it in a browser, at that address, or with Terraform:',
    ...Object.entries(variables).map(([name, value]) => `  export ${name}='${value}'`),
    `  ${terraform} -chdir='${stack.folder}' state list`,
    `  ${terraform} -chdir='${stack.folder}' plan`,
    '',
    "Or with JD Cloud's own command-line client, on Python 3.10 or 3.11:",
    '  pip install jdcloud-cli==1.2.12',
    `  jdc configure add --profile simulator ${keys} --region-id cn-north-1 --endpoint ${host} --scheme http`,
    '  jdc configure use --profile simulator',
    '  jdc lb describe-load-balancers',
    '',
    'Stop the simulator, which forgets everything:',
    `  kill ${pid}`,
  );
}

/** What the app says when its author has made a mistake. */
async function caughtMistake(app, environment) {
  const code = readFileSync(app, 'utf8');
  const [line] = MISTAKE.line.exec(code) ?? [];
  if (line === undefined) throw new Error(`${EXAMPLE} has no line to make a mistake in`);
  writeFileSync(app, code.replace(line, line.replace(MISTAKE.right, MISTAKE.wrong)));
  compile(app);
  const { stderr } = await run(process.execPath, [PROGRAM], { cwd: folder, env: environment, expected: [1] });
  writeFileSync(app, code);
  // What Node prints around the message of an error that nobody catches is of no interest.
  const [message] = /cdktf-jdcloud-lb found [\s\S]*?(?=\]?\n+(?: +at |Node\.js v))/.exec(stderr) ?? [];
  if (message === undefined) throw new Error(`the mistake should be reported, and the app says: ${stderr}`);
  return message.split('\n');
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
  compile(app);
  await run(process.execPath, [PROGRAM], { cwd: folder, env: environment });
  const { stacks } = JSON.parse(readFileSync(join(folder, 'cdktf.out', 'manifest.json'), 'utf8'));
  const [stack] = Object.values(stacks);
  return join(folder, 'cdktf.out', stack.workingDirectory);
}

function compile(app) {
  const { outputText } = typescript.transpileModule(readFileSync(app, 'utf8'), {
    compilerOptions: {
      module: typescript.ModuleKind.CommonJS,
      target: typescript.ScriptTarget.ES2022,
      esModuleInterop: true,
    },
  });
  writeFileSync(join(folder, PROGRAM), outputText);
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

function readOptions() {
  try {
    return parseArgs({ options: { keep: { type: 'boolean', default: false } } }).values;
  } catch (error) {
    const [reason] = error.message.split('. ');
    return fail(`The demo has one option, --keep. ${reason}.`);
  }
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
