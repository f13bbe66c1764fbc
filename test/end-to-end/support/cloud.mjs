// A simulated JD Cloud of a test's own, from the packaged binary.
import { startSimulator } from '../../../scripts/simulator.mjs';
import { cleanEnvironment, paths } from './workspace.mjs';

export function startCloud(...args) {
  return startSimulator(paths.simulator, args, { env: cleanEnvironment() });
}

/** The objects of one kind (`listeners`) in what the simulator tells of itself. */
export async function objects(cloud, kind) {
  return Object.values((await cloud.state())[kind]);
}
