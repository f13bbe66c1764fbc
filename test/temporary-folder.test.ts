import { tmpdir } from 'node:os';
import { basename, dirname } from 'node:path';
import { App, Testing } from 'cdktf';

test('whatever a test synthesises goes to the temporary folder of its run, which removes it', () => {
  expect(basename(tmpdir())).toMatch(/^cdktf-jdcloud-lb-/);
  expect(dirname(Testing.app().outdir)).toBe(tmpdir());
  expect(dirname(new App().outdir)).toBe(tmpdir());
});
