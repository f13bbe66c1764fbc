// Writes docs/rules.md from the catalogue of validation rules, as `npm run build` compiled it. With --check it only says whether the page is stale.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fail, repositoryRoot } from './repository.mjs';

const page = join(repositoryRoot, 'docs', 'rules.md');
const compiled = join(repositoryRoot, 'lib', 'validation', 'catalogue.js');
if (!existsSync(compiled)) {
  fail('The catalogue of rules is not compiled: run `npm run build`, then this again.');
}
const require = createRequire(import.meta.url);
const { CATALOGUE } = require(compiled);
const { isDemotable } = require('../lib/validation/rule.js');

const sources = {
  API: 'the API itself',
  PRODUCT_PAGE: 'a page about the product',
  INFERENCE: 'follows from other statements',
};
const moments = {
  types: 'by types',
  construction: 'while constructing',
  synthesis: 'at synthesis',
  terraform: 'by Terraform',
  provider: 'by the provider',
};
const severities = { error: 'error', warning: 'warning', notice: 'notice' };

const enforced = (rule) => rule.moments.map((moment) => moments[moment]).join(', ');
const decision = (rule) => {
  if (isDemotable(rule)) {
    return `can be demoted: \`Review.of(scope).demote('${rule.code}', 'why')\``;
  }
  return rule.severity === 'error'
    ? 'cannot be demoted: the API itself states it'
    : `can be acknowledged: \`Review.of(scope).acknowledge('${rule.code}', 'why')\``;
};

function section(rule) {
  return `### ${rule.code}

${rule.title}

- **Severity:** ${severities[rule.severity]}${rule.milder === undefined ? '' : `. ${rule.milder}`}
- **Enforced:** ${enforced(rule)}
- **Source:** ${rule.source.reference} (${sources[rule.source.kind]})
- **What to do:** ${rule.remedy}
- **Decision:** ${decision(rule)}
`;
}

const text = `<!-- Generated from lib/validation/catalogue.ts by \`npm run docs\` (scripts/write-rules.mjs). Do not edit. -->

# Validation rules

Every rule has a code that never changes its meaning. It stands in error messages, in the report, in Terraform's diagnostics, and here.

| code | severity | enforced | rule |
| ---- | -------- | -------- | ---- |
${CATALOGUE.map((rule) => `| [${rule.code}](#${rule.code.toLowerCase()}) | ${severities[rule.severity]} | ${enforced(rule)} | ${rule.title} |`).join('\n')}

## When a rule speaks

- **By types**: what is wrong does not compile, because the property is not there.
- **While constructing**: the constructor throws, listing everything that is wrong in its properties, at the line that wrote them.
- **At synthesis**: what only the finished app shows, over all its stacks, is collected and reported together. Errors stop synthesis, warnings are printed
  and become CDKTF annotations, notices stand only in the report.
- **By Terraform**: what a token hides (a looked-up instance, a variable) becomes a \`precondition\` with the same code and words. \`terraform plan\` stops when
  the values are known by then; otherwise \`terraform apply\` stops before it changes the resource.
- **By the provider**: \`terraform validate\` or \`plan\` says it, also for configurations that were not written with this library.

A token passes every check that runs before Terraform does: what it stands for is not known yet.

\`new App({ skipValidation: true })\` is CDKTF's own way out. It switches off everything that speaks at synthesis, for all stacks and all libraries; constructors still throw,
and preconditions are still written. The report then says \`skipped\`.

## Deciding otherwise

\`\`\`ts
Review.of(lb).acknowledge('JDLB021', 'DNS over TCP and UDP, tried on 2026-10-01');
Review.of(stack).demote('JDLB005', 'the two VPCs are one in this region');
\`\`\`

A warning is **acknowledged**: it is no longer printed. An error is **demoted** to a warning: it no longer stops synthesis, and its preconditions are not written. Both
hold for a construct and everything below it, need a reason, and stay in the report. An error whose source is the API itself cannot be demoted: the cloud would
refuse it all the same. A decision that matches nothing is a warning itself, with the code \`JDLB000\`.

## The report

Every stack with constructs of this library gets \`cdktf.out/stacks/<stack>/jdcloud-lb-review.json\`, also when synthesis fails and when nothing is wrong. (An app that fails
before its stacks are validated writes none.)

| field | meaning |
| ----- | ------- |
| \`version\` | 1. Raised when a field is renamed or removed; new fields may come at any time. |
| \`stack\` | path of the stack |
| \`outcome\` | \`passed\`, \`failed\` (at least one error) or \`skipped\` (validation was switched off; the lists are empty) |
| \`counts\` | \`errors\`, \`warnings\`, \`notices\`; acknowledged and demoted findings count as warnings |
| \`findings[]\` | \`code\`, \`severity\` (\`error\`, \`warning\`, \`notice\`), \`path\`, \`property\`, \`problem\`, \`allowed\`, \`remedy\`; \`demoted\` and \`acknowledged\` hold the reason, where there is one. Errors first, then by code and path. |
| \`deferred[]\` | what Terraform checks: \`code\`, \`path\`, \`property\`, \`resource\` (the address that carries the precondition); \`demoted\` holds the reason, and then nothing is checked |

## The rules

${CATALOGUE.map(section).join('\n')}`;

if (!process.argv.includes('--check')) {
  writeFileSync(page, text);
} else if (!existsSync(page) || readFileSync(page, 'utf8') !== text) {
  fail('docs/rules.md is stale: run `npm run docs` and commit it.');
}
