import { TerraformResource, TerraformStack } from 'cdktf';
import { IConstruct } from 'constructs';
import { AppIndex } from '../app-index';
import { CATALOGUE } from '../catalogue';
import { guardedResources, leftToTerraform } from '../guard';
import { Finding, Rule, Severity } from '../rule';
import { stackOf } from '../../terraform/stacks';
import { pathOf } from '../wording';
import { Readable } from './text';
import { Waiver, waiverOf, waiversOf } from './waivers';

/** The code of findings about the reviews themselves, in addition to those of the rules. */
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

const REVIEWS = new WeakMap<AppIndex, ReadonlyMap<TerraformStack, StackFindings>>();

/**
 * Reviews a whole app, once for each state of it. Gives every stack that holds something of this library, in tree order.
 *
 * @param current the stack whose turn it is
 */
export function reviewApp(current: TerraformStack): ReadonlyMap<TerraformStack, StackFindings> {
  return reviewOf(current.node.root, AppIndex.ofCurrent(current));
}

/** What the rules find in a construct and everything below it, now: errors first, then by code and path. */
export function findingsBelow(scope: IConstruct): ReviewedFinding[] {
  const { root } = scope.node;
  for (const stack of stacksOf(root)) {
    AppIndex.ofCurrent(stack);
  }
  return [...reviewOf(root, AppIndex.of(root)).values()]
    .flatMap(({ findings }) => findings)
    .filter(({ construct }) => construct.node.scopes.includes(scope))
    .sort(compareFindings);
}

function reviewOf(root: IConstruct, index: AppIndex): ReadonlyMap<TerraformStack, StackFindings> {
  const existing = REVIEWS.get(index);
  if (existing !== undefined) {
    return existing;
  }
  const review = findingsByStack(root, index);
  REVIEWS.set(index, review);
  return review;
}

function findingsByStack(root: IConstruct, index: AppIndex): ReadonlyMap<TerraformStack, StackFindings> {
  const waivers = waiversOf(root);
  const used = new Set<Waiver>();
  const different = index.facts
    .flatMap((facts) => index.comparisonsOf(facts))
    .filter(({ verdict }) => verdict === 'different');
  const ruled = [
    ...different.map((comparison) => decided(comparison.rule, comparison, used)),
    ...CATALOGUE.flatMap((rule) => (rule.review?.(index.graph) ?? []).map((finding) => decided(rule, finding, used))),
  ];
  const deferred = deferredChecks(root, used);
  const findings = [...ruled, ...unusedWaivers(waivers, used, [...ruled, ...deferred])].sort(compareFindings);

  const places = [...index.facts.map((facts) => facts.construct), ...waivers.map(({ scope }) => scope)];
  const ours = new Set(places.map(stackOf));
  const stacks = stacksOf(root).filter((stack) => ours.has(stack));
  const byStack = new Map(
    stacks.map((stack) => [stack, { stack, findings: [] as ReviewedFinding[], deferred: [] as DeferredCheck[] }]),
  );
  const first = byStack.values().next().value;
  const of = (place: IConstruct): { findings: ReviewedFinding[]; deferred: DeferredCheck[] } | undefined => {
    const stack = stackOf(place);
    return (stack === undefined ? undefined : byStack.get(stack)) ?? first;
  };
  findings.forEach((finding) => of(finding.construct)?.findings.push(finding));
  deferred.forEach((check) => of(check.construct)?.deferred.push(check));
  return byStack;
}

function stacksOf(root: IConstruct): TerraformStack[] {
  return root.node.findAll().filter((candidate) => TerraformStack.isStack(candidate));
}

function decided(rule: Rule, finding: Finding, used: Set<Waiver>): ReviewedFinding {
  const { construct, property, problem, allowed, remedy } = finding;
  const decide = (action: Waiver['action']): string | undefined => {
    const waiver = waiverOf(construct, action, rule.code);
    if (waiver !== undefined) {
      used.add(waiver);
    }
    return waiver?.reason;
  };
  const stated = finding.severity ?? rule.severity;
  const demoted = stated === 'error' ? decide('demote') : undefined;
  const severity = demoted === undefined ? stated : 'warning';
  const acknowledged = severity === 'warning' ? decide('acknowledge') : undefined;
  const acceptable = severity === 'warning';
  return {
    code: rule.code,
    construct,
    property,
    problem,
    allowed,
    remedy,
    severity,
    demoted,
    acknowledged,
    acceptable,
  };
}

function deferredChecks(root: IConstruct, used: Set<Waiver>): DeferredCheck[] {
  return guardedResources(root).flatMap(({ facts, resource }) =>
    leftToTerraform(facts).map(({ rule, construct, property }) => {
      const waiver = waiverOf(construct, 'demote', rule.code);
      if (waiver !== undefined) {
        used.add(waiver);
      }
      return { code: rule.code, construct, property, resource, demoted: waiver?.reason };
    }),
  );
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
        : nothingFound({ scope, action, code }, decided),
      allowed: 'This override matches nothing now. It would hide a later finding.',
      remedy: 'remove it, or correct the code or the scope.',
    }));
}

function nothingFound(
  { scope, action, code }: Omit<Waiver, 'reason'>,
  decided: readonly (ReviewedFinding | DeferredCheck)[],
): string {
  const isError = decided.some(
    (finding) =>
      finding.code === code &&
      'severity' in finding &&
      finding.severity === 'error' &&
      finding.construct.node.scopes.includes(scope),
  );
  return isError && action === 'acknowledge'
    ? `${code} finds an error in ${pathOf(scope)}, which cannot be acknowledged, only corrected or demoted.`
    : `${code} finds ${action === 'demote' ? 'no error' : 'no warning'} in ${pathOf(scope)}.`;
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
