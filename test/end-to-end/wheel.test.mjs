// What a Python user reads: the wheel's description and docstrings show Python.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { packages } from './support/workspace.mjs';

const TYPESCRIPT = /```(?:ts|typescript)\b.*|\bconst \w+ = .*|\bnew [A-Z]\w*\(.*|\) => .*|\(\{ \w+: .*|\bimport \{.*/g;
/** A member in TypeScript's spelling, in a code span of prose: `healthCheck`, ``addListener()``. */
const CAMEL_CASE_SPAN = /`(?:[\w.]*\.)?(?:add|from|with|health|load|target|backend|elastic|depends)[A-Z]\w*[`(.]/g;

let description, modules;

before(() => {
  const files = unzipSync(readFileSync(packages.wheel));
  const named = (suffix) => Object.keys(files).filter((name) => name.endsWith(suffix));
  const [metadata] = named('.dist-info/METADATA');
  description = strFromU8(files[metadata]);
  modules = Object.fromEntries(named('.py').map((name) => [name, strFromU8(files[name])]));
});

test('the description shows the ten lines, the tasks and the messages in Python', () => {
  assert.deepEqual(description.match(TYPESCRIPT), null);
  assert.deepEqual(description.match(CAMEL_CASE_SPAN), null);
  for (const line of [
    'JdcloudProvider(stack, "Jdcloud", region="cn-north-1")',
    'lb.add_http_listener("Http", backend_service=site)',
    'servers.add_instance(vm, key="VmAdmin", port=8081, weight=5)',
    '  health_check.interval is 3 seconds; valid: 5 to 300 seconds',
    'pip install',
  ]) {
    assert.ok(description.includes(line), `the description does not contain: ${line}`);
  }
});

test('the description links to pages that exist outside the repository', () => {
  const links = [...description.matchAll(/\]\(([^)]+)\)/g)].map(([, link]) => link);
  assert.ok(links.length > 5);
  assert.deepEqual(
    links.filter((link) => !/^(https:\/\/|#)/.test(link)),
    [],
  );
});

test('the docstrings show Python', () => {
  for (const [name, source] of Object.entries(modules)) {
    assert.deepEqual(source.match(TYPESCRIPT), null, name);
    assert.deepEqual(source.match(CAMEL_CASE_SPAN), null, name);
  }
  const main = modules['cdktf_jdcloud_lb/__init__.py'];
  assert.match(main, /lb = NetworkLoadBalancer\(stack, "Mail", subnet=subnet, zones=\["cn-north-1a"\]\)/);
});
