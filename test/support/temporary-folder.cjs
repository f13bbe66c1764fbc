// Gives each test run a temporary folder of its own, and removes it at the end, whatever the end is: CDKTF’s Testing.app() makes a folder that
// nobody removes, and new App() makes one in the current folder.
const { mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

module.exports = () => {
  const folder = mkdtempSync(join(tmpdir(), 'cdktf-jdcloud-lb-'));
  // Where os.tmpdir() looks, on every system; workers inherit it.
  Object.assign(process.env, { TMPDIR: folder, TEMP: folder, TMP: folder, CDKTF_OUTDIR: join(folder, 'cdktf.out') });
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
};
