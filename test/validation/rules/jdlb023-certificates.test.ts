import { Listener, ListenerProtocol } from '../../../lib';
import { BackendService } from '../../../lib';
import { newAlb, newCertificates, newStack } from '../../support/app';

function listen(protocol: ListenerProtocol, count: number | undefined): () => Listener {
  const stack = newStack();
  const certificates = count === undefined ? undefined : newCertificates(stack, count);
  return () =>
    new Listener(stack, 'Front', {
      loadBalancer: newAlb(stack),
      protocol,
      port: 443,
      backendService: BackendService.fromBackendServiceId(stack, 'Api', 'backend-a1'),
      certificates,
    });
}

const { HTTP, HTTPS, TCP, TLS, UDP } = ListenerProtocol;

test.each([
  [
    HTTPS,
    undefined,
    'certificates is missing; valid for an HTTPS listener: 1 or 2 certificates; add one with Certificate.fromCertificateId() (JDLB023)',
  ],
  [
    TLS,
    0,
    'certificates is empty; valid for a TLS listener: 1 or 2 certificates; add one with Certificate.fromCertificateId() (JDLB023)',
  ],
  [
    HTTPS,
    3,
    'certificates has 3 entries; valid for an HTTPS listener: 1 or 2 certificates; keep one, or two with different key algorithms (JDLB023)',
  ],
  [
    HTTP,
    1,
    'certificates has 1 entry; valid for an HTTP listener: none; remove them, or choose HTTPS or TLS (JDLB023)',
  ],
  [TCP, 2, 'certificates has 2 entries; valid for a TCP listener: none; remove them, or choose HTTPS or TLS (JDLB023)'],
  [UDP, 1, 'certificates has 1 entry; valid for a UDP listener: none; remove them, or choose HTTPS or TLS (JDLB023)'],
])('refuses %s with %s certificates', (protocol, count, sentence) => {
  expect(listen(protocol, count)).toThrow(
    new Error(`cdktf-jdcloud-lb: shop/Front has 1 invalid property\n  ${sentence}`),
  );
});

test.each([
  [HTTP, undefined, undefined],
  [UDP, 0, undefined],
  [HTTPS, 1, ['cert-a0']],
  [TLS, 2, ['cert-a0', 'cert-a1']],
])('takes %s with %s certificates', (protocol, count, ids) => {
  expect(listen(protocol, count)().resource.certificateIdsInput).toEqual(ids);
});
