// `npm run demo` when it cannot go on: one sentence, and nothing left behind. That it works is what the demo itself shows.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { run, start } from '../../scripts/processes.mjs';
import { freshFolder } from '../../scripts/provider-mirror.mjs';
import { repositoryRoot } from '../../scripts/repository.mjs';
import { cleanEnvironment, workspace } from './support/workspace.mjs';

const DEMO = join(repositoryRoot, 'scripts', 'demo.mjs');

test('without Terraform and OpenTofu the demo says what to install', async () => {
  const path = freshFolder(join(workspace, 'runs', 'path-with-node-only'));
  symlinkSync(process.execPath, join(path, 'node'));
  const { output } = await run('node', [DEMO], { cwd: repositoryRoot, env: { PATH: path }, expected: [1] });
  assert.equal(
    output,
    'Neither terraform nor tofu is on the path. Install Terraform 1.8 or later (or OpenTofu 1.6 or later), then run this again.\n',
  );
});

test('an interrupted demo stops its simulator and says so', async () => {
  const demo = start(process.execPath, [DEMO], { cwd: repositoryRoot, env: cleanEnvironment() });
  const ended = once(demo, 'close');
  let [output, errors] = ['', ''];
  demo.stderr.on('data', (text) => (errors += text));
  for await (const text of demo.stdout) {
    output += text;
    if (/^A simulated JD Cloud listens/m.test(output)) demo.kill('SIGINT');
  }
  const [code] = await ended;
  assert.equal(code, 130, errors);
  assert.match(
    errors,
    /^\nThe demo stopped while .*: it was interrupted\. Nothing is left running; its files are in \.cache\/demo\.\n$/,
  );
  const [, endpoint] = /listens on (\S+)\.$/m.exec(output);
  await assert.rejects(fetch(`${endpoint}/_simulator/state`), /fetch failed/);
});
