// What the provider costs: calls, time and memory for many web services (a load balancer, a group of 25 targets, a backend and a listener each), and
// how near it comes to the rate at which the API lets calls pass. Everything runs as users run it: Terraform, the built provider, the simulator.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildMissing, paths } from '../scripts/build-missing.mjs';
import { run } from '../scripts/processes.mjs';
import { freshFolder, writeCliConfiguration } from '../scripts/provider-mirror.mjs';
import { offlineEnvironment, terraformCommand } from '../scripts/repository.mjs';
import { startSimulator } from '../scripts/simulator.mjs';

const TARGETS = 25;
const LATENCY_MILLISECONDS = 20;
/** How many calls the apply of one web service may take. */
const APPLY_CALLS = 16;
/** How many reads a refresh may take beside one list of targets for each group and the pages of the other lists. */
const REFRESH_EXTRA = 8;
const LISTED_KINDS = 4;
const PAGE_SIZE = 100;
/** How many times as long as the limit demands an apply may take. */
const THROTTLE_BOUND = 1.25;
const THROTTLED_SETS = 20;
/** The simulated limit is a token bucket of this size. */
const BURST = 1;
const MANY_TARGETS = 500;
const WEIGHT_WRITES = 1;
const WEIGHT_READS = 10;

const { values: options } = parseArgs({
  options: { sets: { type: 'string', default: '20,100,400' }, rates: { type: 'string', default: '10,3' } },
});
const numbers = (text) => text.split(',').filter(Boolean).map(Number);
const missed = [];
const root = freshFolder(join(paths.cache, 'bench-provider'));

async function measureSets() {
  const rows = [];
  for (const sets of numbers(options.sets)) {
    const rowsOfSets = await inCloud(
      `sets-${sets}`,
      { latencyMilliseconds: LATENCY_MILLISECONDS },
      async (terraform) => {
        terraform.configure(webServices(sets));
        const apply = await terraform.run('apply');
        const refresh = await terraform.run('plan');
        const destroy = await terraform.run('destroy');
        return { apply, refresh, destroy };
      },
    );
    const applyBound = APPLY_CALLS * sets;
    check(`apply of ${sets}`, rowsOfSets.apply.calls, applyBound, 'calls');
    const refreshBound = sets + LISTED_KINDS * Math.ceil(sets / PAGE_SIZE) + REFRESH_EXTRA;
    check(`refresh of ${sets}`, rowsOfSets.refresh.calls, refreshBound, 'calls');
    rows.push({
      sets,
      apply: shown(rowsOfSets.apply, applyBound),
      refresh: shown(rowsOfSets.refresh, refreshBound),
      destroy: shown(rowsOfSets.destroy),
    });
  }
  return rows;
}

async function measureWeight() {
  return inCloud('weight', {}, async (terraform) => {
    terraform.configure(webServices(1, MANY_TARGETS));
    await terraform.run('apply');
    terraform.configure(webServices(1, MANY_TARGETS, { t7: 3 }));
    const { writes, reads } = await terraform.run('apply');
    check(`one weight among ${MANY_TARGETS} targets`, writes, WEIGHT_WRITES, 'writes');
    check(`one weight among ${MANY_TARGETS} targets`, reads, WEIGHT_READS, 'reads');
    return {
      targets: MANY_TARGETS,
      writes: `${writes} (at most ${WEIGHT_WRITES})`,
      reads: `${reads} (at most ${WEIGHT_READS})`,
    };
  });
}

async function measureThrottling() {
  const rows = [];
  for (const rate of numbers(options.rates)) {
    await inCloud(`rate-${rate}`, { requestsPerSecond: rate, burst: BURST }, async (terraform) => {
      terraform.configure(webServices(THROTTLED_SETS));
      const { accepted, refused, seconds } = await terraform.run('apply');
      const ideal = accepted / rate;
      const ratio = seconds / ideal;
      if (ratio > THROTTLE_BOUND) {
        missed.push(
          `at ${rate} calls a second the apply takes ${ratio.toFixed(2)} times the ideal; at most ${THROTTLE_BOUND}`,
        );
      }
      rows.push({
        'calls a second': rate,
        'accepted calls': accepted,
        'refused calls': refused,
        seconds: seconds.toFixed(1),
        ideal: ideal.toFixed(1),
        [`ratio (at most ${THROTTLE_BOUND})`]: ratio.toFixed(2),
      });
    });
  }
  return rows;
}

function check(what, found, bound, unit) {
  if (found > bound) missed.push(`${what}: ${found} ${unit}, at most ${bound}`);
}

function shown({ calls, seconds, megabytes }, bound) {
  const most = bound === undefined ? '' : ` (at most ${bound})`;
  return `${calls} calls${most}, ${seconds.toFixed(1)} s${megabytes === 0 ? '' : `, ${megabytes.toFixed(0)} MB`}`;
}

/** Runs what is measured against a simulated cloud of its own. */
async function inCloud(name, limits, measure) {
  const folder = join(root, name);
  mkdirSync(folder);
  writeFileSync(join(folder, 'seed.json'), JSON.stringify(seed()));
  const simulator = await startSimulator(paths.simulator, [
    '--seed',
    join(folder, 'seed.json'),
    '--clock-speed',
    '1000',
  ]);
  try {
    await control(simulator, 'PUT', 'limits', limits);
    return await measure(new Terraform(folder, simulator));
  } finally {
    await simulator.stop();
  }
}

async function control(simulator, method, path, body) {
  const response = await fetch(`${simulator.endpoint}/_simulator/${path}`, {
    method,
    body: body === undefined ? undefined : JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

class Terraform {
  constructor(folder, simulator) {
    this.command = terraformCommand();
    this.folder = folder;
    this.simulator = simulator;
    const cliConfiguration = writeCliConfiguration(join(folder, 'terraform.tfrc'), paths.mirror);
    this.environment = { ...offlineEnvironment(cliConfiguration), ...simulator.environment };
  }

  configure(configuration) {
    writeFileSync(join(this.folder, 'main.tf.json'), JSON.stringify(configuration));
  }

  /** Runs a command, and says what it has cost. Polls do not count as calls. */
  async run(command) {
    if (!readdirSync(this.folder).includes('.terraform')) await this.#terraform('init');
    await control(this.simulator, 'DELETE', 'calls');
    const memory = new ProviderMemory();
    const start = performance.now();
    await this.#terraform(command, command === 'plan' ? ['-out=plan'] : ['-auto-approve']);
    const seconds = (performance.now() - start) / 1000;
    const { calls } = await control(this.simulator, 'GET', 'calls');
    const accepted = calls.filter(({ code }) => code === 200);
    const counted = withoutPolls(accepted);
    return {
      seconds,
      megabytes: memory.stop(),
      accepted: accepted.length,
      refused: calls.length - accepted.length,
      calls: counted.length,
      writes: counted.filter(({ write }) => write).length,
      reads: counted.filter(({ write }) => !write).length,
    };
  }

  #terraform(command, args = []) {
    return run(this.command, [command, '-no-color', '-input=false', ...args], {
      cwd: this.folder,
      env: this.environment,
    });
  }
}

/** Reads of a load balancer that the same run creates are polls: they ask until it is there. */
function withoutPolls(calls) {
  const created = new Set();
  return calls.filter(({ operation, resourceIds: ids }) => {
    if (operation === 'createLoadBalancer') created.add(ids.loadBalancerId);
    return operation !== 'describeLoadBalancer' || !created.has(ids.loadBalancerId);
  });
}

/** The largest memory of the provider's processes, where the system tells. */
class ProviderMemory {
  #largest = 0;
  #timer = setInterval(() => this.#look(), 100);

  stop() {
    clearInterval(this.#timer);
    return this.#largest / 1024;
  }

  #look() {
    if (process.platform !== 'linux') return;
    for (const id of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      const text = read(`/proc/${id}/status`);
      if (/^Name:\s+terraform-provi/m.test(text)) {
        this.#largest = Math.max(this.#largest, Number(/^VmHWM:\s+(\d+) kB/m.exec(text)?.[1] ?? 0));
      }
    }
  }
}

/** Empty when the process has ended meanwhile. */
function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** Room for many, so that no quota is reached. */
function seed() {
  const quotas = ['loadbalancer', 'listener', 'backend', 'target_group', 'target'].map((type) => ({
    loadBalancerType: 'alb',
    type,
    limit: 100_000,
  }));
  return {
    quotas,
    vpcs: [{ vpcId: 'vpc-a1', vpcName: 'vpc-a1', addressPrefix: '10.0.0.0/16' }],
    subnets: [{ subnetId: 'subnet-a1', subnetName: 'subnet-a1', vpcId: 'vpc-a1', addressPrefix: '10.0.0.0/17' }],
    securityGroups: [
      {
        networkSecurityGroupId: 'sg-a-default',
        networkSecurityGroupName: 'default',
        vpcId: 'vpc-a1',
        networkSecurityGroupType: 'default',
      },
    ],
    elasticIps: [],
    instances: [],
    containers: [],
    instanceTemplates: [],
    availabilityGroups: [],
  };
}

function webServices(count, targets = TARGETS, weights = {}) {
  const each = { count };
  const own = (type) => `\${jdcloud_lb${type}.web[count.index].id}`;
  const addresses = Array.from({ length: targets }, (_, index) => `10.1.${index >> 8}.${index & 255}`);
  const entries = addresses.map((address, index) => [
    `t${index}`,
    { type: 'ip', ip_address: address, port: 8080, weight: weights[`t${index}`] ?? 10 },
  ]);
  return {
    terraform: { required_providers: { jdcloud: { source: 'cdktf-jdcloud/jdcloud' } } },
    // The check of the credentials is apart: one call for each process of the provider.
    provider: { jdcloud: { region: 'cn-north-1', skip_credentials_validation: true } },
    resource: {
      jdcloud_lb: { web: { ...each, name: 'web-${count.index}', subnet_id: 'subnet-a1', azs: ['cn-north-1a'] } },
      jdcloud_lb_target_group: { web: { ...each, name: 'web', load_balancer_id: own(''), type: 'ip' } },
      jdcloud_lb_target_group_targets: {
        web: { ...each, target_group_id: own('_target_group'), targets: Object.fromEntries(entries) },
      },
      jdcloud_lb_backend: {
        web: {
          ...each,
          name: 'web',
          load_balancer_id: own(''),
          protocol: 'Http',
          port: 8080,
          target_group_id: own('_target_group_targets'),
          health_check: { protocol: 'Http' },
        },
      },
      jdcloud_lb_listener: {
        web: {
          ...each,
          name: 'web',
          load_balancer_id: own(''),
          protocol: 'Http',
          port: 80,
          backend_id: own('_backend'),
        },
      },
    },
  };
}

function print(title, rows) {
  console.log(`\n${title}`);
  const columns = Object.keys(rows[0] ?? {});
  const lines = [columns, ...rows.map((row) => columns.map((column) => String(row[column])))];
  const widths = columns.map((_, index) => Math.max(...lines.map((line) => line[index].length)));
  for (const line of lines) console.log(line.map((cell, index) => cell.padStart(widths[index])).join('   '));
}

await buildMissing((line) => console.log(line));
print(`Apply, refresh and destroy, ${LATENCY_MILLISECONDS} ms latency for each call`, await measureSets());
print('One weight among many targets', [await measureWeight()]);
print(
  `Apply of ${THROTTLED_SETS} under a limit (token bucket, burst ${BURST}), nothing configured in the provider`,
  await measureThrottling(),
);
console.log(missed.length === 0 ? '\nEvery figure is met.' : `\nMissed:\n${missed.map((it) => `- ${it}`).join('\n')}`);
process.exitCode = missed.length === 0 ? 0 : 1;
