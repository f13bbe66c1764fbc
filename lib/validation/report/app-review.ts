import { TerraformResource, TerraformStack } from 'cdktf';
import { IConstruct } from 'constructs';
import { Graph } from '../graph';
import { CATALOGUE } from '../catalogue';
import { Facts, factsAmong } from '../facts';
import { guardedFacts, guardsOf } from '../guard';
import { Severity } from '../rule';
import { stackOf } from '../stacks';
import { Readable } from './text';
import { Waiver, waiverOf, waiversAt } from './waivers';
import { pathOf } from '../wording';

/** The code of findings about the reviews themselves, beside those of the rules. */
export const UNUSED_WAIVER = 'JDLB000';

/** A finding after a person's decisions about it. */
export interface ReviewedFinding extends Readable {
  /** Why a person accepts this warning. */
  readonly acknowledged?: string;
}

/** A comparison left to Terraform. */
export interface DeferredCheck {
  /** The rule's code. */
  readonly code: string;
  /** The construct that the check is about. */
  readonly construct: IConstruct;
  /** The property, or the call as `addInstance(Vm1)`. */
  readonly property: string;
  /** The resource whose precondition it is. */
  readonly resource: TerraformResource;
  /** Why a person made it a warning, which leaves nothing for Terraform to check. */
  readonly demoted?: string;
}

/** What the rules find in a stack: in its constructs, over the whole app. */
export interface StackFindings {
  /** The stack of the constructs that the findings name. */
  readonly stack: TerraformStack;
  /** Errors first, then by code and path. */
  readonly findings: readonly ReviewedFinding[];
  /** What is left to Terraform. */
  readonly deferred: readonly DeferredCheck[];
}

/** Reviews a whole app. Gives every stack that holds something of ours, in tree order. */
export function reviewApp(construct: IConstruct): StackFindings[] {
  const constructs = construct.node.root.node.findAll();
  const facts = factsAmong(constructs);
  const waivers = constructs.flatMap(waiversAt);
  const used = new Set<Waiver>();
  const ruled = reviewRules(facts, used);
  const deferred = deferredChecks(constructs, used);
  const findings = [...ruled, ...unusedWaivers(waivers, used, [...ruled, ...deferred])].sort(compareFindings);
  const ours = new Set([
    ...facts.map((fact) => stackOf(fact.construct)),
    ...waivers.map(({ scope }) => stackOf(scope)),
  ]);
  const stacks = constructs.filter((candidate) => TerraformStack.isStack(candidate)).filter((stack) => ours.has(stack));
  const belongsTo = (place: { readonly construct: IConstruct }, stack: TerraformStack): boolean =>
    (stackOf(place.construct) ?? stacks[0]) === stack;
  return stacks.map((stack) => ({
    stack,
    findings: findings.filter((finding) => belongsTo(finding, stack)),
    deferred: deferred.filter((check) => belongsTo(check, stack)),
  }));
}

function reviewRules(facts: readonly Facts[], used: Set<Waiver>): ReviewedFinding[] {
  const graph = new Graph(facts);
  const decide = (construct: IConstruct, action: Waiver['action'], code: string): string | undefined => {
    const waiver = waiverOf(construct, action, code);
    if (waiver !== undefined) {
      used.add(waiver);
    }
    return waiver?.reason;
  };
  return CATALOGUE.flatMap((rule) =>
    (rule.review?.(graph) ?? []).map((finding): ReviewedFinding => {
      const stated = finding.severity ?? rule.severity;
      const demoted = stated === 'error' ? decide(finding.construct, 'demote', rule.code) : undefined;
      const severity = demoted === undefined ? stated : 'warning';
      const acknowledged = severity === 'warning' ? decide(finding.construct, 'acknowledge', rule.code) : undefined;
      return { ...finding, code: rule.code, severity, demoted, acknowledged };
    }),
  );
}

function deferredChecks(constructs: readonly IConstruct[], used: Set<Waiver>): DeferredCheck[] {
  return constructs
    .filter((construct) => TerraformResource.isTerraformResource(construct))
    .flatMap((resource) => {
      const facts = guardedFacts(resource);
      return (facts === undefined ? [] : guardsOf(facts)).map(({ rule, guard: { construct, property } }) => {
        const waiver = waiverOf(construct, 'demote', rule.code);
        if (waiver !== undefined) {
          used.add(waiver);
        }
        return { code: rule.code, construct, property, resource, demoted: waiver?.reason };
      });
    });
}

function unusedWaivers(
  waivers: readonly Waiver[],
  used: Set<Waiver>,
  decided: readonly (ReviewedFinding | DeferredCheck)[],
): ReviewedFinding[] {
  return waivers
    .filter((waiver) => !used.has(waiver))
    .map(({ scope, action, code }) => ({
      code: UNUSED_WAIVER,
      severity: 'warning' as const,
      construct: scope,
      property: `Review.${action}(${code})`,
      problem: decided.some((finding) => isDecidedBelow({ scope, action, code }, finding))
        ? `Another decision, nearer or later, holds for what ${code} finds in ${pathOf(scope)}.`
        : `${code} finds ${action === 'demote' ? 'no error' : 'no warning'} in ${pathOf(scope)}.`,
      allowed: 'A reason that excuses nothing would hide the next finding.',
      remedy: 'remove it, or correct the code or the scope.',
    }));
}

function isDecidedBelow(
  { scope, action, code }: Omit<Waiver, 'reason'>,
  finding: ReviewedFinding | DeferredCheck,
): boolean {
  const reason = action === 'demote' ? finding.demoted : 'acknowledged' in finding && finding.acknowledged;
  return finding.code === code && typeof reason === 'string' && finding.construct.node.scopes.includes(scope);
}

const ORDER: readonly Severity[] = ['error', 'warning', 'notice'];

function compareFindings(one: ReviewedFinding, other: ReviewedFinding): number {
  const key = (finding: ReviewedFinding): string[] => [
    String(ORDER.indexOf(finding.severity)),
    finding.code,
    finding.construct.node.path,
    finding.property,
    finding.problem,
  ];
  const otherKey = key(other);
  return (
    key(one)
      .map((part, index) => compareText(part, otherKey[index] ?? ''))
      .find((order) => order !== 0) ?? 0
  );
}

/** By code units, so that the order is the same on every machine. */
function compareText(one: string, other: string): number {
  if (one === other) {
    return 0;
  }
  return one < other ? -1 : 1;
}
