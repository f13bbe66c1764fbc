// Most programs use few of the bindings, and loading them all takes longer than the rest of the library. After the build, lib/jdcloud/index.js
// loads each file when somebody asks for something in it. What it exports stays the same.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from './repository.mjs';

const EXPORTED_FILE = /^__exportStar\(require\("\.\/([\w-]+)"\), exports\);$/gm;
const EXPORTED_NAME = /^exports\.(\w+) = \w+;$/gm;

const folder = join(repositoryRoot, 'lib', 'jdcloud');
const index = join(folder, 'index.js');
const getters = matches(index, EXPORTED_FILE).flatMap((file) =>
  matches(join(folder, `${file}.js`), EXPORTED_NAME).map((name) => `lazily("${name}", () => require("./${file}"));\n`),
);
writeFileSync(
  index,
  '"use strict";\n// Written by scripts/load-on-demand.mjs.\n' +
    'Object.defineProperty(exports, "__esModule", { value: true });\n' +
    'function lazily(name, load) {\n    Object.defineProperty(exports, name, { enumerable: true, get: () => load()[name] });\n}\n' +
    getters.join(''),
);

function matches(file, pattern) {
  const found = [...readFileSync(file, 'utf8').matchAll(pattern)].map(([, name]) => name);
  if (found.length === 0) {
    throw new Error(
      `${file} is not of the shape that scripts/load-on-demand.mjs knows. Look at what the compiler writes now, and mend the script.`,
    );
  }
  return found;
}
