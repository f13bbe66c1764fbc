import { Rule } from '../rule';

/** A load balancer that the internet reaches has a security group. */
export const openToAll: Rule = {
  code: 'JDLB205',
  severity: 'warning',
  title: 'An application load balancer with an elastic IP should name its security groups.',
  source: { kind: 'PRODUCT_PAGE', reference: 'ALB guide: Create ALB Instance' },
  moments: ['synthesis'],
  remedy: 'List the security groups in `securityGroups`. Without any, JD Cloud attaches one that is open to all.',
  review: (graph) =>
    graph.loadBalancers
      .filter(
        ({ product, elasticIpId, securityGroupIds }) =>
          product === 'ALB' && elasticIpId !== undefined && securityGroupIds === undefined,
      )
      .map(({ construct }) => ({
        construct,
        property: 'securityGroups',
        problem: 'This load balancer has an elastic IP and no security group.',
        allowed: 'JD Cloud then attaches a security group that is open to all.',
        remedy: 'list its security groups in securityGroups.',
      })),
};
