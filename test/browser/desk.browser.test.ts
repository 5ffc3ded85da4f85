import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PACKAGE_ROOT } from '../../server/packageRoot.js';
import { launchBrowser } from '../support/browser.js';
import { type ServedCase, startServedDemo } from '../support/servedCase.js';

let served: ServedCase;
let browser: Browser;
let page: Page;
let pictures: string;
const failures: string[] = [];

beforeAll(async () => {
  pictures =
    process.env['UPDATE_SCREENSHOTS'] === '1'
      ? join(PACKAGE_ROOT, 'docs', 'screenshots')
      : await mkdtemp(join(tmpdir(), 'throughline-pictures-'));
  await mkdir(pictures, { recursive: true });
  served = await startServedDemo();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await served?.stop();
});
beforeEach(async () => {
  await page?.context().close();
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
  });
  page = await context.newPage();
  failures.length = 0;
  page.on('pageerror', (error) => failures.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') failures.push(message.text());
  });
});

const open = async (path = '') => {
  await page.goto(served.url + path);
  await page.waitForSelector('.operator.active');
};
const settled = () => page.waitForSelector('[data-settled="true"]', { timeout: 60_000 });
const picture = (name: string) => page.screenshot({ path: join(pictures, `${name}.png`) });
const violations = async () =>
  (
    await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze()
  ).violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);

/** How many different colours a part of the page shows: a blank canvas shows one. */
async function coloursOf(selector: string): Promise<number> {
  const png = await page.locator(selector).screenshot();
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d')!;
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    const colours = new Set<number>();
    for (let i = 0; i < data.length; i += 4)
      colours.add((data[i]! << 16) | (data[i + 1]! << 8) | data[i + 2]!);
    return colours.size;
  }, png.toString('base64'));
}

describe('the desk', () => {
  it('opens on the operator that needs a look, draws its cluster and says why', async () => {
    await open();
    await settled();
    await expect.poll(() => page.locator('.right .verdict').textContent()).toBe('One operator');
    expect(await coloursOf('.canvas')).toBeGreaterThan(50);
    expect(await page.locator('.sentences').first().textContent()).toMatch(
      /accounts share a signal of the/,
    );
    expect(await page.locator('.hypotheses .leading').textContent()).toContain('one operator');
    expect(await page.locator('.bar-above').textContent()).toMatch(/\d+ of \d+ accounts .* shown/);
    await picture('operator-light');
    expect(await violations()).toEqual([]);
    expect(failures).toEqual([]);
  });

  it('leads from an account in the table to its evidence and the log rows behind it', async () => {
    await open();
    await page.getByRole('button', { name: 'Table' }).click();
    const first = page.locator('.table tbody button').first();
    const account = (await first.textContent())!;
    await first.click();
    await expect.poll(() => page.locator('.right h2').textContent()).toBe(account);
    expect(new URL(page.url()).searchParams.get('account')).toBe(account);
    await page.locator('.signal').first().click();
    await page.waitForSelector('.row');
    expect(await page.locator('.row h4').first().textContent()).toMatch(/\.csv row \d/);
    await picture('account');
    expect(await violations()).toEqual([]);
    expect(failures).toEqual([]);
  });

  it('says why two accounts are linked, by Shift-click', async () => {
    await open();
    await page.getByRole('button', { name: 'Table' }).click();
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

  it('covers prompts until one asks to see them', async () => {
    await open();
    await page.getByRole('button', { name: 'Table' }).click();
    await page.locator('.table tbody button').first().click();
    await page.locator('.signal', { hasText: 'prompt template' }).first().click();
    const cover = page.getByRole('button', { name: /characters, covered/ }).first();
    await cover.waitFor();
    const before = await page.locator('.row').first().textContent();
    await cover.click();
    expect((await page.locator('.row').first().textContent())!.length).toBeGreaterThan(
      before!.length,
    );
  });

  it('finds an account by “/” and keyboard alone', async () => {
    await open('?view=table');
    const account = (await page.locator('.table tbody button').first().textContent())!;
    await page.locator('body').press('/');
    await page.keyboard.type(account.slice(4, 12));
    await page.waitForSelector('.hits button');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.right h2').textContent()).toBe(account);
  });

  it('hides a family by the legend and keeps it in the address', async () => {
    await open();
    await settled();
    const before = await coloursOf('.canvas');
    await page.getByRole('button', { name: 'network' }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get('hide')).toBe('network');
    expect(before).toBeGreaterThan(50);
    await page.reload();
    await page.waitForSelector('.legend button[aria-pressed="false"]');
    expect(await page.locator('.legend button[aria-pressed="false"]').textContent()).toBe(
      'network',
    );
  });

  it('shows a look-alike as innocent, in dark colours', async () => {
    await open();
    await page.getByRole('button', { name: /Change to dark/ }).click();
    await page.locator('.operators section').last().locator('.operator').first().click();
    await expect.poll(() => page.locator('.right .verdict').textContent()).toBe('Shared, innocent');
    expect(await page.locator('.right header').textContent()).toContain('Nobody here is accused');
    await settled();
    await picture('look-alike-dark');
    expect(await violations()).toEqual([]);
    expect(failures).toEqual([]);
  });
});
