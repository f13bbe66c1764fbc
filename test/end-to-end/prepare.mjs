// Runs before the tests: installs the packages of dist/ as users would, each in an empty folder, and builds the stand-in for hashicorp/null.
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CommandFailed, run } from '../../scripts/processes.mjs';
import { freshFolder, writeCliConfiguration } from '../../scripts/provider-mirror.mjs';
import { fail, hostPlatform, repositoryRoot } from '../../scripts/repository.mjs';
import {
  cleanEnvironment,
  examples,
  isSource,
  nodeVersions,
  packages,
  paths,
  requirePackages,
  suite,
  workspace,
} from './support/workspace.mjs';

const TYPESCRIPT_EXAMPLES = ['web-service', 'mixed-providers'];
const PYTHON_EXAMPLES = ['web_service'];

const env = cleanEnvironment();

try {
  requirePackages();
  freshFolder(workspace);
  await installTools();
  await unpackSimulator();
  await buildMirror();
  writeCliConfiguration(paths.terraformConfiguration, paths.mirror);
  await installTypescriptApps();
  await installPythonApps();
} catch (error) {
  if (error instanceof CommandFailed) console.error(error.output);
  fail(error.message);
}

/** The CDKTF command line, 420 MB, and two versions of Node, 370 MB, stay between runs. */
async function installTools() {
  await installLocked(suite, 'the CDKTF command line');
  await installLocked(nodeVersions, 'the versions of Node');
}

async function installLocked(folder, what) {
  const installed = join(folder, 'node_modules', '.package-lock.json');
  const lock = join(folder, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  console.log(`Installing ${what} …`);
  await run('npm', ['ci', '--ignore-scripts', '--prefer-offline'], { cwd: folder, env });
}

async function unpackSimulator() {
  const { unzipSync } = await import('fflate');
  const content = unzipSync(readFileSync(packages.simulatorZip));
  mkdirSync(dirname(paths.simulator), { recursive: true });
  writeFileSync(paths.simulator, content['jdcloud-sim']);
  chmodSync(paths.simulator, 0o755);
}

/** The packaged mirror, and in the place of hashicorp/null the stand-in, under the version that its bindings ask for. */
async function buildMirror() {
  cpSync(packages.mirror, paths.mirror, { recursive: true });
  const bindings = JSON.parse(
    readFileSync(join(suite, 'node_modules', '@cdktf', 'provider-null', 'package.json'), 'utf8'),
  );
  const { version } = bindings.cdktf.provider;
  const binary = join(workspace, 'bin', `terraform-provider-null_v${version}`);
  const build = ['build', '-trimpath', '-o', binary, '.'];
  await run('go', build, { cwd: join(suite, 'null-provider'), env: { ...env, CGO_ENABLED: '0' } });
  for (const registry of ['registry.terraform.io', 'registry.opentofu.org']) {
    cpSync(
      binary,
      join(paths.mirror, registry, 'hashicorp', 'null', version, hostPlatform(), `terraform-provider-null_v${version}`),
    );
  }
}

/** Each app in an empty folder, with the packaged library and, apart from that, the versions that this repository has pinned. */
async function installTypescriptApps() {
  const pinned = JSON.parse(readFileSync(join(repositoryRoot, 'package-lock.json'), 'utf8')).packages;
  for (const name of TYPESCRIPT_EXAMPLES) {
    console.log(`Installing the packaged library for ${name} …`);
    const folder = join(paths.typescriptApps, name);
    cpSync(join(examples, 'typescript', name), folder, { recursive: true, filter: isSource });
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    for (const kind of ['dependencies', 'devDependencies']) {
      // The command line is the suite's own: one of it is enough.
      const names = Object.keys(manifest[kind]).filter((dependency) => dependency !== 'cdktf-cli');
      manifest[kind] = Object.fromEntries(names.map((dependency) => [dependency, versionOf(dependency, pinned)]));
    }
    writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
    await run('npm', ['install', '--ignore-scripts', '--prefer-offline'], { cwd: folder, env });
  }
}

function versionOf(dependency, pinned) {
  if (dependency === 'cdktf-jdcloud-lb') return `file:${packages.tarball}`;
  const version = pinned[`node_modules/${dependency}`]?.version;
  if (version === undefined) throw new Error(`package-lock.json pins no version of ${dependency}`);
  return version;
}

async function installPythonApps() {
  console.log(`Installing ${packages.wheel} …`);
  await run('python3', ['-m', 'venv', dirname(dirname(paths.python))], { env });
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check'];
  await run(paths.python, [...pip, '--requirement', join(suite, 'requirements.txt'), packages.wheel], { env });
  for (const name of PYTHON_EXAMPLES) {
    cpSync(join(examples, 'python', name), join(paths.pythonApps, name), { recursive: true, filter: isSource });
  }
}
