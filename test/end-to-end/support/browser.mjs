// Looks at a page with the Chromium of the distribution, which leaves nothing behind but its own folder.
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../../scripts/processes.mjs';
import { cleanEnvironment, workspace } from './workspace.mjs';

/** The document as it is after the page was loaded and its scripts have run; further arguments are Chromium's. */
export async function documentOf(url, args = []) {
  return browse(async (browser) => (await browser(['--dump-dom', ...args, url])).stdout);
}

/** A picture of the page, PNG. */
export async function pictureOf(url) {
  return browse(async (browser, folder) => {
    const file = join(folder, 'picture.png');
    await browser([`--screenshot=${file}`, '--window-size=1200,900', url]);
    return readFileSync(file);
  });
}

async function browse(look) {
  mkdirSync(workspace, { recursive: true });
  const folder = mkdtempSync(join(workspace, 'browser-'));
  const env = { ...cleanEnvironment(), HOME: folder, TMPDIR: folder, XDG_CONFIG_HOME: folder, XDG_CACHE_HOME: folder };
  // Nothing is looked at but pages of this machine, so it can do without a sandbox, which root and containers cannot have.
  const always = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-dev-shm-usage',
    `--user-data-dir=${folder}`,
  ];
  try {
    return await look((args) => run('chromium', [...always, ...args], { env }), folder);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
