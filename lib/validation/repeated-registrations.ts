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
 * The registrations of each target group of the app that concern one and the same instance or address, when there are several, in tree
 * order. An import of a group counts as the group.
 */
export function repeatedRegistrations(graph: Graph): (readonly Registration[])[] {
  return graph.targetGroups
    .filter((group) => graph.sameAs(group)[0] === group)
    .flatMap((group) => [...grouped(registrationsOf(graph, group), ({ target }) => identityOf(target)).values()])
    .filter((registrations) => registrations.length > 1);
}

/** The ports that a registration stands for: its own, or those of the backend services that send to its group. Unknown ones are left out. */
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

function registrationsOf(graph: Graph, group: TargetGroupFacts): Registration[] {
  return graph.sameAs(group).flatMap((same) => same.targets.map((target) => ({ group: same, target })));
}

/** A token stands for nothing but itself. */
function identityOf({ instance, ipAddress }: TargetFacts): string {
  return instance === undefined ? `address ${ipAddress ?? ''}` : `instance ${instance.id}`;
}
