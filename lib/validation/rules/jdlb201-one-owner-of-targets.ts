import { known } from '../../terraform/tokens';
import { TargetGroupAttachmentFacts, TargetGroupFacts } from '../facts';
import { Finding, Rule } from '../rule';
import { pathOf } from '../wording';

/** The targets of a group are registered in one place, or each by an attachment. */
export const oneOwnerOfTargets: Rule = {
  code: 'JDLB201',
  severity: 'error',
  title:
    'The targets of a target group are all registered in one place (on the group itself, or on one reference to it), or each of them by an attachment.',
  source: { kind: 'LIBRARY', reference: 'this library' },
  moments: ['synthesis', 'provider'],
  remedy: 'Register all targets of the group in one place, or all of them with attachments.',
  review: (graph) => [
    ...graph.targetGroups.filter(registersTargets).flatMap((group): Finding[] => {
      const first = graph.sameAs(group).find(registersTargets);
      return first === undefined || first === group ? [] : [finding(group, first)];
    }),
    ...graph.attachments.flatMap((attachment): Finding[] => {
      const owner = graph.sameAs(attachment.group).find(registersTargets);
      return owner === undefined ? [] : [findingOfAttachment(attachment, owner)];
    }),
  ],
};

function registersTargets({ targets }: TargetGroupFacts): boolean {
  return targets.length > 0;
}

function finding(group: TargetGroupFacts, first: TargetGroupFacts): Finding {
  const [one, other] = [pathOf(group.construct), pathOf(first.construct)];
  const id = known(group.id);
  return {
    construct: group.construct,
    property: group.targets
      .slice(0, 1)
      .map(({ property }) => property)
      .join(),
    problem: `${one} and ${other} both register targets in target group ${id ?? other}.`,
    allowed: "Each of them sets the group's whole list, so each apply would undo the other.",
    remedy: `register all of the targets in one place, for example on ${other}.`,
  };
}

function findingOfAttachment(
  { construct, group, targets }: TargetGroupAttachmentFacts,
  owner: TargetGroupFacts,
): Finding {
  const path = pathOf(owner.construct);
  return {
    construct,
    property: targets[0].property,
    problem: `This attachment and ${path} both register targets in target group ${known(group.id) ?? path}.`,
    allowed: `What ${path} registers is the group's whole list, so each apply would deregister the target of the attachment.`,
    remedy: `register this target on ${path}, too, or register all targets of the group with attachments.`,
  };
}
