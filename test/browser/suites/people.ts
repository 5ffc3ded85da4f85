import { beforeAll, describe, expect } from 'vitest';
import { openPeople } from '../../../server/access/people.js';
import { type Desk, deskTest, serveWithLogin } from '../../support/deskTest.js';

/** Made for the test; strong enough for the check. */
const PASSWORD = 'seven brittle lanterns over Oslo';
const NEXT = 'nine patient herons under Bergen';

/** Several people: the last suite, for it serves the workspace with a login from here on. */
export function peopleSuite(): void {
  describe('several people', () => {
    let url = '';
    beforeAll(async () => {
      url = await serveWithLogin(async (workspace) => {
        const people = openPeople(workspace);
        await people.add({ name: 'Ada', role: 'investigator', password: PASSWORD });
        await people.add({ name: 'Grace', role: 'approver', password: PASSWORD });
      });
    });
    const signIn = async ({ page }: Desk, name: string, password: string) => {
      await page.goto(`${url}?view=review`);
      await page.getByLabel('Name').fill(name);
      await page.getByLabel('Password').fill(password);
      await page.getByRole('button', { name: 'Sign in' }).click();
    };

    deskTest(
      'sign in, and what one asked for another approves, bound to its content',
      async ({ desk }) => {
        const { page, picture, violations } = desk;
        await signIn(desk, 'Ada', 'not the password');
        expect(await page.locator('.failed').textContent()).toMatch(/do not go together/);
        expect(await violations()).toEqual([]);
        await signIn(desk, 'Ada', PASSWORD);
        const section = page.locator('section[aria-label="Evidence package"]');
        await section.waitFor();
        const belongs = page.getByRole('button', { name: 'belongs', exact: true });
        for (let i = 0; i < (await belongs.count()); i++) await belongs.nth(i).click();
        await section.getByLabel('How much it shows').selectOption('public');
        await section.getByRole('button', { name: 'Make the package' }).click();
        const newest = section.locator('.history > li').first();
        // Another suite has made a package of this group already, which waits for an approver as well.
        await expect
          .poll(() => newest.textContent(), { timeout: 150_000 })
          .toMatch(/public, draft.*Ada, .*It waits for an approver/s);
        await page.getByRole('button', { name: 'Sign out' }).click();
        await page.getByRole('button', { name: 'Sign in' }).waitFor();
        await signIn(desk, 'Grace', PASSWORD);
        await newest.waitFor();
        expect(await newest.textContent()).toContain('Ada, ');
        const approval = newest.getByRole('form', { name: 'Approve as a second person' });
        expect(await approval.locator('.hash').textContent()).toMatch(/^[0-9a-f]{64}$/);
        await approval.getByLabel('Reason').fill('read every figure');
        await picture('approval');
        expect(await violations()).toEqual([]);
        await approval.getByRole('button', { name: 'Approve as Grace' }).click();
        await expect
          .poll(() => newest.textContent(), { timeout: 150_000 })
          .toMatch(/public, approved .*approved by Grace/s);
        expect(await approval.count()).toBe(0);
      },
    );

    deskTest('take another password, and the old one opens nothing', async ({ desk }) => {
      const { page, picture, violations } = desk;
      await signIn(desk, 'Ada', PASSWORD);
      await page.getByRole('button', { name: 'Password', exact: true }).click();
      const dialog = page.getByRole('dialog', { name: 'Change password' });
      const change = async (current: string, next: string, again: string) => {
        await dialog.getByLabel('Password now').fill(current);
        await dialog.getByLabel(/^New password/).fill(next);
        await dialog.getByLabel('The new one again').fill(again);
        await dialog.getByRole('button', { name: 'Change it' }).click();
      };
      const said = () => dialog.locator('.failed').textContent();
      await change(PASSWORD, NEXT, `${NEXT}!`);
      await expect.poll(said).toMatch(/not the same twice/);
      await change('not the password', NEXT, NEXT);
      await expect.poll(said).toMatch(/not your password/);
      await picture('password');
      expect(await violations()).toEqual([]);
      await change(PASSWORD, NEXT, NEXT);
      await expect.poll(() => dialog.textContent()).toMatch(/The password is changed/);
      await dialog.getByRole('button', { name: 'Close' }).click();
      await page.getByRole('button', { name: 'Sign out' }).click();
      await page.getByRole('button', { name: 'Sign in' }).waitFor();
      await signIn(desk, 'Ada', PASSWORD);
      await expect.poll(() => page.locator('.failed').textContent()).toMatch(/do not go together/);
      await signIn(desk, 'Ada', NEXT);
      await page.waitForSelector('.operator.active');
    });
  });
}
