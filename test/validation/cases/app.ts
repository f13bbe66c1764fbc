import { LoadBalancerOptions, NetworkLoadBalancer } from '../../../lib';
import { newSubnet } from '../../support/app';
import { accepts, atSynthesis, Cases } from '../cases';

/** What JavaScript, or a class of options, may hold beside the properties. */
function withMore(options: LoadBalancerOptions, more: object): LoadBalancerOptions & { zones: string[] } {
  return { ...options, zones: ['cn-north-1a'], ...more };
}

export const cases: Cases = {
  refused: [
    atSynthesis(
      'JDLB203',
      'warning',
      'a misspelt property',
      (stack) =>
        new NetworkLoadBalancer(stack, 'Nlb', withMore({ subnet: newSubnet(stack) }, { descripton: 'the shop' })),
    ),
  ],
  accepted: [
    accepts(
      'JDLB203',
      'a property that looks like no other',
      (stack) => new NetworkLoadBalancer(stack, 'Nlb', withMore({ subnet: newSubnet(stack) }, { owner: 'shop' })),
    ),
  ],
};
