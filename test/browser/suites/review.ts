import { describe, expect } from 'vitest';
import { deskTest } from '../../support/deskTest.js';

export function reviewSuite(): void {
  describe('collateral review', () => {
    deskTest(
      'asks who here is innocent: threshold, lists and a sample with its error',
      async ({ desk }) => {
        const { page, open, picture, violations } = desk;
        await open('?view=review');
        await page.waitForSelector('.review table');
        const kept = async () => {
          const text = await page.locator('.review .figures dd').first().textContent();
          return Number(text!.replace(',', ''));
        };
        await page.locator('.threshold input').press('Home');
        const all = await kept();
        await page.locator('.threshold input').press('End');
        await expect.poll(() => page.locator('.threshold b').textContent()).toBe('0.999');
        expect(await kept()).toBeLessThanOrEqual(all);
        await page.getByRole('button', { name: 'belongs' }).first().click();
        await page.getByRole('button', { name: 'does not' }).nth(1).click();
        await expect
          .poll(() => page.locator('.review [role="status"]').textContent())
          .toMatch(/1 of 2 checked do not belong here: an error of 50 %/);
        // One looks something up, and comes back to what one had found.
        await page.getByRole('button', { name: 'Table', exact: true }).click();
        await page.waitForSelector('.table tbody button');
        await page.getByRole('button', { name: 'Review', exact: true }).click();
        await expect
          .poll(() => page.locator('.review [role="status"]').textContent())
          .toMatch(/1 of 2 checked do not belong here/);
        await picture('review');
        expect(await violations()).toEqual([]);
      },
    );

    deskTest(
      'makes an evidence package behind the review, and writes the review down',
      async ({ desk }) => {
        const { page, open, picture, violations, served } = desk;
        await open('?view=review');
        const ask = page.getByRole('button', { name: 'Make the package' });
        await ask.waitFor();
        expect(await ask.isDisabled()).toBe(true);
        const belongs = page.getByRole('button', { name: 'belongs', exact: true });
        for (let i = 0; i < (await belongs.count()); i++) await belongs.nth(i).click();
        const section = page.locator('section[aria-label="Evidence package"]');
        await section.getByLabel('How much it shows').selectOption('public');
        await section.getByLabel('Your name').fill('Ada Example');
        await ask.click();
        await expect
          .poll(() => section.locator('li').first().textContent(), { timeout: 150_000 })
          .toMatch(/public, draft/);
        const href = await section.locator('li a').first().getAttribute('href');
        const zip = await page.request.get(new URL(href!, served.url).href);
        expect((await zip.body()).subarray(0, 2).toString()).toBe('PK');
        await page.getByRole('button', { name: 'Decide', exact: true }).first().click();
        await expect
          .poll(() => page.locator('.right .history').textContent())
          .toMatch(/0 of \d+ accounts of a random sample, checked by hand/);
        await picture('package');
        expect(await violations()).toEqual([]);
      },
    );
  });
}
