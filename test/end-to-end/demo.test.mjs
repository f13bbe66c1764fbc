// `npm run demo` when it cannot go on: one sentence, and nothing left behind; and `--keep`. That the rest works is what the demo itself shows.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { run, start } from '../../scripts/processes.mjs';
import { freshFolder } from '../../scripts/provider-mirror.mjs';
import { repositoryRoot } from '../../scripts/repository.mjs';
import { documentOf } from './support/browser.mjs';
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

test('with --keep the demo shows a caught mistake, and leaves the service deployed and the commands to look around', async () => {
  const { output } = await run(process.execPath, [DEMO, '--keep'], { cwd: repositoryRoot, env: cleanEnvironment() });
  const [, kill] = /^ {2}(kill \d+)$/m.exec(output);
  const [, endpoint] = /keeps running at (\S+)\.$/m.exec(output);
  try {
    assert.match(
      output,
      /^First a mistake: .*\n {2}cdktf-jdcloud-lb found 1 error in stack 'web-service'\n\n {2}error JDLB005 /m,
    );
    assert.doesNotMatch(output, /^ +at |Node\.js v/m);
    const [, commands] = /^Look at it in a browser, at that address, or with Terraform:\n((?: {2}.*\n)+)/m.exec(output);
    const looked = await run('bash', ['-euc', commands], { cwd: repositoryRoot, env: cleanEnvironment() });
    assert.match(looked.output, /^jdcloud_lb\.Shop_\w+$/m);
    assert.match(looked.output, /No changes\./);
    const response = await fetch(`${endpoint}/_simulator/state`);
    const { listeners } = await response.json();
    assert.equal(Object.keys(listeners).length, 2);
    const page = await documentOf(`${endpoint}/`);
    for (const id of Object.keys(listeners)) assert.match(page, new RegExp(`<code>${id}</code>`));
    assert.match(page, /<span class="good">healthy<\/span> i-a1:/);
  } finally {
    await run('bash', ['-euc', `${kill}; while kill -0 ${kill.slice(5)} 2>/dev/null; do sleep 0.1; done`]);
  }
  await assert.rejects(fetch(`${endpoint}/_simulator/state`), /fetch failed/);
});

test('the demo refuses an option that it does not know', async () => {
  const { output } = await run(process.execPath, [DEMO, '--keeep'], { env: cleanEnvironment(), expected: [1] });
  assert.equal(output, "The demo has one option, --keep. Unknown option '--keeep'.\n");
});
