// The life of examples/typescript/mixed-providers: resources of two providers, in the order that `node.addDependency` asks for.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { typescriptApp } from './support/app.mjs';
import { objects, startCloud } from './support/cloud.mjs';

const APPROVAL = /null_resource\.Approval/;
const ANNOUNCEMENT = /null_resource\.Announcement/;
const JDCLOUD = /jdcloud_\w+\.\w+/;

let cloud, app, atFirst;

before(async () => {
  cloud = await startCloud();
  atFirst = await cloud.state();
  app = typescriptApp('mixed-providers', 'typescript-mixed-providers', cloud.environment);
});
after(() => cloud?.stop());

test('terraform validate accepts the synthesised JSON', async () => {
  await app.synth();
  await app.stack().init();
  const { output } = await app.stack().validate();
  assert.match(output, /^Success! The configuration is valid\.$/m);
});

test('cdktf deploy creates the load balancer between the two null resources', async () => {
  const { output } = await app.deploy();
  const lines = output.split('\n');
  const started = (resource) =>
    lines.flatMap((line, at) => (resource.test(line) && /: Creating\.\.\./.test(line) ? [at] : []));
  const finished = (resource) =>
    lines.flatMap((line, at) => (resource.test(line) && /: Creation complete/.test(line) ? [at] : []));
  assert.equal(started(JDCLOUD).length, 5, output);
  assert.ok(Math.max(...finished(APPROVAL)) < Math.min(...started(JDCLOUD)), output);
  assert.ok(Math.max(...finished(JDCLOUD)) < Math.min(...started(ANNOUNCEMENT)), output);

  const [loadBalancer] = await objects(cloud, 'loadBalancers');
  assert.equal(loadBalancer.type, 'nlb');
  const [listener] = await objects(cloud, 'listeners');
  assert.equal(`${listener.protocol} ${listener.port}`, 'Tcp 25');
});

test('a second plan finds nothing to do', async () => {
  assert.deepEqual(await app.stack().plan(), { empty: true, resources: [], outputs: [] });
});

test('a changed health check is an update in place that leaves the other provider alone', async () => {
  app.edit('main.ts', 'HealthCheck.tcp()', 'HealthCheck.tcp({ unhealthyThreshold: 5 })');
  await app.synth();
  const { resources } = await app.stack().plan();
  assert.deepEqual(
    resources.map(({ actions, differences }) => ({ actions, differences })),
    [{ actions: ['update'], differences: ['health_check.unhealthy_threshold_count: 3 → 5'] }],
  );
  await app.deploy();
  const [backend] = await objects(cloud, 'backends');
  assert.equal(backend.healthCheck.unhealthyThresholdCount, 5);
});

test('cdktf destroy leaves the cloud as it was', async () => {
  await app.destroy();
  assert.deepEqual(await cloud.state(), atFirst);
});
