import { known } from '../../terraform/tokens';
import { Finding, Rule } from '../rule';
import { kindOf, pathOf, registered, registration } from '../wording';

/** What goes in which target group. */
export const targetFamilies: Rule = {
  code: 'JDLB035',
  severity: 'error',
  title: 'A target group of type INSTANCE has instances and containers, one of type IP has addresses.',
  noun: 'target group',
  source: { kind: 'API', reference: 'JD Cloud SDK: TargetSpec, type' },
  moments: ['construction', 'synthesis', 'provider'],
  remedy: 'Register instances and containers in one group, addresses in another.',
  review: (graph) =>
    graph.targetGroups
      // What the group's own reference says was checked with each registration.
      .filter(({ targets, targetType }) => targets.length > 0 && targetType === undefined)
      .flatMap((group): Finding[] => {
        const said = graph.sameAs(group).find(({ targetType }) => known(targetType) !== undefined);
        return said === undefined
          ? []
          : group.targets
              .filter((target) => (kindOf(target) === 'address') !== (said.targetType === 'IP'))
              .map((target) => ({
                construct: group.construct,
                property: registration(target),
                problem: `${registered(target)} is registered in a target group of type ${said.targetType ?? ''}, as ${pathOf(said.construct)} says.`,
                allowed: said.targetType === 'IP' ? 'It has addresses only.' : 'It has instances and containers only.',
                remedy: 'use a group of the other type for this target.',
              }));
      }),
};
