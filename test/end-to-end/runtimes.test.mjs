// The README's ten lines from the packed library, under every supported version of Node and of Python: the same Terraform configuration.
import assert from 'node:assert/strict';
import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { before, test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { run } from '../../scripts/processes.mjs';
import { freshFolder } from '../../scripts/provider-mirror.mjs';
import { repositoryRoot } from '../../scripts/repository.mjs';
import { nodeOf, pythonOf } from './support/runtimes.mjs';
import { cleanEnvironment, packages, paths, suite, workspace } from './support/workspace.mjs';

const NODES = ['20', '22', '24'];
const PYTHONS = ['3.10', '3.11', '3.12', '3.13'];

const installed = join(paths.typescriptApps, 'web-service', 'node_modules');

let program, expected;

before(async () => {
  program = await compile();
  expected = (await synthesiseWith(process.execPath, 'this')).resource;
  assert.deepEqual(Object.keys(expected).sort(), [
    'jdcloud_lb',
    'jdcloud_lb_backend',
    'jdcloud_lb_listener',
    'jdcloud_lb_target_group',
    'jdcloud_lb_target_group_targets',
  ]);
});

for (const version of NODES) {
  test(`the ten lines in TypeScript, on Node ${version}`, async (context) => {
    const node = nodeOf(version);
    if (node === undefined) return context.skip(`Node ${version} is not on this machine.`);
    const { stdout } = await run(node, ['--version']);
    assert.match(stdout, new RegExp(`^v${version}\\.`));
    assert.deepEqual((await synthesiseWith(node, version)).resource, expected);
  });
}

for (const version of PYTHONS) {
  test(`the ten lines in Python ${version}, from the wheel`, async (context) => {
    const python = await pythonOf(version);
    if (python === undefined) return context.skip(`Python ${version} is not on this machine.`);
    const folder = freshFolder(join(workspace, 'runs', `python-${version}`));
    const env = cleanEnvironment();
    await run(python, ['-m', 'venv', '--without-pip', '.venv'], { cwd: folder, env });
    const interpreter = join(folder, '.venv', 'bin', 'python');
    const requirements = join(suite, 'requirements.txt');
    const pip = [
      '-m',
      'pip',
      '--python',
      interpreter,
      'install',
      '--quiet',
      '--no-compile',
      '--disable-pip-version-check',
    ];
    await run(paths.python, [...pip, '--requirement', requirements, packages.wheel], { cwd: folder, env });
    writeFileSync(join(folder, 'main.py'), firstBlock(wheelDescription(), 'python'));
    await run(interpreter, ['main.py'], { cwd: folder, env });
    assert.deepEqual(configurationIn(folder).resource, expected);
  });
}

/** The README's ten lines, compiled. */
async function compile() {
  const folder = freshFolder(join(workspace, 'runs', 'ten-lines'));
  cpSync(join(paths.typescriptApps, 'web-service', 'tsconfig.json'), join(folder, 'tsconfig.json'));
  symlinkSync(installed, join(folder, 'node_modules'));
  const readme = readFileSync(join(repositoryRoot, 'README.md'), 'utf8');
  writeFileSync(join(folder, 'main.ts'), firstBlock(readme, 'ts'));
  await run(process.execPath, [join(installed, 'typescript', 'bin', 'tsc')], { cwd: folder, env: cleanEnvironment() });
  return readFileSync(join(folder, 'main.js'), 'utf8');
}

/** Runs the compiled lines. */
async function synthesiseWith(node, name) {
  const folder = freshFolder(join(workspace, 'runs', `node-${name}`));
  symlinkSync(installed, join(folder, 'node_modules'));
  writeFileSync(join(folder, 'main.js'), program);
  const env = cleanEnvironment();
  await run(node, ['main.js'], { cwd: folder, env: { ...env, PATH: [dirname(node), env.PATH].join(delimiter) } });
  return configurationIn(folder);
}

function configurationIn(folder) {
  return JSON.parse(readFileSync(join(folder, 'cdktf.out', 'stacks', 'hello', 'cdk.tf.json'), 'utf8'));
}

function wheelDescription() {
  const files = unzipSync(readFileSync(packages.wheel));
  return strFromU8(files[Object.keys(files).find((name) => name.endsWith('.dist-info/METADATA'))]);
}

function firstBlock(text, language) {
  const [, code] = new RegExp(`^\`\`\`${language}\\b[^\\n]*\\n([\\s\\S]*?)^\`\`\``, 'm').exec(text);
  return code;
}
