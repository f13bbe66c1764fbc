// Builds the provider if it is older than its sources, and has Terraform judge the configuration in a folder, or answer another question about it
// in JSON, as `providers schema`. Prints the JSON of Terraform's answer.
import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { buildProvider, paths } from './build-missing.mjs';
import { writeCliConfiguration } from './provider-mirror.mjs';
import { fail, offlineEnvironment, terraformCommand } from './repository.mjs';

const [folder, ...question] = process.argv.slice(2);
if (folder === undefined) {
  fail('Name the folder with the configuration: node scripts/validate.mjs FOLDER');
}
await buildProvider((text) => console.error(text));
const terraform = terraformCommand();
const env = offlineEnvironment(writeCliConfiguration(join(folder, 'cli.tfrc'), paths.mirror));
const options = { cwd: folder, env, encoding: 'utf8', maxBuffer: 1 << 26 };
execFileSync(terraform, ['init', '-input=false', '-no-color'], { ...options, stdio: ['ignore', 'ignore', 'inherit'] });
const words = question.length === 0 ? ['validate'] : question;
// An invalid configuration is a verdict, too.
const { stdout, stderr } = spawnSync(terraform, [...words, '-json'], options);
if (!stdout.startsWith('{')) {
  fail(`terraform ${words.join(' ')} gave no answer: ${stderr}`);
}
process.stdout.write(stdout);
