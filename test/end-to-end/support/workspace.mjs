// Where the tests find the packages, and where they put everything that they make: one folder of the clone's cache.
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hostPlatform, offlineEnvironment, providerVersion, repositoryRoot } from '../../../scripts/repository.mjs';

export const suite = dirname(dirname(fileURLToPath(import.meta.url)));
export const nodeVersions = join(suite, 'node-versions');
export const examples = join(repositoryRoot, 'examples');
export const workspace = join(repositoryRoot, '.cache', 'end-to-end');

const dist = join(repositoryRoot, 'dist');
const version = providerVersion();

/** What `npm run package` has left. */
export const packages = {
  tarball: join(dist, 'js', `cdktf-jdcloud-lb-${version}.tgz`),
  get wheel() {
    const [wheel] = readdirSync(join(dist, 'python')).filter((name) => name.endsWith('.whl'));
    return join(dist, 'python', wheel);
  },
  simulatorZip: join(dist, `jdcloud-sim_${version}_${hostPlatform()}.zip`),
  mirror: join(dist, 'mirror'),
};

export const paths = {
  mirror: join(workspace, 'mirror'),
  simulator: join(workspace, 'bin', 'jdcloud-sim'),
  terraformConfiguration: join(workspace, 'terraform.tfrc'),
  typescriptApps: join(workspace, 'typescript'),
  pythonApps: join(workspace, 'python'),
  python: join(workspace, 'python', 'environment', 'bin', 'python'),
};

/** Says in one sentence what has to run first. */
export function requirePackages() {
  for (const file of [packages.tarball, join(dist, 'python'), packages.simulatorZip, packages.mirror]) {
    if (!existsSync(file)) throw new Error(`${file} is missing. Run: npm run package`);
  }
}

/** For programs that know nothing of this machine's user, nor of the npm that may have started the tests. */
export function cleanEnvironment() {
  const environment = Object.entries(offlineEnvironment(paths.terraformConfiguration));
  return {
    ...Object.fromEntries(environment.filter(([name]) => !/^npm_/i.test(name) && name !== 'NODE_TEST_CONTEXT')),
    CDKTF_HOME: join(workspace, 'cdktf-home'),
    FORCE_COLOR: '0',
    JSII_RUNTIME_PACKAGE_CACHE_ROOT: join(workspace, 'jsii-cache'),
    JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: process.versions.node.split('.')[0],
  };
}

/** For copying an app: what its author wrote, not what runs have left beside it. */
export function isSource(path) {
  return !/\/(node_modules|cdktf\.out|__pycache__|\.terraform|\.venv)$|\.(js|d\.ts|log)$|\.tfstate/.test(path);
}
