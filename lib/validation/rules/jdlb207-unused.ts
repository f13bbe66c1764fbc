import { BackendServiceFacts, TargetGroupFacts } from '../facts';
import { Finding, Rule } from '../rule';

/** What nothing uses has no effect. */
export const unused: Rule = {
  code: 'JDLB207',
  severity: 'warning',
  title: 'A target group or backend service that nothing uses has no effect.',
  source: { kind: 'LIBRARY', reference: 'this library' },
  moments: ['synthesis'],
  remedy:
    'Pass the target group to a backend service and the backend service to a listener, or remove it. Whatever reads its id, an output for example, ' +
    'counts as a use.',
  review: (graph) => [
    ...graph.targetGroups.filter(isUnused).map((group) => finding(group, 'target group', 'backend service sends to')),
    ...graph.backendServices
      .filter(isUnused)
      .map((backendService) => finding(backendService, 'backend service', 'listener forwards to')),
  ],
};

function isUnused({ owned, isUsed }: TargetGroupFacts | BackendServiceFacts): boolean {
  return owned && isUsed === false;
}

function finding(
  { construct, kind }: TargetGroupFacts | BackendServiceFacts,
  noun: string,
  use: 'backend service sends to' | 'listener forwards to',
): Finding {
  const user = kind === 'TargetGroup' ? 'a backend service' : 'a listener';
  return {
    construct,
    property: kind === 'TargetGroup' ? 'targetGroupId' : 'backendServiceId',
    problem: `No ${use} this ${noun}, and nothing else reads its id.`,
    allowed: `A ${noun} has no effect until ${user} uses it.`,
    remedy: `pass it to ${user}, or remove it.`,
  };
}
