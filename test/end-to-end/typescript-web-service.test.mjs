// The life of examples/typescript/web-service: deployed, planned again, changed in place, destroyed.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { typescriptApp } from './support/app.mjs';
import { objects, startCloud } from './support/cloud.mjs';

let cloud, app, atFirst;

before(async () => {
  cloud = await startCloud();
  atFirst = await cloud.state();
  app = typescriptApp('web-service', 'typescript-web-service', cloud.environment);
});
after(() => cloud?.stop());

test('terraform validate accepts the synthesised JSON', async () => {
  await app.synth();
  await app.stack().init();
  const { output } = await app.stack().validate();
  assert.match(output, /^Success! The configuration is valid\.$/m);
});

test('cdktf deploy creates what the app describes', async () => {
  await app.deploy();
  const [loadBalancer, ...others] = await objects(cloud, 'loadBalancers');
  assert.equal(others.length, 0);
  assert.equal(loadBalancer.type, 'alb');
  assert.equal(loadBalancer.state.code, 'ACTIVE');
  assert.deepEqual(loadBalancer.azs.toSorted(), ['cn-north-1a', 'cn-north-1b']);

  const [backend] = await objects(cloud, 'backends');
  const listeners = await objects(cloud, 'listeners');
  assert.deepEqual(
    listeners
      .map(({ protocol, port, backendId }) => ({ protocol, port, backendId }))
      .toSorted((a, b) => a.port - b.port),
    [
      { protocol: 'Http', port: 80, backendId: backend.backendId },
      { protocol: 'Https', port: 443, backendId: backend.backendId },
    ],
  );
  const [targetGroup] = await objects(cloud, 'targetGroups');
  assert.deepEqual(backend.targetGroupIds, [targetGroup.targetGroupId]);
  const targets = await objects(cloud, 'targets');
  assert.deepEqual(targets.map(({ instanceId, port }) => `${instanceId}:${port}`).toSorted(), [
    'i-a1:8080',
    'i-a1:8081',
  ]);
});

test('the outputs tell where the service is', async () => {
  const [loadBalancer] = await objects(cloud, 'loadBalancers');
  const outputs = Object.values(await app.stack().outputs());
  assert.ok(outputs.includes(loadBalancer.loadBalancerId), `no output is ${loadBalancer.loadBalancerId}`);
});

test('cdktf diff finds nothing to do afterwards', async () => {
  const { output } = await app.diff();
  assert.match(output, /No changes\. Your infrastructure matches the configuration\./);
});

test('a changed health check is an update in place of the backend service alone', async () => {
  app.edit('main.ts', 'interval: Duration.seconds(10)', 'interval: Duration.seconds(25)');
  await app.synth();
  const { resources } = await app.stack().plan();
  assert.deepEqual(
    resources.map(({ actions, differences }) => ({ actions, differences })),
    [{ actions: ['update'], differences: ['health_check.interval_seconds: 10 → 25'] }],
  );
  const [before] = await objects(cloud, 'backends');
  await app.deploy();
  const [backend] = await objects(cloud, 'backends');
  assert.equal(backend.backendId, before.backendId);
  assert.equal(backend.healthCheck.intervalSeconds, 25);
});

test('cdktf destroy leaves the cloud as it was', async () => {
  await app.destroy();
  assert.deepEqual(await cloud.state(), atFirst);
});
