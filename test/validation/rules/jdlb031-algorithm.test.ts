import { TerraformVariable } from 'cdktf';
import { BackendProtocol, BackendService, HealthCheck, LoadBalancer, SchedulingAlgorithm } from '../../../lib';
import { newAlb, newDnlb, newNlb, newStack } from '../../support/app';

const PRODUCTS = { ALB: newAlb, NLB: newNlb, DNLB: newDnlb };
const VALID = {
  ALB: ['ROUND_ROBIN', 'LEAST_CONNECTIONS', 'SOURCE_IP_HASH'],
  NLB: ['ROUND_ROBIN', 'LEAST_CONNECTIONS', 'SOURCE_IP_HASH'],
  DNLB: ['SOURCE_IP_HASH', 'QUINTUPLE_HASH'],
};
const WORDS = {
  ALB: 'an application load balancer',
  NLB: 'a network load balancer',
  DNLB: 'a distributed network load balancer',
};
const SPELLING: Record<SchedulingAlgorithm, string> = {
  ROUND_ROBIN: 'RoundRobin',
  LEAST_CONNECTIONS: 'LeastConn',
  SOURCE_IP_HASH: 'IpHash',
  QUINTUPLE_HASH: 'QuintupleHash',
};

const cases = (['ALB', 'NLB', 'DNLB'] as const).flatMap((product) =>
  Object.values(SchedulingAlgorithm).map((algorithm) => [product, algorithm] as const),
);

function schedule(product: keyof typeof PRODUCTS, algorithm: SchedulingAlgorithm): () => BackendService {
  const stack = newStack();
  const loadBalancer = PRODUCTS[product](stack);
  return () =>
    new BackendService(stack, 'Api', {
      loadBalancer,
      protocol: BackendProtocol.TCP,
      port: 8080,
      healthCheck: HealthCheck.tcp(),
      algorithm,
    });
}

test.each(cases.filter(([product, algorithm]) => VALID[product].includes(algorithm)))('takes on %s %s', (...pair) => {
  expect(schedule(...pair)().resource.algorithmInput).toBe(SPELLING[pair[1]]);
});

test.each(cases.filter(([product, algorithm]) => !VALID[product].includes(algorithm)))(
  'refuses on %s %s',
  (product, algorithm) => {
    expect(schedule(product, algorithm)).toThrow(
      new Error(
        'cdktf-jdcloud-lb: shop/Api has 1 invalid property\n' +
          `  algorithm is ${algorithm}; valid for ${WORDS[product]}: ${VALID[product].join(', ')}; ` +
          'choose one of them, or leave algorithm out (JDLB031)',
      ),
    );
  },
);

test('takes every algorithm on an import that does not say its product', () => {
  const stack = newStack();
  const variable = new TerraformVariable(stack, 'Id', { type: 'string' });
  const api = new BackendService(stack, 'Api', {
    loadBalancer: LoadBalancer.fromLoadBalancerId(stack, 'Existing', variable.stringValue),
    protocol: BackendProtocol.TCP,
    port: 8080,
    healthCheck: HealthCheck.tcp(),
    algorithm: SchedulingAlgorithm.QUINTUPLE_HASH,
  });
  expect(api.resource.algorithmInput).toBe('QuintupleHash');
});
