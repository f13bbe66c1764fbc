import * as fc from 'fast-check';
import { BackendProtocol, Instance, TargetType } from '../../../lib';
import { newAlb, newBackendService, newInstance, newStack } from '../../support/app';
import { errorsIn, lines, review, SILENT } from '../../support/review';

test('refuses an instance that is registered twice for one port', () => {
  const stack = newStack();
  const servers = newAlb(stack).addTargetGroup('Servers');
  const vm = newInstance(stack, 'Vm1', 'i-a1');
  servers.addInstance(vm, { port: 8080 });
  servers.addInstance(vm, { key: 'Vm1Again', port: 8080, weight: 5 });

  expect(review(stack).error).toBe(
    errorsIn(
      'shop',
      1,
      lines(
        'error JDLB036  shop/Alb/Servers · addInstance(Vm1Again)',
        '  Instance i-a1 is registered twice for port 8080, here and by addInstance(Vm1). A target group takes each pair of target and port once.',
        '  Do: remove one of the two registrations, or give it another port.',
      ),
    ),
  );
});

test('refuses an address that is registered twice for one port', () => {
  const stack = newStack();
  const legacy = newAlb(stack).addTargetGroup('Legacy', { targetType: TargetType.IP });
  legacy.addIpAddress('10.8.0.7', { port: 8080 });
  legacy.addIpAddress('10.8.0.7', { key: 'Again', port: 8080 });

  expect(review(stack).error).toBe(
    errorsIn(
      'shop',
      1,
      lines(
        'error JDLB036  shop/Alb/Legacy · addIpAddress(Again)',
        '  Address 10.8.0.7 is registered twice for port 8080, here and by addIpAddress(10.8.0.7).',
        '  A target group takes each pair of target and port once.',
        '  Do: remove one of the two registrations, or give it another port.',
      ),
    ),
  );
});

test('takes two imports of one instance for one instance', () => {
  const stack = newStack();
  const servers = newAlb(stack).addTargetGroup('Servers');
  servers.addInstance(Instance.fromInstanceId(stack, 'Vm1', 'i-a1'), { port: 8080 });
  servers.addInstance(Instance.fromInstanceId(stack, 'Same', 'i-a1'), { port: 8080 });

  expect(review(stack).error).toContain(
    'Instance i-a1 is registered twice for port 8080, here and by addInstance(Vm1).',
  );
});

test("counts a registration without a port as one for the backend service's port", () => {
  const stack = newStack();
  const alb = newAlb(stack);
  const servers = alb.addTargetGroup('Servers');
  newBackendService(alb, 'Api', BackendProtocol.HTTP, servers, 8080);
  const vm = newInstance(stack, 'Vm1', 'i-a1');
  servers.addInstance(vm);
  servers.addInstance(vm, { key: 'Vm1Port', port: 8080 });

  expect(review(stack).error).toBe(
    errorsIn(
      'shop',
      1,
      lines(
        'error JDLB036  shop/Alb/Servers · addInstance(Vm1Port)',
        "  Instance i-a1 is registered twice for port 8080 (port 0 stands for the backend service's port), here and by addInstance(Vm1).",
        '  A target group takes each pair of target and port once.',
        '  Do: remove one of the two registrations, or give it another port.',
      ),
    ),
  );
});

test('refuses two registrations without a port', () => {
  const stack = newStack();
  const servers = newAlb(stack).addTargetGroup('Servers');
  const vm = newInstance(stack, 'Vm1', 'i-a1');
  servers.addInstance(vm);
  servers.addInstance(vm, { key: 'Again' });

  expect(review(stack).error).toContain(
    "Instance i-a1 is registered twice for the backend service's port, here and by addInstance(Vm1).",
  );
});

test('takes other ports, other instances and other groups', () => {
  const stack = newStack();
  const alb = newAlb(stack);
  const servers = alb.addTargetGroup('Servers');
  newBackendService(alb, 'Api', BackendProtocol.HTTP, servers, 80);
  const vm = newInstance(stack, 'Vm1', 'i-a1');
  servers.addInstance(vm, { port: 8080 });
  servers.addInstance(vm, { key: 'Vm1Admin', port: 8081 });
  servers.addInstance(vm, { key: 'Vm1Backend' });
  servers.addInstance(newInstance(stack, 'Vm2', 'i-a2'), { port: 8080 });
  const more = alb.addTargetGroup('More');
  more.addInstance(vm, { port: 8080 });
  newBackendService(alb, 'Other', BackendProtocol.HTTP, more, 8080);

  expect(review(stack)).toEqual(SILENT);
});

test('finds every registration but the first of each instance and port', () => {
  const registration = fc.record({ instanceId: fc.constantFrom('i-a1', 'i-a2'), port: fc.constantFrom(0, 80, 8080) });
  fc.assert(
    fc.property(
      fc.array(registration, { maxLength: 6 }),
      fc.constantFrom(undefined, 80, 9090),
      (registrations, backendPort) => {
        const stack = newStack();
        const alb = newAlb(stack);
        const servers = alb.addTargetGroup('Servers');
        if (backendPort !== undefined) {
          newBackendService(alb, 'Api', BackendProtocol.HTTP, servers, backendPort);
        }
        const meant = registrations.map(
          ({ instanceId, port }) => `${instanceId} ${port === 0 ? (backendPort ?? 0) : port}`,
        );
        registrations.forEach(({ instanceId, port }, index) => {
          servers.addInstance(newInstance(stack, `Vm${index}`, instanceId), { port });
        });
        const found = review(stack).error.match(/^error JDLB036/gm)?.length ?? 0;
        expect(found).toBe(meant.length - new Set(meant).size);
      },
    ),
    { numRuns: 60 },
  );
});
