import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Testing } from 'cdktf';
import { jdcloud, TargetGroupAttachment } from '../lib';
import { newAlb, newInstance, newStack } from './support/app';
import { Compiler } from './support/compiler';

const PAGE = readFileSync(join(__dirname, '..', 'docs/attaching-targets.md'), 'utf8');

test('the TypeScript of docs/attaching-targets.md compiles', () => {
  const blocks = [...PAGE.matchAll(/^```ts\n([^]*?)^```/gm)].map(([, code = '']) => `{${code}}`);
  const [reference, ...others] = blocks;
  const page = `import { TerraformStack } from 'cdktf';
    import { IInstance, ILoadBalancer, Instance, jdcloud, TargetGroup, TargetGroupAttachment } from '../lib';
    declare const stack: TerraformStack, shared: ILoadBalancer, vm: IInstance;
    ${reference ?? ''}
    declare const servers: TargetGroup;
    ${others.join('')}`;

  expect(blocks).toHaveLength(3);
  expect(new Compiler().complaints(['test/page.ts'], { 'test/page.ts': page })).toEqual([[]]);
});

test('the list of a group is its child Targets, and both it and attachments can be imported', () => {
  const stack = newStack();
  const alb = newAlb(stack);
  const instance = newInstance(stack, 'Vm1', 'i-a1');
  const servers = alb.addTargetGroup('Servers');
  servers.addInstance(instance);
  const list = servers.node.findChild('Targets');
  if (!(list instanceof jdcloud.LbTargetGroupTargets)) {
    throw new Error('the child Targets is something else');
  }
  list.importFrom('tg-a1');
  const others = alb.addTargetGroup('Others');
  new TargetGroupAttachment(stack, 'Vm1Web', { targetGroup: others, instance }).resource.importFrom('tg-a2/i-a1:8080');
  const removed = [{ from: 'jdcloud_lb_target_group_targets.old', lifecycle: { destroy: false } }];
  stack.addOverride('removed', removed);

  const json = JSON.parse(Testing.synth(stack, true)) as Record<string, unknown>;
  expect(json.removed).toEqual(removed);
  expect(json.import).toEqual([
    { to: expect.stringMatching(/^jdcloud_lb_target_group_targets\./) as string, id: 'tg-a1' },
    { to: expect.stringMatching(/^jdcloud_lb_target_group_attachment\./) as string, id: 'tg-a2/i-a1:8080' },
  ]);
});
