// What the README says about existing load balancers, several stacks, aspects and the L1, deployed.
import assert from 'node:assert/strict';
import { cpSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { run } from '../../scripts/processes.mjs';
import { freshFolder } from '../../scripts/provider-mirror.mjs';
import { terraformCommand } from '../../scripts/repository.mjs';
import { TerraformStack } from '../../scripts/terraform.mjs';
import { objects, startCloud } from './support/cloud.mjs';
import { cleanEnvironment, paths, suite, workspace } from './support/workspace.mjs';

const folder = join(workspace, 'runs', 'tasks');

let cloud, existing;

before(async () => {
  cloud = await startCloud('--clock-speed', '20');
  freshFolder(folder);
  cpSync(join(suite, 'apps', 'tasks'), folder, { recursive: true });
  symlinkSync(join(paths.typescriptApps, 'web-service', 'node_modules'), join(folder, 'node_modules'));
});
after(() => cloud?.stop());

test('one stack owns a load balancer, another stack adds a listener to it', async () => {
  const [platform, team] = await synthesise({ TASK: 'share' }, ['platform', 'team']);
  await apply(platform);
  await apply(team);
  [existing] = await objects(cloud, 'loadBalancers');
  assert.deepEqual(
    (await objects(cloud, 'listeners')).map(({ port, loadBalancerId }) => ({ port, loadBalancerId })),
    [{ port: 80, loadBalancerId: existing.loadBalancerId }],
  );
  await team.destroy();
  assert.deepEqual(await objects(cloud, 'listeners'), []);
});

test('a stack that references a load balancer adds to it, and leaves it when it goes', async () => {
  const [stack] = await synthesise({ TASK: 'reference', ID: existing.loadBalancerId }, ['reference']);
  await apply(stack);
  assert.equal((await objects(cloud, 'listeners')).length, 1);
  await stack.destroy();
  assert.deepEqual(await objects(cloud, 'loadBalancers'), [existing]);
});

test('a stack that adopts a load balancer changes nothing in it, and destroys it', async () => {
  const { loadBalancerId, loadBalancerName } = existing;
  const [stack] = await synthesise({ TASK: 'adopt', ID: loadBalancerId, NAME: loadBalancerName }, ['adopt']);
  const { resources } = await apply(stack);
  assert.deepEqual(resources, []);
  assert.deepEqual(await objects(cloud, 'loadBalancers'), [existing]);
  await stack.destroy();
  assert.deepEqual(await objects(cloud, 'loadBalancers'), []);
});

test('an aspect protects and tags the load balancers of a stack, and the L1 takes what the construct does not have', async () => {
  const [stack] = await synthesise({ TASK: 'protect' }, ['protect']);
  await apply(stack);
  const [lb] = await objects(cloud, 'loadBalancers');
  assert.equal(lb.deleteProtection, true);
  assert.equal(lb.description, 'set past the construct');
  assert.deepEqual(lb.tags.map(({ key, value }) => `${key}=${value}`).toSorted(), ['stage=test', 'team=shop']);
});

/** Runs the app, and gives its stacks. */
async function synthesise(variables, names) {
  const environment = { ...cleanEnvironment(), ...cloud.environment };
  await run(process.execPath, ['main.cjs'], { cwd: folder, env: { ...environment, ...variables } });
  return names.map(
    (name) => new TerraformStack(terraformCommand(), join(folder, 'cdktf.out', 'stacks', name), environment),
  );
}

async function apply(stack) {
  await stack.init();
  const plan = await stack.plan();
  await stack.applyPlan();
  return plan;
}
