// The package as Python's packager sees it: snippets, names and links in its documentation are a Python user's.
import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freshFolder } from './provider-mirror.mjs';
import { docsInPython, inPython } from './python-words.mjs';
import { providerVersion, repositoryRoot } from './repository.mjs';

const SOURCE = `https://github.com/cdktf-jdcloud/cdktf-jdcloud-lb/blob/v${providerVersion()}`;
const NOT_FOR_PYTHON = /<!-- not for python -->[\s\S]*?<!-- \/not for python -->\n*/g;

/** Compiles every snippet of the README and of the doc comments, and translates it; gives the file with the translations. */
export function translateSnippets(run) {
  const tablet = join(repositoryRoot, '.cache', 'rosetta.json');
  run('npx', ['jsii-rosetta', 'extract', '--compile', '--fail', '--cache-from', tablet, '--output', tablet]);
  return tablet;
}

/** Builds the wheel and the source distribution from the npm tarball. */
export function packPython(tarball, dist, run) {
  const tablet = translateSnippets(run);
  const work = freshFolder(join(repositoryRoot, '.cache', 'python-package'));
  execFileSync('tar', ['-xzf', tarball, '-C', work]);
  const folder = join(work, 'package');
  // The packager looks for the assemblies of the dependencies there.
  symlinkSync(join(repositoryRoot, 'node_modules'), join(folder, 'node_modules'), 'junction');
  cpSync(join(repositoryRoot, 'rosetta'), join(folder, 'rosetta'), { recursive: true });
  const file = join(folder, '.jsii');
  const assembly = JSON.parse(readFileSync(file, 'utf8'));
  docsInPython(assembly.types);
  assembly.readme.markdown = readmeForPython(assembly.readme.markdown);
  writeFileSync(file, JSON.stringify(assembly, undefined, 2));
  const translated = ['--rosetta-tablet', tablet, '--rosetta-unknown-snippets', 'fail'];
  run('npx', ['jsii-pacmak', '--targets', 'python', '--outdir', dist, ...translated, folder]);
}

/** The README without what is for TypeScript only, with links that work outside the repository. */
function readmeForPython(markdown) {
  const kept = markdown.replace(NOT_FOR_PYTHON, '');
  const links = kept.replace(/\]\((?![a-z]+:|#)([^)]+)\)/g, (_, path) => `](${SOURCE}/${path})`);
  return inPython(links);
}
