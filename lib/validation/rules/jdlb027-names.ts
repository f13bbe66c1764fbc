import { IConstruct } from 'constructs';
import { describe } from '../../properties/describe';
import { LoadBalancerFacts } from '../facts';
import { grouped } from '../graph';
import { isSame } from '../identity';
import { Finding, Rule } from '../rule';
import { pathOf } from '../wording';

/** Something on a load balancer that a user may name. */
interface Nameable {
  readonly construct: IConstruct;
  readonly loadBalancer?: LoadBalancerFacts;
  readonly name?: string;
}

/** Something that a user named. */
type Named = Required<Nameable>;

/** A name occurs once among the objects of one kind on a load balancer. */
export const names: Rule = {
  code: 'JDLB027',
  severity: 'error',
  title:
    'No two listeners of a load balancer have the same name, nor do two of its backend services, nor two of its target groups.',
  source: { kind: 'API', reference: 'OpenAPI: createListener, createBackend and createTargetGroup, return code 409' },
  moments: ['synthesis', 'provider'],
  remedy: 'Give one of the two another name, or leave `name` out to get a generated name.',
  review: (graph) => [
    ...clashes('listener', graph.listeners),
    ...clashes('backend service', graph.backendServices),
    ...clashes('target group', graph.targetGroups),
  ],
};

function clashes(noun: string, facts: readonly Nameable[]): Finding[] {
  // A token is only the same as itself.
  const byName = grouped(facts.filter(isNamed), ({ loadBalancer, name }) => JSON.stringify([loadBalancer.id, name]));
  return [...byName.values()].flatMap((named) =>
    named.flatMap((later, index): Finding[] => {
      const earlier = named.slice(0, index).find((other) => isSame(later.loadBalancer, other.loadBalancer));
      return earlier === undefined ? [] : [finding(noun, later, earlier)];
    }),
  );
}

function isNamed(facts: Nameable): facts is Named {
  return typeof facts.name === 'string' && facts.loadBalancer !== undefined;
}

function finding(noun: string, later: Named, earlier: Named): Finding {
  return {
    construct: later.construct,
    property: 'name',
    problem:
      `name is ${describe(later.name)}, which ${noun} ${pathOf(earlier.construct)} already has ` +
      `on load balancer ${pathOf(later.loadBalancer.construct)}.`,
    allowed: `JD Cloud refuses a second ${noun} with the same name.`,
    remedy: 'give one of the two another name, or leave name out to get a generated name.',
  };
}
