import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, TerraformStack, TerraformVariable, Testing } from 'cdktf';
import { BackendProtocol, HealthCheck, Review, TargetGroup } from '../../../lib';
import { messageOf, newAlb, newStack } from '../../support/app';
import { SILENT, use, watch } from '../../support/review';

interface Report {
  readonly findings: readonly { readonly code: string }[];
}

/** Notices are written into the report, and nowhere else. */
function noticesOf(app: App, stack: TerraformStack): readonly unknown[] {
  stack.node.findAll().forEach(use);
  expect(
    watch(() => {
      app.synth();
    }),
  ).toEqual(SILENT);
  const file = join(app.outdir, 'stacks', stack.node.id, 'jdcloud-lb-review.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as Report).findings.filter(({ code }) => code === 'JDLB204');
}

const backendService = { protocol: BackendProtocol.HTTP, port: 80, healthCheck: HealthCheck.tcp() };

test('notices a name of a target group and of a backend service', () => {
  const app = Testing.app();
  const stack = newStack('shop', app);
  const alb = newAlb(stack);
  alb.addTargetGroup('Servers', { name: 'shop-servers' });
  alb.addBackendService('Api', { name: 'shop-api', ...backendService });

  expect(noticesOf(app, stack)).toEqual([
    {
      code: 'JDLB204',
      severity: 'notice',
      path: 'shop/Alb/Api',
      property: 'name',
      problem: 'name is "shop-api", and a replacement of this backend service would have the same name.',
      allowed:
        'A replacement is created before the old backend service is removed, and JD Cloud refuses a second one with the same name.',
      remedy: 'leave name out to get a generated name, or change it together with what forces the replacement.',
    },
    {
      code: 'JDLB204',
      severity: 'notice',
      path: 'shop/Alb/Servers',
      property: 'name',
      problem: 'name is "shop-servers", and a replacement of this target group would have the same name.',
      allowed:
        'A replacement is created before the old target group is removed, and JD Cloud refuses a second one with the same name.',
      remedy: 'leave name out to get a generated name, or change it together with what forces the replacement.',
    },
  ]);
});

test('says nothing of generated names, tokens, references, listeners, and when the old one is removed first', () => {
  const app = Testing.app();
  const stack = newStack('shop', app);
  const name = new TerraformVariable(stack, 'Name', { type: 'string' });
  const alb = newAlb(stack);
  const lifecycle = { createBeforeDestroy: false };
  alb.addTargetGroup('Generated');
  alb.addTargetGroup('Token', { name: name.stringValue });
  alb.addTargetGroup('First', { name: 'shop-servers', lifecycle });
  const api = alb.addBackendService('Api', { name: 'shop-api', lifecycle, ...backendService });
  alb.addHttpListener('Http', { name: 'shop-http', backendService: api });
  TargetGroup.fromTargetGroupId(stack, 'Existing', 'tg-a1');

  expect(noticesOf(app, stack)).toEqual([]);
});

test.each([
  ['acknowledge' as const, 'a warning'],
  ['demote' as const, 'an error'],
])('needs no decision: %s is refused', (action, kind) => {
  expect(
    messageOf(() => {
      Review.of(newStack())[action]('JDLB204', 'the name is in our runbooks');
    }),
  ).toBe(
    'cdktf-jdcloud-lb: shop has 1 invalid property\n' +
      `  ${action}: code is JDLB204; valid: the code of ${kind}; JDLB204 finds notices, which are written to the report only`,
  );
});
