import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as cdktf from 'cdktf';
import { App, TerraformStack, Testing } from 'cdktf';
import * as constructs from 'constructs';
import { Construct } from 'constructs';
import {
  ApplicationLoadBalancer,
  AvailabilityGroup,
  BackendProtocol,
  Instance,
  Listener,
  ListenerProtocol,
  TargetGroup,
} from '../../lib';
import { REPORT_FILE } from '../../lib/validation/report/report-file';
import { newAlb, newBackendService, newDnlb, newInstance, newNlb, newStack } from '../support/app';
import { errorsIn, lines, review, SILENT, warningsIn, watch } from '../support/review';

const { TCP, UDP } = ListenerProtocol;

/** Two listeners whose ports clash, on a network load balancer. */
function clash(stack: TerraformStack, protocols: readonly [ListenerProtocol, ListenerProtocol]): void {
  const loadBalancer = newNlb(stack);
  protocols.forEach((protocol, index) => {
    const backendService = newBackendService(loadBalancer, `Api${index}`, BackendProtocol[protocol as 'TCP' | 'UDP']);
    new Listener(stack, `Listener${index}`, { loadBalancer, protocol, port: 53, backendService });
  });
}

function portError(stack: string): string {
  return lines(
    `error JDLB021  ${stack}/Listener1 · port`,
    `  port is 53, which listener ${stack}/Listener0 already has on load balancer ${stack}/Nlb.`,
    '  A port of a load balancer has one listener, whatever its protocol.',
    '  Do: choose another port for one of the two.',
  );
}

function portWarning(stack: string): string {
  return lines(
    `warning JDLB021  ${stack}/Listener1 · port`,
    `  port is 53, which listener ${stack}/Listener0 already has on load balancer ${stack}/Nlb.`,
    '  A port has one listener; JD Cloud does not say whether one for TCP and one for UDP may share it.',
    "  Do: choose another port for one of the two, or acknowledge with Review.of(listener).acknowledge('JDLB021', 'why').",
  );
}

function report(app: App, stack: string): unknown {
  return JSON.parse(readFileSync(join(app.outdir, 'stacks', stack, REPORT_FILE), 'utf8'));
}

describe('what a person reads', () => {
  test('all findings at once: errors first, then by code and path', () => {
    const stack = newStack();
    const alb = newAlb(stack, 'Web');
    const servers = alb.addTargetGroup('Servers');
    servers.addInstance(newInstance(stack, 'Vm8', 'i-b8', 'vpc-b1'));
    servers.addInstance(newInstance(stack, 'Vm7', 'i-b7', 'vpc-b1'));
    clash(stack, [TCP, UDP]);
    alb.addHttpListener('Http', { backendService: newBackendService(alb, 'Tcp', BackendProtocol.TCP) });

    const headings = review(stack)
      .error.split('\n')
      .filter((line) => /^\S/.test(line));
    expect(headings).toEqual([
      "cdktf-jdcloud-lb found 3 errors and 1 warning in stack 'shop'",
      'error JDLB005  shop/Web/Servers · addInstance(Vm7)',
      'error JDLB005  shop/Web/Servers · addInstance(Vm8)',
      'error JDLB019  shop/Web/Http · backendService',
      'warning JDLB021  shop/Listener1 · port',
    ]);
  });

  test('the same whether the app or one stack is synthesised', () => {
    const app = Testing.app();
    const stack = newStack('shop', app);
    clash(stack, [TCP, TCP]);

    const expected = { error: errorsIn('shop', 1, portError('shop')), printed: '' };
    expect(review(stack)).toEqual(expected);
    expect(
      watch(() => {
        app.synth();
      }),
    ).toEqual(expected);
  });

  test('no stack trace below the findings', () => {
    const stack = newStack();
    clash(stack, [TCP, TCP]);

    let trace: string | undefined;
    try {
      Testing.synth(stack, true);
    } catch (error) {
      trace = (error as Error).stack;
    }
    expect(trace).toBe(errorsIn('shop', 1, portError('shop')));
  });

  test('warnings do not stop synthesis, and are printed once', () => {
    const app = Testing.app();
    const stack = newStack('shop', app);
    clash(stack, [TCP, UDP]);

    expect(
      watch(() => {
        app.synth();
      }),
    ).toEqual({ error: '', printed: warningsIn('shop', 1, portWarning('shop')) });
    expect(
      watch(() => {
        app.synth();
      }),
    ).toEqual(SILENT);
    const manifest = JSON.parse(readFileSync(join(app.outdir, 'manifest.json'), 'utf8')) as {
      stacks: Record<string, { annotations: unknown[] }>;
    };
    expect(manifest.stacks.shop?.annotations).toEqual([
      {
        constructPath: 'shop',
        level: '@cdktf/warn',
        message: warningsIn('shop', 1, portWarning('shop')).trim(),
      },
    ]);
  });

  test('other validations of the stack speak too', () => {
    const stack = newStack();
    clash(stack, [TCP, TCP]);
    new Construct(stack, 'Foreign').node.addValidation({ validate: () => ['a name is missing', 'a size is wrong'] });

    expect(review(stack).error).toBe(
      lines(
        errorsIn('shop', 1, portError('shop')),
        '',
        "Other validations of stack 'shop' failed",
        '  [shop/Foreign] a name is missing',
        '  [shop/Foreign] a size is wrong',
      ),
    );
  });

  test('another validation that throws does not hide the findings', () => {
    const stack = newStack();
    clash(stack, [TCP, TCP]);
    new Construct(stack, 'Foreign').node.addValidation({
      validate: () => {
        throw new Error('cannot read the file');
      },
    });

    expect(review(stack).error).toBe(
      lines(
        errorsIn('shop', 1, portError('shop')),
        '',
        "Other validations of stack 'shop' failed",
        '  [shop/Foreign] cannot read the file',
      ),
    );
  });
});

describe('several stacks', () => {
  test('a failing stack speaks for those that come after it', () => {
    const app = Testing.app();
    clash(newStack('first', app), [TCP, TCP]);
    clash(newStack('second', app), [TCP, TCP]);
    clash(newStack('third', app), [TCP, UDP]);

    expect(
      watch(() => {
        app.synth();
      }),
    ).toEqual({
      error: [
        errorsIn('first', 1, portError('first')),
        errorsIn('second', 1, portError('second')),
        warningsIn('third', 1, portWarning('third')).trim(),
      ].join('\n\n'),
      printed: '',
    });
  });

  test('what was printed of an earlier stack is not said again', () => {
    const app = Testing.app();
    clash(newStack('first', app), [TCP, UDP]);
    clash(newStack('second', app), [TCP, TCP]);

    expect(
      watch(() => {
        app.synth();
      }),
    ).toEqual({
      error: errorsIn('second', 1, portError('second')),
      printed: warningsIn('first', 1, portWarning('first')),
    });
  });

  test('a finding belongs to the stack of the construct that it names', () => {
    const app = Testing.app();
    const network = newStack('network', app);
    const shop = newStack('shop', app);
    const loadBalancer = newAlb(network);
    const backendService = newBackendService(newAlb(network, 'Other'), 'Api', BackendProtocol.HTTP);
    new Listener(shop, 'Http', { loadBalancer, protocol: ListenerProtocol.HTTP, port: 80, backendService });

    expect(review(network)).toEqual(SILENT);
    expect(review(shop).error).toBe(
      errorsIn(
        'shop',
        1,
        lines(
          'error JDLB001  shop/Http · backendService',
          '  This listener is on load balancer network/Alb, its backend service network/Api is on network/Other.',
          '  JD Cloud lets the listeners of one load balancer share a backend service, never those of two.',
          '  Do: create the backend service on network/Alb; both may use the same availability group.',
        ),
      ),
    );
  });

  test('an import directly below the app counts in every stack', () => {
    const app = Testing.app();
    const shared = ApplicationLoadBalancer.fromLoadBalancerAttributes(app, 'Shared', {
      loadBalancerId: 'alb-a1',
      vpcId: 'vpc-a1',
    });
    const vm = Instance.fromInstanceAttributes(app, 'Vm', { instanceId: 'i-b1', vpcId: 'vpc-b1' });
    const stack = newStack('shop', app);
    new TargetGroup(stack, 'Servers', { loadBalancer: shared }).addInstance(vm);

    expect(review(stack).error).toBe(
      errorsIn(
        'shop',
        1,
        lines(
          'error JDLB005  shop/Servers · addInstance(Vm)',
          "  Instance i-b1 is in vpc-b1, load balancer Shared is in vpc-a1. Targets must be in the load balancer's VPC.",
          '  Do: take an instance of vpc-a1, or reach it by address with an IP target group over a VPC peering.',
        ),
      ),
    );
  });
});

describe('the report', () => {
  test('says that nothing was found', () => {
    const app = Testing.app();
    const stack = newStack('shop', app);
    const dnlb = newDnlb(stack);
    const workers = AvailabilityGroup.fromAvailabilityGroupId(stack, 'Workers', 'ag-a1');
    dnlb.addTcpListener('Tcp', {
      port: 80,
      backendService: newBackendService(dnlb, 'Api', BackendProtocol.TCP, workers),
    });
    app.synth();

    expect(report(app, 'shop')).toEqual({
      version: 1,
      stack: 'shop',
      outcome: 'passed',
      counts: { errors: 0, warnings: 0, notices: 0 },
      findings: [],
      deferred: [],
    });
  });

  test('holds every finding, also after a failure', () => {
    const app = Testing.app();
    clash(newStack('shop', app), [TCP, TCP]);

    expect(() => {
      app.synth();
    }).toThrow('cdktf-jdcloud-lb found 1 error');
    const notice = { severity: 'notice', property: expect.any(String) as string };
    expect(report(app, 'shop')).toMatchObject({
      version: 1,
      stack: 'shop',
      outcome: 'failed',
      counts: { errors: 1, warnings: 0, notices: 3 },
      findings: [
        {
          code: 'JDLB021',
          severity: 'error',
          path: 'shop/Listener1',
          property: 'port',
          problem: 'port is 53, which listener shop/Listener0 already has on load balancer shop/Nlb.',
          allowed: 'A port of a load balancer has one listener, whatever its protocol.',
          remedy: 'choose another port for one of the two.',
        },
        { ...notice, code: 'JDLB208', path: 'shop/Api0' },
        { ...notice, code: 'JDLB208', path: 'shop/Api1' },
        { ...notice, code: 'JDLB210', path: 'shop/Nlb' },
      ],
      deferred: [],
    });
  });

  test('is written for the stacks that come after a failing one', () => {
    const app = Testing.app();
    clash(newStack('first', app), [TCP, TCP]);
    clash(newStack('second', app), [TCP, UDP]);

    expect(() => {
      app.synth();
    }).toThrow("in stack 'first'");
    expect(report(app, 'first')).toMatchObject({ outcome: 'failed', counts: { errors: 1, warnings: 0 } });
    expect(report(app, 'second')).toMatchObject({ outcome: 'passed', counts: { errors: 0, warnings: 1 } });
  });

  test('says that validation was switched off', () => {
    const app = Testing.stubVersion(new App({ outdir: Testing.app().outdir, skipValidation: true }));
    clash(newStack('shop', app), [TCP, TCP]);

    expect(
      watch(() => {
        app.synth();
      }),
    ).toEqual(SILENT);
    expect(report(app, 'shop')).toEqual({
      version: 1,
      stack: 'shop',
      outcome: 'skipped',
      counts: { errors: 0, warnings: 0, notices: 0 },
      findings: [],
      deferred: [],
    });
  });

  test('is not written for a stack without our constructs', () => {
    const app = Testing.app();
    newAlb(newStack('shop', app));
    new TerraformStack(app, 'foreign');
    app.synth();

    expect(existsSync(join(app.outdir, 'stacks', 'foreign', 'cdk.tf.json'))).toBe(true);
    expect(existsSync(join(app.outdir, 'stacks', 'foreign', REPORT_FILE))).toBe(false);
  });
});

describe('below the CDKTF command line', () => {
  const VARIABLE = 'CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS';

  beforeEach(() => {
    process.env[VARIABLE] = 'true';
  });

  afterEach(() => {
    Reflect.deleteProperty(process.env, VARIABLE);
  });

  test('findings become one annotation for each stack, and nothing is thrown or printed', () => {
    const app = Testing.app();
    clash(newStack('first', app), [TCP, TCP]);
    clash(newStack('second', app), [TCP, TCP]);
    clash(newStack('third', app), [TCP, UDP]);

    expect(
      watch(() => {
        app.synth();
      }),
    ).toEqual(SILENT);
    const manifest = JSON.parse(readFileSync(join(app.outdir, 'manifest.json'), 'utf8')) as {
      stacks: Record<string, { annotations: unknown[] }>;
    };
    const annotations = Object.values(manifest.stacks).map((stack) => stack.annotations);
    expect(annotations).toEqual([
      [{ constructPath: 'first', level: '@cdktf/error', message: errorsIn('first', 1, portError('first')) }],
      [{ constructPath: 'second', level: '@cdktf/error', message: errorsIn('second', 1, portError('second')) }],
      [{ constructPath: 'third', level: '@cdktf/warn', message: warningsIn('third', 1, portWarning('third')).trim() }],
    ]);
    expect(report(app, 'first')).toMatchObject({ outcome: 'failed' });
    expect(report(app, 'third')).toMatchObject({ outcome: 'passed' });
  });

  test('tests still see a thrown error', () => {
    const stack = newStack();
    clash(stack, [TCP, TCP]);

    expect(review(stack)).toEqual({ error: errorsIn('shop', 1, portError('shop')), printed: '' });
  });
});

describe('two copies of the library', () => {
  test('share one graph and one report', () => {
    let copy: typeof import('../../lib') | undefined;
    jest.isolateModules(() => {
      // CDKTF itself is one copy, as npm installs it.
      jest.doMock('cdktf', () => cdktf);
      jest.doMock('constructs', () => constructs);
      copy = jest.requireActual<typeof import('../../lib')>('../../lib');
    });
    const OtherListener = copy?.Listener;
    if (OtherListener === undefined) {
      throw new Error('the second copy did not load');
    }
    expect(OtherListener).not.toBe(Listener);

    const stack = newStack();
    const loadBalancer = newAlb(stack);
    const backendService = newBackendService(newAlb(stack, 'Other'), 'Api', BackendProtocol.HTTP);
    new OtherListener(stack, 'Http', { loadBalancer, protocol: ListenerProtocol.HTTP, port: 80, backendService });

    expect(review(stack).error).toBe(
      errorsIn(
        'shop',
        1,
        lines(
          'error JDLB001  shop/Http · backendService',
          '  This listener is on load balancer shop/Alb, its backend service shop/Api is on shop/Other.',
          '  JD Cloud lets the listeners of one load balancer share a backend service, never those of two.',
          '  Do: create the backend service on shop/Alb; both may use the same availability group.',
        ),
      ),
    );
  });
});
