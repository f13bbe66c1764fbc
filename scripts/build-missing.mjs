// Builds what a clone lacks to run the examples: the library, the provider in a Terraform mirror, the simulator. What is newer than its
// sources is left alone.
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { run } from './processes.mjs';
import { goBuildCommand, mirrorFolders, providerBinaryName } from './provider-mirror.mjs';
import { hostPlatform, repositoryRoot } from './repository.mjs';

const cache = join(repositoryRoot, '.cache');

const goSources = [join(repositoryRoot, 'provider')];
const goFiles = /\.(go|mod|sum|json)$/;

export const paths = {
  cache,
  mirror: join(cache, 'mirror'),
  simulator: join(cache, 'bin', hostPlatform().startsWith('windows') ? 'jdcloud-sim.exe' : 'jdcloud-sim'),
};

export async function buildMissing(say) {
  const library = join(repositoryRoot, 'lib', 'index.js');
  if (isStale(library, [join(repositoryRoot, 'lib')], /(?<!\.d)\.ts$/)) {
    say('Building the library …');
    await run('npm', ['run', 'build'], { cwd: repositoryRoot, env: quietJsii() });
  }
  await buildProvider(say);
  await buildSimulator(say);
}

/** The simulator's command. */
export async function buildSimulator(say) {
  if (isStale(paths.simulator, goSources, goFiles)) {
    say('Building the simulator …');
    await build('./cmd/jdcloud-sim', paths.simulator);
  }
}

/** The provider in its mirror. */
export async function buildProvider(say) {
  const [provider, ...copies] = mirrorFolders(paths.mirror).map((folder) => join(folder, providerBinaryName()));
  if (isStale(provider, goSources, goFiles)) {
    say('Building the provider …');
    await build('.', provider);
  }
  for (const copy of copies) {
    if (isStale(copy, [provider], /./)) {
      mkdirSync(dirname(copy), { recursive: true });
      const unfinished = `${copy}.${process.pid}`;
      copyFileSync(provider, unfinished);
      renameSync(unfinished, copy);
    }
  }
}

/** Several scripts may build the same at once: each in a folder of its own, and what is done takes its place in one step. */
async function build(packagePath, output) {
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'go-build-'));
  try {
    const { command, args, options } = goBuildCommand(packagePath, join(folder, basename(output)));
    await run(command, args, { ...options, env: { ...options.env, GOTMPDIR: folder } });
    mkdirSync(dirname(output), { recursive: true });
    renameSync(join(folder, basename(output)), output);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** jsii warns at length about the age of a Node version; whoever runs an example cannot do anything about it. */
function quietJsii() {
  return { ...process.env, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: process.versions.node.split('.')[0] };
}

/** Whether a file is missing or older than one of its sources. */
function isStale(file, sources, pattern) {
  return !existsSync(file) || newest(sources, pattern) > statSync(file).mtimeMs;
}

function newest(paths, pattern) {
  let latest = 0;
  for (const path of paths) {
    const status = statSync(path);
    if (status.isDirectory()) {
      const entries = readdirSync(path, { withFileTypes: true });
      const wanted = entries.filter((entry) => entry.isDirectory() || pattern.test(entry.name));
      latest = Math.max(
        latest,
        newest(
          wanted.map((entry) => join(path, entry.name)),
          pattern,
        ),
      );
    } else {
      latest = Math.max(latest, status.mtimeMs);
    }
  }
  return latest;
}
