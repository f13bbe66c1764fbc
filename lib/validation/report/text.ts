import { IConstruct } from 'constructs';
import { kindOfFacts } from '../facts';
import { Severity, Wording } from '../rule';
import { pathOf } from '../wording';

const WIDTH = 140;
const INDENT = '  ';

/** What a finding's text needs. */
export interface Readable extends Wording {
  /** The rule's code. */
  readonly code: string;
  /** After a person's decision. */
  readonly severity: Severity;
  /** The construct whose path is named. */
  readonly construct: IConstruct;
  /** The property, or the call as `addInstance(Vm1)`. */
  readonly property: string;
  /** Whether a person may accept it: a warning of a rule. */
  readonly acceptable?: boolean;
  /** Why a person made it a warning. */
  readonly demoted?: string;
}

/** A finding as the user reads it, at synthesis and in Terraform's diagnostics alike. */
export function textOf(finding: Readable): string {
  const { code, severity, construct, property, problem, allowed, demoted } = finding;
  return [
    `${severity} ${code}  ${pathOf(construct)} · ${property}`,
    ...filled(problem, allowed),
    `${INDENT}Do: ${remedyOf(finding)}`,
    ...(demoted === undefined ? [] : [`${INDENT}Demoted from an error: ${demoted}`]),
  ].join('\n');
}

/** The one place that says how to accept a warning; what is demoted was decided already. */
function remedyOf({ code, construct, remedy, acceptable, demoted }: Readable): string {
  return acceptable === true && demoted === undefined
    ? `${remedy.replace(/\.$/, '')}, or acknowledge with Review.of(${variableFor(construct)}).acknowledge('${code}', 'why').`
    : remedy;
}

/** What users may call such a construct in their code: one word, which is the same in every language. */
function variableFor(construct: IConstruct): string {
  switch (kindOfFacts(construct)) {
    case 'LoadBalancer':
      return 'lb';
    case 'Listener':
      return 'listener';
    case 'BackendService':
      return 'service';
    case 'TargetGroup':
      return 'group';
    default:
      return 'construct';
  }
}

/** What stands above the findings of a stack. */
export function headline(stack: string, findings: readonly { readonly severity: Severity }[]): string {
  const counts = (['error', 'warning'] as const)
    .map((severity) => ({ severity, count: findings.filter((finding) => finding.severity === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => `${count} ${severity}${count === 1 ? '' : 's'}`);
  return `cdktf-jdcloud-lb found ${counts.join(' and ')} in stack '${stack}'`;
}

/** Two sentences on one line where they fit, else on two. */
function filled(first: string, second: string): string[] {
  const line = `${INDENT}${first} ${second}`;
  return line.length <= WIDTH ? [line] : [`${INDENT}${first}`, `${INDENT}${second}`];
}
