import { Rule } from '../rule';

/** A group that serves stays in its VPC. */
export const vpcOfInstanceTemplates: Rule = {
  code: 'JDLB040',
  severity: 'error',
  title:
    'While a backend service uses an availability group, a new instance template is in the same VPC as the old one.',
  noun: 'availability group',
  source: { kind: 'API', reference: 'JD Cloud SDK: setInstanceTemplate' },
  moments: ['provider'],
  remedy:
    'Take an instance template with a subnet of the same VPC, or point the backend services elsewhere first. The message names them.',
};
