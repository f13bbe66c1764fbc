// Prose in the words of Python: identifiers in code spans as jsii names them there. Whole snippets are jsii-rosetta's business.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from './repository.mjs';

const CODE_SPAN = /(?<!`)`([^`\n]+)`(?!`)/g;
const CAMEL_CASE = /(?<![\w-])[a-z][a-z0-9]*(?:[A-Z][a-z0-9]*)+\b/g;
/** How a block that shows what the library prints begins. */
const MESSAGE = '```\ncdktf-jdcloud-lb';
const LITERALS = { true: 'True', false: 'False', undefined: 'None' };

/** The members of the library, of CDKTF and of constructs: what may be renamed. */
const memberNames = new Set(
  ['.', 'node_modules/cdktf', 'node_modules/constructs'].flatMap((folder) => {
    const assembly = JSON.parse(readFileSync(join(repositoryRoot, folder, '.jsii'), 'utf8'));
    return Object.values(assembly.types).flatMap(({ methods = [], properties = [] }) =>
      [...methods, ...properties].map(({ name }) => name),
    );
  }),
);

/** A text whose code spans and whose messages of the library name members in Python's spelling. Other fenced blocks stay as they are. */
export function inPython(text) {
  return text
    .split(/^(```[\s\S]*?^```)/m)
    .map((part) => {
      if (part.startsWith(MESSAGE)) return part.replace(CAMEL_CASE, pythonName);
      return part.startsWith('```') ? part : part.replace(CODE_SPAN, (_, code) => `\`${codeInPython(code)}\``);
    })
    .join('');
}

/** Rewrites every `docs` of an assembly (or of what was made from one) in place, and gives it back. */
export function docsInPython(value) {
  if (Array.isArray(value)) value.forEach(docsInPython);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, entry] of Object.entries(value)) {
      if (['summary', 'remarks', 'default', 'returns', 'see'].includes(key) && typeof entry === 'string') {
        value[key] = inPython(entry);
      } else docsInPython(entry);
    }
  }
  return value;
}

function codeInPython(code) {
  return (LITERALS[code] ?? code)
    .replace(/\bnew (?=[A-Z])/g, '')
    .replace(/(?<=\(|, )\{ (.*) \}(?=\))/g, (_, entries) => entries.replace(/(\w+): /g, '$1='))
    .replace(/(?<==)(true|false|undefined)\b/g, (word) => LITERALS[word])
    .replace(CAMEL_CASE, pythonName);
}

function pythonName(name) {
  if (!memberNames.has(name)) return name;
  return name.replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => `_${letter}`).toLowerCase();
}
