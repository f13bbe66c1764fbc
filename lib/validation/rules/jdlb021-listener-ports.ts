import { Graph, grouped } from '../graph';
import { ListenerFacts } from '../facts';
import { isSame } from '../identity';
import { known } from '../../terraform/tokens';
import { Finding, Rule } from '../rule';
import { pathOf } from '../wording';

/** One listener for each port of a load balancer. */
export const listenerPorts: Rule = {
  code: 'JDLB021',
  severity: 'error',
  title: 'A port of a load balancer has one listener, whatever its protocol.',
  source: { kind: 'PRODUCT_PAGE', reference: 'ALB, NLB and DNLB guides: Listener Management' },
  moments: ['synthesis', 'provider'],
  remedy: 'Choose another port for one of the listeners.',
  milder: 'A TCP and a UDP listener on one port are a warning, because the pages are older than UDP listeners.',
  review: (graph) =>
    listenersByPort(graph).flatMap((listeners) =>
      listeners.flatMap((listener, index): Finding[] => {
        const earlier = listeners.slice(0, index).filter((other) => isSame(listener.loadBalancer, other.loadBalancer));
        const clash = earlier.find((other) => !mayBeTcpAndUdp(listener.protocol, other.protocol));
        const doubtful = earlier[0];
        if (clash !== undefined) {
          return [finding(listener, clash)];
        }
        return doubtful === undefined ? [] : [doubt(listener, doubtful)];
      }),
    ),
};

/** In tree order; a token for a port or for a load balancer's id stands for nothing but itself. */
function listenersByPort(graph: Graph): (readonly ListenerFacts[])[] {
  const listeners = graph.listeners.filter(({ port }) => known(port) !== undefined);
  return [...grouped(listeners, ({ loadBalancer, port }) => `${port} ${loadBalancer.id}`).values()];
}

function mayBeTcpAndUdp(one: string, other: string): boolean {
  return one !== other && [one, other].every((protocol) => ['TCP', 'UDP', undefined].includes(known(protocol)));
}

function finding(listener: ListenerFacts, other: ListenerFacts): Finding {
  return {
    construct: listener.construct,
    property: 'port',
    problem: `port is ${listener.port}, which listener ${pathOf(other.construct)} already has on load balancer ${pathOf(listener.loadBalancer.construct)}.`,
    allowed: 'A port of a load balancer has one listener, whatever its protocol.',
    remedy: 'choose another port for one of the two.',
  };
}

function doubt(listener: ListenerFacts, other: ListenerFacts): Finding {
  return {
    ...finding(listener, other),
    severity: 'warning',
    allowed: 'A port has one listener; JD Cloud does not say whether one for TCP and one for UDP may share it.',
  };
}
