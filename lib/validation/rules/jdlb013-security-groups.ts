import { Rule } from '../rule';

/** Which load balancers have security groups, and how many. */
export const securityGroups: Rule = {
  code: 'JDLB013',
  severity: 'error',
  title: 'An application load balancer has at most four security groups. Other load balancers have none.',
  noun: 'load balancer',
  source: { kind: 'API', reference: 'JD Cloud SDK: CreateLoadBalancerSpec, securityGroupIds; ALB guide: Restrictions' },
  moments: ['types', 'construction', 'provider'],
  remedy:
    'List one to four security groups on an application load balancer, and none on others: control access there with subnet ACLs.',
};
