// Writes docs/rules.md from the catalogue of rules, as `npm run build` compiled it. With --check it only says whether the page is stale.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fail, repositoryRoot } from './repository.mjs';

const page = join(repositoryRoot, 'docs', 'rules.md');
const library = join(repositoryRoot, 'lib', 'index.js');
if (!existsSync(library)) {
  fail('The library is not compiled: run `npm run build`, then this again.');
}
const require = createRequire(import.meta.url);
// The constructs state the tables of properties, from which the catalogue collects facts and limits.
require(library);
const { statedTables } = require('../lib/properties/field.js');
const { everyRule } = require('../lib/validation/catalogue.js');
const { limitedProperties } = require('../lib/validation/fact-rules.js');
const { isDemotable } = require('../lib/validation/rule.js');

const rules = everyRule();
const sources = {
  API: 'the API itself',
  PRODUCT_PAGE: 'a page about the product',
  INFERENCE: 'follows from other statements',
  LIBRARY: 'not about JD Cloud',
};
const moments = {
  types: 'by types',
  construction: 'while constructing',
  synthesis: 'at synthesis',
  terraform: 'by Terraform',
  provider: 'by the provider',
};

const enforced = (rule) => rule.moments.map((moment) => moments[moment]).join(', ');
const decision = (rule) => {
  if (rule.review === undefined && rule.compare === undefined) {
    return 'none: correct what is wrong';
  }
  if (rule.severity === 'notice') {
    return 'none needed: notices are written to the report only';
  }
  const acknowledged = `can be acknowledged: \`Review.of(scope).acknowledge('${rule.code}', 'why')\``;
  if (rule.severity === 'warning') {
    return acknowledged;
  }
  return rule.milder === undefined ? demotion(rule) : `${demotion(rule)}. Its warnings ${acknowledged}`;
};

function demotion(rule) {
  if (isDemotable(rule)) {
    return `can be demoted: \`Review.of(scope).demote('${rule.code}', 'why')\``;
  }
  const reason = rule.source.kind === 'LIBRARY' ? 'it is about the app itself' : 'the API itself states it';
  return `cannot be demoted: ${reason}`;
}

function overview(heading, listed) {
  return `### ${heading}

| code | severity | enforced | rule |
| ---- | -------- | -------- | ---- |
${listed.map((rule) => `| [${rule.code}](#${rule.code.toLowerCase()}) | ${rule.severity} | ${enforced(rule)} | ${rule.title} |`).join('\n')}
`;
}

function overviews() {
  // A rule about a property is listed where the facts about that thing are.
  const nouns = [...new Set(rules.filter(({ code }) => code > 'JDLB100').flatMap(({ noun }) => noun ?? []))];
  const ofTheApp = (rule) => rule.source.kind === 'LIBRARY';
  const misplaced = rules.find(({ noun }) => noun !== undefined && !nouns.includes(noun));
  if (misplaced !== undefined) {
    fail(`${misplaced.code} is about '${misplaced.noun}', and no fact is. Choose one of: ${nouns.join(', ')}.`);
  }
  return [
    overview(
      'How objects fit together',
      rules.filter((rule) => rule.noun === undefined && !ofTheApp(rule)),
    ),
    ...nouns.map((noun) =>
      overview(
        noun.charAt(0).toUpperCase() + noun.slice(1),
        rules.filter((rule) => rule.noun === noun),
      ),
    ),
    overview('The app itself', rules.filter(ofTheApp)),
  ].join('\n');
}

function section(rule) {
  const limited = limitedProperties(rule.code, statedTables());
  return `### ${rule.code}

${rule.title}

- **Severity:** ${rule.severity}${rule.milder === undefined ? '' : `. ${rule.milder}`}
- **Enforced:** ${enforced(rule)}
${limited.length === 0 ? '' : `- **Limits:** ${limited.join('; ')}\n`}- **Source:** ${rule.source.reference} (${sources[rule.source.kind]})
- **What to do:** ${rule.remedy}
- **Decision:** ${decision(rule)}
`;
}

const text = `<!-- Generated from the rules and tables of properties in lib/ by \`npm run docs\` (scripts/write-rules.mjs). Do not edit. -->

# Validation rules

Each rule has a stable code. It appears in error messages, in the report, in Terraform's diagnostics, and on this page. A message about a value of the wrong type
has no code, because it is not about JD Cloud. The same is true of a missing value, unless a rule requires it.

## Overview

${overviews()}
## When a rule is checked

- **By types**: the mistake does not compile.
- **While constructing**: the constructor throws one error that lists everything that is wrong in its properties. The stack trace shows the line that passed them.
- **At synthesis**: the finished app is reviewed, over all its stacks. Errors stop synthesis. Warnings are printed and become CDKTF annotations. Notices are only
  written to the report.
- **By Terraform**: what a token hides, such as the VPC of a looked-up instance, becomes a \`precondition\` with the same code and message. \`terraform plan\` fails when
  the values are known by then. Otherwise \`terraform apply\` fails before it changes the resource.
- **By the provider**: \`terraform validate\`, \`plan\` or \`apply\` reports it, also for configurations that were not written with this library.

A token passes all checks that run before Terraform, because its value is not known yet.

\`new App({ skipValidation: true })\` is CDKTF's own switch. It turns off everything that is checked at synthesis, for all stacks and all libraries. Constructors still throw,
and preconditions are still written. The outcome in the report is then \`skipped\`.

## Overriding a rule

\`\`\`ts
Review.of(lb).acknowledge('JDLB021', 'DNS over TCP and UDP, tried on 2026-10-01');
Review.of(stack).demote('JDLB005', 'the two VPCs are one in this region');
\`\`\`

**Acknowledge** a warning, and it is no longer printed. **Demote** an error, and it becomes a warning: it no longer stops synthesis, and its preconditions are not
written. Both apply to a construct and everything below it, need a reason, and are kept in the report. An error whose source is the API itself cannot be demoted,
because JD Cloud would reject the request anyway. An error about the app itself cannot be demoted either. A notice needs no
decision. An override that matches nothing is itself a warning, with the code \`JDLB000\`.

## Raising quotas

JDLB206 warns when the app passes a quota, and writes a notice from 80 % of it on. It counts what the app knows: on an existing load balancer, what the app adds and
references. JD Cloud raises quotas for an account on request. State those of your account once:

\`\`\`ts
Review.of(app).raiseQuotas({ applicationLoadBalancersPerRegion: 20, listenersPerLoadBalancer: 50 });
\`\`\`

They apply to a construct and everything below it. The nearest value wins. A value below JD Cloud's default has no effect.

## Findings in your own tests

\`Review.of(scope).findings\` is the list of what the review finds in a construct and everything below it. Each finding has the fields of the report. The list is computed when
you read it. Nothing is synthesised, and no error is thrown.

\`\`\`ts
test('nothing is wrong with the shop', () => {
  const stack = new ShopStack(Testing.app(), 'shop');
  expect(Review.of(stack).findings.filter(({ severity }) => severity !== FindingSeverity.NOTICE)).toEqual([]);
});
\`\`\`

\`\`\`python
def test_nothing_is_wrong_with_the_shop():
    stack = ShopStack(Testing.app(), "shop")
    findings = Review.of(stack).findings
    assert [f.code for f in findings if f.severity != FindingSeverity.NOTICE] == []
\`\`\`

Aspects run at synthesis. Read the findings after \`Testing.synth(stack)\` to include what aspects do.

## The report

For each stack with constructs of this library, synthesis writes \`cdktf.out/stacks/<stack>/jdcloud-lb-review.json\`, also when synthesis fails and when nothing is wrong. (An app
that fails before its stacks are validated writes none.)

The report uses the property names of TypeScript in every language, so that you can compare reports.

| field | meaning |
| ----- | ------- |
| \`version\` | 1. Raised when a field is renamed or removed; new fields may be added at any time. |
| \`stack\` | path of the stack |
| \`outcome\` | \`passed\`, \`failed\` (at least one error) or \`skipped\` (validation was turned off; the lists are empty) |
| \`counts\` | \`errors\`, \`warnings\`, \`notices\`; acknowledged and demoted findings count as warnings |
| \`findings[]\` | \`code\`, \`severity\` (\`error\`, \`warning\`, \`notice\`), \`path\`, \`property\`, \`problem\`, \`allowed\`, \`remedy\`; \`demoted\` and \`acknowledged\` hold the reason, where there is one. Errors first, then by code and path. |
| \`deferred[]\` | what Terraform checks: \`code\`, \`path\`, \`property\`, \`resource\` (the address that carries the precondition); \`demoted\` holds the reason, and then nothing is checked |

## Each rule

${rules.map(section).join('\n')}`;

if (!process.argv.includes('--check')) {
  writeFileSync(page, text);
} else if (!existsSync(page) || readFileSync(page, 'utf8') !== text) {
  fail('docs/rules.md is stale: run `npm run docs` and commit it.');
}
