// Runs other programs so that none of them outlives the script: each has a process group of its own, so Ctrl-C reaches the script first, and
// the script stops what it has started, in the order that it chooses.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { basename } from 'node:path';

/** How long a program may take to end after it was asked to. */
const GRACE_MILLISECONDS = 10_000;

const running = new Set();
let interrupted = false;

/** A program that could not be started, or ended with a code that nobody expected. */
export class CommandFailed extends Error {
  constructor(message, output) {
    super(message);
    this.output = output;
  }
}

/** Starts a program; the caller stops it. Its errors may go to an open file instead of to the script. */
export function start(command, args, { cwd, env, errors = 'pipe' } = {}) {
  if (interrupted) throw new CommandFailed('interrupted', '');
  const child = spawn(command, args, { cwd, env, detached: true, stdio: ['ignore', 'pipe', errors] });
  child.stdout.setEncoding('utf8');
  child.stderr?.setEncoding('utf8');
  if (child.pid !== undefined) {
    running.add(child);
    child.once('exit', () => running.delete(child));
  }
  return child;
}

/** Runs a program to its end. Any exit code but the expected ones is an error that carries what the program printed. */
export async function run(command, args, { expected = [0], ...options } = {}) {
  const child = start(command, args, options);
  const result = { code: undefined, stdout: '', stderr: '', output: '' };
  for (const stream of ['stdout', 'stderr']) {
    child[stream].on('data', (text) => {
      result[stream] += text;
      result.output += text;
    });
  }
  let signal;
  try {
    [result.code, signal] = await once(child, 'close');
  } catch (error) {
    const reason = error.code === 'ENOENT' ? 'is not on the path' : `cannot be started (${error.code})`;
    throw new CommandFailed(`${command} ${reason}`, '');
  }
  if (!expected.includes(result.code)) {
    const end = signal === null ? `exit code ${result.code}` : `signal ${signal}`;
    throw new CommandFailed(`\`${basename(command)} ${args[0]}\` ended with ${end}`, result.output);
  }
  return result;
}

/** Ends a program and all that it has started: asks first, insists after a while. */
export async function stop(child, signal = 'SIGTERM') {
  if (!running.has(child)) return;
  const ended = once(child, 'exit');
  signalGroup(child, signal);
  const insist = setTimeout(() => signalGroup(child, 'SIGKILL'), GRACE_MILLISECONDS);
  await ended;
  clearTimeout(insist);
}

/** Lets a program run on when the script ends. It must not write to its standard output any more. */
export function release(child) {
  running.delete(child);
  child.stdout.destroy();
  child.unref();
}

/** Starts nothing any more, and asks what `run` waits for to end; programs that `start` gave to a caller are the caller's to stop. */
export function interrupt(kept = []) {
  interrupted = true;
  for (const child of running) if (!kept.includes(child)) void stop(child, 'SIGINT');
}

// The last resort, when the script itself fails: nothing can be waited for here.
process.on('exit', () => {
  for (const child of running) signalGroup(child, 'SIGKILL');
});

function signalGroup(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}
