import { aProduct } from '../products';
import { registrars } from '../repeated-registrations';
import { Finding, Rule } from '../rule';
import { pathOf } from '../wording';

/** Where a weight may be 0. */
export const weightZero: Rule = {
  code: 'JDLB038',
  severity: 'error',
  title: 'Weight 0, which means no requests, exists on application load balancers only.',
  noun: 'target',
  source: { kind: 'API', reference: 'JD Cloud SDK: TargetSpec, weight; AgTarget, weight' },
  moments: ['construction', 'synthesis', 'provider'],
  remedy: 'Use a weight from 1 to 100, or remove the target.',
  review: (graph) =>
    registrars(graph).flatMap(({ construct, group, targets }): Finding[] => {
      const without = targets.filter(({ weight }) => weight === 0);
      const loadBalancer = without.length === 0 ? undefined : graph.told(group, 'loadBalancer');
      const product = loadBalancer === undefined ? undefined : graph.told(loadBalancer, 'product');
      return loadBalancer === undefined || product === undefined || product === 'ALB'
        ? []
        : without.map(({ property }) => ({
            construct,
            property,
            problem: `weight is 0, and load balancer ${pathOf(loadBalancer.construct)} is ${aProduct(product)}.`,
            allowed: 'There a weight is 1 to 100.',
            remedy: 'use a weight from 1 to 100, or remove the target.',
          }));
    }),
};
