import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { test } from 'vitest';
import { PACKAGE_ROOT } from '../../server/packageRoot.js';
import { launchBrowser } from './browser.js';
import { runEarlier, serveQuiet } from './growingDemo.js';
import { type ServedCase, startServedDemo } from './servedCase.js';
import { violationsOf } from './views.js';

let served: ServedCase;
let browser: Browser;
let pictures: string;
let quiet = '';

/** Starts what all tests of the desk look at. DESK_URL and DESK_FOLDER: a server that stands already. */
export async function startDesk(): Promise<void> {
  pictures =
    process.env['DESK_PICTURES'] ?? (await mkdtemp(join(tmpdir(), 'throughline-pictures-')));
  await mkdir(pictures, { recursive: true });
  const url = process.env['DESK_URL'];
  served =
    url === undefined
      ? await startServedDemo({
          before: async (prepared) => {
            quiet = await serveQuiet(prepared);
            await runEarlier(prepared);
          },
        })
      : standing(url, process.env['DESK_FOLDER'] ?? '');
  quiet = process.env['DESK_QUIET'] ?? quiet;
  browser = await launchBrowser();
}

/** A server of somebody else: it is left as it is. */
const standing = (url: string, folder: string): ServedCase => ({
  url,
  folder,
  workspace: join(folder, 'workspace'),
  again: () => Promise.reject(new Error('This server is not ours to start again.')),
  stop: () => Promise.resolve(),
});

/** Serves the workspace anew, for people with accounts. @returns its address. */
export async function serveWithLogin(
  addPeople: (workspace: string) => Promise<void>,
): Promise<string> {
  await addPeople(served.workspace);
  return (await served.again()).url;
}

export async function endDesk(): Promise<void> {
  await browser?.close();
  await served?.stop();
}

/** A page at the desk, and what a person does and sees there. */
export type Desk = ReturnType<typeof deskOn>;

/**
 * Keeps what the page shows now. UPDATE_SCREENSHOTS renews those that the docs show, too; names
 * that the docs do not know stay out of them.
 */
async function takePicture(name: string, page: Page): Promise<void> {
  const path = join(pictures, `${name}.png`);
  await page.screenshot({ path });
  const shown = join(PACKAGE_ROOT, 'docs', 'screenshots', `${name}.png`);
  if (process.env['UPDATE_SCREENSHOTS'] === '1' && existsSync(shown)) await copyFile(path, shown);
}

function deskOn(page: Page) {
  const taken: string[] = [];
  const failures: string[] = [];
  page.on('pageerror', (error) => failures.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') failures.push(message.text());
  });
  const shown = () => page.locator('.shown').textContent();
  return {
    page,
    browser,
    served,
    /** Address of a desk over a run without a group. */
    quiet,
    /** Errors of the page since it was made. */
    failures,
    open: async (path = '') => {
      await page.goto(served.url + path);
      await page.waitForSelector('.operator.active');
    },
    settled: () => page.waitForSelector('[data-settled="true"]', { timeout: 60_000 }),
    /** Takes a picture of the moment that a test is about. */
    picture: (name: string, of: Page = page) => {
      taken.push(name);
      return takePicture(name, of);
    },
    /** Names of the pictures taken so far. */
    taken,
    violations: () => violationsOf(page),
    shown,
    drawnAccounts: async () => Number((await shown())!.match(/^([\d,]+)/)![1]!.replace(',', '')),
    selected: async () =>
      Number((await page.locator('.right h2').textContent())!.match(/^(\d+) selected/)?.[1] ?? 0),
    coloursOf: (selector: string) => coloursOf(page, selector),
    /** The graph as one sees it, nothing pointed at: two that are the same are equal. */
    graphPicture: async () => {
      await page.mouse.move(700, 8);
      const { x, y, width, height } = (await page.locator('.canvas').boundingBox())!;
      // Without the ring that a focus by keys has.
      const clip = { x: x + 4, y: y + 4, width: width - 8, height: height - 8 };
      const png = await page.screenshot({ clip });
      return createHash('sha256').update(png).digest('hex');
    },
    /** Where on the page nodes of a colour are seen, nothing pointed at. */
    spots: async (colour: string) => {
      await page.mouse.move(700, 8);
      return spotsOf(page, colour);
    },
    /** One of them, once there is one. */
    spotOf: async (colour: string) => {
      await page.mouse.move(700, 8);
      for (let i = 0; i < 20; i++) {
        const [spot] = await spotsOf(page, colour);
        if (spot !== undefined) return spot;
      }
      throw new Error(`Nothing on the graph has the colour ${colour}.`);
    },
    /** Whether nodes of a colour are seen at places of the page, one answer for each. */
    areAt: async (colour: string, ...places: readonly Spot[]) => {
      const spots = await spotsOf(page, colour);
      return places.map(({ x, y }) => spots.some((s) => Math.hypot(s.x - x, s.y - y) < 14));
    },
    dragOver: (x1: number, y1: number, x2: number, y2: number, key?: 'Shift') =>
      dragOver(page, [x1, y1, x2, y2], key),
  };
}

/**
 * A test at the desk, on a page of its own that has been seen before. No act is without a picture:
 * a test that took none is pictured as it ends, under its own name.
 */
export const deskTest = test.extend<{ desk: Desk }>({
  desk: async ({ task }, use) => {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      reducedMotion: 'reduce',
    });
    await context.addInitScript(() => localStorage.setItem('throughline-guide-seen', '1'));
    const desk = deskOn(await context.newPage());
    await use(desk);
    if (desk.taken.length === 0) await desk.picture(slugOf(task.name));
    await context.close();
  },
});

/** A test's name as a file's. */
const slugOf = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');

interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Middles of all blocks of one colour in the graph, on the page; a line is no block. */
async function spotsOf(page: Page, colour: string): Promise<Spot[]> {
  const box = (await page.locator('.canvas').boundingBox())!;
  const blocks = await onPixels(
    page,
    '.canvas',
    ({ data, width, height }, wanted) => {
      const rgb = Number.parseInt(wanted.slice(1), 16);
      const is = (x: number, y: number) => {
        const i = 4 * (y * width + x);
        return ((data[i]! << 16) | (data[i + 1]! << 8) | data[i + 2]!) === rgb;
      };
      const found: { x: number; y: number }[] = [];
      for (let y = 3; y < height - 3; y++) {
        for (let x = 3; x < width - 3; x++) {
          const isBlock = [-3, -1, 1, 3].every((dx) =>
            [-3, -1, 1, 3].every((dy) => is(x + dx, y + dy)),
          );
          if (isBlock && !found.some((spot) => Math.abs(spot.x - x) + Math.abs(spot.y - y) < 16))
            found.push({ x, y });
        }
      }
      return found;
    },
    colour,
  );
  return blocks.map(({ x, y }) => ({ x: box.x + x, y: box.y + y }));
}

/** How many different colours a part of the page shows: a blank canvas shows one. */
const coloursOf = (page: Page, selector: string): Promise<number> =>
  onPixels(
    page,
    selector,
    ({ data }) => {
      const colours = new Set<number>();
      for (let i = 0; i < data.length; i += 4)
        colours.add((data[i]! << 16) | (data[i + 1]! << 8) | data[i + 2]!);
      return colours.size;
    },
    '',
  );

/** Asks the pixels of a part of the page, as one sees it; the question runs in the browser. */
async function onPixels<T>(
  page: Page,
  selector: string,
  question: (image: ImageData, about: string) => T,
  about: string,
): Promise<T> {
  const clip = (await page.locator(selector).boundingBox())!;
  const png = await page.screenshot({ clip });
  // As text: the page's policy lets no function be made of one, the debugger's does.
  return page.evaluate(`(async () => {
    const bytes = Uint8Array.from(atob('${png.toString('base64')}'), (c) => c.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    context.drawImage(bitmap, 0, 0);
    const image = context.getImageData(0, 0, bitmap.width, bitmap.height);
    return (${question.toString()})(image, ${JSON.stringify(about)});
  })()`);
}

/** Drags over the graph between parts of its width and height. */
async function dragOver(
  page: Page,
  [x1, y1, x2, y2]: readonly [number, number, number, number],
  key?: 'Shift',
): Promise<void> {
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
