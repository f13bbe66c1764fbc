// How long `require` takes: cdktf alone, and cdktf with this library on top.
import { createRequire } from 'node:module';
import { compare, median } from './measure.mjs';

const require = createRequire(import.meta.url);
const [variant] = process.argv.slice(2);

if (variant === undefined) {
  const samples = compare(import.meta.url, ['cdktf', 'library'], 15);
  const cdktf = median(samples.get('cdktf'));
  const library = median(samples.get('library'));
  console.log(`cdktf alone:              ${cdktf.toFixed(0)} ms`);
  console.log(`cdktf and this library:   ${library.toFixed(0)} ms, ${(library / cdktf).toFixed(2)} times as long`);
} else {
  const start = performance.now();
  require('cdktf');
  if (variant === 'library') require('../lib/index.js');
  console.log(performance.now() - start);
}
