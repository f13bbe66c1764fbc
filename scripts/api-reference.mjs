// Writes docs/api: the API reference in TypeScript and in Python, a page for each noun, and for each Terraform resource behind them.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { Documentation, Language, MarkdownDocument, MarkdownRenderer } from 'jsii-docgen';
import { pageOf, PAGES } from './api-pages.mjs';
import { freshFolder } from './provider-mirror.mjs';
import { docsInPython } from './python-words.mjs';
import { fail, repositoryRoot } from './repository.mjs';

const LANGUAGES = { typescript: 'TypeScript', python: 'Python' };
const SECTIONS = {
  constructs: ['Constructs', 'visitConstruct'],
  classes: ['Classes', 'visitClass'],
  structs: ['Properties and options', 'visitStruct'],
  interfaces: ['Interfaces', 'visitInterface'],
  enums: ['Enumerations', 'visitEnum'],
};

const assembly = JSON.parse(readFileSync(join(repositoryRoot, '.jsii'), 'utf8'));
const pages = pagesOfTypes();

for (const language of Object.keys(LANGUAGES)) await writeLanguage(language);
writeFileSync(join(repositoryRoot, 'API.md'), topContents());

/** The page of every public type: load-balancer.md, or jdcloud/lb.md. */
function pagesOfTypes() {
  try {
    const types = Object.values(assembly.types);
    const found = new Map(types.map(({ fqn, symbolId }) => [fqn, pageOf(symbolId)]));
    const empty = PAGES.filter(({ page }) => ![...found.values()].includes(page));
    if (empty.length > 0) {
      throw new Error(`No public type is on the page ${empty[0].page}. Remove it from scripts/api-pages.mjs.`);
    }
    return found;
  } catch (error) {
    return fail(error.message);
  }
}

async function writeLanguage(language) {
  const documentation = await Documentation.forProject(repositoryRoot);
  const { content } = await documentation.toJson({ language: Language.fromString(language), allSubmodules: true });
  await documentation.cleanup();
  const reference = language === 'python' ? docsInPython(content.apiReference) : content.apiReference;
  const folder = freshFolder(join(repositoryRoot, 'docs', 'api', language));
  for (const page of new Set(pages.values())) {
    const file = join(folder, page);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, renderPage(page, reference, language, content.metadata));
  }
  writeFileSync(join(folder, 'README.md'), contents(reference, language));
}

function renderPage(page, reference, language, metadata) {
  const renderer = new MarkdownRenderer({
    ...metadata,
    language: Language.fromString(language),
    linkFormatter: (entity) => linkTo(entity, page),
  });
  const { title, about } = heading(page);
  const home = posix.relative(posix.dirname(page), 'README.md');
  const other = language === 'python' ? 'typescript' : 'python';
  const twin = posix.join(posix.relative(posix.dirname(page), '..'), other, page);
  const document = new MarkdownDocument();
  const top = new MarkdownDocument({ header: { title }, id: page });
  top.lines(about, '', `[All pages](${home}) · [the same in ${LANGUAGES[other]}](${twin})`, '');
  for (const [section, [sectionTitle, visit]] of Object.entries(SECTIONS)) {
    const types = typesOn(page, reference[section]);
    if (types.length === 0) continue;
    const part = new MarkdownDocument({ header: { title: sectionTitle } });
    for (const type of types) part.section(renderer[visit](ownMembers(type)));
    top.section(part);
  }
  document.section(top);
  return tidy(document.render());
}

/** The types on a page, first the one that the page is named after. */
function typesOn(page, types) {
  const { title } = heading(page);
  const rank = ({ displayName }) => (displayName === title ? 0 : 1);
  return types.filter(({ id }) => pages.get(id) === page).toSorted((a, b) => rank(a) - rank(b));
}

/** A type without what it inherits from CDKTF and constructs, but for the construct's node. */
function ownMembers(type) {
  const declared = new Set(['node']);
  const collect = (fqn) => {
    const found = assembly.types[fqn];
    if (found === undefined) return;
    for (const { name } of [...(found.methods ?? []), ...(found.properties ?? [])]) declared.add(name);
    for (const base of [found.base, ...(found.interfaces ?? [])]) if (base !== undefined) collect(base);
  };
  collect(type.id);
  const isOwn = ({ id }) => declared.has(id.slice(id.lastIndexOf('.') + 1));
  const lists = ['instanceMethods', 'staticMethods', 'properties', 'constants'].filter((list) => type[list]);
  return { ...type, ...Object.fromEntries(lists.map((list) => [list, type[list].filter(isOwn)])) };
}

function linkTo(entity, page) {
  const target = pageOfEntity(entity.id);
  if (target === undefined) return entity.fqn;
  const file = target === page ? '' : posix.relative(posix.dirname(page), target);
  return `<a href="${file}#${entity.id}">${entity.displayName}</a>`;
}

/** The page of a type, or of the type that a member belongs to. */
function pageOfEntity(id) {
  for (let name = id; name.includes('.'); name = name.slice(0, name.lastIndexOf('.'))) {
    if (pages.has(name)) return pages.get(name);
  }
  return undefined;
}

function contents(reference, language) {
  const other = language === 'python' ? 'typescript' : 'python';
  const types = Object.keys(SECTIONS).flatMap((section) => reference[section]);
  const line = (page) => {
    const { title, about } = heading(page);
    const names = typesOn(page, types).map(({ id, displayName }) => `[${displayName}](${page}#${id})`);
    return `| [${title}](${page}) | ${about} | ${names.join(', ')} |`;
  };
  const table = (chosen) => ['| page | what it is | types |', '| --- | --- | --- |', ...chosen.map(line)];
  const resources = [...new Set(pages.values())].filter((page) => page.startsWith('jdcloud/')).sort();
  return tidy(
    [
      `# API reference in ${LANGUAGES[language]}`,
      '',
      `[The same in ${LANGUAGES[other]}](../${other}/README.md)`,
      '',
      'Members that come from CDKTF and constructs are not repeated on these pages.',
      '',
      '## Constructs',
      '',
      ...table(PAGES.map(({ page }) => page)),
      '',
      '## Terraform resources',
      '',
      'The module `jdcloud` has one class for each resource and data source of the Terraform provider, generated from its schema. You reach them through `.resource` of',
      'a construct; you rarely create one yourself.',
      '',
      ...table(resources),
      '',
    ].join('\n'),
  );
}

function topContents() {
  const row = ({ page, title, about }) =>
    `| ${title} | ${about} | [TypeScript](docs/api/typescript/${page}) · [Python](docs/api/python/${page}) |`;
  return [
    '# API reference',
    '',
    'In [TypeScript](docs/api/typescript/README.md) and in [Python](docs/api/python/README.md).',
    '',
    '| page | what it is | read it in |',
    '| --- | --- | --- |',
    ...PAGES.map(row),
    '| Terraform resources (L1) | The classes behind `.resource` | [TypeScript](docs/api/typescript/README.md#terraform-resources) · [Python](docs/api/python/README.md#terraform-resources) |',
    '',
  ].join('\n');
}

function heading(page) {
  const known = PAGES.find((entry) => entry.page === page);
  if (known !== undefined) return known;
  const name = posix.basename(page, '.md');
  const type = name.startsWith('data-') ? 'data source' : 'resource';
  if (name === 'provider')
    return { title: 'jdcloud provider', about: 'The configuration of the Terraform provider (L1).' };
  const terraform = `jdcloud_${name.replace(/^data-jdcloud-/, '').replaceAll('-', '_')}`;
  return { title: terraform, about: `The ${type} \`${terraform}\` of the Terraform provider (L1).` };
}

function tidy(markdown) {
  return `${markdown
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}
