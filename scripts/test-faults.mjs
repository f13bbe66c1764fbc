// `npm run test:faults`: the whole fault matrix through Terraform, and one of its columns through OpenTofu, which is built from its module.
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { paths } from './build-missing.mjs';
import { repositoryRoot, terraformCommand } from './repository.mjs';

/** The column that says most: the answer is lost after all was done. */
const OPENTOFU_COLUMN = 'reset after';

const provider = join(repositoryRoot, 'provider');
const tofu = join(paths.cache, 'bin', 'tofu');

testMatrix(terraformCommand(), 'whole');
console.log('\nBuilding OpenTofu …');
mkdirSync(join(paths.cache, 'bin'), { recursive: true });
go(['build', '-o', tofu, 'github.com/opentofu/opentofu/cmd/tofu'], join(provider, 'tools', 'opentofu'));
testMatrix(tofu, OPENTOFU_COLUMN);

function testMatrix(command, part) {
  console.log(`\nFault matrix (${part}) through ${command}`);
  const selection = { TF_ACC_TERRAFORM_PATH: command, JDCLOUD_FAULT_MATRIX: part };
  // In the package's own folder, so that Go shows the table when all is well, too.
  go(['test', '-count=1', '-timeout=120m', '-parallel=4'], join(provider, 'internal', 'faultmatrix'), selection);
}

function go(args, cwd, environment = {}) {
  try {
    execFileSync('go', args, { cwd, env: { ...process.env, ...environment }, stdio: ['ignore', 'inherit', 'inherit'] });
  } catch (error) {
    process.exit(error.status ?? 1);
  }
}
