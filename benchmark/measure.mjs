// Runs variants of one piece of work in fresh processes, in turn, and compares them.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * What the runs of each variant print as JSON on their last line, by variant. Variants take turns, so that whatever else the machine does in the
 * meantime falls on all of them.
 */
export function compare(script, variants, rounds) {
  const samples = new Map(variants.map((variant) => [variant, []]));
  for (let round = 0; round < rounds; round++) {
    for (const variant of variants) samples.get(variant).push(runVariant(script, variant));
  }
  return samples;
}

/** What one run prints as JSON on its last line. */
export function runVariant(script, variant) {
  const options = { encoding: 'utf8', maxBuffer: 1 << 30 };
  const output = execFileSync(process.execPath, [fileURLToPath(script), ...variant.split(' ')], options);
  return JSON.parse(output.trim().split('\n').at(-1));
}

export function median(numbers) {
  const sorted = [...numbers].sort((left, right) => left - right);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The median of the ratios of each round: its two runs were next to each other. */
export function ratio(numerators, denominators) {
  return median(numerators.map((value, round) => value / denominators[round]));
}
