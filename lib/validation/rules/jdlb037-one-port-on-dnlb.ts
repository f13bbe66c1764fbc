import { known } from '../../terraform/tokens';
import { elsewhere, Registration, repeatedRegistrations } from '../repeated-registrations';
import { Finding, Rule } from '../rule';
import { registered } from '../wording';
import { sharePort } from './jdlb036-repeated-port';

/** One port for each instance or address on a distributed network load balancer. */
export const onePortOnDnlb: Rule = {
  code: 'JDLB037',
  severity: 'error',
  title:
    'On a distributed network load balancer an instance or address is registered once in a target group, for one port.',
  source: { kind: 'API', reference: 'JD Cloud SDK: TargetSpec, port; DNLB guide: Target Group Management' },
  moments: ['synthesis'],
  remedy: 'Keep one port in each target group; register the instance for the other port in a second target group.',
  review: (graph) =>
    repeatedRegistrations(graph).flatMap((registrations) =>
      registrations.flatMap((later, index): Finding[] => {
        const earlier = registrations.slice(0, index);
        const first = earlier[0];
        const loadBalancer = graph.told(later.group, 'loadBalancer');
        const isDnlb = loadBalancer !== undefined && graph.told(loadBalancer, 'product') === 'DNLB';
        // The same port twice is what JDLB036 says.
        const isRepeatedPort = earlier.some((other) => sharePort(graph, later, other));
        return !isDnlb || first === undefined || isRepeatedPort ? [] : [finding(later, first)];
      }),
    ),
};

function finding(later: Registration, first: Registration): Finding {
  return {
    construct: later.construct,
    property: later.target.property,
    problem:
      `${registered(later.target)} is registered here for ${portInWords(later)}, ` +
      `and by ${elsewhere(first, later)} for ${portInWords(first)}.`,
    allowed: 'A target group of a distributed network load balancer takes an instance or address once.',
    remedy: 'keep one of the two ports here, and register the other in a second target group.',
  };
}

function portInWords({ target }: Registration): string {
  switch (known(target.port)) {
    case undefined:
      return 'a port that is a token';
    case 0:
      return "the backend service's port";
    default:
      return `port ${target.port}`;
  }
}
