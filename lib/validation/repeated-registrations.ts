import { IConstruct } from 'constructs';
import { Graph, grouped } from './graph';
import { TargetFacts, TargetGroupFacts } from './facts';
import { known } from '../terraform/tokens';
import { pathOf } from './wording';

/** A target where it was registered. */
export interface Registration {
  /** The construct that the user gave it to: the group, a reference to it, or an attachment. */
  readonly construct: IConstruct;
  /** The group that it was registered in. */
  readonly group: TargetGroupFacts;
  /** The target. */
  readonly target: TargetFacts;
}

/** What registers targets in a target group: the group or a reference to it, with all its targets, and each attachment. */
export interface Registrar {
  /** What the user reads. */
  readonly construct: IConstruct;
  /** Where it registers them. */
  readonly group: TargetGroupFacts;
  /** What it registers. */
  readonly targets: readonly TargetFacts[];
}

/** A group, or a reference to one, as what registers its targets. */
export function registrar(group: TargetGroupFacts): Registrar {
  return { construct: group.construct, group, targets: group.targets };
}

/** Everything that registers targets: the groups first. */
export function registrars(graph: Graph): readonly Registrar[] {
  return [...graph.targetGroups.map(registrar), ...graph.attachments];
}

/**
 * The registrations of each target group of the app that concern one and the same instance or address, when there are several, in the order of
 * their creation. Each reference to a group counts for itself, and so do all attachments of a group: JDLB201 allows only one of them.
 */
export function repeatedRegistrations(graph: Graph): (readonly Registration[])[] {
  const lists = graph.targetGroups.map((group): readonly Registrar[] => [registrar(group)]);
  const attached = graph.attachments.length === 0 ? [] : graph.targetGroups.map((group) => attachmentsTo(graph, group));
  return [...lists, ...attached]
    .filter((own) => own.reduce((count, { targets }) => count + targets.length, 0) > 1)
    .flatMap((own) => {
      const registrations = own.flatMap(({ construct, group, targets }) =>
        targets.map((target) => ({ construct, group, target })),
      );
      return [...grouped(registrations, ({ target }) => identityOf(target)).values()];
    })
    .filter((registrations) => registrations.length > 1);
}

/** The attachments of a cloud object, told of the first of the references to it. */
function attachmentsTo(graph: Graph, group: TargetGroupFacts): readonly Registrar[] {
  const same = graph.sameAs(group);
  return same[0] === group ? graph.attachments.filter((attachment) => same.includes(attachment.group)) : [];
}

/**
 * What is registered, without those targets of which a group, or an earlier reference to the same group, has said the same before: what is wrong
 * with an instance or address is said once for each list, whatever its ports. An attachment has one target.
 */
export function firstRegistrations(graph: Graph, { construct, group, targets }: Registrar): readonly TargetFacts[] {
  if (construct !== group.construct) {
    return targets;
  }
  const all = graph.sameAs(group);
  const seen = new Set(all.slice(0, all.indexOf(group)).flatMap((earlier) => earlier.targets.map(whereabouts)));
  return targets.filter((target) => {
    const said = whereabouts(target);
    const isFirst = !seen.has(said);
    seen.add(said);
    return isFirst;
  });
}

function whereabouts(target: TargetFacts): string {
  return JSON.stringify([identityOf(target), target.instance?.region, target.instance?.vpcId, target.instance?.zone]);
}

/** Where another registration is, in a sentence of one: the call on the same group, or another attachment. */
export function elsewhere({ construct, target }: Registration, here: Registration): string {
  return construct === here.construct ? target.property : pathOf(construct);
}

/** The ports of a registration: its own, or those of the backend services that send to its group. Unknown ones are left out. */
export function portsOf(graph: Graph, { group, target }: Registration): readonly number[] {
  const port = known(target.port);
  if (port !== 0) {
    return port === undefined ? [] : [port];
  }
  const groups: readonly unknown[] = graph.sameAs(group);
  return graph.backendServices
    .filter((backendService) => groups.includes(backendService.targets))
    .map((backendService) => known(backendService.port))
    .filter((backendPort) => backendPort !== undefined);
}

/** A token is only the same as itself. */
function identityOf({ instance, ipAddress }: TargetFacts): string {
  return instance === undefined ? `address ${ipAddress ?? ''}` : `instance ${instance.id}`;
}
