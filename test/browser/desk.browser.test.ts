import { mkdir, mkdtemp, readFile } from 'node:fs/promises';
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
  // A server that stands already saves the world and the run while one works on the page.
  const url = process.env['DESK_URL'];
  served =
    url === undefined
      ? await startServedDemo()
      : {
          url,
          folder: process.env['DESK_FOLDER'] ?? '',
          workspace: '',
          close: () => Promise.resolve(),
          stop: () => Promise.resolve(),
        };
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
  // Seen before, but for the test that looks at it.
  await context.addInitScript(() => localStorage.setItem('throughline-guide-seen', '1'));
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
  ).violations.map(
    ({ id, nodes }) =>
      `${id} (${nodes.length}): ${nodes
        .slice(0, 3)
        .map((node) => node.html)
        .join(' ')}`,
  );

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

const shown = () => page.locator('.shown').textContent();
const drawnAccounts = async () => Number((await shown())!.match(/^([\d,]+)/)![1]!.replace(',', ''));
const selected = async () =>
  Number((await page.locator('.right h2').textContent())!.match(/^(\d+) selected/)?.[1] ?? 0);
/** Drags over the graph between parts of its width and height. */
async function dragOver(x1: number, y1: number, x2: number, y2: number, key?: 'Shift') {
  const box = (await page.locator('.canvas').boundingBox())!;
  const at = (x: number, y: number) =>
    [box.x + x * box.width, box.y + y * box.height] as [number, number];
  if (key !== undefined) await page.keyboard.down(key);
  await page.mouse.move(...at(x1, y1));
  await page.mouse.down();
  for (const [x, y] of [
    [x2, y1],
    [x2, y2],
    [x1, y2],
    [x2, y2],
  ] as const) {
    await page.mouse.move(...at(x, y), { steps: 3 });
  }
  await page.mouse.up();
  if (key !== undefined) await page.keyboard.up(key);
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
    expect(await page.locator('.shown').textContent()).toMatch(
      /\d+ of \d+ accounts drawn · \d+ of \d+ shared values/,
    );
    await picture('operator-light');
    expect(await violations()).toEqual([]);
    expect(failures).toEqual([]);
  });

  it('leads from an account in the table to its evidence and the log rows behind it', async () => {
    await open();
    await page.getByRole('button', { name: 'Table', exact: true }).click();
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

  it('covers prompts until one asks to see them, and writes down who asked', async () => {
    await open();
    await page.getByRole('button', { name: 'Table', exact: true }).click();
    await page.locator('.table tbody button').first().click();
    await page.locator('.signal', { hasText: 'prompt template' }).first().click();
    const cover = page.getByRole('button', { name: /characters, covered/ }).first();
    await cover.waitFor();
    await cover.click();
    await page.getByLabel('Your name, for the audit log').fill('Ada Example');
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await expect
      .poll(() => page.locator('.revealed').first().textContent())
      .toMatch(/.{20,} audit log, entry \d+/s);
    const log = await readFile(join(served.folder, 'workspace', 'audit.jsonl'), 'utf8');
    expect(log).toContain('Ada Example');
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

  it('narrows and sorts the list of groups, and the address keeps it through views and groups', async () => {
    await open();
    const names = () => page.locator('.operator .title').allTextContents();
    const all = (await names()).length;
    await page.getByText('Filter and sort').click();
    await page.getByRole('button', { name: 'innocent', exact: true }).click();
    await page.getByLabel('Sort by').selectOption('exchanges');
    const status = page.locator('.operators > [role="status"]');
    await expect
      .poll(() => status.textContent())
      .toMatch(new RegExp(`^\\d+ of ${all} groups shown`));
    const narrowed = await names();
    expect(narrowed.length).toBeLessThan(all);
    await page.getByRole('button', { name: 'Table', exact: true }).click();
    await page.locator('a.operator').last().click();
    await expect
      .poll(() => page.locator('.operator.active .title').textContent())
      .toBe(narrowed.at(-1));
    await page.reload();
    await page.waitForSelector('.operator.active');
    expect(await names()).toEqual(narrowed);
    const { searchParams } = new URL(page.url());
    expect([searchParams.get('groups'), searchParams.get('by')]).toEqual([
      'operator,not-established',
      'exchanges',
    ]);
    expect(await violations()).toEqual([]);
    await status.getByRole('button', { name: 'show all' }).click();
    await expect.poll(async () => (await names()).length).toBe(all);
  });

  it('mutes a shared value with a reason, shows it muted, and undoes', async () => {
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

  it('hides a family by the legend and keeps it in the address', async () => {
    await open();
    await settled();
    const before = await coloursOf('.canvas');
    await page.locator('.legend button', { hasText: 'network' }).click();
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

  it('goes from node to node by keys alone, selects, hides and undoes', async () => {
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
    await page.keyboard.press('h');
    await expect.poll(shown).toMatch(/hidden/);
    await page.keyboard.press('Control+z');
    await expect.poll(shown).not.toMatch(/hidden/);
    expect(page.url()).toBe(before);
    await page.keyboard.press('Control+Shift+Z');
    await expect.poll(shown).toMatch(/hidden/);
  });

  it('takes in what a box or a lasso goes around, hides others, and inverts', async () => {
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
    await page.getByRole('button', { name: 'Invert' }).click();
    const [accounts, values] = (await shown())!.match(/\d+(?= of)/g)!.map(Number);
    await expect.poll(selected).toBe(accounts! + values! - boxed);
    await page.getByRole('button', { name: 'Lasso' }).click();
    await dragOver(0.3, 0.3, 0.6, 0.6);
    await expect.poll(selected).toBeLessThan(boxed);
    expect(failures).toEqual([]);
  });

  it('draws a box and a lasso by keys alone, and moves what it took in', async () => {
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
  });

  it('gathers accounts by a value, collapses, takes what is related, and styles by the legend', async () => {
    await open();
    await settled();
    const total = await drawnAccounts();
    const first = page.locator('.shared li button:not(.silence)').first();
    const points = async () => {
      await page.mouse.move(700, 8);
      const before = await page.locator('.canvas').screenshot();
      await first.hover();
      return !(await page.locator('.canvas').screenshot()).equals(before);
    };
    // Pointing at a value in the list lights up its accounts.
    await expect.poll(points).toBe(true);
    await page.locator('.right .values button.link').first().click();
    await page.locator('.right p.value').waitFor();
    await page.locator('.canvas').focus();
    await page.keyboard.press('g');
    await expect.poll(shown).toMatch(/grouped/);
    expect(await drawnAccounts()).toBeLessThan(total);
    await page.keyboard.press('g');
    await expect.poll(drawnAccounts).toBe(total);
    await page.keyboard.press('Shift+R');
    await expect.poll(selected).toBeGreaterThan(2);
    await page.keyboard.press('Escape');
    await page.locator('.legend select').first().selectOption('cell');
    await expect.poll(() => new URL(page.url()).searchParams.get('colour')).toBe('cell');
    await page.locator('.legend select').last().selectOption('volume');
    await picture('styled');
    await page.locator('.canvas').focus();
    await page.keyboard.press('t');
    await expect.poll(() => new URL(page.url()).hash).toMatch(/at=/);
    await page.keyboard.press('Control+z');
    await expect.poll(() => new URL(page.url()).hash).not.toMatch(/at=/);
    expect(failures).toEqual([]);
  });

  it('isolates accounts by shared values, one and then two, and says so', async () => {
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
    await page.locator('.shown').getByRole('button', { name: 'show all' }).click();
    await expect.poll(drawnAccounts).toBe(total);
  });

  it('asks what to load before it expands, and moves nobody', async () => {
    await open('?signal=x');
    await settled();
    const key = await page.evaluate(async () => {
      const id = location.pathname.split('/').at(-1);
      const { signals } = await (await fetch(`/api/operators/${id}/cells`)).json();
      return signals.find((s: { holders_outside: number }) => s.holders_outside > 0).id as string;
    });
    await page.goto(
      `${served.url.replace(/\/$/, '')}${new URL(page.url()).pathname}?signal=${encodeURIComponent(key)}`,
    );
    await settled();
    await page.locator('.canvas').focus();
    await page.keyboard.press('e');
    await page.waitForSelector('dialog.picker li b');
    await picture('expand');
    await page
      .locator('dialog.picker li', { hasText: /no group|other groups/ })
      .first()
      .getByRole('button')
      .first()
      .click();
    await expect.poll(shown).toMatch(/loaded by expanding/);
    await page.keyboard.press('Control+z');
    await expect.poll(shown).not.toMatch(/loaded by expanding/);
  });

  it('filters by a brush over time, as one step of undo', async () => {
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
    await expect.poll(() => new URL(page.url()).searchParams.get('time')).not.toBeNull();
    await page.getByRole('button', { name: 'Stop' }).click();
  });

  it('closes a cell into one node and opens it again', async () => {
    await open();
    await settled();
    const total = await drawnAccounts();
    await page.locator('.canvas').focus();
    // The first node may be a value, which “o” would group by: on to an account, and its cell.
    const spoken = page.locator('.unseen[aria-live]');
    for (let i = 0; i < 30; i++) {
      await page.keyboard.press('ArrowRight');
      await expect.poll(() => spoken.textContent()).not.toBe('');
      if (/^account/i.test((await spoken.textContent())!)) break;
    }
    await page.keyboard.press('o');
    await expect.poll(shown).toMatch(/in 1 closed cells/);
    expect(await drawnAccounts()).toBeLessThan(total);
    await page.reload();
    await settled();
    await expect.poll(shown).toMatch(/in 1 closed cells/);
  });

  it('shows its keys by ?, but never while one writes', async () => {
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
    expect(await page.locator('dialog.help').count()).toBe(0);
  });

  it('shows values through time as a strip', async () => {
    await open('?view=time');
    await page.waitForSelector('.strip tbody tr');
    await page.locator('.strip th button').first().click();
    await expect.poll(() => new URL(page.url()).searchParams.get('signal')).not.toBeNull();
    await picture('values-through-time');
    expect(await violations()).toEqual([]);
  });

  it('decides with a reason, by keys alone, and takes it back by undo', async () => {
    await open();
    await settled();
    await page.locator('.canvas').focus();
    await page.keyboard.press('d');
    await page.waitForSelector('form.decide');
    await page.getByLabel('Decision').selectOption('confirm');
    const before = await page.locator('.history li').count();
    await page.getByLabel('Reason').fill('cards and ranges rotate together');
    await page.getByLabel('Your name').fill('Ada Example');
    await page.getByLabel('Your name').press('Enter');
    await expect.poll(() => page.locator('.right .verdict').textContent()).toBe('confirmed');
    expect(await page.locator('.history li').first().textContent()).toContain(
      'cards and ranges rotate together',
    );
    await expect.poll(() => page.locator('.operators').textContent()).toContain('confirmed');
    await picture('decide');
    expect(await violations()).toEqual([]);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => page.locator('.right .verdict').textContent()).toBe('open');
    expect(await page.locator('.history li').count()).toBe(before + 2);
    expect(await page.locator('.history li').nth(1).textContent()).toContain('(withdrawn)');
  });

  it('refuses a decision on a case that somebody else changed, and shows what changed', async () => {
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
    await page.getByRole('button', { name: /take the case as it is now/ }).click();
    await expect
      .poll(() => page.locator('.right header').textContent())
      .toContain('Assigned to Grace');
  });

  it('decides about accounts, names, assigns and notes, each in the history', async () => {
    await open('?view=table');
    const buttons = page.locator('.table tbody button');
    const names = [(await buttons.nth(0).textContent())!, (await buttons.nth(1).textContent())!];
    await buttons.nth(0).click();
    await buttons.nth(1).click({ modifiers: ['Shift'] });
    await page.getByRole('heading', { name: 'Why linked' }).waitFor();
    await page.getByRole('button', { name: 'Decide', exact: true }).first().click();
    const newest = page.locator('.right .history li').first();
    const decide = async (kind: string, fields: Record<string, string>) => {
      await page.getByLabel('Decision').selectOption(kind);
      for (const [label, text] of Object.entries(fields)) await page.getByLabel(label).fill(text);
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
    await decide('note', {});
    expect(await decide('merge', {})).toContain('to be merged with');
    expect(await decide('dismiss', {})).toContain('no operator');
    await expect.poll(() => page.locator('.right .verdict').textContent()).toBe('dismissed');
    // Undone to the first: the case is as it was.
    for (let i = 0; i < 9; i++) await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => page.locator('.right .verdict').textContent()).toBe('open');
    expect(failures).toEqual([]);
  });

  it('shows markup in a reason as text', async () => {
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

  it('shows templates with their slots, examples covered', async () => {
    await open('?view=content');
    await page.waitForSelector('.template mark');
    expect(await page.locator('.template .text').first().textContent()).toMatch(
      /slot · [\d,]+ characters/,
    );
    expect(await page.getByRole('button', { name: /covered/ }).count()).toBeGreaterThan(0);
    await picture('content');
    expect(await violations()).toEqual([]);
  });

  it('asks who here is innocent: threshold, lists and a sample with its error', async () => {
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
    await picture('review');
    expect(await violations()).toEqual([]);
  });

  it('makes an evidence package behind the review, and writes the review down', async () => {
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
  });

  it('sorts the table and saves the selection as files', async () => {
    await open('?view=table');
    await page.getByRole('button', { name: 'exchanges' }).click();
    await page.waitForSelector('th[aria-sort="descending"]');
    await page.locator('.table tbody button').nth(0).click();
    await page
      .locator('.table tbody button')
      .nth(1)
      .click({ modifiers: ['Shift'] });
    await page.getByRole('button', { name: 'Graph', exact: true }).click();
    await settled();
    for (const format of ['CSV', 'JSON', 'GEXF', 'GraphML', 'SVG', 'PNG']) {
      await page.getByRole('button', { name: 'Export' }).click();
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.locator('.menu .choices button', { hasText: format }).first().click(),
      ]);
      const bytes = await readFile(await file.path());
      if (format === 'CSV') expect(bytes.toString().trim().split('\n')).toHaveLength(3);
      else if (format === 'PNG') expect(bytes.subarray(1, 4).toString()).toBe('PNG');
      else if (format === 'JSON') expect(JSON.parse(bytes.toString())).toBeTypeOf('object');
      else expect(bytes.toString()).toMatch(/^<\?xml/);
      expect(bytes.length).toBeGreaterThan(100);
    }
    expect(failures).toEqual([]);
  });

  it('guides a first visit in a few sentences, once', async () => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    page = await context.newPage();
    await open();
    await page.getByRole('button', { name: 'Got it' }).click();
    await page.reload();
    await page.waitForSelector('.operator.active');
    expect(await page.locator('.guide').count()).toBe(0);
  });

  it('says what is safe and what to try when the server is gone', async () => {
    await open();
    await page.route('**/api/operators/*/review*', (route) => route.abort());
    await page.getByRole('button', { name: 'Review', exact: true }).click();
    await page.waitForSelector('.failed');
    expect(await page.locator('.failed').textContent()).toMatch(/Nothing is lost/);
    expect(await violations()).toEqual([]);
    await page.unroute('**/api/operators/*/review*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.waitForSelector('.review table');
  });

  it('says that the server is away, and finds it again; sets lists roomier and remembers it', async () => {
    await page.route('**/api/events', (route) => route.abort());
    await open();
    const away = page.locator('.news.away');
    await expect.poll(() => away.textContent()).toMatch(/The server does not answer/);
    await page.getByRole('button', { name: 'Set lists and tables roomier' }).click();
    await page.unroute('**/api/events');
    await expect.poll(() => away.count(), { timeout: 30_000 }).toBe(0);
    await page.reload();
    await expect.poll(() => page.locator(':root').getAttribute('data-density')).toBe('roomy');
  });

  it('fits a narrow window', async () => {
    await page.setViewportSize({ width: 820, height: 1000 });
    await open();
    await settled();
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth),
    ).toBe(true);
    await picture('narrow');
    expect(await violations()).toEqual([]);
  });

  it('compares two runs, here one with itself', async () => {
    await open();
    await page.getByRole('link', { name: 'Compare runs' }).click();
    await page.waitForSelector('.runs table');
    expect(await page.locator('.runs [role="status"]').textContent()).toMatch(
      /No group changed; all \d+ are the same/,
    );
    expect(await violations()).toEqual([]);
    expect(failures).toEqual([]);
  });
});
