import { known } from '../../terraform/tokens';
import { registrars } from '../repeated-registrations';
import { Finding, Rule } from '../rule';
import { pathOf, registered } from '../wording';

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
    registrars(graph)
      // What the group's own reference says was checked with each registration.
      .filter(({ group, targets }) => targets.length > 0 && group.targetType === undefined)
      .flatMap(({ construct, group, targets }): Finding[] => {
        const said = graph.sameAs(group).find(({ targetType }) => known(targetType) !== undefined);
        return said === undefined
          ? []
          : targets
              .filter(({ type }) => (type === 'address') !== (said.targetType === 'IP'))
              .map((target) => ({
                construct,
                property: target.property,
                problem: `${registered(target)} is registered in a target group of type ${said.targetType ?? ''}, as ${pathOf(said.construct)} says.`,
                allowed: said.targetType === 'IP' ? 'It has addresses only.' : 'It has instances and containers only.',
                remedy: 'use a group of the other type for this target.',
              }));
      }),
};
