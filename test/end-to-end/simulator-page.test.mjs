// The page that the simulator shows at /, and what pages of others cannot do, in a real browser.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { documentOf, pictureOf } from './support/browser.mjs';
import { startCloud } from './support/cloud.mjs';

let simulator;

before(async () => {
  simulator = await startCloud();
});
after(() => simulator?.stop());

async function control(method, path, body) {
  const response = await fetch(`${simulator.endpoint}/_simulator/${path}`, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
  });
  const content = await response.json();
  assert.equal(response.status, 200, JSON.stringify(content));
  return content;
}

const text = (document) => document.replace(/<style>.*?<\/style>|<[^>]*>/gs, ' ').replace(/\s+/g, ' ');

test('the page draws what is in the simulated cloud, and is no blank sheet', async () => {
  const picture = await pictureOf(`${simulator.endpoint}/`);
  const blank = await pictureOf('about:blank');
  assert.equal(picture.subarray(1, 4).toString(), 'PNG');
  assert.ok(picture.length > 4 * blank.length, `${picture.length} bytes, a blank page has ${blank.length}`);
  const document = text(await documentOf(`${simulator.endpoint}/`));
  assert.match(document, /Simulated JD Cloud, region cn-north-1 .* Load balancers There are none yet\. /);
  assert.match(document, / instance i-a1 running, 10\.0\.16\.11, subnet-a1, cn-north-1a /);
});

test('the page shows faults that are set, and what it shows is never a script', async () => {
  const evil = '<script>document.title = "taken"</script><img src=x onerror="document.title = \'taken\'">';
  await control('PATCH', 'state/availabilityGroups/ag-a1', { name: evil });
  await control('POST', 'faults', { operation: 'createListener', kind: 'RESET', when: 'after', times: -1 });
  const document = await documentOf(`${simulator.endpoint}/`);
  assert.match(document, /<title>jdcloud-sim: cn-north-1<\/title>/);
  assert.match(document, /&lt;script&gt;document\.title/);
  assert.doesNotMatch(document, /<script|<img/);
  assert.match(text(document), / Fault fault-\d+: RESET after commit, operation createListener, /);
  await control('POST', 'reset');
});

test('a web page can neither read nor drive the simulator, whatever its name is', async () => {
  const hostile = createServer((request, response) => {
    response.setHeader('Content-Type', 'text/html');
    response.end(hostilePage(simulator.endpoint));
  });
  hostile.listen(0, '127.0.0.1');
  await once(hostile, 'listening');
  try {
    await control('POST', 'faults', { kind: 'RESET', nth: 1000 });
    const attempts = /<pre>(.*)<\/pre>/s.exec(
      await documentOf(`http://127.0.0.1:${hostile.address().port}/`, SLOWLY),
    )?.[1];
    assert.equal(
      attempts,
      'read: TypeError; blind reset: opaque; reset: TypeError; clear: TypeError; image: refused; ',
    );
    assert.equal((await control('GET', 'faults')).faults.length, 1, 'the faults were cleared by a web page');

    const rebound = new URL(`${simulator.endpoint}/`);
    rebound.hostname = 'rebound.example';
    const rules = '--host-resolver-rules=MAP rebound.example 127.0.0.1';
    for (const path of ['', '_simulator/state']) {
      const answer = await documentOf(`${rebound}${path}`, [rules]);
      assert.match(answer, /header Host is 'rebound\.example:\d+', expected localhost, 127\.0\.0\.1 or \[::1\]/);
      assert.doesNotMatch(answer, /subnet-a1/);
    }
  } finally {
    hostile.close();
    hostile.closeAllConnections();
  }
});

/** Waits until the scripts of a page have had this much time of the browser's own clock. */
const SLOWLY = ['--virtual-time-budget=5000'];

/** A page that tries all that the web lets one page do to another. */
function hostilePage(endpoint) {
  return `<!DOCTYPE html><pre></pre><script type="module">
    const attempts = {
      'read': () => fetch('${endpoint}/_simulator/state').then((answer) => answer.text()),
      'blind reset': () => fetch('${endpoint}/_simulator/reset', { method: 'POST', mode: 'no-cors' }).then(({ type }) => type),
      'reset': () => fetch('${endpoint}/_simulator/reset', { method: 'POST' }).then(({ status }) => status),
      'clear': () => fetch('${endpoint}/_simulator/faults', { method: 'DELETE' }).then(({ status }) => status),
      'image': () => new Promise((resolve) => {
        const image = new Image();
        image.onload = () => resolve('loaded');
        image.onerror = () => resolve('refused');
        image.src = '${endpoint}/';
      }),
    };
    for (const [name, attempt] of Object.entries(attempts)) {
      const result = await attempt().catch((error) => error.name);
      document.querySelector('pre').textContent += name + ': ' + result + '; ';
    }
  </script>`;
}
