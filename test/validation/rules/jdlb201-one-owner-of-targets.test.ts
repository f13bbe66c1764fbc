import { TerraformVariable, Testing } from 'cdktf';
import { BackendProtocol, Review, TargetGroup } from '../../../lib';
import { messageOf, newAlb, newBackendService, newInstance, newStack } from '../../support/app';
import { errorsIn, lines, review, SILENT } from '../../support/review';

test('refuses two references to one group that both register targets', () => {
  const stack = newStack();
  TargetGroup.fromTargetGroupId(stack, 'One', 'tg-a1').addInstance(newInstance(stack, 'Vm1', 'i-a1'));
  TargetGroup.fromTargetGroupId(stack, 'Other', 'tg-a1').addInstance(newInstance(stack, 'Vm2', 'i-a2'));

  expect(review(stack).error).toBe(
    errorsIn(
      'shop',
      1,
      lines(
        'error JDLB201  shop/Other · addInstance(Vm2)',
        '  shop/Other and shop/One both register targets in target group tg-a1.',
        "  Each of them sets the group's whole list, so each apply would undo the other.",
        '  Do: register all of the targets in one place, for example on shop/One.',
      ),
    ),
  );
});

test('refuses them across stacks, and says nothing else of a target that both register', () => {
  const app = Testing.app();
  const one = newStack('one', app);
  const other = newStack('other', app);
  const vm = newInstance(one, 'Vm1', 'i-a1');
  TargetGroup.fromTargetGroupId(one, 'Servers', 'tg-a1').addInstance(vm, { port: 80 });
  TargetGroup.fromTargetGroupId(other, 'Servers', 'tg-a1').addInstance(vm, { port: 80 });

  expect(review(one)).toEqual(SILENT);
  expect(review(other).error).toBe(
    errorsIn(
      'other',
      1,
      lines(
        'error JDLB201  other/Servers · addInstance(Vm1)',
        '  other/Servers and one/Servers both register targets in target group tg-a1.',
        "  Each of them sets the group's whole list, so each apply would undo the other.",
        '  Do: register all of the targets in one place, for example on one/Servers.',
      ),
    ),
  );
});

test('refuses a reference to a group of this app, in another stack', () => {
  const app = Testing.app();
  const shop = newStack('shop', app);
  const office = newStack('office', app);
  const servers = newAlb(shop).addTargetGroup('Servers');
  servers.addInstance(newInstance(shop, 'Vm1', 'i-a1'));
  TargetGroup.fromTargetGroupId(office, 'Existing', servers.targetGroupId).addInstance(
    newInstance(office, 'Vm2', 'i-a2'),
  );

  expect(review(office).error).toBe(
    errorsIn(
      'office',
      1,
      lines(
        'error JDLB201  office/Existing · addInstance(Vm2)',
        '  office/Existing and shop/Alb/Servers both register targets in target group shop/Alb/Servers.',
        "  Each of them sets the group's whole list, so each apply would undo the other.",
        '  Do: register all of the targets in one place, for example on shop/Alb/Servers.',
      ),
    ),
  );
});

test('says once for each further owner that there is one already', () => {
  const stack = newStack();
  for (const id of ['One', 'Two', 'Three']) {
    const servers = TargetGroup.fromTargetGroupId(stack, id, 'tg-a1');
    servers.addInstance(newInstance(stack, `${id}Vm1`, `i-${id}1`));
    servers.addInstance(newInstance(stack, `${id}Vm2`, `i-${id}2`));
  }

  expect(review(stack).error.match(/^error .*$/gm)).toEqual([
    'error JDLB201  shop/Three · addInstance(ThreeVm1)',
    'error JDLB201  shop/Two · addInstance(TwoVm1)',
  ]);
});

test('accepts references that register nothing, other groups, and tokens', () => {
  const stack = newStack();
  const alb = newAlb(stack);
  const id = new TerraformVariable(stack, 'Id', { type: 'string' });
  const servers = alb.addTargetGroup('Servers');
  servers.addInstance(newInstance(stack, 'Vm1', 'i-a1'));
  const reference = TargetGroup.fromTargetGroupAttributes(stack, 'Reference', {
    targetGroupId: servers.targetGroupId,
    loadBalancer: alb,
  });
  newBackendService(alb, 'Api', BackendProtocol.HTTP, reference);
  for (const [index, targetGroupId] of ['tg-a1', 'tg-a2', id.stringValue, id.stringValue].entries()) {
    const existing = TargetGroup.fromTargetGroupId(stack, `Existing${index}`, targetGroupId);
    existing.addInstance(newInstance(stack, `Vm1${index}`, 'i-a1'));
  }

  expect(review(stack)).toEqual(SILENT);
});

test('cannot be demoted', () => {
  expect(
    messageOf(() => {
      Review.of(newStack()).demote('JDLB201', 'we never apply twice');
    }),
  ).toBe(
    'cdktf-jdcloud-lb: shop has 1 invalid property\n' +
      '  demote: code is JDLB201; valid: the code of a rule that rests on a product page; JDLB201 is about the app itself, so correct what it finds',
  );
});
