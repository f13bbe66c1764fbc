import * as fs from 'fs';
import * as path from 'path';
import { ISynthesisSession, Manifest } from 'cdktf';
import { Severity } from '../rule';
import { pathOf } from '../wording';
import { ReviewedFinding, StackFindings } from './app-review';
import { FindingSeverity, ReviewFinding } from './review-finding';

/** The name of the report, beside the stack's Terraform configuration. */
export const REPORT_FILE = 'jdcloud-lb-review.json';

/** Raised when something is renamed or removed; additions keep it. */
const VERSION = 1;

/** `skipped` when the app switched validation off. */
export type Outcome = 'passed' | 'failed' | 'skipped';

const SEVERITIES: Readonly<Record<Severity, FindingSeverity>> = {
  error: FindingSeverity.ERROR,
  warning: FindingSeverity.WARNING,
  notice: FindingSeverity.NOTICE,
};

/** A finding as data. */
export function dataOf(finding: ReviewedFinding): ReviewFinding {
  const { code, severity, construct, property, problem, allowed, remedy, demoted, acknowledged } = finding;
  return {
    code,
    severity: SEVERITIES[severity],
    path: pathOf(construct),
    property,
    problem,
    allowed,
    remedy,
    demoted,
    acknowledged,
  };
}

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
    findings: findings.map(dataOf),
    deferred: deferred.map(({ code, construct, property, resource, demoted }) => ({
      code,
      path: pathOf(construct),
      property,
      resource: `${resource.terraformResourceType}.${resource.friendlyUniqueId}`,
      demoted,
    })),
  };
}
