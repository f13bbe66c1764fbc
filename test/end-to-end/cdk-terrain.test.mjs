// docs/cdk-terrain.md to the letter: the app of docs/getting-started.md, with the changes of this page, on CDK Terrain and its command line.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { run } from '../../scripts/processes.mjs';
import { freshFolder } from '../../scripts/provider-mirror.mjs';
import { repositoryRoot } from '../../scripts/repository.mjs';
import { startCloud } from './support/cloud.mjs';
import { pageOf } from './support/pages.mjs';
import { nodeOf } from './support/runtimes.mjs';
import { cleanEnvironment, workspace } from './support/workspace.mjs';

const page = pageOf(join(repositoryRoot, 'docs', 'cdk-terrain.md')).section('TypeScript');
const app = pageOf(join(repositoryRoot, 'docs', 'getting-started.md')).section('5. TypeScript');

let cloud;

before(async () => {
  cloud = await startCloud();
});
after(() => cloud?.stop());

test('the app of the page deploys and destroys with cdktn', async (context) => {
  const node = nodeOf('22') ?? nodeOf('24');
  if (node === undefined) return context.skip('Neither Node 22 nor Node 24 is on this machine.');
  const atFirst = await cloud.state();
  const folder = freshFolder(join(workspace, 'runs', 'cdk-terrain'));
  for (const [name, content] of Object.entries({ ...app.files, ...page.files })) {
    writeFileSync(join(folder, name), content);
  }
  const environment = cleanEnvironment();
  const options = {
    cwd: folder,
    env: {
      ...environment,
      ...cloud.environment,
      npm_config_prefer_offline: 'true',
      PATH: [dirname(node), environment.PATH].join(delimiter),
    },
  };
  const [install, deploy, destroy, ...others] = page.commands;
  assert.deepEqual(others, []);
  await run('bash', ['-euc', install], options);
  const { output } = await run('bash', ['-euc', deploy], options);
  assert.match(output, /Apply complete! Resources: 5 added, 0 changed, 0 destroyed\./);
  assert.match(destroy, /^npx cdktn destroy /);
  await run('bash', ['-euc', destroy], options);
  assert.deepEqual(await cloud.state(), atFirst);
});
