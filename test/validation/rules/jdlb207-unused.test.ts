import { TerraformOutput, Testing } from 'cdktf';
import { BackendProtocol, BackendService, Review, TargetGroup } from '../../../lib';
import { newAlb, newBackendService, newInstance, newStack } from '../../support/app';
import { lines, reviewWhole, SILENT, warningsIn } from '../../support/review';

test('warns of a target group and a backend service that nothing uses', () => {
  const stack = newStack();
  const alb = newAlb(stack);
  const servers = alb.addTargetGroup('Servers');
  servers.addInstance(newInstance(stack, 'Vm1', 'i-a1'));
  newBackendService(alb, 'Api', BackendProtocol.HTTP);

  expect(reviewWhole(stack)).toEqual({
    error: '',
    printed: warningsIn(
      'shop',
      2,
      lines(
        'warning JDLB207  shop/Alb/Servers · targetGroupId',
        '  No backend service sends to this target group, and nothing else reads its id.',
        '  A target group has no effect until a backend service uses it.',
        "  Do: pass it to a backend service, or remove it, or acknowledge with Review.of(group).acknowledge('JDLB207', 'why').",
      ),
      lines(
        'warning JDLB207  shop/Api · backendServiceId',
        '  No listener forwards to this backend service, and nothing else reads its id. A backend service has no effect until a listener uses it.',
        "  Do: pass it to a listener, or remove it, or acknowledge with Review.of(service).acknowledge('JDLB207', 'why').",
      ),
    ),
  });
});

test('says nothing of what is used, here or in another stack, or exported, or imported', () => {
  const app = Testing.app();
  const [shop, office] = [newStack('shop', app), newStack('office', app)];
  const alb = newAlb(shop);
  const servers = alb.addTargetGroup('Servers');
  const api = newBackendService(alb, 'Api', BackendProtocol.HTTP, servers);
  alb.addHttpListener('Http', { backendService: api });
  new TerraformOutput(office, 'Exported', { value: newAlb(office).addTargetGroup('Exported').targetGroupId });
  newAlb(office, 'Second').addHttpListener('Http', {
    backendService: newBackendService(alb, 'Shared', BackendProtocol.HTTP),
  });
  TargetGroup.fromTargetGroupId(shop, 'ExistingGroup', 'tg-a1').addInstance(newInstance(shop, 'Vm1', 'i-a1'));
  BackendService.fromBackendServiceId(shop, 'ExistingService', 'backend-a1');

  expect(Review.of(app).findings.filter(({ code }) => code === 'JDLB207')).toEqual([]);
});

test('says nothing once it is acknowledged', () => {
  const stack = newStack();
  const servers = newAlb(stack).addTargetGroup('Servers');
  Review.of(servers).acknowledge('JDLB207', 'the product team sends to it');

  expect(reviewWhole(stack)).toEqual(SILENT);
});
