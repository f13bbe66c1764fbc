import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Testing } from 'cdktf';
import '../../lib';
import { everyRule } from '../../lib/validation/catalogue';
import { messageOf, newStack } from '../support/app';
import { Compiler } from '../support/compiler';
import { watch } from '../support/review';
import {
  Accepted,
  Build,
  Case,
  ConstructionCase,
  everyCase,
  GoTestCase,
  missingCases,
  missingNeighbours,
  SynthesisCase,
  TerraformCase,
  TypesCase,
  unclaimedCases,
} from './cases';

const { refused, accepted } = everyCase();

/** What the TypeScript of a case may use. */
const PREAMBLE = [
  "import { TerraformStack } from 'cdktf';",
  'import {',
  '  ApplicationLoadBalancer, AvailabilityGroup, BackendProtocol, Certificate, DistributedNetworkLoadBalancer, Duration, ForwardedHeader,',
  '  HealthCheck, Hsts, IAvailabilityGroup, IBackendService, IInstanceTemplate, Instance, ISubnet, jdcloud, Listener, LoadBalancer, NetworkLoadBalancer,',
  '  SecurityGroup, SessionPersistence, TargetGroup, TargetType,',
  "} from '../../lib';",
  'declare const stack: TerraformStack, subnet: ISubnet;',
  'declare const alb: ApplicationLoadBalancer, nlb: NetworkLoadBalancer, dnlb: DistributedNetworkLoadBalancer;',
  'declare const backendService: IBackendService, servers: TargetGroup, workers: IAvailabilityGroup, instanceTemplate: IInstanceTemplate;',
];

/** The cases of one moment, each with a title. */
function casesOf<C extends Case>(isWanted: (candidate: Case) => candidate is C): [string, C][] {
  return refused.filter(isWanted).map((shown) => [`${shown.code}: ${shown.what}`, shown]);
}

interface Report {
  readonly findings: readonly { readonly code: string; readonly severity: string }[];
  readonly deferred: readonly { readonly code: string }[];
}

interface Synthesised {
  /** The findings with a code, by severity. */
  readonly severities: readonly string[];
  /** The rules that are left to Terraform. */
  readonly deferred: readonly string[];
  /** Terraform's configuration; empty when synthesis was stopped. */
  readonly json: string;
}

/** Synthesises an app with one stack. */
function synthesise(code: string, build: Build): Synthesised {
  const app: App = Testing.app();
  const stack = newStack('shop', app);
  build(stack);
  watch(() => {
    app.synth();
  });
  const read = (file: string): string => {
    const path = join(app.outdir, 'stacks', 'shop', file);
    return existsSync(path) ? readFileSync(path, 'utf8') : '';
  };
  const { findings, deferred } = JSON.parse(read('jdcloud-lb-review.json')) as Report;
  return {
    severities: findings.filter((finding) => finding.code === code).map(({ severity }) => severity),
    deferred: deferred.map((check) => check.code),
    json: read('cdk.tf.json'),
  };
}

describe('by types', () => {
  const cases = casesOf((shown): shown is TypesCase => shown.moment === 'types');
  const fileOf = (index: number): string => `test/validation/case-${index}.ts`;
  const complaints = new Compiler().complaints(
    cases.map((_, index) => fileOf(index)),
    Object.fromEntries(cases.map(([, { source }], index) => [fileOf(index), sourceFile(source)])),
  );

  test.each(cases.map(([title, { source }], index) => [title, source, complaints[index] ?? []] as const))(
    '%s',
    (_title, source, found) => {
      const marked = source.split('\n').flatMap((line, index) => {
        const word = /\/\/ refused: (.+)$/.exec(line)?.[1];
        return word === undefined
          ? []
          : [{ line: PREAMBLE.length + index + 1, text: expect.stringContaining(word) as string }];
      });
      expect(marked).toHaveLength(1);
      expect(found).toEqual(marked);
    },
  );
});

function sourceFile(source: string): string {
  return [...PREAMBLE, source, 'export {};'].join('\n');
}

describe('while constructing', () => {
  test.each(casesOf((shown): shown is ConstructionCase => shown.moment === 'construction'))(
    '%s',
    (_title, { code, build }) => {
      const stack = newStack();
      expect(messageOf(() => build(stack))).toContain(`(${code})`);
    },
  );
});

describe('at synthesis', () => {
  test.each(casesOf((shown): shown is SynthesisCase => shown.moment === 'synthesis'))(
    '%s',
    (_title, { code, severity, build }) => {
      expect(synthesise(code, build).severities).toContain(severity);
    },
  );
});

describe('by Terraform', () => {
  test.each(casesOf((shown): shown is TerraformCase => shown.moment === 'terraform'))(
    '%s',
    (_title, { code, build }) => {
      const { severities, deferred, json } = synthesise(code, build);
      expect(severities).toEqual([]);
      expect(deferred).toContain(code);
      expect(errorMessages(JSON.parse(json)).some((message) => message.includes(code))).toBe(true);
    },
  );
});

/** The messages of every precondition below a value of a configuration. */
function errorMessages(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  return Object.entries(value).flatMap(([name, entry]) =>
    name === 'error_message' ? [String(entry)] : errorMessages(entry),
  );
}

describe('by the provider, at plan or apply', () => {
  test.each(casesOf((shown): shown is GoTestCase => shown.moment === 'provider' && shown.when !== 'validate'))(
    '%s',
    (_title, { code, goTest }) => {
      const source = readFileSync(join(__dirname, '..', '..', 'provider', 'internal', 'provider', goTest), 'utf8');
      expect(source).toContain(`(${code})`);
    },
  );
});

describe('no mistake', () => {
  const built = accepted.flatMap((neighbour): [string, Accepted & { build: Build }][] =>
    neighbour.build === undefined
      ? []
      : [[`${neighbour.code}: ${neighbour.what}`, { ...neighbour, build: neighbour.build }]],
  );

  test.each(built)('%s', (_title, { code, build }) => {
    expect(synthesise(code, build).severities).toEqual([]);
  });
});

describe('the cases', () => {
  test('show every moment that a rule claims', () => {
    expect(missingCases(everyRule(), refused)).toEqual([]);
  });

  test('show no other', () => {
    expect(unclaimedCases(everyRule(), refused)).toEqual([]);
  });

  test('show what each rule accepts', () => {
    const codes = everyRule().map(({ code }) => code);
    expect(missingNeighbours(everyRule(), accepted)).toEqual([]);
    expect(accepted.filter(({ code }) => !codes.includes(code))).toEqual([]);
  });
});
