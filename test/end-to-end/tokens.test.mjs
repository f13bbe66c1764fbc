// Values that only Terraform knows: its own judgement of what the library makes of them, and the same files from Python.
import assert from 'node:assert/strict';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { repositoryRoot } from '../../scripts/repository.mjs';
import { ownApp, ownPythonApp } from './support/app.mjs';

test('terraform validate accepts every property with every kind of token', async () => {
  const app = ownApp('tokens');
  // The unit tests compare each value of the same table.
  cpSync(join(repositoryRoot, 'test', 'support', 'tokens'), join(app.folder, 'tokens'), { recursive: true });
  await app.synth();
  await app.stack().init();
  const { output } = await app.stack().validate();
  assert.match(output, /^Success! The configuration is valid\.$/m);
});

test('tokens in Python give the same files as in TypeScript', async () => {
  const [python, twin] = [ownPythonApp('tokens-in-python'), ownApp('tokens-twin')];
  await Promise.all([python.synth(), twin.synth()]);
  const [inPython, inTypescript] = [python.json(), twin.json()].map((json) => {
    // The one thing that depends on where the app runs.
    delete json.terraform.backend.local.path;
    return json;
  });
  assert.equal(Object.keys(inPython.resource).length, 5);
  assert.deepEqual(inPython, inTypescript);
  await python.stack().init();
  const { output } = await python.stack().validate();
  assert.match(output, /^Success! The configuration is valid\.$/m);
});
