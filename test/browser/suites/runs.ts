import { describe, expect } from 'vitest';
import { deskTest } from '../../support/deskTest.js';

export function runsSuite(): void {
  describe('runs compared', () => {
    deskTest(
      'compares two runs: what appeared, grew, merged and split, who moved, and why',
      async ({ desk }) => {
        const { page, open, picture, violations, failures } = desk;
        await open();
        await page.getByRole('link', { name: 'Compare runs' }).click();
        await page.waitForSelector('.runs table');
        expect(await page.locator('.runs [role="status"]').textContent()).toMatch(
          /^\d+ of \d+ groups changed\.$/,
        );
        /** The first group that shows something, an event or its id, and its accounts before and after. */
        const first = async (shown: string) => {
          const row = page
            .locator('.runs tbody tr')
            .filter({ has: page.getByText(shown, { exact: true }) })
            .first();
          const cells = await row.locator('td').allTextContents();
          return {
            id: cells[0]!,
            event: cells[1]!,
            before: Number(cells[2]),
            after: Number(cells[3]),
          };
        };
        expect(await first('appeared')).toMatchObject({ before: 0 });
        const grew = await first('grew');
        expect(grew.after).toBeGreaterThan(grew.before);
        const merging = await page
          .locator('.moves > li')
          .filter({ hasText: 'the same firm, by its invoices' })
          .textContent();
        expect(merging).toMatch(/Ada Example.*same hand/);
        const [, gone, kept] = /(OP-[0-9A-F]{8}) → (OP-[0-9A-F]{8})/.exec(merging!)!;
        const [from, into] = [await first(gone!), await first(kept!)];
        expect([from.event, into.event]).toEqual(['merged away', 'merged']);
        expect(into.after).toBe(into.before + from.before);
        const [left, off] = [await first('split'), await first('split off')];
        const move = (from: string, to: string) =>
          page.locator('.moves > li').filter({ has: page.getByText(`${from} → ${to}`) });
        const splitting = move(left.id, off.id);
        expect(await splitting.textContent()).toMatch(
          /Ada Example.*another course.*data disagrees/,
        );
        expect(await splitting.textContent()).toMatch(/They stand on .*IPv4 range/);
        expect(await move('no group', grew.id).textContent()).toMatch(
          /\d+ of \d+ began after the earlier run’s logs end/,
        );
        await picture('runs-compared');
        expect(await violations()).toEqual([]);
        await splitting.locator('summary').click();
        const account = splitting.locator('details a').first();
        const name = (await account.textContent())!;
        await account.click();
        await expect.poll(() => page.locator('.right h2').textContent()).toBe(name);
        expect(page.url()).toContain(`/operators/${off.id}`);
        expect(failures).toEqual([]);
      },
    );

    deskTest('says that nothing changed between a run and itself', async ({ desk }) => {
      const { page, open } = desk;
      await open();
      await page.getByRole('link', { name: 'Compare runs' }).click();
      const after = page.getByLabel('after');
      await page.getByLabel('before').selectOption(await after.inputValue());
      await expect
        .poll(() => page.locator('.runs [role="status"]').textContent())
        .toMatch(/No group changed; all \d+ are the same/);
    });

    deskTest(
      'shows in a group what people decided before, and where the data disagrees',
      async ({ desk }) => {
        const { page, open, settled, picture } = desk;
        await open();
        await page.getByRole('link', { name: 'Compare runs' }).click();
        const row = page.locator('.runs tbody tr', {
          has: page.getByText('split', { exact: true }),
        });
        await row.getByRole('link').click();
        const statements = page.locator('.statements');
        await statements.waitFor();
        expect(await statements.textContent()).toMatch(
          /Ada Example split accounts off: “another course”.*data disagrees/,
        );
        await settled();
        await picture('decisions-honoured');
      },
    );
  });
}
