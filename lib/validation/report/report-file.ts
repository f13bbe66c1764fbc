import * as fs from 'fs';
import * as path from 'path';
import { ISynthesisSession, Manifest } from 'cdktf';
import { StackFindings } from './app-review';
import { pathOf } from '../wording';

/** The name of the report, beside the stack's Terraform configuration. */
export const REPORT_FILE = 'jdcloud-lb-review.json';

/** Raised when something is renamed or removed; additions keep it. */
const VERSION = 1;

/** `skipped` when the app switched validation off. */
export type Outcome = 'passed' | 'failed' | 'skipped';

/** Writes the report of a stack; docs/rules.md describes it. */
export function writeReport(session: ISynthesisSession, findings: StackFindings): void {
  const skipped = session.skipValidation === true;
  const folder = path.join(session.outdir, Manifest.stacksFolder, findings.stack.node.id);
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, REPORT_FILE), `${JSON.stringify(reportOf(findings, skipped), undefined, 2)}\n`);
}

function reportOf({ stack, findings, deferred }: StackFindings, skipped: boolean): object {
  const count = (severity: string): number => findings.filter((finding) => finding.severity === severity).length;
  const outcome: Outcome = count('error') > 0 ? 'failed' : 'passed';
  return {
    version: VERSION,
    stack: stack.node.path,
    outcome: skipped ? 'skipped' : outcome,
    counts: { errors: count('error'), warnings: count('warning'), notices: count('notice') },
    findings: findings.map((finding) => ({
      code: finding.code,
      severity: finding.severity,
      path: pathOf(finding.construct),
      property: finding.property,
      problem: finding.problem,
      allowed: finding.allowed,
      remedy: finding.remedy,
      demoted: finding.demoted,
      acknowledged: finding.acknowledged,
    })),
    deferred: deferred.map(({ code, construct, property, resource, demoted }) => ({
      code,
      path: pathOf(construct),
      property,
      resource: `${resource.terraformResourceType}.${resource.friendlyUniqueId}`,
      demoted,
    })),
  };
}
