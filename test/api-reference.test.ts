import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const ROOT = join(__dirname, '..');
const REFERENCE = join(ROOT, 'docs', 'api');

/** What `pageOf` of scripts/api-pages.mjs answers, or the message of what it throws. */
function pageOf(symbolId: string): string {
  const program = `import { pageOf } from './scripts/api-pages.mjs';
    try { console.log(pageOf(process.argv[1])); } catch (error) { console.log(error.message); }`;
  return execFileSync(process.execPath, ['--input-type=module', '--eval', program, symbolId], {
    cwd: ROOT,
    encoding: 'utf8',
  }).trim();
}

function pages(language: string): string[] {
  const folder = join(REFERENCE, language);
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.md')).map((name) => join(folder, name));
}

describe('the API reference', () => {
  test('has a page for the types of each folder', () => {
    expect(pageOf('lib/listener/listener:Listener')).toBe('listener.md');
    expect(pageOf('lib/duration:Duration')).toBe('duration.md');
    expect(pageOf('lib/jdcloud/lb-listener:LbListener')).toBe('jdcloud/lb-listener.md');
  });

  test('refuses a type of a folder that has no page', () => {
    expect(pageOf('lib/routing/url-map:UrlMap')).toBe(
      'UrlMap of lib/routing/url-map.ts is on no page of the API reference. Add lib/routing to PAGES in scripts/api-pages.mjs.',
    );
  });

  test('has the same pages in both languages', () => {
    const [typescript, python] = ['typescript', 'python'].map((language) =>
      pages(language).map((page) => relative(join(REFERENCE, language), page)),
    );
    expect(typescript).toContain('load-balancer.md');
    expect(python).toEqual(typescript);
  });

  test('shows Python on the pages for Python', () => {
    for (const page of pages('python')) {
      const text = readFileSync(page, 'utf8');
      expect(text).not.toMatch(/```(?:ts|typescript)\b/);
      expect(text).not.toMatch(/\bconst \w+ = |\bnew [A-Z]\w*\(|=> \{/);
    }
    expect(readFileSync(join(REFERENCE, 'python', 'load-balancer.md'), 'utf8')).toContain('add_http_listener');
  });
});
