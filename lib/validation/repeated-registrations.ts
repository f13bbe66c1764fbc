import { Graph, grouped } from './graph';
import { TargetFacts, TargetGroupFacts } from './facts';
import { known } from '../terraform/tokens';

/** A target where it was registered. */
export interface Registration {
  /** The group that it was registered in. */
  readonly group: TargetGroupFacts;
  /** The target. */
  readonly target: TargetFacts;
}

/**
 * The registrations of each target group of the app that concern one and the same instance or address, when there are several, in the order of
 * their creation. Each reference to a group counts for itself: JDLB201 allows only one of them to register targets.
 */
export function repeatedRegistrations(graph: Graph): (readonly Registration[])[] {
  return graph.targetGroups
    .filter(({ targets }) => targets.length > 1)
    .flatMap((group) => {
      const registrations = group.targets.map((target) => ({ group, target }));
      return [...grouped(registrations, ({ target }) => identityOf(target)).values()];
    })
    .filter((registrations) => registrations.length > 1);
}

/**
 * The targets of a group without those of which it, or an earlier reference to the same group, has said the same before: what is wrong with an
 * instance or address is said once for each group, whatever its ports.
 */
export function firstRegistrations(graph: Graph, group: TargetGroupFacts): readonly TargetFacts[] {
  const all = graph.sameAs(group);
  const seen = new Set(all.slice(0, all.indexOf(group)).flatMap(({ targets }) => targets.map(whereabouts)));
  return group.targets.filter((target) => {
    const said = whereabouts(target);
    const isFirst = !seen.has(said);
    seen.add(said);
    return isFirst;
  });
}

function whereabouts(target: TargetFacts): string {
  return JSON.stringify([identityOf(target), target.instance?.region, target.instance?.vpcId, target.instance?.zone]);
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
