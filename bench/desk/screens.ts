import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { launchBrowser } from '../../test/support/browser.js';
import { openView, VIEWS, violationsOf } from '../../test/support/views.js';

/**
 * A picture of every view of a desk that is being served, light and dark, and what axe finds in it:
 * `npm run screens -- FOLDER [URL [VIEW…]]`. For people to look at; exits 1 where axe finds anything.
 */
const [folder, url = 'http://127.0.0.1:4711/', ...names] = process.argv.slice(2);
if (folder === undefined) throw new Error('Say where the pictures go: npm run screens -- FOLDER');
await mkdir(folder, { recursive: true });
const browser = await launchBrowser();
let found = 0;
try {
  for (const view of VIEWS.filter(({ name }) => names.length === 0 || names.includes(name))) {
    for (const theme of ['light', 'dark'] as const) {
      const page = await openView(browser, url, view, theme);
      await page.screenshot({ path: join(folder, `${view.name}-${theme}.png`) });
      const violations = await violationsOf(page);
      found += violations.length;
      process.stdout.write(`${view.name} ${theme}: ${violations.join('; ') || 'no violation'}\n`);
      await page.context().close();
    }
  }
} finally {
  await browser.close();
}
process.exitCode = found === 0 ? 0 : 1;
