// How long `require` takes, in processor time: cdktf alone, and cdktf with this library on top.
import { createRequire } from 'node:module';
import { compare, median } from './measure.mjs';

const require = createRequire(import.meta.url);
/** How many milliseconds the library may add. */
const BOUND = 20;
const ROUNDS = 15;
const [variant] = process.argv.slice(2);

if (variant === undefined) {
  const samples = compare(import.meta.url, ['cdktf', 'library'], ROUNDS);
  const cdktf = median(samples.get('cdktf').map(({ alone }) => alone));
  // In one process, so that both are measured at the same speed of the machine.
  const added = median(samples.get('library').map(({ alone, both }) => both - alone));
  console.log(`cdktf alone:         ${cdktf.toFixed(0)} ms`);
  console.log(`this library adds:   ${added.toFixed(0)} ms; at most ${BOUND} ms`);
  process.exitCode = added > BOUND ? 1 : 0;
} else {
  const start = process.cpuUsage();
  const milliseconds = () => {
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  };
  require('cdktf');
  const alone = milliseconds();
  if (variant === 'library') require('../lib/index.js');
  console.log(JSON.stringify({ alone, both: milliseconds() }));
}
