// Builds the provider if it is older than its sources, and has Terraform validate the configuration in a folder. Prints the JSON of Terraform's verdict.
import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { buildProvider, paths } from './build-missing.mjs';
import { writeCliConfiguration } from './provider-mirror.mjs';
import { fail, offlineEnvironment, terraformCommand } from './repository.mjs';

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  fail('Name the folder with the configuration: node scripts/validate.mjs FOLDER');
}
await buildProvider((text) => console.error(text));
const terraform = terraformCommand();
const env = offlineEnvironment(writeCliConfiguration(join(folder, 'cli.tfrc'), paths.mirror));
const options = { cwd: folder, env, encoding: 'utf8', maxBuffer: 1 << 26 };
execFileSync(terraform, ['init', '-input=false', '-no-color'], { ...options, stdio: ['ignore', 'ignore', 'inherit'] });
// An invalid configuration is a verdict, too.
const { stdout, stderr } = spawnSync(terraform, ['validate', '-json'], options);
if (!stdout.startsWith('{')) {
  fail(`terraform validate gave no verdict: ${stderr}`);
}
process.stdout.write(stdout);
