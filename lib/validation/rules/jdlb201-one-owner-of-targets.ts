import { known } from '../../terraform/tokens';
import { TargetGroupFacts } from '../facts';
import { Finding, Rule } from '../rule';
import { pathOf, registration } from '../wording';

/** The targets of a group are registered in one place. */
export const oneOwnerOfTargets: Rule = {
  code: 'JDLB201',
  severity: 'error',
  title:
    'The targets of a target group are all registered in one place: on the group itself, or on one reference to it.',
  source: { kind: 'LIBRARY', reference: 'this library' },
  moments: ['synthesis'],
  remedy: 'Register all targets of the group in one place.',
  review: (graph) =>
    graph.targetGroups.filter(registersTargets).flatMap((group): Finding[] => {
      const first = graph.sameAs(group).find(registersTargets);
      return first === undefined || first === group ? [] : [finding(group, first)];
    }),
};

function registersTargets({ targets }: TargetGroupFacts): boolean {
  return targets.length > 0;
}

function finding(group: TargetGroupFacts, first: TargetGroupFacts): Finding {
  const [one, other] = [pathOf(group.construct), pathOf(first.construct)];
  const id = known(group.id);
  return {
    construct: group.construct,
    property: group.targets.slice(0, 1).map(registration).join(),
    problem: `${one} and ${other} both register targets in target group ${id ?? other}.`,
    allowed: "Each of them sets the group's whole list, so each apply would undo the other.",
    remedy: `register all of the targets in one place, for example on ${other}.`,
  };
}
