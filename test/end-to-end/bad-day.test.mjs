// What a user reads when something is wrong, and how the next deploy goes on.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { CommandFailed } from '../../scripts/processes.mjs';
import { freshFolder } from '../../scripts/provider-mirror.mjs';
import { ownApp } from './support/app.mjs';
import { objects, startCloud } from './support/cloud.mjs';
import { workspace } from './support/workspace.mjs';

const FAILED = { expected: [1] };

let cloud;

before(async () => {
  cloud = await startCloud();
});
after(() => cloud?.stop());

test('cdktf synth reports all mistakes at once, each of them once, and nothing else', async () => {
  const { output } = await ownApp('two-mistakes').synth(FAILED);
  const text = unwrapped(output);
  assert.equal(count(text, "cdktf-jdcloud-lb found 2 errors in stack 'shop'"), 1, output);
  assert.equal(count(text, 'error JDLB001 shop/Shop/Http · backendService'), 1, output);
  assert.equal(count(text, 'error JDLB005 shop/Other/Servers · addInstance(Vm7)'), 1, output);
  assert.equal(
    count(text, 'Instance i-b1 is in vpc-b1, load balancer shop/Other is in vpc-a1 (through subnet-a1).'),
    1,
    output,
  );
  assert.doesNotMatch(output, /^ *at /m);
});

test('a plan stops with the words of the rule when only the cloud knows that an instance is in another VPC', async () => {
  const app = ownApp('foreign-instance', cloud.environment);
  await app.synth();
  const stack = app.stack();
  await stack.init();
  const failure = await stack.plan().catch((error) => error);
  assert.ok(failure instanceof CommandFailed, 'the plan went through');
  const text = unwrapped(failure.output);
  assert.equal(count(text, 'Error: '), 1, failure.output);
  assert.match(
    text,
    /error JDLB005 shop\/Shop\/Servers · addInstance\(Vm7\) Instance i-b1 is in vpc-b1, load balancer shop\/Shop is in vpc-a1 \(through subnet-a1\)\. Targets must be in the load balancer's VPC\. Do: take an instance of vpc-a1, or reach it by address with an IP target group over a VPC peering\./,
  );
  assert.deepEqual(await objects(cloud, 'loadBalancers'), []);
});

test('wrong credentials are one diagnostic', async () => {
  const app = ownApp('two-listeners', { ...cloud.environment, JDCLOUD_SECRET_KEY: 'another-secret-key' });
  const { output } = await app.deploy(FAILED);
  const [diagnostic] = diagnostics(output);
  assert.match(
    diagnostic,
    /describeLoadBalancers failed \(service lb, region cn-north-1\): UNAUTHENTICATED \(code 401\)/,
    output,
  );
  assert.match(diagnostic, /Request id \w+\./);
});

test('an unreachable endpoint is one diagnostic', async () => {
  const app = ownApp('two-listeners', { ...cloud.environment, JDCLOUD_ENDPOINT: 'http://127.0.0.1:9' });
  const { output } = await app.deploy(FAILED);
  const [diagnostic] = diagnostics(output);
  assert.match(
    diagnostic,
    /describeLoadBalancers failed \(service lb, region cn-north-1\): .*127\.0\.0\.1:9: connect: connection refused\./,
    output,
  );
  assert.match(diagnostic, /Check endpoint and endpoints \(JDCLOUD_ENDPOINT\)/);
});

test('after a failure half way, state holds what was created, and the next deploy goes on from there', async (t) => {
  const folder = freshFolder(join(workspace, 'runs', 'half-way-cloud'));
  const [state, seed] = [join(folder, 'state.json'), join(folder, 'seed.json')];
  writeFileSync(seed, JSON.stringify({ quotas: [{ loadBalancerType: 'alb', type: 'listener', limit: 1 }] }));
  const narrow = await startCloud('--state', state, '--seed', seed);
  t.after(narrow.stop);
  const app = ownApp('two-listeners', narrow.environment);
  const { output } = await app.deploy(FAILED);
  const [diagnostic] = diagnostics(output);
  assert.match(
    diagnostic,
    /createListener failed \(service lb, region cn-north-1\): QUOTA_EXCEEDED \(code 429\): .*Request id \w+\./,
    output,
  );
  const [created] = await objects(narrow, 'loadBalancers');
  await narrow.stop();

  const wide = await startCloud('--state', state);
  t.after(wide.stop);
  const again = app.with(wide.environment);
  const { resources } = await again.stack().plan();
  assert.deepEqual(
    resources.map(({ address, actions }) => [address.split('.')[0], ...actions]),
    [['jdcloud_lb_listener', 'create']],
  );
  await again.deploy();
  assert.equal((await objects(wide, 'listeners')).length, 2);
  assert.deepEqual(
    (await objects(wide, 'loadBalancers')).map(({ loadBalancerId }) => loadBalancerId),
    [created.loadBalancerId],
  );
  await again.destroy();
  assert.deepEqual(await objects(wide, 'loadBalancers'), []);
});

/** The diagnostics of JD Cloud's answers, as one line each: there must be one. */
function diagnostics(output) {
  const [, ...found] = unwrapped(output).split(/Error: (?:JD Cloud API error|Invalid JD Cloud credentials)/);
  assert.equal(found.length, 1, output);
  return found;
}

/** Without the line breaks of a terminal's width. */
function unwrapped(output) {
  return output.replaceAll(/\s+/g, ' ');
}

function count(text, part) {
  return text.split(part).length - 1;
}
