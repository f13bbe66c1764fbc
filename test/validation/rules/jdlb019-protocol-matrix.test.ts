import { TerraformStack, TerraformVariable, Testing } from 'cdktf';
import { BackendProtocol, BackendService, Certificate, Listener, ListenerProtocol } from '../../../lib';
import { newAlb, newBackendService, newNlb, newStack, only } from '../../support/app';
import { errorsIn, lines, review, SILENT } from '../../support/review';

const FITTING: Record<ListenerProtocol, BackendProtocol> = {
  [ListenerProtocol.HTTP]: BackendProtocol.HTTP,
  [ListenerProtocol.HTTPS]: BackendProtocol.HTTP,
  [ListenerProtocol.TCP]: BackendProtocol.TCP,
  [ListenerProtocol.TLS]: BackendProtocol.TCP,
  [ListenerProtocol.UDP]: BackendProtocol.UDP,
};

const ARTICLE: Record<ListenerProtocol | BackendProtocol, string> = {
  HTTP: 'an',
  HTTPS: 'an',
  TCP: 'a',
  TLS: 'a',
  UDP: 'a',
};

const LISTENERS: Record<BackendProtocol, string> = { HTTP: 'HTTP or HTTPS', TCP: 'TCP or TLS', UDP: 'UDP' };

const pairs = Object.values(ListenerProtocol).flatMap((listener) =>
  Object.values(BackendProtocol).map((backend) => [listener, backend] as const),
);

function reviewPair(protocol: ListenerProtocol, backendProtocol: BackendProtocol): ReturnType<typeof review> {
  const stack = newStack('app');
  const alb = newAlb(stack);
  const certificates = [Certificate.fromCertificateId(stack, 'Cert', 'cert-a1')];
  new Listener(stack, 'Front', {
    loadBalancer: alb,
    protocol,
    port: 80,
    backendService: newBackendService(alb, 'Api', backendProtocol),
    certificates: ['HTTPS', 'TLS'].includes(protocol) ? certificates : undefined,
  });
  return review(stack);
}

test.each(pairs.filter(([listener, backend]) => FITTING[listener] === backend))(
  'takes %s in front of %s',
  (...pair) => {
    expect(reviewPair(...pair)).toEqual(SILENT);
  },
);

test.each(pairs.filter(([listener, backend]) => FITTING[listener] !== backend))(
  'refuses %s in front of %s',
  (listener, backend) => {
    const fitting = FITTING[listener];
    const article = ARTICLE[listener] === 'an' ? 'An' : 'A';
    expect(reviewPair(listener, backend).error).toBe(
      errorsIn(
        'app',
        1,
        lines(
          'error JDLB019  app/Front · backendService',
          `  The protocol of this listener is ${listener}, that of its backend service app/Api is ${backend}. ` +
            `${article} ${listener} listener forwards to ${ARTICLE[fitting]} ${fitting} backend service.`,
          `  Do: forward to a backend service with protocol ${fitting}, or listen with ${LISTENERS[backend]} in front of app/Api.`,
        ),
      ),
    );
  },
);

test('says nothing of an imported backend service that does not say its protocol', () => {
  const stack = newStack();
  newAlb(stack).addHttpListener('Http', {
    backendService: BackendService.fromBackendServiceId(stack, 'Existing', 'backend-a1'),
  });

  expect(review(stack)).toEqual(SILENT);
});

test('judges an imported backend service by what it says', () => {
  const stack = newStack();
  const backendService = BackendService.fromBackendServiceAttributes(stack, 'Existing', {
    backendServiceId: 'backend-a1',
    protocol: BackendProtocol.TCP,
  });
  newAlb(stack).addHttpListener('Http', { backendService });

  expect(review(stack).error).toContain(
    'The protocol of this listener is HTTP, that of its backend service shop/Existing is TCP.',
  );
});

test.each([
  [
    ListenerProtocol.TCP,
    BackendProtocol.UDP,
    'forward to a backend service with protocol TCP, or listen with UDP in front of shop/Api.',
  ],
  [
    ListenerProtocol.UDP,
    BackendProtocol.TCP,
    'forward to a backend service with protocol UDP, or listen with TCP in front of shop/Api.',
  ],
])('advises on a network load balancer only what it has: %s in front of %s', (protocol, backendProtocol, remedy) => {
  const stack = newStack();
  const loadBalancer = newNlb(stack);
  const backendService = newBackendService(loadBalancer, 'Api', backendProtocol);
  new Listener(stack, 'Front', { loadBalancer, protocol, port: 80, backendService });

  expect(review(stack).error).toContain(`  Do: ${remedy}`);
});

test('advises no other listener where the product has none for the backend service', () => {
  const stack = newStack();
  const loadBalancer = newNlb(stack);
  const backendService = BackendService.fromBackendServiceAttributes(stack, 'Existing', {
    backendServiceId: 'backend-a1',
    protocol: BackendProtocol.HTTP,
  });
  new Listener(stack, 'Front', { loadBalancer, protocol: ListenerProtocol.TCP, port: 80, backendService });

  expect(review(stack).error).toMatch(/\n {2}Do: forward to a backend service with protocol TCP\.$/);
});

function tokenOf(stack: TerraformStack, id = 'Protocol'): unknown {
  return new TerraformVariable(stack, id, { type: 'string' }).stringValue;
}

test('leaves a protocol that is a token to Terraform, in its spelling', () => {
  const stack = newStack();
  const alb = newAlb(stack);
  const protocol = tokenOf(stack) as BackendProtocol;
  alb.addHttpListener('Http', { backendService: newBackendService(alb, 'Api', protocol) });

  expect(only(stack, 'jdcloud_lb_listener')).toMatchObject({
    lifecycle: {
      precondition: [
        {
          condition: '${var.Protocol == "Http"}',
          error_message: lines(
            'error JDLB019  shop/Alb/Http · backendService',
            '  The protocol of this listener is HTTP, that of its backend service shop/Api is ${var.Protocol}.',
            '  An HTTP listener forwards to an HTTP backend service.',
            '  Do: forward to a backend service with protocol HTTP.',
          ),
        },
      ],
    },
  });
});

test('leaves nothing to Terraform of another stack, and of a listener whose protocol is a token', () => {
  const app = Testing.app();
  const [shop, hub] = [newStack('shop', app), newStack('hub', app)];
  const alb = newAlb(hub);
  const backendService = newBackendService(alb, 'Api', tokenOf(hub) as BackendProtocol);
  new Listener(shop, 'Http', { loadBalancer: alb, backendService, protocol: ListenerProtocol.HTTP, port: 80 });
  new Listener(hub, 'Token', {
    loadBalancer: alb,
    backendService: newBackendService(alb, 'Other', BackendProtocol.TCP),
    protocol: tokenOf(hub, 'Listeners') as ListenerProtocol,
    port: 81,
  });

  expect(Testing.synth(shop) + Testing.synth(hub)).not.toContain('precondition');
});
