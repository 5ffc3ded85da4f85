import { describe, expect } from 'vitest';
import { deskTest } from '../../support/deskTest.js';

export function startSuite(): void {
  describe('where one begins', () => {
    deskTest(
      'opens on the operator that needs a look, draws its cluster and says why',
      async ({ desk }) => {
        const { page, open, settled, picture, violations, coloursOf, failures } = desk;
        await open();
        await settled();
        await expect.poll(() => page.locator('.right .verdict').textContent()).toBe('One operator');
        expect(await coloursOf('.canvas')).toBeGreaterThan(50);
        expect(await page.locator('.sentences').first().textContent()).toMatch(
          /accounts share a signal of the/,
        );
        expect(await page.locator('.hypotheses .leading').textContent()).toContain('one operator');
        expect(await page.locator('.shown').textContent()).toMatch(
          /\d+ of \d+ accounts drawn · \d+ of \d+ shared values/,
        );
        expect(await page.locator('.claims').textContent()).toMatch(
          /accounts are linked.*One hand runs them.*Not claimed: logs name nobody/,
        );
        expect(await page.locator('.right').textContent()).toMatch(
          /held together by \d+ % of partitions of its size/,
        );
        expect(await page.locator('.right').textContent()).toContain('runner-up');
        await picture('operator-light');
        expect(await violations()).toEqual([]);
        expect(failures).toEqual([]);
      },
    );

    deskTest(
      'lists groups by what needs a look, each with what one decides by',
      async ({ desk }) => {
        const { page, open, settled, picture } = desk;
        await open();
        const verdicts = await page.locator('.operators h2').allTextContents();
        expect(verdicts.map((text) => text.replace(/ \d+$/, ''))).toEqual([
          'One operator',
          'Not established',
          'Shared, innocent',
        ]);
        const first = page.locator('.operator').first();
        expect(await first.textContent()).toMatch(
          /OP-\w+grew\d+one hand 0\.\d+.*exchanges.*\d+ %.*runner-up: .*2026-/,
        );
        expect(await first.locator('.sparkline').isVisible()).toBe(true);
        const sizes = await page
          .locator('.operators section')
          .first()
          .locator('.title b')
          .allTextContents();
        expect(sizes.map(Number)).toEqual(sizes.map(Number).sort((a, b) => b - a));
        await settled();
        await picture('groups');
      },
    );

    deskTest(
      'finds a card, an e-mail domain, an address and words of a template by “/”',
      async ({ desk }) => {
        const { page, open, picture } = desk;
        await open();
        const found = async (asked: string, pictured = false) => {
          await page.locator('body').press('/');
          await page.keyboard.type(asked);
          const hit = page.locator('.hits button').first();
          await expect.poll(() => hit.textContent()).toContain(asked);
          if (pictured) await picture('search');
          await page.keyboard.press('Enter');
          await expect.poll(() => page.locator('.right p.value').textContent()).toContain(asked);
          return page.locator('.right h2').textContent();
        };
        const values = await page.evaluate(async () => {
          const id = location.pathname.split('/').at(-1);
          const { signals } = await (await fetch(`/api/operators/${id}/cells`)).json();
          const of = (kind: string) =>
            signals.find((s: { kind: string }) => s.kind === kind).value as string;
          return [of('instrument'), of('email_domain'), of('slash24'), of('template')];
        });
        const template = values.pop()!;
        const kinds = [];
        for (const value of values) kinds.push(await found(value));
        expect(kinds).toEqual([
          'payment instrument',
          expect.stringMatching(/^e-mail/),
          'IPv4 range (/24)',
        ]);
        // Where its words stand in a prompt that accounts share as well, the template comes first.
        const [words] = template.match(/(?:\p{L}{2,} ){2}\p{L}{2,}/u)!;
        expect(await found(words, true)).toBe('prompt template');
      },
    );

    deskTest(
      'narrows and sorts the list of groups, and the address keeps it through views and groups',
      async ({ desk }) => {
        const { page, open, picture, violations } = desk;
        await open();
        const names = () => page.locator('.operator .title').allTextContents();
        const all = (await names()).length;
        await page.getByText('Filter and sort').click();
        // Both in one turn, as by a hand quicker than the page is drawn: neither takes the other back.
        await page.locator('.filters').evaluate((filters) => {
          const buttons = [...filters.querySelectorAll('button')];
          for (const name of ['innocent', 'changed since the last run'])
            buttons.find(({ textContent }) => textContent === name)!.click();
        });
        const asked = () => new URL(page.url()).searchParams;
        await expect
          .poll(() => [asked().get('groups'), asked().get('changed')])
          .toEqual(['operator,not-established', 'yes']);
        await page.getByRole('button', { name: 'changed since the last run' }).click();
        await page.getByLabel('Sort by').selectOption('exchanges');
        const status = page.locator('.operators > [role="status"]');
        await expect
          .poll(() => status.textContent())
          .toMatch(new RegExp(`^\\d+ of ${all} groups shown`));
        const narrowed = await names();
        expect(narrowed.length).toBeLessThan(all);
        await picture('groups-narrowed');
        await page.getByRole('button', { name: 'Table', exact: true }).click();
        await page.locator('a.operator').last().click();
        await expect
          .poll(() => page.locator('.operator.active .title').textContent())
          .toBe(narrowed.at(-1));
        await page.reload();
        await page.waitForSelector('.operator.active');
        expect(await names()).toEqual(narrowed);
        expect([asked().get('groups'), asked().get('by')]).toEqual([
          'operator,not-established',
          'exchanges',
        ]);
        expect(await violations()).toEqual([]);
        await status.getByRole('button', { name: 'show all' }).click();
        await expect.poll(async () => (await names()).length).toBe(all);
      },
    );

    deskTest('finds an account by “/” and keyboard alone', async ({ desk }) => {
      const { page, open, picture } = desk;
      await open('?view=table');
      const account = (await page.locator('.table tbody button').first().textContent())!;
      await page.locator('body').press('/');
      await page.keyboard.type(account.slice(4, 12));
      await page.waitForSelector('.hits button');
      await picture('search-account');
      await page.keyboard.press('Enter');
      await expect.poll(() => page.locator('.right h2').textContent()).toBe(account);
    });

    deskTest('shows a look-alike as innocent, in dark colours', async ({ desk }) => {
      const { page, open, settled, picture, violations, failures } = desk;
      await open();
      await page.getByRole('button', { name: /Change to dark/ }).click();
      await page.locator('.operators section').last().locator('.operator').first().click();
      await expect
        .poll(() => page.locator('.right .verdict').textContent())
        .toBe('Shared, innocent');
      expect(await page.locator('.right header').textContent()).toContain('Nobody here is accused');
      await settled();
      await picture('look-alike-dark');
      expect(await violations()).toEqual([]);
      expect(failures).toEqual([]);
    });

    deskTest('guides a first visit in five steps, once', async ({ desk }) => {
      const { browser, served, picture } = desk;
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
      const page = await context.newPage();
      await page.goto(served.url);
      const guide = page.locator('.guide');
      const told = new Set<string>();
      for (let step = 1; step <= 5; step++) {
        await expect.poll(() => guide.locator('h2').textContent()).toContain(`${step} of 5`);
        told.add((await guide.locator('p').first().textContent())!);
        // The part it speaks of is marked.
        const part = page.locator(
          ['.operators', '.stage', '.timeline', '.right', '.modes'][step - 1]!,
        );
        await expect
          .poll(() => part.first().evaluate((e) => getComputedStyle(e).outlineStyle))
          .toBe('solid');
        if (step < 5) await guide.getByRole('button', { name: 'Next' }).click();
      }
      expect(told.size).toBe(5);
      await picture('first-visit', page);
      await guide.getByRole('button', { name: 'Got it' }).click();
      await page.reload();
      await page.waitForSelector('.operator.active');
      expect(await guide.count()).toBe(0);
      await context.close();
    });

    deskTest(
      'draws the graph in a window zoomed to 200 %, and in one made low',
      async ({ desk }) => {
        const { page, open, settled, picture, violations, failures } = desk;
        const height = async () => (await page.locator('.canvas').boundingBox())!.height;
        for (const [width, high] of [
          [720, 450],
          [640, 360],
          [1024, 600],
          [1280, 400],
        ] as const) {
          await page.setViewportSize({ width, height: high });
          await open();
          await settled();
          expect(await height(), `${width} × ${high}`).toBeGreaterThan(200);
          expect(
            await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth),
          ).toBe(true);
          if (width === 720) await picture('zoomed');
        }
        await page.setViewportSize({ width: 720, height: 450 });
        expect(await height()).toBeGreaterThan(200);
        expect(await violations()).toEqual([]);
        expect(failures).toEqual([]);
      },
    );

    deskTest('fits a narrow window', async ({ desk }) => {
      const { page, open, settled, picture, violations } = desk;
      await page.setViewportSize({ width: 820, height: 1000 });
      await open();
      await settled();
      const fits = () =>
        page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
      await expect.poll(fits).toBe(true);
      await picture('narrow');
      await page.setViewportSize({ width: 420, height: 900 });
      await expect.poll(fits).toBe(true);
      // One below the other: the panel is further down, and can be reached.
      await page.locator('.right h2').scrollIntoViewIfNeeded();
      expect(await page.locator('.right h2').isVisible()).toBe(true);
      await picture('very-narrow');
      expect(await violations()).toEqual([]);
    });
  });
}
