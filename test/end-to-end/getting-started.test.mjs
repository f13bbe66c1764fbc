// docs/getting-started.md to the letter: its files and its commands, in an empty folder, on Node 22 as the page says (where the machine has it).
// Replaced are paths, and the port of the simulator.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { run } from '../../scripts/processes.mjs';
import { freshFolder } from '../../scripts/provider-mirror.mjs';
import { repositoryRoot } from '../../scripts/repository.mjs';
import { startSimulator } from '../../scripts/simulator.mjs';
import { objects } from './support/cloud.mjs';
import { pageOf } from './support/pages.mjs';
import { nodeOf } from './support/runtimes.mjs';
import { cleanEnvironment, workspace } from './support/workspace.mjs';

const SIMULATOR = '127.0.0.1:8700';
const page = pageOf(join(repositoryRoot, 'docs', 'getting-started.md'));
const commandLine = join(workspace, 'runs', 'command-line');

let cloud, atFirst;

before(async () => {
  // Where `npm install --global` puts the command line, instead of this machine's own folder.
  freshFolder(commandLine);
  await shell(page.section('2. The command line').commands, workspace);
  const [start, ...others] = page.section('3. The simulator').commands;
  assert.deepEqual(others, []);
  const [binary, ...args] = start.split(' ');
  assert.deepEqual(args, ['--address', SIMULATOR]);
  cloud = await startSimulator(binary, [], { env: cleanEnvironment() });
  atFirst = await cloud.state();
});
after(() => cloud?.stop());

for (const [language, files] of [
  ['5. TypeScript', ['package.json', 'tsconfig.json', 'cdktf.json', 'main.ts']],
  ['6. Python', ['requirements.txt', 'cdktf.json', 'main.py']],
]) {
  test(`${language}: the files and commands of the page deploy and destroy`, async () => {
    const folder = freshFolder(join(workspace, 'runs', `getting-started-${language.slice(0, 1)}`));
    const provider = page.section('4. The Terraform provider');
    const section = page.section(language);
    assert.deepEqual(Object.keys(provider.files), ['jdcloud.tfrc']);
    assert.deepEqual(Object.keys(section.files), files);
    for (const [name, content] of Object.entries({ ...provider.files, ...section.files })) {
      writeFileSync(join(folder, name), content);
    }
    const destroy = section.commands.indexOf('cdktf destroy --auto-approve --skip-provider-lock');
    assert.ok(destroy > 0, 'the page destroys what it has deployed');

    const { output } = await shell([...provider.commands, ...section.commands.slice(0, destroy)], folder);
    assert.match(output, /Apply complete! Resources: 5 added, 0 changed, 0 destroyed\./);
    const [listener] = await objects(cloud, 'listeners');
    assert.equal(`${listener.protocol} ${listener.port}`, 'Http 80');

    // A Python reader's terminal still has the environment activated.
    const activate = section.commands.filter((command) => command.endsWith('/activate'));
    await shell([...provider.commands, ...activate, section.commands[destroy]], folder);
    assert.deepEqual(await cloud.state(), atFirst);
  });
}

/** Runs commands in one terminal, as somebody does who copies them one after the other. */
function shell(commands, folder) {
  const environment = cleanEnvironment();
  delete environment.TF_CLI_CONFIG_FILE;
  const script = commands.join('\n').replaceAll(SIMULATOR, () => new URL(cloud.endpoint).host);
  return run('bash', ['-euo', 'pipefail', '-c', script], {
    cwd: folder,
    env: {
      ...environment,
      npm_config_prefix: commandLine,
      npm_config_prefer_offline: 'true',
      PATH: [join(commandLine, 'bin'), dirname(nodeOf('22') ?? process.execPath), environment.PATH].join(delimiter),
    },
  });
}
