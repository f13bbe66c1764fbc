// Starts a built jdcloud-sim on a free loopback port, and says how Terraform reaches it.
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { CommandFailed, release, start, stop } from './processes.mjs';

const LISTENING = /^jdcloud-sim listening on (http:\/\/\S+)$/;
const START_MILLISECONDS = 15_000;

/** Starts the simulator; further arguments are those of `jdcloud-sim --help`. */
export async function startSimulator(binary, args = [], options = {}) {
  const child = start(binary, ['--address', '127.0.0.1:0', ...args], options);
  let errors = '';
  child.stderr?.on('data', (text) => (errors += text));
  const endpoint = await Promise.race([listeningAddress(child), failedStart(child, () => errors)]);
  return {
    child,
    endpoint,
    /** What the app finds in its environment instead of an account. */
    environment: {
      JDCLOUD_ENDPOINT: endpoint,
      JDCLOUD_ACCESS_KEY: 'simulator-access-key',
      JDCLOUD_SECRET_KEY: 'simulator-secret-key',
    },
    /** All that exists in the simulated account. */
    async state() {
      const response = await fetch(`${endpoint}/_simulator/state`, { signal: AbortSignal.timeout(START_MILLISECONDS) });
      return response.json();
    },
    stop: () => stop(child),
    /** Lets it run on when the script ends. */
    release: () => release(child),
  };
}

async function listeningAddress(child) {
  for await (const line of createInterface({ input: child.stdout })) {
    const address = LISTENING.exec(line)?.[1];
    if (address !== undefined) {
      // Whatever it goes on to print must not fill the pipe.
      child.stdout.resume();
      return address;
    }
  }
  return new Promise(() => {});
}

async function failedStart(child, errors) {
  const overdue = setTimeout(() => void stop(child), START_MILLISECONDS);
  child.stdout.once('data', () => clearTimeout(overdue));
  try {
    await once(child, 'exit');
  } catch (error) {
    throw new CommandFailed(`${child.spawnfile} cannot be started (${error.code})`, '');
  } finally {
    clearTimeout(overdue);
  }
  throw new CommandFailed('the simulator ended before it said where it listens', errors());
}
