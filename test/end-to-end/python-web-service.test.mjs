// examples/python/web_service from the wheel: the same Terraform configuration as its TypeScript twin, deployed and destroyed.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { pythonApp, typescriptApp } from './support/app.mjs';
import { objects, startCloud } from './support/cloud.mjs';

let cloud, app, atFirst;

before(async () => {
  cloud = await startCloud();
  atFirst = await cloud.state();
  app = pythonApp('web_service', 'python-web-service', cloud.environment);
});
after(() => cloud?.stop());

test('the synthesised JSON and the review are those of the TypeScript twin', async () => {
  const twin = typescriptApp('web-service', 'typescript-twin');
  await app.synth();
  await twin.synth();
  const [python, typescript] = [app.json(), twin.json()].map((json) => {
    // The one thing that depends on where the app runs.
    delete json.terraform.backend.local.path;
    return json;
  });
  assert.ok(Object.keys(python.resource).length > 0);
  assert.deepEqual(python, typescript);
  assert.deepEqual(app.json('jdcloud-lb-review.json'), twin.json('jdcloud-lb-review.json'));
});

test('terraform validate accepts it', async () => {
  await app.stack().init();
  const { output } = await app.stack().validate();
  assert.match(output, /^Success! The configuration is valid\.$/m);
});

test('cdktf deploy creates it, and a second plan finds nothing to do', async () => {
  await app.deploy();
  const [loadBalancer] = await objects(cloud, 'loadBalancers');
  assert.equal(loadBalancer.state.code, 'ACTIVE');
  assert.equal((await objects(cloud, 'listeners')).length, 2);
  assert.deepEqual(await app.stack().plan(), { empty: true, resources: [], outputs: [] });
});

test('a changed health check is an update in place of the backend service alone', async () => {
  app.edit('main.py', 'interval=Duration.seconds(10)', 'interval=Duration.seconds(25)');
  await app.synth();
  const { resources } = await app.stack().plan();
  assert.deepEqual(
    resources.map(({ actions, differences }) => ({ actions, differences })),
    [{ actions: ['update'], differences: ['health_check.interval_seconds: 10 → 25'] }],
  );
});

test('cdktf destroy leaves the cloud as it was', async () => {
  await app.destroy();
  assert.deepEqual(await cloud.state(), atFirst);
});
