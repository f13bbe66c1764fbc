import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const ROOT = join(__dirname, '..');
const LINK = /\]\(([^)\s#]*)(?:#([^)\s]+))?\)|<a href="([^"#]*)(?:#([^"]+))?"/g;

/** The pages that people read: those at the top, the guides, the API reference and the examples. */
function pages(): string[] {
  const below = ['docs', 'examples'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  );
  const names = [...readdirSync(ROOT), ...below].filter((name) => name.endsWith('.md'));
  return names.filter((name) => !name.includes('node_modules')).map((name) => join(ROOT, name));
}

/** The anchors of a page: explicit ones, and those that GitHub makes of headings. */
function anchors(page: string): Set<string> {
  const text = readFileSync(page, 'utf8');
  const explicit = [...text.matchAll(/\bid="([^"]+)"/g)].map(([, id]) => id ?? '');
  const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(' ', '-'),
  );
  return new Set([...explicit, ...headings]);
}

test('no page has a link that leads nowhere', () => {
  const known = new Map<string, Set<string>>();
  const broken = pages().flatMap((page) =>
    [...readFileSync(page, 'utf8').matchAll(LINK)].flatMap(([, file, anchor, hrefFile, hrefAnchor]) => {
      const path = file ?? hrefFile ?? '';
      if (/^[a-z]+:/.test(path)) return [];
      const target = path === '' ? page : join(dirname(page), path);
      const name = anchor ?? hrefAnchor;
      const problem = `${relative(ROOT, page)}: ${path}${name === undefined ? '' : `#${name}`}`;
      if (!existsSync(target)) return [problem];
      if (name === undefined) return [];
      if (!known.has(target)) known.set(target, anchors(target));
      return known.get(target)?.has(name) === true ? [] : [problem];
    }),
  );
  expect(broken).toEqual([]);
});
