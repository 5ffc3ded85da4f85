import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { deskTest } from '../../support/deskTest.js';

export function whySuite(): void {
  describe('why', () => {
    deskTest(
      'leads from an account in the table to its evidence and the log rows behind it',
      async ({ desk }) => {
        const { page, open, picture, violations, failures } = desk;
        await open();
        await page.getByRole('button', { name: 'Table', exact: true }).click();
        const first = page.locator('.table tbody button').first();
        const account = (await first.textContent())!;
        await first.click();
        await expect.poll(() => page.locator('.right h2').textContent()).toBe(account);
        expect(new URL(page.url()).searchParams.get('account')).toBe(account);
        expect(await page.locator('.waterfall').textContent()).toMatch(
          /payment.*posterior log-odds/s,
        );
        expect(await page.locator('.without').textContent()).toMatch(/without payment.*families/s);
        expect(await page.locator('.signal').first().textContent()).toMatch(/\d+ in · \d+ out/);
        await page.locator('.signal').first().click();
        await page.waitForSelector('.row');
        expect(await page.locator('.row h4').first().textContent()).toMatch(/\.csv row \d/);
        await picture('account');
        expect(await violations()).toEqual([]);
        expect(failures).toEqual([]);
      },
    );

    deskTest('says why two accounts are linked, by Shift-click', async ({ desk }) => {
      const { page, open, picture, violations } = desk;
      await open();
      await page.getByRole('button', { name: 'Table', exact: true }).click();
      const buttons = page.locator('.table tbody button');
      const names = [await buttons.nth(0).textContent(), await buttons.nth(1).textContent()];
      await buttons.nth(0).click();
      await page.waitForSelector('.waterfall');
      await buttons.nth(1).click({ modifiers: ['Shift'] });
      await expect.poll(() => page.locator('.right h2').textContent()).toBe('Why linked');
      const text = await page.locator('.right').textContent();
      for (const name of names) expect(text).toContain(name);
      await picture('why-linked');
      expect(await violations()).toEqual([]);
    });

    deskTest(
      'covers prompts until one asks to see them, and writes down who asked',
      async ({ desk }) => {
        const { page, open, served, picture } = desk;
        await open();
        await page.getByRole('button', { name: 'Table', exact: true }).click();
        await page.locator('.table tbody button').first().click();
        await page.locator('.signal', { hasText: 'prompt template' }).first().click();
        const cover = page.getByRole('button', { name: /characters, covered/ }).first();
        await cover.waitFor();
        await picture('prompts-covered');
        await cover.click();
        await page.getByLabel('Your name, for the audit log').fill('Ada Example');
        await page.getByRole('button', { name: 'Show', exact: true }).click();
        await expect
          .poll(() => page.locator('.revealed').first().textContent())
          .toMatch(/.{20,} audit log, entry \d+/s);
        await picture('prompt-revealed');
        const log = await readFile(join(served.folder, 'workspace', 'audit.jsonl'), 'utf8');
        expect(log).toContain('Ada Example');
      },
    );

    deskTest('shows templates with their slots, examples covered', async ({ desk }) => {
      const { page, open, picture, violations } = desk;
      await open('?view=content');
      await page.waitForSelector('.template mark');
      expect(await page.locator('.template .text').first().textContent()).toMatch(
        /slot · [\d,]+ characters/,
      );
      expect(await page.getByRole('button', { name: /covered/ }).count()).toBeGreaterThan(0);
      await picture('content');
      expect(await violations()).toEqual([]);
    });

    deskTest('shows markup in a reason as text', async ({ desk }) => {
      const { page, open, served } = desk;
      await open();
      const id = new URL(page.url()).pathname.split('/').at(-1)!;
      const evil = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>';
      const { version } = (await (await fetch(`${served.url}api/operators/${id}/case`)).json()) as {
        version: number;
      };
      const sent = await fetch(`${served.url}api/decisions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          operator_id: id,
          expected_version: version,
          person: evil,
          reason: evil,
          body: { kind: 'name', name: evil, source: evil },
        }),
      });
      expect(sent.status).toBe(201);
      await open(`operators/${id}?panel=decide`);
      await expect.poll(() => page.locator('.claim').textContent()).toContain(evil);
      expect(await page.locator('.history').first().textContent()).toContain(evil);
      expect(await page.evaluate('window.hacked')).toBeUndefined();
    });
  });
}
