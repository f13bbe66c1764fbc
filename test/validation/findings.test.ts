import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Aspects, TerraformStack, Testing } from 'cdktf';
import { BackendProtocol, FindingSeverity, JdcloudProvider, Review } from '../../lib';
import { newAlb, newBackendService, newDnlb, newInstance, newNlb, newStack } from '../support/app';
import { watch } from '../support/review';

/** A target group with an instance of another VPC. */
function newForeignTarget(stack: TerraformStack): void {
  const alb = newAlb(stack);
  const servers = alb.addTargetGroup('Servers');
  servers.addInstance(newInstance(stack, 'Vm7', 'i-b7', 'vpc-b1'));
  newBackendService(alb, 'Api', BackendProtocol.HTTP, servers);
}

function codes(scope: Parameters<typeof Review.of>[0]): string[] {
  return Review.of(scope).findings.map(({ code, path }) => `${code} ${path}`);
}

test('are what the review finds, errors first, without a synthesis', () => {
  const app = Testing.app();
  const stack = newStack('shop', app);
  newForeignTarget(stack);
  const synthesise = jest.spyOn(stack.synthesizer, 'synthesize');

  const { findings } = Review.of(stack);
  expect(findings.map(({ code, severity, path, property }) => [code, severity, path, property])).toEqual([
    ['JDLB005', FindingSeverity.ERROR, 'shop/Alb/Servers', 'addInstance(Vm7)'],
    ['JDLB207', FindingSeverity.WARNING, 'shop/Api', 'backendServiceId'],
    ['JDLB209', FindingSeverity.NOTICE, 'shop/Alb', 'listeners'],
    ['JDLB210', FindingSeverity.NOTICE, 'shop/Alb', 'zones'],
  ]);
  expect(findings[0]).toEqual({
    code: 'JDLB005',
    severity: 'error',
    path: 'shop/Alb/Servers',
    property: 'addInstance(Vm7)',
    problem: 'Instance i-b7 is in vpc-b1, load balancer shop/Alb is in vpc-a1 (through subnet-a1).',
    allowed: "Targets must be in the load balancer's VPC.",
    remedy: 'take an instance of vpc-a1, or reach it by address with an IP target group over a VPC peering.',
  });
  expect(synthesise).not.toHaveBeenCalled();
});

test('are those of the report', () => {
  const app = Testing.app();
  const stack = newStack('shop', app);
  newForeignTarget(stack);
  Review.of(stack).demote('JDLB005', 'the two VPCs are joined');
  Review.of(stack).acknowledge('JDLB005', 'known');
  const { findings } = Review.of(stack);
  watch(() => {
    app.synth();
  });

  const report = readFileSync(join(app.outdir, 'stacks', 'shop', 'jdcloud-lb-review.json'), 'utf8');
  expect(JSON.parse(report)).toMatchObject({ findings: JSON.parse(JSON.stringify(findings)) as unknown });
  expect(findings[0]).toMatchObject({ demoted: 'the two VPCs are joined', acknowledged: 'known' });
});

test('are those of the construct and everything below it', () => {
  const app = Testing.app();
  const [shop, office] = [newStack('shop', app), newStack('office', app)];
  newNlb(office);
  const alb = newAlb(shop);
  const servers = alb.addTargetGroup('Servers');
  newDnlb(shop);

  expect(codes(app)).toEqual([
    'JDLB207 shop/Alb/Servers',
    'JDLB209 office/Nlb',
    'JDLB209 shop/Alb',
    'JDLB209 shop/Dnlb',
    'JDLB210 office/Nlb',
    'JDLB210 shop/Alb',
  ]);
  expect(codes(shop)).toEqual([
    'JDLB207 shop/Alb/Servers',
    'JDLB209 shop/Alb',
    'JDLB209 shop/Dnlb',
    'JDLB210 shop/Alb',
  ]);
  expect(codes(servers)).toEqual(['JDLB207 shop/Alb/Servers']);
});

test('are computed whenever they are read', () => {
  const stack = newStack();
  const dnlb = newDnlb(stack);
  const { node } = stack;
  expect(codes(stack)).toEqual(['JDLB209 shop/Dnlb']);

  const servers = dnlb.addTargetGroup('Servers');
  const backendService = newBackendService(dnlb, 'Api', BackendProtocol.TCP, servers);
  dnlb.addTcpListener('Tcp', { port: 80, backendService });
  expect(codes(stack)).toEqual([]);

  node.tryRemoveChild('Api');
  dnlb.node.tryRemoveChild('Tcp');
  expect(codes(stack)).toEqual(['JDLB209 shop/Dnlb']);
});

test('include what aspects do once the stack was synthesised, and reading them changes no configuration', () => {
  const build = (): TerraformStack => {
    const stack = new TerraformStack(Testing.app(), 'shop');
    new JdcloudProvider(stack, 'Jdcloud', { region: 'cn-north-1' });
    const dnlb = newDnlb(stack);
    newForeignTarget(stack);
    Aspects.of(stack).add({
      visit: (construct) => {
        if (construct === stack && dnlb.node.tryFindChild('Late') === undefined) {
          dnlb.addTargetGroup('Late');
        }
      },
    });
    return stack;
  };
  const stack = build();
  expect(codes(stack)).not.toContain('JDLB207 shop/Dnlb/Late');

  expect(Testing.synth(stack)).toBe(Testing.synth(build()));
  expect(codes(stack)).toContain('JDLB207 shop/Dnlb/Late');
});

test('of an app without constructs of this library are none', () => {
  const app = Testing.app();
  new TerraformStack(app, 'empty');

  expect(codes(app)).toEqual([]);
});
