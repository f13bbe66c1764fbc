// Builds the provider into a Terraform filesystem mirror, and writes a CLI configuration that knows nothing else, so that Terraform never
// goes to a network for a provider.
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hostPlatform, providerVersion, repositoryRoot } from './repository.mjs';

/** The hosts whose address a CLI puts before `cdktf-jdcloud/jdcloud`: Terraform's and OpenTofu's. */
const REGISTRY_NAMES = ['registry.terraform.io', 'registry.opentofu.org'];

/** The file name that Terraform expects of a provider's binary. */
export function providerBinaryName(platform = hostPlatform()) {
  return `terraform-provider-jdcloud_v${providerVersion()}${platform.startsWith('windows') ? '.exe' : ''}`;
}

/** How to build one Go command of the provider's module for a platform (`linux_amd64`). */
export function goBuildCommand(packagePath, output, platform = hostPlatform()) {
  const [os, architecture] = platform.split('_');
  return {
    command: 'go',
    args: ['build', '-trimpath', `-ldflags=-s -w -X main.version=${providerVersion()}`, '-o', output, packagePath],
    options: {
      cwd: join(repositoryRoot, 'provider'),
      env: { ...process.env, GOOS: os, GOARCH: architecture, CGO_ENABLED: '0' },
    },
  };
}

/** Builds one Go command of the provider's module. */
export function goBuild(packagePath, output, platform = hostPlatform()) {
  const { command, args, options } = goBuildCommand(packagePath, output, platform);
  execFileSync(command, args, { ...options, stdio: ['ignore', 'inherit', 'inherit'] });
}

/** Where a mirror keeps the binaries of one provider version. */
export function mirrorFolders(mirror, platform = hostPlatform()) {
  return REGISTRY_NAMES.map((registry) =>
    join(mirror, registry, 'cdktf-jdcloud', 'jdcloud', providerVersion(), platform),
  );
}

/** Writes a CLI configuration that installs providers from the mirror only; returns its path. */
export function writeCliConfiguration(file, mirror) {
  writeFileSync(
    file,
    [
      'disable_checkpoint = true',
      'provider_installation {',
      '  filesystem_mirror {',
      `    path    = ${JSON.stringify(mirror)}`,
      '    include = ["*/*"]',
      '  }',
      '}',
      '',
    ].join('\n'),
  );
  return file;
}

/** An empty folder. */
export function freshFolder(folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}
