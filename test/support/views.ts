import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';

export interface View {
  readonly name: string;
  /** Brings a page that stands at the first group to the view. */
  readonly open: (page: Page) => Promise<unknown>;
  readonly width?: number;
  /** A first visit: nothing is remembered. */
  readonly first?: true;
}

const press = (page: Page, name: string) =>
  page.getByRole('button', { name, exact: true }).first().click();
const settled = (page: Page) => page.waitForSelector('[data-settled="true"]', { timeout: 60_000 });
const table = async (page: Page) => {
  await press(page, 'Table');
  await page.waitForSelector('.table tbody button');
};
const account = async (page: Page) => {
  await table(page);
  await page.locator('.table tbody button').first().click();
  await page.waitForSelector('.waterfall');
};

/** Every view of the desk, by how a person comes to it. */
export const VIEWS: readonly View[] = [
  { name: 'graph', open: settled },
  { name: 'first-visit', open: settled, first: true },
  {
    name: 'graph-value-pointed',
    open: async (page) => {
      await settled(page);
      await page.locator('.shared li button').first().hover();
    },
  },
  { name: 'table', open: table },
  { name: 'account', open: account },
  {
    name: 'account-rows',
    open: async (page) => {
      await account(page);
      await page.locator('.signal').first().click();
      await page.waitForSelector('.row');
    },
  },
  {
    name: 'why-linked',
    open: async (page) => {
      await account(page);
      await page
        .locator('.table tbody button')
        .nth(1)
        .click({ modifiers: ['Shift'] });
      await page.getByRole('heading', { name: 'Why linked' }).waitFor();
    },
  },
  {
    name: 'value',
    open: async (page) => {
      await settled(page);
      await page.locator('.right .values button.link').first().click();
      await page.locator('.right p.value').waitFor();
    },
  },
  {
    name: 'time',
    open: async (page) => {
      await press(page, 'Time');
      await page.waitForSelector('.strip tbody tr');
    },
  },
  {
    name: 'content',
    open: async (page) => {
      await press(page, 'Content');
      await page.waitForSelector('.template');
    },
  },
  {
    name: 'review',
    open: async (page) => {
      await press(page, 'Review');
      await page.waitForSelector('.review .members');
    },
  },
  {
    name: 'decide',
    open: async (page) => {
      await settled(page);
      await press(page, 'Decide');
      await page.waitForSelector('form.decide');
    },
  },
  {
    name: 'mute',
    open: async (page) => {
      await page.locator('.shared li').first().hover();
      await page.locator('.shared .silence').first().click();
      await page.waitForSelector('dialog.mute[open]');
    },
  },
  {
    name: 'search',
    open: async (page) => {
      await page.keyboard.press('/');
      await page.keyboard.type('the');
      await page.waitForSelector('.hits button');
    },
  },
  {
    name: 'keys',
    open: async (page) => {
      await page.keyboard.press('?');
      await page.waitForSelector('dialog.help[open]');
    },
  },
  {
    name: 'look-alike',
    open: async (page) => {
      await page.locator('.operators section').last().locator('.operator').first().click();
      await page.locator('.right .verdict.shared-benign').waitFor();
      await settled(page);
    },
  },
  {
    name: 'runs',
    open: async (page) => {
      await page.getByRole('link', { name: 'Compare runs' }).click();
      await page.locator('.runs', { hasText: /groups? changed/ }).waitFor();
    },
  },
  {
    name: 'roomy',
    open: async (page) => {
      await press(page, 'Set lists and tables roomier');
      await settled(page);
    },
  },
  { name: 'narrow', open: settled, width: 900 },
];

/** Opens a view in a page of its own. */
export async function openView(
  browser: Browser,
  url: string,
  view: View,
  theme: 'light' | 'dark',
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: view.width ?? 1440, height: 900 },
    reducedMotion: 'reduce',
    colorScheme: theme,
  });
  if (view.first === undefined)
    await context.addInitScript(() => localStorage.setItem('throughline-guide-seen', '1'));
  // Several people may be at work on the machine.
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForSelector('.operator.active');
  await page.waitForSelector('.right .figures');
  await view.open(page);
  return page;
}

/** What axe finds against WCAG 2.2 AA, one line for each rule. */
export async function violationsOf(page: Page): Promise<string[]> {
  // All rules; but what passes is not written down, and no second page is opened to gather frames
  // of other origins, of which there are none: that took two thirds of the time.
  const { violations } = await new AxeBuilder({ page })
    .options({
      runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] },
      resultTypes: ['violations'],
    })
    .setLegacyMode(true)
    .analyze();
  return violations.map(
    ({ id, nodes }) =>
      `${id} (${nodes.length}): ${nodes
        .slice(0, 3)
        .map((node) => node.html)
        .join(' ')}`,
  );
}
