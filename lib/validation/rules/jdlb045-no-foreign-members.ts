import { Rule } from '../rule';

/** Members are born in their group. */
export const noForeignMembers: Rule = {
  code: 'JDLB045',
  severity: 'error',
  title:
    'Members of an availability group are created from its instance template. An existing instance cannot join, nor can one that was taken out join again.',
  noun: 'availability group',
  source: { kind: 'PRODUCT_PAGE', reference: 'Availability Group guide: Restrictions' },
  moments: ['types'],
  remedy: 'Register existing instances in a target group.',
};
