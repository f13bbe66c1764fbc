// Runs variants of one piece of work in fresh processes, in turn, and compares their medians.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The median milliseconds of each variant; the variant's own process prints its milliseconds on its last line. */
export function compare(script, variants, rounds) {
  const samples = new Map(variants.map((variant) => [variant, []]));
  for (let round = 0; round < rounds; round++) {
    for (const variant of variants) {
      const output = execFileSync(process.execPath, [fileURLToPath(script), variant], { encoding: 'utf8' });
      samples.get(variant).push(JSON.parse(output.trim().split('\n').at(-1)));
    }
  }
  return samples;
}

export function median(numbers) {
  const sorted = [...numbers].sort((left, right) => left - right);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
