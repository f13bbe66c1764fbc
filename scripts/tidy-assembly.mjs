// Takes the source locations out of .jsii, so that a new option changes its own lines only. Nothing that reads the file needs them. Its fingerprint
// is the one that jsii would give the file as it is now.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from './repository.mjs';

const file = join(repositoryRoot, '.jsii');
const assembly = JSON.parse(readFileSync(file, 'utf8'), (key, value) =>
  key === 'locationInModule' ? undefined : value,
);
delete assembly.fingerprint;
const fingerprint = createHash('sha256').update(JSON.stringify(assembly)).digest('base64');
writeFileSync(file, JSON.stringify({ ...assembly, fingerprint }, null, 2));
