import { known } from '../../terraform/tokens';
import { Rule } from '../rule';

/** One zone is lost at once. */
export const singleZone: Rule = {
  code: 'JDLB210',
  severity: 'notice',
  title: 'An application or network load balancer in two availability zones survives the loss of one.',
  source: { kind: 'INFERENCE', reference: 'JD Cloud SDK: CreateLoadBalancerSpec, azs' },
  moments: ['synthesis'],
  remedy: 'List a second zone in `zones`. On an existing load balancer this is a replacement.',
  review: (graph) =>
    graph.loadBalancers
      .filter(({ product }) => product === 'ALB' || product === 'NLB')
      .flatMap(({ construct, zones }) => {
        const [zone, ...others] = known(zones) ?? [];
        return zone === undefined || others.length > 0
          ? []
          : [
              {
                construct,
                property: 'zones',
                problem: `This load balancer is in ${zone} only.`,
                allowed: 'It fails with this zone.',
                remedy: 'list a second zone in zones.',
              },
            ];
      }),
};
