import { TerraformStack } from 'cdktf';
import {
  BackendProtocol,
  BackendService,
  Certificate,
  HealthCheck,
  ILoadBalancer,
  Listener,
  ListenerProtocol,
  LoadBalancer,
} from '../../../lib';
import { newAlb, newBackendService, newDnlb, newNlb, newStack } from '../../support/app';

const PRODUCTS = { ALB: newAlb, NLB: newNlb, DNLB: newDnlb };
const LISTENER = { ALB: ['HTTP', 'HTTPS', 'TCP', 'TLS', 'UDP'], NLB: ['TCP', 'UDP'], DNLB: ['TCP', 'UDP'] };
const BACKEND = { ALB: ['HTTP', 'TCP', 'UDP'], NLB: ['TCP', 'UDP'], DNLB: ['TCP', 'UDP'] };
const WORDS = {
  ALB: 'an application load balancer',
  NLB: 'a network load balancer',
  DNLB: 'a distributed network load balancer',
};

const products = ['ALB', 'NLB', 'DNLB'] as const;
const listenerCases = products.flatMap((product) =>
  Object.values(ListenerProtocol).map((protocol) => [product, protocol] as const),
);
const backendCases = products.flatMap((product) =>
  Object.values(BackendProtocol).map((protocol) => [product, protocol] as const),
);

function listen(loadBalancer: ILoadBalancer, protocol: ListenerProtocol): Listener {
  const stack = TerraformStack.of(loadBalancer);
  const certificates = [Certificate.fromCertificateId(stack, 'Cert', 'cert-a1')];
  return new Listener(stack, 'Front', {
    loadBalancer,
    protocol,
    port: 80,
    backendService: BackendService.fromBackendServiceId(stack, 'Api', 'backend-a1'),
    certificates: ['HTTPS', 'TLS'].includes(protocol) ? certificates : undefined,
  });
}

test.each(listenerCases.filter(([product, protocol]) => LISTENER[product].includes(protocol)))(
  'takes on %s a listener of %s',
  (product, protocol) => {
    expect(listen(PRODUCTS[product](newStack()), protocol).resource.protocolInput).toBe(
      protocol.charAt(0) + protocol.slice(1).toLowerCase(),
    );
  },
);

test.each(listenerCases.filter(([product, protocol]) => !LISTENER[product].includes(protocol)))(
  'refuses on %s a listener of %s',
  (product, protocol) => {
    const loadBalancer = PRODUCTS[product](newStack());
    expect(() => listen(loadBalancer, protocol)).toThrow(
      `  protocol is ${protocol}; valid for listeners of ${WORDS[product]}: TCP, UDP; choose one of them, or an application load balancer (JDLB020)`,
    );
  },
);

test.each(backendCases.filter(([product, protocol]) => BACKEND[product].includes(protocol)))(
  'takes on %s a backend service of %s',
  (product, protocol) => {
    const api = newBackendService(PRODUCTS[product](newStack()), 'Api', protocol);
    expect(api.resource.protocolInput).toBe(protocol.charAt(0) + protocol.slice(1).toLowerCase());
  },
);

test.each(backendCases.filter(([product, protocol]) => !BACKEND[product].includes(protocol)))(
  'refuses on %s a backend service of %s',
  (product, protocol) => {
    const loadBalancer = PRODUCTS[product](newStack());
    expect(() => newBackendService(loadBalancer, 'Api', protocol)).toThrow(
      new Error(
        'cdktf-jdcloud-lb: shop/Api has 1 invalid property\n' +
          `  protocol is ${protocol}; valid for backend services of ${WORDS[product]}: TCP, UDP; choose one of them, or an application load balancer (JDLB020)`,
      ),
    );
  },
);

test('takes every protocol on an import that does not say its product', () => {
  const stack = newStack();
  const loadBalancer = LoadBalancer.fromLoadBalancerId(stack, 'Existing', 'lb-a1');
  const backendService = new BackendService(stack, 'Api', {
    loadBalancer,
    protocol: BackendProtocol.HTTP,
    port: 8080,
    healthCheck: HealthCheck.tcp(),
  });
  const listener = new Listener(stack, 'Front', {
    loadBalancer,
    protocol: ListenerProtocol.HTTP,
    port: 80,
    backendService,
  });
  expect([backendService.resource.protocolInput, listener.resource.protocolInput]).toEqual(['Http', 'Http']);
});
