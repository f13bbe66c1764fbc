import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import '../../lib';
import { everyRule } from '../../lib/validation/catalogue';
import { Rule } from '../../lib/validation/rule';
import { Compiler } from '../support/compiler';
import { missingCases, unclaimedCases } from './cases';

/*
 * Whoever adds an option, a rule or a check and forgets the rest of it is told what is missing.
 */

const REPOSITORY = join(__dirname, '..', '..');
const compiler = new Compiler();

function read(file: string): string {
  return readFileSync(join(REPOSITORY, file), 'utf8');
}

/** A file with a line added after another line. */
function withLine(file: string, after: string, line: string): Readonly<Record<string, string>> {
  const text = read(file);
  if (!text.includes(after)) {
    throw new Error(`${file} has no '${after}'`);
  }
  return { [file]: text.replace(after, `${after}\n${line}`) };
}

/** What the compiler says of a file when a line is added to it or to another. */
function complaintsOf(file: string, texts: Readonly<Record<string, string>>): string {
  return (compiler.complaints([file], texts)[0] ?? []).map(({ text }) => text).join('\n');
}

describe('an option without an entry in its table does not compile', () => {
  test.each([
    {
      of: 'listener',
      options: 'lib/listener/listener-options.ts',
      struct: 'export interface ListenerOptions extends BaseListenerOptions {',
      table: 'lib/listener/listener-fields.ts',
      message: /Property 'slowStart' is missing in type .* but required in type 'Fields<ListenerProps, /s,
    },
    {
      of: 'load balancer',
      options: 'lib/load-balancer/load-balancer-options.ts',
      struct: 'export interface LoadBalancerOptions extends ResourceOptions {',
      table: 'lib/load-balancer/load-balancer-fields.ts',
      message: /Property 'slowStart' is missing in type .* but required in type 'Fields<LoadBalancerProps, /s,
    },
    {
      of: 'health check',
      options: 'lib/backend/health-check-options.ts',
      struct: 'export interface HttpHealthCheckOptions extends TcpHealthCheckOptions {',
      table: 'lib/backend/health-check-fields.ts',
      message: /Property 'slowStart' is missing in type .* but required in type 'Fields<HttpHealthCheckOptions, /s,
    },
  ])('of a $of', ({ options, struct, table, message }) => {
    expect(complaintsOf(table, {})).toBe('');
    const added = withLine(options, struct, '  readonly slowStart?: number;');
    expect(complaintsOf(table, added)).toMatch(message);
  });
});

describe('a check without a code does not compile', () => {
  const TABLE = 'lib/listener/listener-fields.ts';

  test('of a field', () => {
    const check = withLine(
      TABLE,
      "} from '../properties/kinds';",
      "export const check = whole<{ port: number }>('port', 1, 65535);",
    );
    expect(complaintsOf(TABLE, check)).toBe(
      "Expected 4-5 arguments, but got 3.\nAn argument for 'fact' was not provided.",
    );
  });

  test('of several fields', () => {
    const check = withLine(
      TABLE,
      "} from '../properties/kinds';",
      "export const check = (problems: Problems): void => problems.violates('port is 0; valid: 1 to 65535');",
    );
    expect(complaintsOf(TABLE, check)).toBe(
      "Expected 2 arguments, but got 1.\nAn argument for 'sentence' was not provided.",
    );
  });

  test('unless it has one', () => {
    const check = withLine(
      TABLE,
      "} from '../properties/kinds';",
      "export const check = whole<{ port: number }>('port', 1, 65535, fact('JDLB107', 'CreateListenerSpec, port'));",
    );
    expect(complaintsOf(TABLE, check)).toBe('');
  });
});

describe('a rule without a case', () => {
  const rule: Rule = {
    code: 'JDLB999',
    severity: 'error',
    title: 'Load balancers are green.',
    source: { kind: 'API', reference: 'made up' },
    moments: ['construction', 'provider'],
    remedy: 'Paint it.',
  };

  test('is named, with the moment', () => {
    const shown = { code: 'JDLB999', what: 'a red one', moment: 'construction' as const, build: () => undefined };
    expect(missingCases([rule], [shown])).toEqual([
      "JDLB999 claims the moment 'provider', and no case in test/validation/cases shows it",
    ]);
  });

  test('is told from a case without a rule', () => {
    const shown = { code: 'JDLB999', what: 'a red one', moment: 'types' as const, source: '' };
    expect(unclaimedCases([rule], [shown])).toEqual([
      "a case shows JDLB999 at the moment 'types' (a red one), and no rule claims that",
    ]);
  });
});

/** The codes of findings about the reviews themselves. */
const WITHOUT_A_RULE = ['JDLB000'];

/** A sentence for every code in a source that the catalogue does not have. */
function unknownCodes(sources: Readonly<Record<string, string>>): string[] {
  const known = [...everyRule().map(({ code }) => code), ...WITHOUT_A_RULE];
  return Object.entries(sources).flatMap(([file, text]) =>
    [...new Set(text.match(/JDLB\d{3}/g))]
      .filter((code) => !known.includes(code))
      .map((code) => `${file} uses ${code}, and the catalogue (lib/validation/catalogue.ts) has no such rule`),
  );
}

describe('a code', () => {
  test('in the library has a rule', () => {
    const files = readdirSync(join(REPOSITORY, 'lib'), { recursive: true, encoding: 'utf8' });
    const sources = files.filter((file) => /(?<!\.d)\.ts$/.test(file)).map((file) => join('lib', file));
    expect(sources.length).toBeGreaterThan(everyRule().length / 2);
    expect(unknownCodes(Object.fromEntries(sources.map((file) => [file, read(file)])))).toEqual([]);
  });

  test('of the provider has a rule that says so', () => {
    const file = 'provider/internal/provider/rules.go';
    const source = read(file);
    expect(unknownCodes({ [file]: source })).toEqual([]);
    const codes = [...new Set(source.match(/JDLB\d{3}/g))];
    expect(codes.length).toBeGreaterThan(0);
    const enforced = everyRule().filter(({ moments }) => moments.includes('provider'));
    expect(codes.filter((code) => !enforced.some((rule) => rule.code === code))).toEqual([]);
  });

  test('without a rule is named, with its file', () => {
    expect(unknownCodes({ 'lib/listener/listener.ts': "violates({ code: 'JDLB998' }, 'port is 0')" })).toEqual([
      'lib/listener/listener.ts uses JDLB998, and the catalogue (lib/validation/catalogue.ts) has no such rule',
    ]);
  });
});
