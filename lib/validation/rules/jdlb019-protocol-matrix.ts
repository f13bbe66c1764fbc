import { ListenerFacts } from '../facts';
import { Graph } from '../graph';
import { stackOf } from '../../terraform/stacks';
import { known } from '../../terraform/tokens';
import { Comparison, Finding, Rule } from '../rule';
import { either } from '../../properties/describe';
import { aProtocol, capitalised, pathOf } from '../wording';

/** The protocol of the backend service behind each listener protocol. */
const BACKEND_PROTOCOL = new Map([
  ['HTTP', 'HTTP'],
  ['HTTPS', 'HTTP'],
  ['TCP', 'TCP'],
  ['TLS', 'TCP'],
  ['UDP', 'UDP'],
]);

/** How Terraform spells the protocols of backend services: a token is in its words. */
const SPELLINGS = new Map([
  ['HTTP', 'Http'],
  ['TCP', 'Tcp'],
  ['UDP', 'Udp'],
]);

/** The protocols that listeners of every product have. */
const TRANSPORT = ['TCP', 'UDP'];

/** Which listener goes with which backend service. */
export const protocolMatrix: Rule = {
  code: 'JDLB019',
  severity: 'error',
  title:
    'HTTP and HTTPS listeners forward to HTTP backend services, TCP and TLS listeners to TCP ones, UDP listeners to UDP ones.',
  source: {
    kind: 'PRODUCT_PAGE',
    reference: 'ALB guide: Backend Management, Listener Management; NLB guide: Listener Management',
  },
  moments: ['synthesis', 'terraform'],
  remedy: 'Give the backend service the protocol that goes with the listener, or forward to another backend service.',
  review: (graph) =>
    graph.listeners.flatMap((listener): Finding[] => {
      const protocol = known(listener.protocol);
      const expected = protocol === undefined ? undefined : BACKEND_PROTOCOL.get(protocol);
      const got = graph.told(listener.backendService, 'protocol');
      return protocol !== undefined && expected !== undefined && got !== undefined && got !== expected
        ? [finding(graph, listener, protocol, expected, got)]
        : [];
    }),
  compare: (listener) => (listener.kind === 'Listener' ? leftToTerraform(listener) : []),
};

/** A backend service whose protocol is a token. Of another stack, Terraform cannot compare it. */
function leftToTerraform({ construct, protocol, backendService }: ListenerFacts): Comparison[] {
  const expected = BACKEND_PROTOCOL.get(known(protocol) ?? '');
  const spelling = expected === undefined ? undefined : SPELLINGS.get(expected);
  const got = backendService.protocol;
  return expected === undefined ||
    spelling === undefined ||
    got === undefined ||
    known(got) !== undefined ||
    stackOf(construct) !== stackOf(backendService.construct)
    ? []
    : [
        {
          verdict: 'unknown',
          values: [got, spelling],
          construct,
          property: 'backendService',
          problem: `The protocol of this listener is ${protocol}, that of its backend service ${pathOf(backendService.construct)} is ${got}.`,
          allowed: `${capitalised(aProtocol(protocol))} listener forwards to ${aProtocol(expected)} backend service.`,
          remedy: `forward to a backend service with protocol ${expected}.`,
        },
      ];
}

function finding(graph: Graph, listener: ListenerFacts, protocol: string, expected: string, got: string): Finding {
  const backendService = pathOf(listener.backendService.construct);
  const product = graph.told(listener.loadBalancer, 'product');
  const fitting = [...BACKEND_PROTOCOL]
    .filter(([, backend]) => backend === got)
    .map(([name]) => name)
    .filter((name) => product === 'ALB' || TRANSPORT.includes(name));
  const orListen = fitting.length === 0 ? '' : `, or listen with ${either(fitting)} in front of ${backendService}`;
  return {
    construct: listener.construct,
    property: 'backendService',
    problem: `The protocol of this listener is ${protocol}, that of its backend service ${backendService} is ${got}.`,
    allowed: `${capitalised(aProtocol(protocol))} listener forwards to ${aProtocol(expected)} backend service.`,
    remedy: `forward to a backend service with protocol ${expected}${orListen}.`,
  };
}
