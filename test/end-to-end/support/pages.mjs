// What a page tells its reader to write and to run: files are named in a line of their own before their listing, commands are blocks of `sh`.
import { readFileSync } from 'node:fs';
import { hostPlatform, repositoryRoot } from '../../../scripts/repository.mjs';

const LISTING = /^`([\w.-]+)`\n\n```\w*\n([\s\S]*?)^```$/gm;
const COMMANDS = /^```sh\n([\s\S]*?)^```$/gm;

/** A page whose placeholders are replaced by the paths of this clone. */
export function pageOf(path) {
  const text = readFileSync(path, 'utf8')
    .replaceAll('<clone>', repositoryRoot)
    .replaceAll('<platform>', hostPlatform());
  const sections = new Map(
    text.split(/^## /m).map((part) => [part.slice(0, part.indexOf('\n')), part.slice(part.indexOf('\n'))]),
  );
  return {
    section(title) {
      const section = sections.get(title);
      if (section === undefined) throw new Error(`${path} has no section '${title}'`);
      return {
        files: Object.fromEntries([...section.matchAll(LISTING)].map(([, name, content]) => [name, content])),
        commands: [...section.matchAll(COMMANDS)].flatMap(([, block]) => block.trimEnd().split('\n')),
      };
    },
  };
}
