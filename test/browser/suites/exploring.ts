import { describe, expect } from 'vitest';
import { deskTest } from '../../support/deskTest.js';

/** Colours of families on the graph, in light colours and dark. */
const [PAYMENT, NETWORK] = ['#d55e00', '#0072b2'];
const ACCOUNTS = '#8a8a84';

export function exploringSuite(): void {
  describe('exploring by mouse', () => {
    deskTest('drags a node, which pins it: undo, redo and tidy know', async ({ desk }) => {
      const { page, open, settled, spotOf, areAt, picture } = desk;
      await open();
      await settled();
      const from = await spotOf(PAYMENT);
      const box = (await page.locator('.canvas').boundingBox())!;
      const to = { x: box.x + 70, y: box.y + 60 };
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(to.x, to.y, { steps: 4 });
      await page.mouse.up();
      const pins = () => new URLSearchParams(new URL(page.url()).hash.slice(1)).getAll('pin');
      await expect.poll(pins).toHaveLength(1);
      const pinned = pins();
      await page.mouse.move(700, 8);
      await expect.poll(() => areAt(PAYMENT, from, to)).toEqual([false, true]);
      await picture('pinned');
      await page.keyboard.press('Control+z');
      await expect.poll(() => areAt(PAYMENT, from, to)).toEqual([true, false]);
      expect(pins()).toEqual([]);
      await page.keyboard.press('Control+Shift+Z');
      await expect.poll(pins).toEqual(pinned);
      await page.getByRole('button', { name: 'Tidy' }).click();
      await expect.poll(() => new URL(page.url()).hash).toMatch(/at=/);
      expect(pins()).toEqual(pinned);
    });

    deskTest(
      'asks about a node by a click, adds by Shift, gathers by a double-click',
      async ({ desk }) => {
        const { page, open, settled, spotOf, shown, selected, drawnAccounts, picture } = desk;
        await open();
        await settled();
        const total = await drawnAccounts();
        const value = await spotOf(NETWORK);
        await page.mouse.click(value.x, value.y);
        await page.locator('.right p.value').waitFor();
        expect(await page.locator('.right').textContent()).toMatch(/accounts use it/);
        await page.keyboard.press('Escape');
        const other = await spotOf(PAYMENT);
        await page.keyboard.down('Shift');
        await page.mouse.click(value.x, value.y);
        await page.mouse.click(other.x, other.y);
        await page.keyboard.up('Shift');
        await expect.poll(selected).toBe(2);
        await page.mouse.dblclick(value.x, value.y);
        await expect.poll(shown).toMatch(/grouped/);
        expect(await drawnAccounts()).toBeLessThan(total);
        await picture('gathered');
        await settled();
        await page.mouse.dblclick(value.x, value.y);
        await expect.poll(drawnAccounts).toBe(total);
      },
    );

    deskTest('opens cells by going near, and closes them by going away', async ({ desk }) => {
      const { page, open, settled, shown, spotOf, drawnAccounts, picture, violations } = desk;
      await open();
      await settled();
      const total = await drawnAccounts();
      await page.locator('.shown').getByRole('button', { name: 'cells only' }).click();
      await expect.poll(drawnAccounts).toBe(0);
      await picture('cells-from-afar');
      const cell = await spotOf(ACCOUNTS);
      await page.mouse.move(cell.x, cell.y);
      for (let i = 0; i < 12 && (await drawnAccounts()) === 0; i++) {
        await page.mouse.wheel(0, -800);
        await page.waitForTimeout(300);
      }
      await expect.poll(drawnAccounts).toBeGreaterThan(0);
      const near = await drawnAccounts();
      expect(near).toBeLessThan(total);
      expect(await shown()).toMatch(/closed cells?/);
      await picture('cells-from-near');
      expect(await violations()).toEqual([]);
      await page.locator('.canvas').focus();
      await page.keyboard.press('f');
      await expect.poll(drawnAccounts).toBe(0);
      await page.locator('.shown').getByRole('button', { name: 'all accounts' }).click();
      await expect.poll(drawnAccounts).toBe(total);
    });

    deskTest('zooms, goes elsewhere by the minimap, and fits all by F', async ({ desk }) => {
      const { page, open, settled, spots, graphPicture, picture } = desk;
      await open();
      await settled();
      const key = async (name: string) => {
        await page.locator('.canvas').focus();
        await page.keyboard.press(name);
      };
      await key('f');
      const whole = await spots(PAYMENT);
      expect(whole.length).toBeGreaterThan(5);
      /** How many of the first picture’s squares lie where they lay. */
      const kept = async () => {
        const now = await spots(PAYMENT);
        return whole.filter((a) => now.some((b) => Math.hypot(a.x - b.x, a.y - b.y) < 3)).length;
      };
      const pictures = new Set([await graphPicture()]);
      for (let i = 0; i < 3; i++) await key('+');
      pictures.add(await graphPicture());
      expect(await kept()).toBeLessThan(whole.length / 2);
      await page.locator('.minimap').click({ position: { x: 40, y: 24 } });
      pictures.add(await graphPicture());
      await picture('minimap');
      // Holding Space the mouse moves the picture, with a box in hand too.
      await key('b');
      const box = (await page.locator('.canvas').boundingBox())!;
      await page.mouse.move(box.x + 300, box.y + 300);
      await page.keyboard.down(' ');
      await page.mouse.down();
      await page.mouse.move(box.x + 380, box.y + 340, { steps: 4 });
      await page.mouse.up();
      await page.keyboard.up(' ');
      expect(new URL(page.url()).search).toBe('');
      await key('Escape');
      pictures.add(await graphPicture());
      expect(pictures.size).toBe(4);
      await page.getByRole('button', { name: 'Fit' }).click();
      await expect.poll(kept).toBe(whole.length);
      // The same view is the same picture, also on another day.
      await page.reload();
      await settled();
      await key('f');
      await expect.poll(kept).toBe(whole.length);
    });
  });
}
