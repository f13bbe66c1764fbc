import { Graph } from '../graph';
import { known } from '../../terraform/tokens';
import { elsewhere, portsOf, Registration, repeatedRegistrations } from '../repeated-registrations';
import { Finding, Rule } from '../rule';
import { registered } from '../wording';

/** One registration for each port of an instance or address. */
export const repeatedPort: Rule = {
  code: 'JDLB036',
  severity: 'error',
  title:
    "An instance or address is registered once for each port in a target group; port 0 stands for the backend service's port.",
  source: { kind: 'API', reference: 'OpenAPI: registerTargets; ALB guide: Target Group Management' },
  moments: ['synthesis', 'provider'],
  remedy: 'Remove one of the registrations, or give it another port.',
  review: (graph) =>
    repeatedRegistrations(graph).flatMap((registrations) =>
      registrations.flatMap((later, index): Finding[] => {
        const earlier = registrations.slice(0, index).find((other) => sharePort(graph, later, other));
        return earlier === undefined ? [] : [finding(graph, later, earlier)];
      }),
    ),
};

/** Whether two registrations of one instance or address are known to have a port in common. */
export function sharePort(graph: Graph, one: Registration, other: Registration): boolean {
  if (one.target.port === other.target.port) {
    return true;
  }
  const ports = portsOf(graph, one);
  return portsOf(graph, other).some((port) => ports.includes(port));
}

function finding(graph: Graph, later: Registration, earlier: Registration): Finding {
  return {
    construct: later.construct,
    property: later.target.property,
    problem:
      `${registered(later.target)} is registered twice for ${portInWords(graph, later, earlier)}, ` +
      `here and by ${elsewhere(earlier, later)}.`,
    allowed: 'A target group takes each pair of target and port once.',
    remedy: 'remove one of the two registrations, or give it another port.',
  };
}

function portInWords(graph: Graph, later: Registration, earlier: Registration): string {
  const ports = [later.target.port, earlier.target.port].map((port) => known(port));
  if (ports.includes(undefined)) {
    return 'one port';
  }
  if (ports.every((port) => port === 0)) {
    return "the backend service's port";
  }
  if (!ports.includes(0)) {
    return `port ${later.target.port}`;
  }
  const earlierPorts = portsOf(graph, earlier);
  const shared = portsOf(graph, later).filter((port) => earlierPorts.includes(port));
  return `port ${shared.join()} (port 0 stands for the backend service's port)`;
}
