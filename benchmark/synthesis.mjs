// Construct and synthesise many load balancers through the constructs, and with bindings as CDKTF's own generator makes them. The bounds are on the
// time by the clock, which is what a user waits for, so the machine has to be otherwise idle. Processor time is shown beside it: in a run of a few
// seconds a good part of it is the compiler's, which works beside the program.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { FILLERS, NAMES } from './apps.mjs';
import { compileBindings } from './bindings.mjs';
import { compare, median, ratio, runVariant } from './measure.mjs';

const require = createRequire(import.meta.url);

/** How long the constructs may take, as a ratio to the bindings written flat; of fewer load balancers the start of the process is too large a part. */
const FLAT_BOUND = 1.1;
const SMALLEST_BOUND_SIZE = 1000;
/** How much more the constructs may grow with the number of stacks than the bindings do: what a repeated run on an idle machine differs by. */
const GROWTH_BOUND = 1.1;
const IN_EACH_STACK = 5;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sizes: { type: 'string', default: '100,1000,10000' },
    stacks: { type: 'string', default: '20,200' },
    rounds: { type: 'string' },
  },
});

if (positionals.length > 0) {
  const [variant, shape] = positionals;
  console.log(JSON.stringify(variant === 'names' ? generatedNames(shape) : measure(variant, shape)));
} else {
  process.exitCode = (await main()) ? 0 : 1;
}

async function main() {
  const numbers = (text) => text.split(',').filter(Boolean).map(Number);
  const sizes = numbers(options.sizes);
  const stacks = numbers(options.stacks);
  await compileBindings();
  writeNames(sizes, stacks);
  checkSameJson();
  const missed = [...compareSizes(sizes), ...compareStacks(stacks)];
  console.log(missed.length === 0 ? '\nEvery bound is met.' : `\nMissed:\n${missed.map((it) => `- ${it}`).join('\n')}`);
  return missed.length === 0;
}

/** Prints a table; gives the bounds that are missed. */
function compareSizes(sizes) {
  const missed = [];
  const table = sizes.map((size) => {
    const { constructs, tree, flat } = runs(['constructs', 'tree', 'flat'], `1x${size}`, size >= 10_000 ? 3 : 9);
    const toFlat = ratio(times(constructs), times(flat));
    const bound = size >= SMALLEST_BOUND_SIZE;
    if (bound && toFlat > FLAT_BOUND) {
      missed.push(
        `${size} load balancers take ${toFlat.toFixed(2)} times as long as flat bindings; at most ${FLAT_BOUND}`,
      );
    }
    return {
      'load balancers': size,
      constructs: shown(constructs),
      'bindings, same tree': shown(tree),
      'bindings, flat': shown(flat),
      'to same tree (goal 1.00)': ratios(constructs, tree),
      [`to flat (bound ${FLAT_BOUND.toFixed(2)})`]: ratios(constructs, flat) + (bound ? '' : ', no bound'),
    };
  });
  print('Construct and synthesise, in one stack', table);
  return missed;
}

/** Prints a table; gives the bounds that are missed. */
function compareStacks(stacks) {
  if (stacks.length === 0) return [];
  const measured = stacks.map((count) => runs(['constructs', 'tree'], `${count}x${IN_EACH_STACK}`, 5));
  const growth = (variant) => median(times(measured.at(-1)[variant])) / median(times(measured[0][variant]));
  print(
    `Construct and synthesise, ${IN_EACH_STACK} load balancers in each stack`,
    stacks.map((count, index) => ({
      stacks: count,
      constructs: shown(measured[index].constructs),
      'bindings, same tree': shown(measured[index].tree),
      'to same tree': ratios(measured[index].constructs, measured[index].tree),
    })),
  );
  const [constructs, bindings] = [growth('constructs'), growth('tree')];
  const sentence =
    `from ${stacks[0]} to ${stacks.at(-1)} stacks the constructs take ${constructs.toFixed(1)} times as long, ` +
    `the bindings ${bindings.toFixed(1)} times; at most ${GROWTH_BOUND} times the bindings' growth`;
  console.log(sentence);
  return constructs > bindings * GROWTH_BOUND ? [sentence] : [];
}

function runs(variants, shape, rounds) {
  const names = variants.map((variant) => `${variant} ${shape}`);
  const samples = compare(import.meta.url, names, options.rounds === undefined ? rounds : Number(options.rounds));
  return Object.fromEntries(variants.map((variant, index) => [variant, samples.get(names[index])]));
}

function times(samples) {
  return samples.map(({ clock }) => clock);
}

function ratios(samples, others) {
  const of = (figure) => ratio(...[samples, others].map((all) => all.map((sample) => sample[figure]))).toFixed(2);
  return `${of('clock')} (${of('processor')})`;
}

function shown(samples) {
  const medianOf = (figure) => median(samples.map((sample) => sample[figure])).toFixed(0);
  return `${medianOf('clock')} ms (${medianOf('processor')}), ${medianOf('megabytes')} MB`;
}

function print(title, rows) {
  console.log(`\n${title}: medians by the clock (processor time), peak memory`);
  const columns = Object.keys(rows[0] ?? {});
  const lines = [columns, ...rows.map((row) => columns.map((column) => String(row[column])))];
  const widths = columns.map((_, index) => Math.max(...lines.map((line) => line[index].length)));
  for (const line of lines) console.log(line.map((cell, index) => cell.padStart(widths[index])).join('   '));
}

/** Constructs and synthesises an app of a shape such as `20x5`: 20 stacks of 5 load balancers. */
function measure(variant, shape) {
  const fill = FILLERS[variant]();
  return inApp(shape, fill, (times) => ({ ...times, megabytes: process.resourceUsage().maxRSS / 1024 }));
}

function inApp(shape, fill, use) {
  const { App, TerraformStack } = require('cdktf');
  const [stacks, count] = shape.split('x').map(Number);
  const outdir = mkdtempSync(join(tmpdir(), 'synthesis-'));
  try {
    const [start, before] = [performance.now(), process.cpuUsage()];
    const app = new App({ outdir });
    for (let stack = 0; stack < stacks; stack++) fill(new TerraformStack(app, `s${stack}`), count);
    app.synth();
    const { user, system } = process.cpuUsage(before);
    const times = { processor: (user + system) / 1000, clock: performance.now() - start };
    const json = (stack) => readFileSync(join(outdir, 'stacks', `s${stack}`, 'cdk.tf.json'), 'utf8');
    return use(times, () => Array.from({ length: stacks }, (_, stack) => json(stack)));
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

/** The generated names by stack and load balancer: of the load balancer, its target group, its backend service and its listener. */
function generatedNames(shape) {
  return inApp(shape, FILLERS.constructs(), (_, texts) =>
    texts().map((text) => {
      const { resource } = JSON.parse(text);
      const byPath = Object.values(resource)
        .flatMap((resources) => Object.values(resources))
        .map(({ '//': comment, name }) => [comment.metadata.path.split('/').slice(1).join('/'), name]);
      const names = new Map(byPath);
      const count = Object.keys(resource.jdcloud_lb).length;
      return Array.from({ length: count }, (_, index) =>
        ['', '/Servers', '/Site', '/Http'].map((child) => names.get(`Web${index}${child}/Resource`)),
      );
    }),
  );
}

function writeNames(sizes, stacks) {
  const shapes = [`${Math.max(1, ...stacks)}x${IN_EACH_STACK}`, `1x${Math.max(IN_EACH_STACK, ...sizes)}`];
  const names = {};
  for (const shape of shapes) {
    runVariant(import.meta.url, `names ${shape}`).forEach((ofStack, stack) => {
      names[`s${stack}`] = ofStack;
    });
  }
  writeFileSync(NAMES, JSON.stringify(names));
}

/** Throws unless constructs and bindings in the same tree give the same JSON, byte for byte. */
function checkSameJson() {
  // The generator names Terraform's registry in the provider's source, the library's own bindings do not.
  const plain = (text) => text.replace('"registry.terraform.io/', '"');
  const [constructs, tree] = ['constructs', 'tree'].map((variant) =>
    inApp(`2x${IN_EACH_STACK}`, FILLERS[variant](), (_, texts) => texts().map(plain).join('\n')),
  );
  if (constructs !== tree) {
    throw new Error('The constructs and the bindings do not give the same JSON: the comparison would be unfair.');
  }
}
