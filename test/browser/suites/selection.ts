import { describe, expect } from 'vitest';
import { deskTest } from '../../support/deskTest.js';

export function selectionSuite(): void {
  describe('selecting', () => {
    deskTest(
      'goes from node to node by keys alone, selects, hides and undoes',
      async ({ desk }) => {
        const { page, open, settled, shown, picture } = desk;
        await open();
        await settled();
        await page.locator('.canvas').focus();
        await page.keyboard.press('ArrowRight');
        await page.keyboard.press('ArrowRight');
        await page.keyboard.press('Enter');
        await expect
          .poll(() => page.locator('.right header button').textContent())
          .toBe('Back to the group');
        const before = page.url();
        // Inspect: on to the panel, and back to the graph.
        await page.keyboard.press('i');
        await picture('inspected-by-keys');
        expect(await page.evaluate(() => document.activeElement?.className)).toBe('right');
        await page.locator('.canvas').focus();
        await page.keyboard.press('Delete');
        await expect.poll(shown).toMatch(/hidden/);
        await page.keyboard.press('Control+z');
        await expect.poll(shown).not.toMatch(/hidden/);
        expect(page.url()).toBe(before);
        await page.keyboard.press('Control+Shift+Z');
        await expect.poll(shown).toMatch(/hidden/);
      },
    );

    deskTest(
      'takes in what a box or a lasso goes around, hides others, and inverts',
      async ({ desk }) => {
        const { page, open, settled, picture, shown, selected, dragOver, failures } = desk;
        await open();
        await settled();
        await dragOver(0.25, 0.25, 0.75, 0.75, 'Shift');
        await expect.poll(() => page.locator('.right h2').textContent()).toMatch(/^\d+ selected$/);
        const boxed = await selected();
        expect(boxed).toBeGreaterThan(10);
        await page.getByRole('button', { name: 'Hide others' }).click();
        await expect.poll(shown).toMatch(/others hidden/);
        await picture('box-hide-others');
        await page.getByRole('button', { name: 'Undo' }).click();
        // The table is the same selection, for those who hear the page.
        await page.getByRole('button', { name: 'Table', exact: true }).click();
        await page.waitForSelector('.table tbody button');
        expect(
          await page.locator('.table tbody button[aria-pressed="true"]').count(),
        ).toBeGreaterThan(0);
        await page.getByRole('button', { name: 'Graph', exact: true }).click();
        await settled();
        await page.getByRole('button', { name: 'Invert' }).click();
        const [accounts, values] = (await shown())!.match(/\d+(?= of)/g)!.map(Number);
        await expect.poll(selected).toBe(accounts! + values! - boxed);
        await page.getByRole('button', { name: 'Lasso' }).click();
        await dragOver(0.3, 0.3, 0.6, 0.6);
        await expect.poll(selected).toBeLessThan(boxed);
        expect(failures).toEqual([]);
      },
    );

    deskTest(
      'draws a box and a lasso by keys alone, and moves what it took in',
      async ({ desk }) => {
        const { page, open, settled, picture, violations, selected, failures } = desk;
        await open();
        await settled();
        await page.locator('.canvas').focus();
        const press = async (keys: string) => {
          for (const key of keys.split(' ')) await page.keyboard.press(key);
        };
        const [left, right] = ['Shift+ArrowLeft', 'Shift+ArrowRight'];
        const [up, down] = ['Shift+ArrowUp', 'Shift+ArrowDown'];
        await press(`b ${left} ${left} ${up} Enter ${right} ${right} ${right} ${down} ${down}`);
        await expect
          .poll(() => page.locator('.hint').textContent())
          .toMatch(/1 corner set, [1-9]\d* inside/);
        await picture('box-by-keys');
        expect(await violations()).toEqual([]);
        await press('Enter');
        await expect.poll(selected).toBeGreaterThan(3);
        const boxed = await selected();
        expect(await page.locator('.hint').count()).toBe(0);
        // A lasso around another part, added to the selection.
        await press(
          `l ${right} ${right} ${right} Enter ${down} ${down} Enter ${left} ${left} Enter Shift+Enter`,
        );
        await expect.poll(selected).toBeGreaterThanOrEqual(boxed);
        await press('Shift+ArrowRight');
        await expect.poll(() => new URL(page.url()).hash).toMatch(/pin=/);
        await press('p');
        await expect.poll(() => new URL(page.url()).hash).not.toMatch(/pin=/);
        await press('l Escape');
        expect(await page.locator('.hint').count()).toBe(0);
        expect(failures).toEqual([]);
      },
    );

    deskTest(
      'isolates accounts by shared values, one and then two, and says so',
      async ({ desk }) => {
        const { page, open, settled, shown, drawnAccounts, picture } = desk;
        await open();
        await settled();
        const values = page.locator('.shared li button:not(.silence)');
        const total = await drawnAccounts();
        await values.nth(0).click();
        await expect.poll(shown).toMatch(/only accounts with/);
        const one = await drawnAccounts();
        expect(one).toBeLessThan(total);
        await values.nth(3).click();
        await expect.poll(drawnAccounts).toBeGreaterThanOrEqual(one);
        expect(new URL(page.url()).searchParams.getAll('value').length).toBe(2);
        await picture('isolated-by-two');
        await page.locator('.shown').getByRole('button', { name: 'show all' }).click();
        await expect.poll(drawnAccounts).toBe(total);
      },
    );

    deskTest('shows its keys by ?, but never while one writes', async ({ desk }) => {
      const { page, open, picture, violations } = desk;
      await open();
      await page.locator('search input').focus();
      await page.keyboard.type('?h');
      expect(await page.locator('dialog.help').count()).toBe(0);
      await page.keyboard.press('Escape');
      await page.locator('search input').blur();
      await page.keyboard.press('?');
      await page.waitForSelector('dialog.help[open]');
      await picture('keys');
      expect(await violations()).toEqual([]);
      await page.keyboard.press('Escape');
      await expect.poll(() => page.locator('dialog.help').count()).toBe(0);
    });
  });
}
