import { readFile } from 'node:fs/promises';
import { describe, expect } from 'vitest';
import { deskTest } from '../../support/deskTest.js';

export function graphSuite(): void {
  describe('the graph', () => {
    deskTest('hides a family by the legend and keeps it in the address', async ({ desk }) => {
      const { page, open, settled, picture, coloursOf } = desk;
      await open();
      await settled();
      const before = await coloursOf('.canvas');
      await page.locator('.legend button', { hasText: 'network' }).click();
      await expect.poll(() => new URL(page.url()).searchParams.get('hide')).toBe('network');
      expect(before).toBeGreaterThan(50);
      await page.reload();
      await page.waitForSelector('.legend button[aria-pressed="false"]');
      expect(await page.locator('.legend button[aria-pressed="false"]').textContent()).toBe(
        'network',
      );
      await settled();
      await picture('family-off');
    });

    deskTest(
      'gathers accounts by a value, collapses, takes what is related, and styles by the legend',
      async ({ desk }) => {
        const { page, open, settled, picture, shown, drawnAccounts, selected, failures } = desk;
        await open();
        await settled();
        const total = await drawnAccounts();
        const first = page.locator('.shared li button:not(.silence)').first();
        const points = async () => {
          await page.mouse.move(700, 8);
          const before = await page.locator('.canvas').screenshot();
          await first.hover();
          return !(await page.locator('.canvas').screenshot()).equals(before);
        };
        // Pointing at a value in the list lights up its accounts.
        await expect.poll(points).toBe(true);
        await page.locator('.right .values button.link').first().click();
        await page.locator('.right p.value').waitFor();
        await page.locator('.canvas').focus();
        await page.keyboard.press('g');
        await expect.poll(shown).toMatch(/grouped/);
        expect(await drawnAccounts()).toBeLessThan(total);
        await page.keyboard.press('g');
        await expect.poll(drawnAccounts).toBe(total);
        await page.keyboard.press('c');
        await expect.poll(shown).toMatch(/1 collapsed/);
        await page.keyboard.press('Shift+A');
        await expect.poll(shown).not.toMatch(/collapsed/);
        await page.keyboard.press('Shift+R');
        await expect.poll(selected).toBeGreaterThan(2);
        await page.keyboard.press('Escape');
        await page.locator('.legend select').first().selectOption('cell');
        await expect.poll(() => new URL(page.url()).searchParams.get('colour')).toBe('cell');
        await page.locator('.legend select').last().selectOption('volume');
        await picture('styled');
        await page.locator('.canvas').focus();
        await page.keyboard.press('t');
        await expect.poll(() => new URL(page.url()).hash).toMatch(/at=/);
        await page.keyboard.press('Control+z');
        await expect.poll(() => new URL(page.url()).hash).not.toMatch(/at=/);
        expect(failures).toEqual([]);
      },
    );

    deskTest('asks what to load before it expands, and moves nobody', async ({ desk }) => {
      const { page, open, settled, picture, shown, served } = desk;
      await open('?signal=x');
      await settled();
      const key = await page.evaluate(async () => {
        const id = location.pathname.split('/').at(-1);
        const { signals } = await (await fetch(`/api/operators/${id}/cells`)).json();
        return signals.find((s: { holders_outside: number }) => s.holders_outside > 0).id as string;
      });
      await page.goto(
        `${served.url.replace(/\/$/, '')}${new URL(page.url()).pathname}?signal=${encodeURIComponent(key)}`,
      );
      await settled();
      /** Where each node lies, from the file that one saves. */
      const places = async () => {
        await page.getByRole('button', { name: 'Export' }).click();
        const [file] = await Promise.all([
          page.waitForEvent('download'),
          page.locator('.menu .choices button', { hasText: 'GEXF' }).click(),
        ]);
        const gexf = await readFile(await file.path(), 'utf8');
        const nodes = gexf.matchAll(/<node id="([^"]*)".*?<viz:position ([^>]*)>/gs);
        return new Map([...nodes].map(([, id, place]) => [id!, place!]));
      };
      await page.locator('.canvas').focus();
      await page.keyboard.press('Escape');
      const before = await places();
      expect(before.size).toBeGreaterThan(100);
      await page.goto(`${page.url().split('?')[0]}?signal=${encodeURIComponent(key)}`);
      await settled();
      await page.locator('.canvas').focus();
      await page.keyboard.press('e');
      await page.waitForSelector('dialog.picker li b');
      await picture('expand');
      await page
        .locator('dialog.picker li', { hasText: /no group|other groups/ })
        .first()
        .getByRole('button')
        .first()
        .click();
      await expect.poll(shown).toMatch(/loaded by expanding/);
      await page.locator('.canvas').focus();
      await page.keyboard.press('Escape');
      const after = await places();
      expect(after.size).toBeGreaterThan(before.size);
      for (const [id, place] of before) expect(after.get(id)).toBe(place);
      await page.keyboard.press('Control+z');
      await page.keyboard.press('Control+z');
      await expect.poll(shown).not.toMatch(/loaded by expanding/);
    });

    deskTest('closes a cell into one node and opens it again', async ({ desk }) => {
      const { page, open, settled, shown, drawnAccounts } = desk;
      await open();
      await settled();
      const total = await drawnAccounts();
      await page.locator('.canvas').focus();
      // The first node may be a value, which “o” would group by: on to an account, and its cell.
      const spoken = page.locator('.unseen[aria-live]');
      for (let i = 0; i < 30; i++) {
        await page.keyboard.press('ArrowRight');
        await expect.poll(() => spoken.textContent()).not.toBe('');
        if (/^account/i.test((await spoken.textContent())!)) break;
      }
      await page.keyboard.press('o');
      await expect.poll(shown).toMatch(/in 1 closed cell /);
      expect(await drawnAccounts()).toBeLessThan(total);
      await page.reload();
      await settled();
      await expect.poll(shown).toMatch(/in 1 closed cell /);
    });

    deskTest('sorts the table and saves the selection as files', async ({ desk }) => {
      const { page, open, settled, failures } = desk;
      await open('?view=table');
      await page.getByRole('button', { name: 'exchanges' }).click();
      await page.waitForSelector('th[aria-sort="descending"]');
      await page.locator('.table tbody button').nth(0).click();
      await page
        .locator('.table tbody button')
        .nth(1)
        .click({ modifiers: ['Shift'] });
      await page.getByRole('button', { name: 'Graph', exact: true }).click();
      await settled();
      // The menu lies over the graph, and goes by Escape or a press beside it; the selection stays.
      const choices = page.locator('.menu .choices');
      for (const putAway of [
        () => page.keyboard.press('Escape'),
        () => page.locator('.right h2').click(),
      ]) {
        await page.getByRole('button', { name: 'Export' }).click();
        expect(await choices.count()).toBe(1);
        await putAway();
        await expect.poll(() => choices.count()).toBe(0);
        await page.getByRole('heading', { name: 'Why linked' }).waitFor();
      }
      for (const format of ['CSV', 'JSON', 'GEXF', 'GraphML', 'SVG', 'PNG']) {
        await page.getByRole('button', { name: 'Export' }).click();
        const [file] = await Promise.all([
          page.waitForEvent('download'),
          page.locator('.menu .choices button', { hasText: format }).first().click(),
        ]);
        const bytes = await readFile(await file.path());
        if (format === 'CSV') expect(bytes.toString().trim().split('\n')).toHaveLength(3);
        else if (format === 'PNG') expect(bytes.subarray(1, 4).toString()).toBe('PNG');
        else if (format === 'JSON') expect(JSON.parse(bytes.toString())).toBeTypeOf('object');
        else expect(bytes.toString()).toMatch(/^<\?xml/);
        expect(bytes.length).toBeGreaterThan(100);
      }
      expect(failures).toEqual([]);
    });
  });
}
