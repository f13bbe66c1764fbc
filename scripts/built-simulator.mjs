// Builds the simulator if it is older than its sources, and prints its path.
import { buildSimulator, paths } from './build-missing.mjs';

await buildSimulator((text) => console.error(text));
console.log(paths.simulator);
