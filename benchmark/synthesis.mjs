// 1,000 load balancers, each with a target group, a target, a backend service and a listener: through the constructs, and with the generated
// bindings alone. The two give the same JSON, which is checked first, but for what only the constructs add (see `comparable`).
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { compare, median } from './measure.mjs';

const require = createRequire(import.meta.url);
const COUNT = 1000;
const BUILDERS = { constructs: buildWithConstructs, bindings: buildWithBindings };
const [variant] = process.argv.slice(2);

if (variant === undefined) {
  if (!isDeepStrictEqual(comparable('constructs'), comparable('bindings'))) {
    throw new Error('The two apps do not give the same JSON: the comparison would be unfair.');
  }
  const samples = compare(import.meta.url, ['bindings', 'constructs'], 7);
  for (const phase of ['construct', 'synthesise']) {
    const [bindings, constructs] = ['bindings', 'constructs'].map((name) =>
      median(samples.get(name).map((run) => run[phase])),
    );
    console.log(
      `${phase.padEnd(11)} bindings ${bindings.toFixed(0)} ms, constructs ${constructs.toFixed(0)} ms: ${(constructs / bindings).toFixed(2)} times as long`,
    );
  }
} else {
  const { construct, synthesise } = run(variant, COUNT);
  console.log(JSON.stringify({ construct, synthesise }));
}

/** Builds and synthesises in an empty folder; returns milliseconds and the resources. */
function run(name, count) {
  const { App, TerraformStack } = require('cdktf');
  const outdir = mkdtempSync(join(tmpdir(), 'synthesis-'));
  try {
    const start = performance.now();
    const app = new App({ outdir });
    const stack = new TerraformStack(app, 'many');
    for (let index = 0; index < count; index++) BUILDERS[name](stack, index);
    const built = performance.now();
    app.synth();
    const end = performance.now();
    const { resource } = JSON.parse(readFileSync(join(outdir, 'stacks', 'many', 'cdk.tf.json'), 'utf8'));
    return { construct: built - start, synthesise: end - built, resource };
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

/** The resources of a few load balancers, without addresses, comments and names, which are the constructs' own work. */
function comparable(name) {
  const { resource } = run(name, 3);
  return Object.fromEntries(
    Object.entries(resource).map(([type, resources]) => [
      type,
      Object.values(resources).map((attributes) => {
        const plain = { ...attributes, '//': undefined, name: undefined };
        return JSON.parse(JSON.stringify(plain).replace(/(jdcloud_\w+)\.\w+/g, '$1'));
      }),
    ]),
  );
}

function buildWithConstructs(stack, index) {
  const {
    ApplicationLoadBalancer,
    BackendProtocol,
    HealthCheck,
    Instance,
    JdcloudProvider,
    Subnet,
  } = require('../lib/index.js');
  if (index === 0) new JdcloudProvider(stack, 'Jdcloud', { region: 'cn-north-1' });
  const subnet = Subnet.fromSubnetId(stack, `Subnet${index}`, `subnet-${index}`);
  const lb = new ApplicationLoadBalancer(stack, `Web${index}`, { subnet, zones: ['cn-north-1a'] });
  const servers = lb.addTargetGroup('Servers');
  servers.addInstance(Instance.fromInstanceId(lb, 'Vm', `i-${index}`), { port: 8080 });
  const healthCheck = HealthCheck.http({ path: '/healthz' });
  const site = lb.addBackendService('Site', {
    protocol: BackendProtocol.HTTP,
    port: 8080,
    targets: servers,
    healthCheck,
  });
  lb.addHttpListener('Http', { backendService: site });
}

function buildWithBindings(stack, index) {
  const { jdcloud } = require('../lib/index.js');
  if (index === 0) new jdcloud.JdcloudProvider(stack, 'Jdcloud', { region: 'cn-north-1' });
  const lb = new jdcloud.Lb(stack, `Lb${index}`, {
    name: `web-${index}`,
    type: 'alb',
    subnetId: `subnet-${index}`,
    azs: ['cn-north-1a'],
    deleteProtection: false,
  });
  const lifecycle = { createBeforeDestroy: true };
  const group = new jdcloud.LbTargetGroup(stack, `Group${index}`, {
    loadBalancerId: lb.id,
    name: `servers-${index}`,
    type: 'instance',
    lifecycle,
  });
  const targets = new jdcloud.LbTargetGroupTargets(stack, `Targets${index}`, {
    targetGroupId: group.id,
    targets: { Vm: { instanceId: `i-${index}`, port: 8080, type: 'vm', weight: 10 } },
    lifecycle,
  });
  const backend = new jdcloud.LbBackend(stack, `Backend${index}`, {
    loadBalancerId: lb.id,
    name: `site-${index}`,
    protocol: 'Http',
    port: 8080,
    algorithm: 'RoundRobin',
    targetGroupId: group.id,
    healthCheck: { protocol: 'Http', httpPath: '/healthz' },
    dependsOn: [targets],
    lifecycle,
  });
  new jdcloud.LbListener(stack, `Listener${index}`, {
    loadBalancerId: lb.id,
    name: `http-${index}`,
    protocol: 'Http',
    port: 80,
    backendId: backend.id,
  });
}
