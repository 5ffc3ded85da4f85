import { describe, expect } from 'vitest';
import { deskTest } from '../../support/deskTest.js';

export function decideSuite(): void {
  describe('decisions', () => {
    deskTest(
      'goes from the start to a decision by keys alone, and takes it back by undo',
      async ({ desk }) => {
        const { page, open, settled, picture, violations } = desk;
        await open();
        const { keyboard } = page;
        /** Presses Tab until it is there: what cannot be reached so, cannot be used without a mouse. */
        const tabTo = async (selector: string, key: 'Tab' | 'Shift+Tab' = 'Tab') => {
          for (let i = 0; i < 60; i++) {
            await keyboard.press(key);
            const is = (wanted: string) => document.activeElement?.matches(wanted) === true;
            if (await page.evaluate(is, selector)) return;
          }
          throw new Error(`${key} does not lead to ${selector}.`);
        };
        await tabTo('.operator:not(.active)');
        await keyboard.press('Enter');
        await settled();
        await tabTo('.skip', 'Shift+Tab');
        await keyboard.press('Enter');
        for (const key of ['ArrowRight', 'Enter', 'i']) await keyboard.press(key);
        await expect
          .poll(() => page.locator('.right header button').textContent())
          .toBe('Back to the group');
        await tabTo('.right header button');
        await keyboard.press('Enter');
        await tabTo('.sheets button:last-child', 'Shift+Tab');
        await keyboard.press('Enter');
        await page.waitForSelector('form.decide');
        const before = await page.locator('.history li').count();
        await tabTo('form.decide select');
        await keyboard.type('Confirm');
        await tabTo('form.decide textarea');
        await keyboard.type('cards and ranges rotate together');
        await tabTo('form.decide input');
        await keyboard.type('Ada Example');
        await keyboard.press('Enter');
        await expect.poll(() => page.locator('.right .verdict').textContent()).toBe('confirmed');
        expect(await page.locator('.history li').first().textContent()).toContain(
          'cards and ranges rotate together',
        );
        await expect.poll(() => page.locator('.operators').textContent()).toContain('confirmed');
        await picture('decide');
        expect(await violations()).toEqual([]);
        await tabTo('form.decide button');
        await keyboard.press('Control+z');
        await expect.poll(() => page.locator('.right .verdict').textContent()).toBe('open');
        expect(await page.locator('.history li').count()).toBe(before + 2);
        expect(await page.locator('.history li').nth(1).textContent()).toContain('(withdrawn)');
      },
    );

    deskTest(
      'refuses a decision on a case that somebody else changed, and shows what changed',
      async ({ desk }) => {
        const { page, open, settled, served, picture } = desk;
        await open('?panel=decide');
        await page.waitForSelector('form.decide');
        const id = new URL(page.url()).pathname.split('/').at(-1)!;
        const api = (path: string) => `${served.url}api${path}`;
        const { version } = (await (await fetch(api(`/operators/${id}/case`))).json()) as {
          version: number;
        };
        const other = await fetch(api('/decisions'), {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({
            operator_id: id,
            expected_version: version,
            person: 'Grace',
            reason: 'I was faster',
            body: { kind: 'assign', to: 'Grace' },
          }),
        });
        expect(other.status).toBe(201);
        // It comes in by itself, and what one writes meanwhile still answers to what one had seen.
        await page.waitForSelector('.failed');
        expect(await page.locator('.failed').textContent()).toMatch(/Grace.*assigned to Grace/s);
        expect(await page.locator('.news').textContent()).toContain(`Grace decided in ${id}`);
        expect(await page.locator('.right header').textContent()).toContain('Assigned to Grace');
        await page.getByLabel('Decision').selectOption('note');
        await page.getByLabel('Reason').fill('a note');
        await page.getByLabel('Your name').fill('Ada');
        await page.getByRole('button', { name: 'Decide', exact: true }).last().click();
        await expect
          .poll(() => page.locator('.failed').textContent())
          .toMatch(/Nothing was decided.*Grace.*assigned to Grace/s);
        await settled();
        await picture('decision-refused');
        await page.getByRole('button', { name: /take the case as it is now/ }).click();
        await expect
          .poll(() => page.locator('.right header').textContent())
          .toContain('Assigned to Grace');
      },
    );

    deskTest(
      'decides about accounts, names, assigns and notes, each in the history',
      async ({ desk }) => {
        const { page, open, picture, failures } = desk;
        await open('?view=table');
        const buttons = page.locator('.table tbody button');
        const names = [
          (await buttons.nth(0).textContent())!,
          (await buttons.nth(1).textContent())!,
        ];
        await buttons.nth(0).click();
        await buttons.nth(1).click({ modifiers: ['Shift'] });
        await page.getByRole('heading', { name: 'Why linked' }).waitFor();
        await page.getByRole('button', { name: 'Decide', exact: true }).first().click();
        const newest = page.locator('.right .history li').first();
        const decide = async (kind: string, fields: Record<string, string>) => {
          await page.getByLabel('Decision').selectOption(kind);
          for (const [label, text] of Object.entries(fields))
            await page.getByLabel(label).fill(text);
          await page.getByLabel('Reason').fill(`because of ${kind}`);
          await page.getByLabel('Your name').fill('Ada Example');
          await page.locator('form.decide').getByRole('button', { name: 'Decide' }).click();
          await expect.poll(() => newest.textContent()).toContain(`because of ${kind}`);
          return (await newest.textContent())!;
        };
        for (const kind of ['cannot-link', 'must-link']) {
          const said = await decide(kind, {});
          for (const name of names) expect(said).toContain(name);
        }
        expect(await decide('split', {})).toContain('split off 2 accounts');
        expect(await decide('reject-accounts', {})).toContain('took out 2 accounts');
        expect(
          await decide('name', { 'Name of the party': 'Acme', 'Source of the name': 'a filing' }),
        ).toContain('named “Acme”');
        expect(await page.locator('.claim').textContent()).toContain('Acme');
        expect(await decide('assign', { Person: 'Bo' })).toContain('assigned to Bo');
        await page.getByLabel('Decision').selectOption('status');
        await page.locator('form.decide select').last().selectOption('in progress');
        expect(await decide('status', {})).toContain('in progress');
        await decide('note', {});
        expect(await decide('merge', {})).toContain('to be merged with');
        expect(await decide('dismiss', {})).toContain('no operator');
        await expect.poll(() => page.locator('.right .verdict').textContent()).toBe('dismissed');
        await picture('decisions-of-each-kind');
        // Undone to the first: the case is as it was.
        for (let i = 0; i < 10; i++) await page.getByRole('button', { name: 'Undo' }).click();
        await expect.poll(() => page.locator('.right .verdict').textContent()).toBe('open');
        expect(failures).toEqual([]);
      },
    );

    deskTest(
      'keeps a reason while one looks things up, and takes a decision back after a reload',
      async ({ desk }) => {
        const { page, open, picture, violations, failures } = desk;
        await open('?panel=decide');
        const button = (name: string) => page.getByRole('button', { name, exact: true }).first();
        const reason = page.locator('form.decide textarea').first();
        await reason.fill('a reason of many words');
        await button('Why').click();
        await button('Decide').click();
        await button('Table').click();
        await page.locator('.table tbody button').first().click();
        expect(await reason.inputValue()).toBe('a reason of many words');
        await page.getByLabel('Decision').selectOption('note');
        await page.getByLabel('Your name').fill('Ada Example');
        await page.locator('form.decide').getByRole('button', { name: 'Decide' }).click();
        const newest = page.locator('.right .history li').first();
        await expect.poll(() => newest.textContent()).toContain('a reason of many words');
        expect(await reason.inputValue()).toBe('');
        await page.reload();
        await newest.getByRole('button', { name: /^Withdraw: Ada Example/ }).click();
        const form = page.getByRole('form', { name: 'Withdraw a decision' });
        await form.getByLabel('Reason').fill('  ');
        await form.getByRole('button', { name: 'Withdraw', exact: true }).click();
        expect(await form.getByLabel('Reason').evaluate((field) => field.matches(':invalid'))).toBe(
          true,
        );
        await form.getByLabel('Reason').fill('it was about another group');
        await picture('withdraw');
        expect(await violations()).toEqual([]);
        await form.getByRole('button', { name: 'Withdraw', exact: true }).click();
        await expect.poll(() => newest.textContent()).toContain('it was about another group');
        await expect
          .poll(() => page.locator('.right .history li').nth(1).textContent())
          .toMatch(/\(withdrawn\).*a reason of many words/s);
        expect(failures).toEqual([]);
      },
    );

    deskTest('keeps what was decided when one follows a search hit', async ({ desk }) => {
      const { page, open } = desk;
      await open('?view=table');
      const account = (await page.locator('.table tbody button').first().textContent())!;
      await page.getByRole('button', { name: 'Decide', exact: true }).first().click();
      await page.getByLabel('Decision').selectOption('note');
      await page.getByLabel('Reason').fill('this stays');
      await page.getByLabel('Your name').fill('Ada Example');
      await page.locator('form.decide').getByRole('button', { name: 'Decide' }).click();
      const newest = page.locator('.right .history li').first();
      await expect.poll(() => newest.textContent()).toContain('this stays');
      await page.locator('input[type=search]').fill(account);
      await page.locator('.hits button').first().click();
      await page.getByRole('heading', { name: account }).waitFor();
      await page.getByRole('button', { name: 'Decide', exact: true }).first().click();
      // Undone step by step: first the way to the hit, and only then the decision.
      const undo = page.getByRole('button', { name: 'Undo' });
      await undo.click();
      await undo.click();
      await expect.poll(() => newest.textContent()).toContain('this stays');
      await undo.click();
      await expect.poll(() => newest.textContent()).toContain('undone');
    });

    deskTest(
      'says that an undo did not reach the server, and undoes once more',
      async ({ desk }) => {
        const { page, open, picture, violations } = desk;
        await open('?panel=decide');
        await page.getByLabel('Decision').selectOption('note');
        await page.getByLabel('Reason').fill('to be taken back');
        await page.getByLabel('Your name').fill('Ada Example');
        await page.locator('form.decide').getByRole('button', { name: 'Decide' }).click();
        const second = page.locator('.right .history li').nth(1);
        const newest = page.locator('.right .history li').first();
        await expect.poll(() => newest.textContent()).toContain('to be taken back');
        await page.route('**/api/decisions', (route) => route.abort());
        await page.getByRole('button', { name: 'Undo' }).click();
        const failed = page.locator('.right .failed');
        await expect
          .poll(() => failed.textContent())
          .toMatch(/was not withdrawn, and still holds\. The server does not answer/);
        await picture('not-undone');
        expect(await violations()).toEqual([]);
        await page.unroute('**/api/decisions');
        await page.getByRole('button', { name: 'I have seen it' }).click();
        await page.getByRole('button', { name: 'Undo' }).click();
        await expect.poll(() => second.textContent()).toMatch(/\(withdrawn\).*to be taken back/s);
        expect(await failed.count()).toBe(0);
        await page.getByRole('button', { name: 'Redo' }).click();
        await expect.poll(() => newest.textContent()).toContain('done again');
      },
    );

    deskTest('mutes a shared value with a reason, shows it muted, and undoes', async ({ desk }) => {
      const { page, open, settled, picture, failures } = desk;
      await open();
      await settled();
      const first = page.locator('.shared li').first();
      await first.hover();
      await first.getByRole('button', { name: /^Mute/ }).click();
      const dialog = page.locator('dialog.mute[open]');
      await dialog.getByLabel('Reason').fill('this is our own office');
      await dialog.getByLabel('Your name').fill('Ada Example');
      await dialog.getByRole('button', { name: 'Mute', exact: true }).click();
      const muted = page.locator('.shared .muted');
      await expect.poll(() => muted.textContent()).toMatch(/our own office.*from the next run/s);
      expect(await first.getByRole('button', { name: /^Mute/ }).isDisabled()).toBe(true);
      await picture('muted');
      await page.getByRole('button', { name: 'Undo' }).click();
      await expect.poll(() => muted.count()).toBe(0);
      expect(failures).toEqual([]);
    });
  });
}
