// The versions of Node and Python that this machine has.
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { CommandFailed, run } from '../../../scripts/processes.mjs';
import { cleanEnvironment, nodeVersions } from './workspace.mjs';

/** The program of a Node version: the one that runs the tests, or one that the suite has installed. */
export function nodeOf(major) {
  if (process.versions.node.startsWith(`${major}.`)) return process.execPath;
  const name = `node-${major}-${process.platform}-${process.arch}`;
  const installed = join(nodeVersions, 'node_modules', name, 'bin', 'node');
  return existsSync(installed) ? installed : undefined;
}

/** The program of a Python version (`3.12`): on the path, or among pyenv's. */
export async function pythonOf(version) {
  const versions = join(process.env.PYENV_ROOT ?? join(homedir(), '.pyenv'), 'versions');
  const kept = existsSync(versions) ? readdirSync(versions).filter((name) => name.startsWith(`${version}.`)) : [];
  const candidates = [`python${version}`, 'python3', ...kept.map((name) => join(versions, name, 'bin', 'python3'))];
  for (const candidate of candidates) {
    try {
      const { stdout } = await run(candidate, ['--version'], { env: cleanEnvironment() });
      if (stdout.startsWith(`Python ${version}.`)) return candidate;
    } catch (error) {
      if (!(error instanceof CommandFailed)) throw error;
    }
  }
  return undefined;
}
