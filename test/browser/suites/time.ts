import { describe, expect } from 'vitest';
import { deskTest } from '../../support/deskTest.js';

export function timeSuite(): void {
  describe('time', () => {
    deskTest('filters by a brush over time, as one step of undo', async ({ desk }) => {
      const { page, open, settled, picture, drawnAccounts } = desk;
      await open();
      await settled();
      const total = await drawnAccounts();
      const box = (await page.locator('.timeline svg[role="img"]').boundingBox())!;
      await page.mouse.move(box.x + 2, box.y + 20);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width * 0.05, box.y + 20);
      await page.mouse.move(box.x + box.width * 0.1, box.y + 20);
      await expect.poll(drawnAccounts).toBeLessThan(total);
      await page.mouse.up();
      await picture('time-brush');
      expect(new URL(page.url()).searchParams.get('time')).toMatch(/^2026-.*\.\.2026-/);
      await page.getByRole('button', { name: 'Undo' }).click();
      await expect.poll(drawnAccounts).toBe(total);
      await page.getByRole('button', { name: 'Play through time' }).click();
      const days = () => new URL(page.url()).searchParams.get('time');
      await expect.poll(days).not.toBeNull();
      const first = days();
      await expect.poll(days).not.toBe(first);
      await page.getByRole('button', { name: 'Stop' }).click();
      // Days are written as everywhere on the page; what is no day changes nothing.
      await page.getByLabel('Last day shown').fill('2026-05-07');
      await page.getByLabel('First day shown').fill('2026-05-01');
      await expect.poll(days).toBe('2026-05-01..2026-05-07');
      await page.getByLabel('Last day shown').fill('2026-05-77');
      expect(await page.getByLabel('Last day shown').getAttribute('aria-invalid')).toBe('true');
      expect(days()).toBe('2026-05-01..2026-05-07');
    });

    deskTest('shows values through time as a strip', async ({ desk }) => {
      const { page, open, picture, violations } = desk;
      await open('?view=time');
      await page.waitForSelector('.strip tbody tr');
      await page.locator('.strip th button').first().click();
      await expect.poll(() => new URL(page.url()).searchParams.get('signal')).not.toBeNull();
      await picture('values-through-time');
      expect(await violations()).toEqual([]);
    });
  });
}
