// Everything a release consists of, under dist/: the npm tarball, the Python wheel, zips of provider and simulator with their checksums, and a
// Terraform filesystem mirror. For this machine's platform; `--all-platforms` for every platform of a release.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { zipSync } from 'fflate';
import { freshFolder, goBuild, mirrorFolders, providerBinaryName } from './provider-mirror.mjs';
import { packPython } from './python-package.mjs';
import { hostPlatform, providerVersion, repositoryRoot } from './repository.mjs';

const RELEASE_PLATFORMS = ['darwin_amd64', 'darwin_arm64', 'linux_amd64', 'linux_arm64', 'windows_amd64'];

const version = providerVersion();
const dist = freshFolder(join(repositoryRoot, 'dist'));
const run = (command, parameters) =>
  execFileSync(command, parameters, { cwd: repositoryRoot, stdio: ['ignore', 'inherit', 'inherit'] });

run('npm', ['run', '--silent', 'build']);
mkdirSync(join(dist, 'js'));
run('npm', ['pack', '--silent', '--pack-destination', join(dist, 'js')]);
packPython(join(dist, 'js', `cdktf-jdcloud-lb-${version}.tgz`), dist, run);

const platforms = process.argv.includes('--all-platforms') ? RELEASE_PLATFORMS : [hostPlatform()];
const zips = platforms.flatMap((platform) => [packageProvider(platform), packageSimulator(platform)]);

const manifest = join(dist, `terraform-provider-jdcloud_${version}_manifest.json`);
copyFileSync(join(repositoryRoot, 'provider', 'terraform-registry-manifest.json'), manifest);

const packages = ['js', 'python'].flatMap((folder) =>
  readdirSync(join(dist, folder)).map((name) => join(dist, folder, name)),
);
const sums = [...zips, manifest, ...packages].map((file) => `${sha256(file)}  ${relative(dist, file)}\n`);
writeFileSync(join(dist, 'SHA256SUMS'), sums.sort().join(''));
console.log(`dist/ holds ${sums.length} files to publish, their SHA256SUMS, and mirror/ for Terraform.`);

function packageProvider(platform) {
  const name = providerBinaryName(platform);
  const binary = join(freshFolder(join(dist, 'build', platform)), name);
  goBuild('.', binary, platform);
  for (const folder of mirrorFolders(join(dist, 'mirror'), platform)) {
    mkdirSync(folder, { recursive: true });
    copyFileSync(binary, join(folder, name));
  }
  return zip(`terraform-provider-jdcloud_${version}_${platform}.zip`, binary);
}

function packageSimulator(platform) {
  const name = platform.startsWith('windows') ? 'jdcloud-sim.exe' : 'jdcloud-sim';
  const binary = join(dist, 'build', platform, name);
  goBuild('./cmd/jdcloud-sim', binary, platform);
  return zip(`jdcloud-sim_${version}_${platform}.zip`, binary);
}

/** One executable and the licence; a fixed time, so that the same input gives the same bytes. */
function zip(name, binary) {
  const mtime = new Date(1980, 0, 1);
  const unix = 3;
  const file = join(dist, name);
  const content = {
    [basename(binary)]: [readFileSync(binary), { mtime, os: unix, attrs: 0o755 << 16 }],
    LICENSE: [readFileSync(join(repositoryRoot, 'LICENSE')), { mtime, os: unix, attrs: 0o644 << 16 }],
  };
  writeFileSync(file, zipSync(content, { level: 6 }));
  return file;
}

function sha256(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
