import { Rule } from '../rule';

/** A group with members stays. */
export const emptyAvailabilityGroups: Rule = {
  code: 'JDLB043',
  severity: 'error',
  title:
    'An availability group can be deleted only when it has no members. The provider removes those that auto scaling manages, unless a backend service uses the group.',
  noun: 'availability group',
  source: { kind: 'API', reference: 'JD Cloud SDK: deleteAg' },
  moments: ['provider'],
  remedy:
    'Point the backend services elsewhere; delete members that auto scaling does not manage, or take them out of the group. The message names them.',
};
