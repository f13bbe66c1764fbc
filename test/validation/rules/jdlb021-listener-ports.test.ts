import { TerraformStack, TerraformVariable, Testing } from 'cdktf';
import * as fc from 'fast-check';
import {
  ApplicationLoadBalancer,
  BackendProtocol,
  Certificate,
  ILoadBalancer,
  Listener,
  ListenerProtocol,
  Review,
} from '../../../lib';
import { newAlb, newBackendService, newNlb, newStack } from '../../support/app';
import { errorsIn, lines, review, SILENT, warningsIn } from '../../support/review';

const BACKEND: Record<ListenerProtocol, BackendProtocol> = {
  HTTP: BackendProtocol.HTTP,
  HTTPS: BackendProtocol.HTTP,
  TCP: BackendProtocol.TCP,
  TLS: BackendProtocol.TCP,
  UDP: BackendProtocol.UDP,
};

function listen(loadBalancer: ILoadBalancer, id: string, protocol: ListenerProtocol, port: number): Listener {
  const stack = TerraformStack.of(loadBalancer);
  return new Listener(stack, id, {
    loadBalancer,
    protocol,
    port,
    backendService: newBackendService(loadBalancer, `Api${id}`, BACKEND[protocol]),
    certificates: ['HTTPS', 'TLS'].includes(protocol)
      ? [Certificate.fromCertificateId(stack, `Cert${id}`, 'cert-a1')]
      : undefined,
  });
}

test('refuses a second listener on a port, whatever its protocol', () => {
  const stack = newStack();
  const alb = newAlb(stack);
  listen(alb, 'Http', ListenerProtocol.HTTP, 443);
  listen(alb, 'Https', ListenerProtocol.HTTPS, 443);

  expect(review(stack).error).toBe(
    errorsIn(
      'shop',
      1,
      lines(
        'error JDLB021  shop/Https · port',
        '  port is 443, which listener shop/Http already has on load balancer shop/Alb.',
        '  A port of a load balancer has one listener, whatever its protocol.',
        '  Do: choose another port for one of the two.',
      ),
    ),
  );
});

test('sees through two imports of one load balancer, in two stacks', () => {
  const app = Testing.app();
  const one = newStack('one', app);
  const other = newStack('other', app);
  listen(ApplicationLoadBalancer.fromLoadBalancerId(one, 'Shared', 'alb-a1'), 'Http', ListenerProtocol.HTTP, 80);
  listen(ApplicationLoadBalancer.fromLoadBalancerId(other, 'Shared', 'alb-a1'), 'Http', ListenerProtocol.HTTP, 80);

  expect(review(one)).toEqual(SILENT);
  expect(review(other).error).toBe(
    errorsIn(
      'other',
      1,
      lines(
        'error JDLB021  other/Http · port',
        '  port is 80, which listener one/Http already has on load balancer other/Shared.',
        '  A port of a load balancer has one listener, whatever its protocol.',
        '  Do: choose another port for one of the two.',
      ),
    ),
  );
});

test('only warns of a TCP and a UDP listener on one port', () => {
  const stack = newStack();
  const nlb = newNlb(stack);
  listen(nlb, 'Tcp', ListenerProtocol.TCP, 53);
  listen(nlb, 'Udp', ListenerProtocol.UDP, 53);

  expect(review(stack)).toEqual({
    error: '',
    printed: warningsIn(
      'shop',
      1,
      lines(
        'warning JDLB021  shop/Udp · port',
        '  port is 53, which listener shop/Tcp already has on load balancer shop/Nlb.',
        '  A port has one listener; JD Cloud does not say whether one for TCP and one for UDP may share it.',
        "  Do: choose another port for one of the two, or acknowledge with Review.of(listener).acknowledge('JDLB021', 'why').",
      ),
    ),
  });
});

test('says nothing once the TCP and UDP pair is acknowledged', () => {
  const stack = newStack();
  const nlb = newNlb(stack);
  listen(nlb, 'Tcp', ListenerProtocol.TCP, 53);
  Review.of(listen(nlb, 'Udp', ListenerProtocol.UDP, 53)).acknowledge('JDLB021', 'tried, works');

  expect(review(stack)).toEqual(SILENT);
});

test('takes one port on two load balancers, and tokens', () => {
  const stack = newStack();
  const port = new TerraformVariable(stack, 'Port', { type: 'number' });
  const alb = newAlb(stack);
  listen(alb, 'One', ListenerProtocol.HTTP, 80);
  listen(newAlb(stack, 'Other'), 'Two', ListenerProtocol.HTTP, 80);
  listen(alb, 'Three', ListenerProtocol.HTTP, port.numberValue);
  listen(alb, 'Four', ListenerProtocol.HTTP, port.numberValue);

  expect(review(stack)).toEqual(SILENT);
});

test('finds every listener but the first of each load balancer and port', () => {
  const listener = fc.record({
    loadBalancerId: fc.constantFrom('alb-a1', 'alb-a2'),
    protocol: fc.constantFrom(...Object.values(ListenerProtocol)),
    port: fc.constantFrom(80, 443, 8080),
  });
  fc.assert(
    fc.property(fc.array(listener, { maxLength: 6 }), (listeners) => {
      const stack = newStack();
      const expected = { errors: 0, warnings: 0 };
      listeners.forEach(({ loadBalancerId, protocol, port }, index) => {
        const shared = ApplicationLoadBalancer.fromLoadBalancerId(stack, `Shared${index}`, loadBalancerId);
        listen(shared, `Listener${index}`, protocol, port);
        const earlier = listeners
          .slice(0, index)
          .filter((other) => other.loadBalancerId === loadBalancerId && other.port === port)
          .map((other) => other.protocol);
        if (earlier.some((other) => [other, protocol].sort().join() !== 'TCP,UDP')) {
          expected.errors += 1;
        } else if (earlier.length > 0) {
          expected.warnings += 1;
        }
      });
      const { error, printed } = review(stack);
      const said = error + printed;
      expect({
        errors: said.match(/^error JDLB021/gm)?.length ?? 0,
        warnings: said.match(/^warning JDLB021/gm)?.length ?? 0,
      }).toEqual(expected);
    }),
    { numRuns: 60 },
  );
});
