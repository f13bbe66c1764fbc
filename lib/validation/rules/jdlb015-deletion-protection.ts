import { Rule } from '../rule';

/** What deletion protection protects. */
export const deletionProtection: Rule = {
  code: 'JDLB015',
  severity: 'error',
  title: 'A load balancer with deletion protection cannot be deleted or replaced.',
  noun: 'load balancer',
  source: { kind: 'PRODUCT_PAGE', reference: 'DNLB guide: DNLB Instance Management' },
  moments: ['provider'],
  remedy: 'Apply `deletionProtection: false` alone, then repeat the change.',
};
