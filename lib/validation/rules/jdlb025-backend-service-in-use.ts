import { Rule } from '../rule';

/** A backend service with a listener stays. */
export const backendServiceInUse: Rule = {
  code: 'JDLB025',
  severity: 'error',
  title: 'A backend service that a listener uses cannot be deleted.',
  source: { kind: 'PRODUCT_PAGE', reference: 'ALB, NLB and DNLB guides: Backend Management' },
  moments: ['provider'],
  remedy: 'Let the listener forward to another backend service first. The message names the listener.',
};
