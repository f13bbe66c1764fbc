// What every script needs to know of this repository and of the machine it runs on.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const repositoryRoot = dirname(dirname(fileURLToPath(import.meta.url)));

/** The one version of library, provider and simulator. */
export function providerVersion() {
  return JSON.parse(readFileSync(join(repositoryRoot, 'package.json'), 'utf8')).version;
}

/** This machine in Go's words: `linux_amd64`. */
export function hostPlatform() {
  const architecture = { x64: 'amd64', arm64: 'arm64' }[process.arch];
  const system = { linux: 'linux', darwin: 'darwin', win32: 'windows' }[process.platform];
  if (architecture === undefined || system === undefined) {
    fail(`This machine (${process.platform}, ${process.arch}) is not one that the provider is built for.`);
  }
  return `${system}_${architecture}`;
}

/** Ends the script with one sentence instead of a stack trace. */
export function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

/** The Terraform (or OpenTofu) command of this machine: TERRAFORM_BINARY_NAME, else `terraform`, else `tofu`. */
export function terraformCommand() {
  const candidates = [process.env.TERRAFORM_BINARY_NAME, 'terraform', 'tofu'].filter(Boolean);
  for (const candidate of candidates) {
    try {
      execFileSync(candidate, ['version'], { stdio: 'ignore', env: { ...process.env, CHECKPOINT_DISABLE: '1' } });
      return candidate;
    } catch (error) {
      if (error.code !== 'ENOENT') throw error;
    }
  }
  return fail(
    'Neither terraform nor tofu is on the path. Install Terraform 1.8 or later (or OpenTofu 1.6 or later), then run this again.',
  );
}

/** The environment in which Terraform and CDKTF ask no network service for anything, and know nothing of the user's own settings and account. */
export function offlineEnvironment(cliConfiguration) {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(TF|CDKTF|JDCLOUD)_/.test(name));
  return {
    ...Object.fromEntries(inherited),
    CI: '1',
    CHECKPOINT_DISABLE: '1',
    DISABLE_VERSION_CHECK: '1',
    TF_CLI_CONFIG_FILE: cliConfiguration,
    TF_IN_AUTOMATION: '1',
  };
}
