import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, TerraformStack, Testing } from 'cdktf';
import { BackendProtocol, Instance, Listener, ListenerProtocol, NetworkLoadBalancer, Review } from '../../lib';
import { newAlb, newBackendService, newInstance, newNlb, newStack, newSubnet } from '../support/app';
import { lines, review, SILENT, use, warningsIn, watch } from '../support/review';

/** A TCP and a UDP listener on one port. */
function newDns(stack: TerraformStack): NetworkLoadBalancer {
  const loadBalancer = newNlb(stack, 'Dns');
  for (const protocol of ['TCP', 'UDP'] as const) {
    new Listener(stack, protocol, {
      loadBalancer,
      protocol: ListenerProtocol[protocol],
      port: 53,
      backendService: newBackendService(loadBalancer, `Api${protocol}`, BackendProtocol[protocol]),
    });
  }
  return loadBalancer;
}

/** A target group with an instance of another VPC. */
function newForeignTarget(stack: TerraformStack): void {
  const servers = newAlb(stack).addTargetGroup('Servers');
  servers.addInstance(newInstance(stack, 'Vm7', 'i-b7', 'vpc-b1'));
  use(servers);
}

const demotedFinding = lines(
  'warning JDLB005  shop/Alb/Servers · addInstance(Vm7)',
  "  Instance i-b7 is in vpc-b1, load balancer shop/Alb is in vpc-a1 (through subnet-a1). Targets must be in the load balancer's VPC.",
  '  Do: take an instance of vpc-a1, or reach it by address with an IP target group over a VPC peering.',
  '  Demoted from an error: the two VPCs are joined',
);

/** The report, without notices. */
function findings(app: App): unknown {
  const file = join(app.outdir, 'stacks', 'shop', 'jdcloud-lb-review.json');
  const report = JSON.parse(readFileSync(file, 'utf8')) as { findings: readonly { severity: string }[] };
  return { ...report, findings: report.findings.filter(({ severity }) => severity !== 'notice') };
}

describe('acknowledging', () => {
  test.each(['the construct', 'the stack', 'the app'])(
    'a warning at %s silences it, and the report says why',
    (where) => {
      const app = Testing.app();
      const stack = newStack('shop', app);
      newDns(stack);
      const scope = { 'the construct': stack.node.findChild('UDP'), 'the stack': stack, 'the app': app }[where];
      Review.of(scope ?? app).acknowledge('JDLB021', 'tried, works');

      expect(
        watch(() => {
          app.synth();
        }),
      ).toEqual(SILENT);
      expect(findings(app)).toMatchObject({
        outcome: 'passed',
        counts: { errors: 0, warnings: 1 },
        findings: [{ code: 'JDLB021', severity: 'warning', path: 'shop/UDP', acknowledged: 'tried, works' }],
      });
    },
  );

  test('the nearest reason stands in the report', () => {
    const app = Testing.app();
    const stack = newStack('shop', app);
    newDns(stack);
    Review.of(stack.node.findChild('UDP')).acknowledge('JDLB021', 'near');
    Review.of(stack).acknowledge('JDLB021', 'far');
    watch(() => {
      app.synth();
    });

    expect(findings(app)).toMatchObject({
      findings: [
        {
          code: 'JDLB000',
          path: 'shop',
          property: 'Review.acknowledge(JDLB021)',
          problem: 'Another decision, nearer or later, holds for what JDLB021 finds in shop.',
        },
        { code: 'JDLB021', acknowledged: 'near' },
      ],
    });
  });

  test('what matches nothing is a warning', () => {
    const stack = newStack();
    newAlb(stack);
    Review.of(stack).acknowledge('JDLB021', 'tried, works');

    expect(review(stack)).toEqual({
      error: '',
      printed: warningsIn(
        'shop',
        1,
        lines(
          'warning JDLB000  shop · Review.acknowledge(JDLB021)',
          '  JDLB021 finds no warning in shop. This override matches nothing now. It would hide a later finding.',
          '  Do: remove it, or correct the code or the scope.',
        ),
      ),
    });
  });

  test('what matches nothing is reported in a stack without constructs, and at the app', () => {
    const app = Testing.app();
    const stack = newStack('shop', app);
    Review.of(stack).acknowledge('JDLB012', 'why');
    Review.of(app).acknowledge('JDLB012', 'why');

    expect(review(stack).printed).toContain('warning JDLB000  the app · Review.acknowledge(JDLB012)');
    expect(review(stack).printed + review(stack).error).toBe('');
  });

  test('an error stays an error', () => {
    const stack = newStack();
    newForeignTarget(stack);
    Review.of(stack).acknowledge('JDLB005', 'why');

    const headings = review(stack)
      .error.split('\n')
      .filter((line) => /^\S/.test(line));
    expect(headings).toEqual([
      "cdktf-jdcloud-lb found 1 error and 1 warning in stack 'shop'",
      'error JDLB005  shop/Alb/Servers · addInstance(Vm7)',
      'warning JDLB000  shop · Review.acknowledge(JDLB005)',
    ]);
  });
});

describe('demoting', () => {
  test('makes an error a warning, with the reason', () => {
    const stack = newStack();
    newForeignTarget(stack);
    Review.of(stack).demote('JDLB005', 'the two VPCs are joined');

    expect(review(stack)).toEqual({ error: '', printed: warningsIn('shop', 1, demotedFinding) });
  });

  test('stays in the report, also when it is acknowledged then', () => {
    const app = Testing.app();
    const stack = newStack('shop', app);
    newForeignTarget(stack);
    Review.of(stack).demote('JDLB005', 'the two VPCs are joined');
    Review.of(stack).acknowledge('JDLB005', 'known since October');

    expect(
      watch(() => {
        app.synth();
      }),
    ).toEqual(SILENT);
    expect(findings(app)).toMatchObject({
      outcome: 'passed',
      counts: { errors: 0, warnings: 1 },
      findings: [
        {
          code: 'JDLB005',
          severity: 'warning',
          demoted: 'the two VPCs are joined',
          acknowledged: 'known since October',
        },
      ],
    });
  });

  test('holds only below its scope', () => {
    const stack = newStack();
    newForeignTarget(stack);
    const other = newAlb(stack, 'Other');
    Review.of(other).demote('JDLB005', 'the two VPCs are joined');

    expect(review(stack).error).toContain("cdktf-jdcloud-lb found 1 error and 1 warning in stack 'shop'");
    expect(review(stack).error).toContain(
      lines(
        'warning JDLB000  shop/Other · Review.demote(JDLB005)',
        '  JDLB005 finds no error in shop/Other. This override matches nothing now. It would hide a later finding.',
      ),
    );
  });

  test('leaves Terraform nothing to check, and the report says so', () => {
    const app = Testing.app();
    const stack = newStack('shop', app);
    const alb = newAlb(stack);
    const servers = alb.addTargetGroup('Servers');
    servers.addInstance(Instance.fromLookup(stack, 'Vm', { instanceId: 'i-b1' }));
    use(servers);
    expect(Testing.synth(stack)).toContain('precondition');

    Review.of(alb).demote('JDLB005', 'the two VPCs are joined');
    expect(Testing.synth(stack)).not.toContain('precondition');
    expect(
      watch(() => {
        app.synth();
      }),
    ).toEqual(SILENT);
    expect(findings(app)).toMatchObject({
      findings: [],
      deferred: [{ code: 'JDLB005', property: 'addInstance(Vm)', demoted: 'the two VPCs are joined' }],
    });
  });
});

describe('refusals, where the decision is written', () => {
  function refusal(sentence: string): Error {
    return new Error(`cdktf-jdcloud-lb: shop has 1 invalid property\n  ${sentence}`);
  }

  test('an unknown code', () => {
    expect(() => {
      Review.of(newStack()).acknowledge('JDLB999', 'why');
    }).toThrow(
      /^cdktf-jdcloud-lb: shop has 1 invalid property\n {2}acknowledge: code is JDLB999; valid: the code from the message, for example JDLB\d{3}, JDLB\d{3} or JDLB\d{3}$/,
    );
    expect(() => {
      Review.of(newStack()).demote('JDLB5', 'why');
    }).toThrow('  demote: code is JDLB5; valid: the code from the message, for example JDLB005, ');
  });

  test('demoting what the API itself states', () => {
    expect(() => {
      Review.of(newStack()).demote('JDLB037', 'why');
    }).toThrow(
      refusal(
        'demote: code is JDLB037; valid: the code of a rule that rests on a product page; the API itself states JDLB037 ' +
          '(JD Cloud SDK: TargetSpec, port; DNLB guide: Target Group Management), so correct what it finds',
      ),
    );
  });

  test('acknowledging a rule that has no warnings', () => {
    expect(() => {
      Review.of(newStack()).acknowledge('JDLB001', 'why');
    }).toThrow(
      refusal(
        'acknowledge: code is JDLB001; valid: the code of a warning; JDLB001 finds errors, so correct what it finds',
      ),
    );
  });

  test('no reason', () => {
    expect(() => {
      Review.of(newStack()).acknowledge('JDLB021', ' ');
    }).toThrow(refusal('acknowledge: reason is " "; valid: a sentence that says why, for those who read the report'));
    const nothing: unknown = undefined;
    expect(() => {
      Review.of(newStack()).demote('JDLB005', nothing as string);
    }).toThrow(refusal('demote: reason is missing; valid: a sentence that says why, for those who read the report'));
  });
});

test('acknowledging a rule that finds an error there says so', () => {
  const stack = newStack();
  const alb = newAlb(stack);
  for (const id of ['A', 'B']) {
    alb.addTcpListener(id, { port: 80, backendService: newBackendService(alb, `${id}Api`, BackendProtocol.TCP) });
  }
  Review.of(alb).acknowledge('JDLB021', 'two are better than one');

  expect(review(stack).error).toContain(
    'JDLB021 finds an error in shop/Alb, which cannot be acknowledged, only corrected or demoted.\n',
  );
});

test('a decision needs no load balancer that is created already', () => {
  const stack = newStack();
  Review.of(stack).acknowledge('JDLB012', 'one zone for now');
  new NetworkLoadBalancer(stack, 'Late', { subnet: newSubnet(stack), zones: ['cn-north-1a', 'cn-north-1a'] });

  expect(review(stack)).toEqual(SILENT);
});
