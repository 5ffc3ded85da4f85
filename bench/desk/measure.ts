import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { openAuditLog } from '../../server/decisions/auditLog.js';
import { openDecisionLog } from '../../server/decisions/decisionLog.js';
import { onePersonGuard } from '../../server/http/guard/onePersonGuard.js';
import { mount } from '../../server/http/mount.js';
import { decisionHandlers } from '../../server/http/routes/decisions.js';
import { operatorHandlers } from '../../server/http/routes/operators.js';
import { sessionHandlers } from '../../server/http/routes/session.js';
import { openRunView } from '../../server/http/runView.js';
import { PACKAGE_ROOT } from '../../server/packageRoot.js';
import { launchBrowser } from '../../test/support/browser.js';
import { OPERATOR, writeBigRun } from './bigRun.js';

const ACCOUNTS = Number(process.argv[2] ?? 25_000);
const ROUNDS = 2;
const PAN_MS = 4000;
const say = (text: string): void => void process.stderr.write(`${text}\n`);
const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** Runs in the page; as text, since a compiled function would call helpers that the page lacks. */
const COUNT_FRAMES = `
  globalThis.frames = [];
  let last = performance.now();
  const tick = () => {
    const now = performance.now();
    globalThis.frames.push(now - last);
    last = now;
    requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);`;

/** Milliseconds between pictures while the mouse drags the graph about. */
async function framesWhilePanning(page: Page, selector: string): Promise<number[]> {
  const box = (await page.locator(selector).boundingBox())!;
  const at = (part: number) => [box.x + box.width * part, box.y + box.height * 0.06] as const;
  await page.evaluate(COUNT_FRAMES);
  await page.mouse.move(...at(0.3));
  await page.mouse.down();
  const until = Date.now() + PAN_MS;
  for (let i = 0; Date.now() < until; i++) {
    await page.mouse.move(...at(0.3 + 0.3 * Math.abs(Math.sin(i / 5))));
  }
  await page.mouse.up();
  return page.evaluate('globalThis.frames.slice(2)');
}

async function heapMegabytes(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'JSHeapUsedSize')!.value / 1e6;
}

/**
 * Memory of the browser's processes of a type, as Linux counts it: what they share is divided among
 * those that share it (Pss of proc(5)). Null on other systems.
 */
async function processMegabytes(of: Browser, type: string): Promise<number | null> {
  if (process.platform !== 'linux') return null;
  const session = await of.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  let kilobytes = 0;
  for (const { id } of processInfo.filter((info) => info.type === type)) {
    const rollup = await readFile(`/proc/${id}/smaps_rollup`, 'utf8');
    kilobytes += Number(rollup.match(/^Pss:\s+(\d+) kB$/m)![1]);
  }
  return Math.round(kilobytes / 1000);
}

const folder = await mkdtemp(join(tmpdir(), 'throughline-bench-desk-'));
await writeBigRun(join(folder, 'run'), ACCOUNTS);
await build({
  root: join(PACKAGE_ROOT, 'bench', 'desk', 'bare'),
  base: '/bare/',
  logLevel: 'error',
  build: { outDir: join(folder, 'bare'), target: 'es2022' },
});
say('run written and bare page built');
const view = await openRunView(join(folder, 'run'));
const app = express();
const now = () => new Date();
const decisions = openDecisionLog(folder, now);
const audit = openAuditLog(folder, now);
app.get('/api/run', (_request, response) => void response.json(view.record));
app.use(
  '/api',
  onePersonGuard(),
  mount(
    {
      ...sessionHandlers({ view, login: null, audit }),
      ...operatorHandlers({ view }),
      ...decisionHandlers({ view, decisions, login: null }),
    },
    'bench',
  ),
);
app.use('/bare', express.static(join(folder, 'bare')));
app.use(express.static(join(PACKAGE_ROOT, 'dist', 'client')));
app.get('/{*view}', (_request, response) =>
  response.sendFile(join(PACKAGE_ROOT, 'dist', 'client', 'index.html')),
);
const server = createServer(app);
await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const browser = await launchBrowser();
try {
  const open = async () => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    return context.newPage();
  };
  const desk = await open();
  await desk.goto(`${url}/operators/${OPERATOR}?view=table`);
  await desk.waitForSelector('.operator.active');
  const clicked = Date.now();
  await desk.getByRole('button', { name: 'Graph', exact: true }).click();
  await desk.waitForSelector('[data-settled="true"]');
  await desk.locator('.canvas').focus();
  await desk.keyboard.press('ArrowRight');
  await desk.waitForFunction(
    () => document.querySelector('.graph [aria-live]')?.textContent !== '',
  );
  const interactive = Date.now() - clicked;
  say(`interactive after ${interactive} ms`);
  const cellsFrames = median(await framesWhilePanning(desk, '.canvas'));
  await desk.goto(`${url}/operators/${OPERATOR}?accounts=all`);
  await desk.waitForSelector('[data-settled="true"]', { timeout: 120_000 });
  say('all accounts drawn');
  // Before another page opens: every renderer there is serves this one.
  const memory = {
    page_mb: await processMegabytes(browser, 'renderer'),
    graphics_mb: await processMegabytes(browser, 'GPU'),
  };
  const bare = await open();
  await bare.goto(`${url}/bare/?operator=${OPERATOR}`);
  await bare.waitForSelector('[data-settled="true"]', { timeout: 120_000 });
  say('bare page drawn');
  const frames: { desk: number[]; bare: number[] } = { desk: [], bare: [] };
  for (let round = 0; round < ROUNDS; round++) {
    await desk.bringToFront();
    frames.desk.push(...(await framesWhilePanning(desk, '.canvas')));
    await bare.bringToFront();
    frames.bare.push(...(await framesWhilePanning(bare, '#graph')));
  }
  const result = {
    accounts: ACCOUNTS,
    interactive_ms: interactive,
    frame_ms_cells: Math.round(cellsFrames),
    frame_ms_all_accounts: Math.round(median(frames.desk)),
    frame_ms_bare: Math.round(median(frames.bare)),
    ratio: Number((median(frames.desk) / median(frames.bare)).toFixed(2)),
    heap_mb: Math.round(await heapMegabytes(desk)),
    ...memory,
  };
  process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  if (process.argv[3] !== undefined) {
    await desk.bringToFront();
    await desk.screenshot({ path: process.argv[3] });
  }
} finally {
  await browser.close();
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  view.connection.closeSync();
  await rm(folder, { recursive: true, force: true });
}
