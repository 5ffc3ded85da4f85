import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect } from 'vitest';
import { PACKAGE_ROOT } from '../../../server/packageRoot.js';
import { deskTest } from '../../support/deskTest.js';

export function statesSuite(): void {
  describe('states of the page', () => {
    deskTest('says what is safe and what to try when the server is gone', async ({ desk }) => {
      const { page, open, picture, violations } = desk;
      await open();
      await page.route('**/api/operators/*/review*', (route) => route.abort());
      await page.getByRole('button', { name: 'Review', exact: true }).click();
      await page.waitForSelector('.failed');
      expect(await page.locator('.failed').textContent()).toMatch(/Nothing is lost/);
      await picture('failed');
      expect(await violations()).toEqual([]);
      await page.unroute('**/api/operators/*/review*');
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.waitForSelector('.review table');
    });

    deskTest(
      'keeps the page where a view cannot be loaded, and loads it again',
      async ({ desk }) => {
        const { page, open, picture, violations } = desk;
        await page.route('**/assets/ReviewPanel-*', (route) => route.abort());
        await open('?view=review');
        const failed = page.locator('.stage .failed');
        await expect.poll(() => failed.textContent()).toMatch(/This view \(Review\) could not/);
        await expect.poll(() => page.locator('.right .figures').count()).toBe(1);
        await picture('view-failed');
        expect(await violations()).toEqual([]);
        const again = page.getByRole('button', { name: 'Load the page again' });
        await page.route('**/api/session', (route) => route.abort());
        await again.click();
        await expect.poll(() => failed.textContent()).toMatch(/The server does not answer yet/);
        await page.unroute('**/api/session');
        await page.unroute('**/assets/ReviewPanel-*');
        await again.click();
        await page.waitForSelector('.review table');
      },
    );

    deskTest(
      'says that a browser without WebGL draws no graph, and shows the table',
      async ({ desk }) => {
        const { page, open, picture, violations } = desk;
        await page.addInitScript(() => {
          HTMLCanvasElement.prototype.getContext = () => null;
        });
        await open();
        await expect
          .poll(() => page.locator('.stage .failed').textContent())
          .toMatch(/This view \(Graph\) could not be shown.*The table shows the same accounts/);
        await picture('no-webgl');
        expect(await violations()).toEqual([]);
        await page.getByRole('button', { name: 'Table', exact: true }).click();
        await page.waitForSelector('.table tbody button');
      },
    );

    deskTest(
      'says that the server is away, and finds it again; sets lists roomier and remembers it',
      async ({ desk }) => {
        const { page, open, settled, picture, violations } = desk;
        await page.route('**/api/events', (route) => route.abort());
        await open();
        const away = page.locator('.news.away');
        await expect.poll(() => away.textContent()).toMatch(/The server does not answer/);
        await settled();
        await picture('offline');
        expect(await violations()).toEqual([]);
        await page.getByRole('button', { name: 'Set lists and tables roomier' }).click();
        await page.unroute('**/api/events');
        await expect.poll(() => away.count(), { timeout: 30_000 }).toBe(0);
        await page.reload();
        await expect.poll(() => page.locator(':root').getAttribute('data-density')).toBe('roomy');
        await settled();
        await picture('roomy');
        expect(await violations()).toEqual([]);
      },
    );

    deskTest('says that a search reached nobody', async ({ desk }) => {
      const { page, open, picture } = desk;
      await open();
      await page.route('**/api/search*', (route) => route.abort());
      await page.keyboard.press('/');
      await page.keyboard.type('card');
      await expect
        .poll(() => page.locator('search [role="alert"]').textContent())
        .toMatch(/Nothing was searched\. The server does not answer/);
      await picture('search-failed');
    });

    deskTest('says that this run has no such group, and names the page', async ({ desk }) => {
      const { page, open, served, picture, violations } = desk;
      await open();
      const id = new URL(page.url()).pathname.split('/').at(-1)!;
      await expect.poll(() => page.title()).toBe(`${id} · Throughline`);
      await page.goto(`${served.url}operators/OP-NOPE?view=table`);
      await page.getByRole('heading', { name: 'There is no group OP-NOPE in this run.' }).waitFor();
      expect(await page.locator('.failed').count()).toBe(0);
      await picture('no-such-group');
      expect(await violations()).toEqual([]);
      await page.locator('.middle').getByRole('link', { name: 'compare runs' }).click();
      await page.waitForSelector('.runs');
      await expect.poll(() => page.title()).toBe('Runs compared · Throughline');
    });

    deskTest(
      'keeps the colours of data, and what is pressed, where the system forces colours',
      async ({ desk }) => {
        const { page, open, settled, picture } = desk;
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ forcedColors: 'active', colorScheme });
          await open();
          await settled();
          await page.waitForSelector('.families');
          const ground = (selector: string) =>
            page
              .locator(selector)
              .first()
              .evaluate((part) => getComputedStyle(part).backgroundColor);
          const bars = new Set<string>();
          for (const bar of await page.locator('.families td.bar i').all())
            bars.add(await bar.evaluate((part) => getComputedStyle(part).backgroundColor));
          expect(bars.size).toBeGreaterThan(2);
          expect(await ground('.modes button[aria-pressed="true"]')).not.toBe(
            await ground('.modes button[aria-pressed="false"]'),
          );
          const outline = (selector: string) =>
            page
              .locator(selector)
              .first()
              .evaluate((part) => getComputedStyle(part).outlineStyle);
          expect(await outline('.operator.active')).toBe('solid');
          expect(await outline('.operator:not(.active)')).toBe('none');
          await picture(`forced-colours-${colorScheme}`);
        }
      },
    );

    deskTest('says what to do next where no group stands out', async ({ desk }) => {
      const { page, quiet, picture, violations } = desk;
      await page.goto(quiet);
      await page.getByRole('heading', { name: 'No group stands out in this run.' }).waitFor();
      expect(await page.locator('.empty code').textContent()).toBe('npx throughline run CASE');
      expect(await page.locator('.operators').textContent()).toContain(
        'No operator is established in this run.',
      );
      await picture('empty');
      expect(await violations()).toEqual([]);
      await page.getByRole('link', { name: 'Compare runs' }).click();
      await expect
        .poll(() => page.locator('.runs').textContent())
        .toContain('There is one finished run in this workspace');
    });

    deskTest('says what is being fetched while it is', async ({ desk }) => {
      const { page, open, picture } = desk;
      let go = () => {};
      const held = new Promise<void>((done) => {
        go = done;
      });
      await page.route('**/api/operators/*/review*', async (route) => {
        await held;
        await route.continue();
      });
      await open('?view=review');
      await expect
        .poll(() => page.locator('.stage .pending').textContent())
        .toBe('Fetching the review …');
      await picture('loading');
      go();
      await page.waitForSelector('.review table');
    });

    deskTest(
      'moves at once where the system asks for less motion, and glides elsewhere',
      async ({ desk }) => {
        const { page, open, settled } = desk;
        /** The minimap before one step nearer, right after the key, and when it has come to rest. */
        const step = async (motion: 'reduce' | 'no-preference') => {
          await page.emulateMedia({ reducedMotion: motion });
          await open();
          await settled();
          await page.waitForSelector('.minimap');
          return page.evaluate(async () => {
            const map = document.querySelector<HTMLCanvasElement>('.minimap')!;
            const before = map.toDataURL();
            const key = new KeyboardEvent('keydown', { key: '+', bubbles: true });
            document.querySelector('.canvas')!.dispatchEvent(key);
            const atOnce = map.toDataURL();
            for (let last = atOnce, still = 0; still < 3; ) {
              await new Promise((done) => setTimeout(done, 200));
              still = map.toDataURL() === last && last !== before ? still + 1 : 0;
              last = map.toDataURL();
            }
            return { jumped: atOnce !== before, arrived: atOnce === map.toDataURL() };
          });
        };
        expect(await step('reduce')).toEqual({ jumped: true, arrived: true });
        // A glide takes its first step with the key: by as far as the clock went on meanwhile, if at all.
        expect((await step('no-preference')).arrived).toBe(false);
      },
    );

    deskTest(
      'weighs at most 450 kB gzipped, and loads each view when it is opened',
      async ({ desk }) => {
        const { page, open, settled } = desk;
        const assets = join(PACKAGE_ROOT, 'dist', 'client', 'assets');
        let bytes = 0;
        for (const file of await readdir(assets)) {
          if (/\.(js|css)$/.test(file))
            bytes += gzipSync(await readFile(join(assets, file))).length;
        }
        expect(bytes).toBeLessThanOrEqual(450_000);
        const loaded: string[] = [];
        page.on('request', (request) => loaded.push(request.url()));
        await open('?view=table');
        await page.waitForSelector('.table tbody button');
        const has = (name: string) => loaded.some((url) => url.includes(`/assets/${name}-`));
        expect([has('AccountTable'), has('GraphPanel')]).toEqual([true, false]);
        await page.getByRole('button', { name: 'Graph', exact: true }).click();
        await settled();
        expect(has('GraphPanel')).toBe(true);
      },
    );
  });
}
