import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { renameSync, writeFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { attemptRun } from '../../server/cli/attempt.js';
import { openRunLog } from '../../server/cli/runLog.js';
import { watchCase } from '../../server/cli/watch.js';
import { deliver, webhookBody } from '../../server/cli/webhook.js';
import { InputRefusedError } from '../../server/contract/errors.js';
import { silentProgress } from '../../server/contract/progress.js';
import { type Attempt, openMetricsOf } from '../../server/runs/report/openMetrics.js';
import { recordWith } from '../support/fakeRecord.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-attempt-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const AT = new Date('2026-07-01T06:00:00Z');
const attempt = (changes: Partial<Attempt> = {}): Attempt => ({
  case: 'logs "of" May\\June',
  ok: true,
  exitCode: 0,
  startedAt: new Date(AT.getTime() - 90_000),
  endedAt: AT,
  record: recordWith({
    counts: { accounts: 12 },
    stages: [{ stage: 'ingest', seconds: 1.5, reused: false }],
    alerts: [{ kind: 'operator-appeared', operator_id: 'OP-1', sentence: 'OP-1 is new.' }],
  }),
  ...changes,
});

/** A receiver on loopback that answers with the codes it is given, then 200. */
async function receiver(...codes: number[]) {
  const got: { body: string; signature: string | undefined }[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on('end', () => {
      const signature = request.headers['x-throughline-signature'] as string | undefined;
      const code = codes.shift() ?? 200;
      if (code === 200) got.push({ body, signature });
      response.writeHead(code).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/hook`, got, stop: () => server.close() };
}

describe('the webhook', () => {
  it('tells groups and counts, signed, and tries again', async () => {
    const { url, got, stop } = await receiver(500);
    const body = webhookBody(attempt());
    const result = await deliver({ workspace: folder, url, secret: 'key', body, pauseMs: 1 });
    stop();
    expect(result).toEqual({ delivered: 1, waiting: 0, why: null });
    expect(JSON.parse(got[0]!.body)).toMatchObject({
      event: 'run-finished',
      run_id: 'run-1',
      alerts: [{ kind: 'operator-appeared' }],
    });
    const digest = createHmac('sha256', 'key').update(got[0]!.body).digest('hex');
    expect(got[0]!.signature).toBe(`sha256=${digest}`);
  });

  it('loses nothing while nobody answers: it is delivered later, in order', async () => {
    const down = { workspace: folder, url: 'http://127.0.0.1:1/', secret: undefined, pauseMs: 1 };
    const why = 'does not answer';
    expect(await deliver({ ...down, body: '1' })).toEqual({ delivered: 0, waiting: 1, why });
    expect(await deliver({ ...down, body: '2' })).toEqual({ delivered: 0, waiting: 2, why });
    const { url, got, stop } = await receiver();
    expect(await deliver({ ...down, url, body: '3' })).toEqual({
      delivered: 3,
      waiting: 0,
      why: null,
    });
    stop();
    expect(got.map(({ body }) => body)).toEqual(['1', '2', '3']);
    expect(await readdir(join(folder, 'outbox'))).toEqual([]);
  });
});

it('says what a webhook answered that takes nothing', async () => {
  const { url, stop } = await receiver(404, 404, 404);
  const result = await deliver({
    workspace: folder,
    url,
    secret: undefined,
    body: '1',
    pauseMs: 1,
  });
  stop();
  expect(result).toEqual({ delivered: 0, waiting: 1, why: 'answers 404' });
});

describe('the figures of a run', () => {
  it('are OpenMetrics text: a type and help before each, labels escaped, an end', () => {
    const text = openMetricsOf(attempt());
    expect(text.endsWith('# EOF\n')).toBe(true);
    expect(text).toContain('throughline_run_success{case="logs \\"of\\" May\\\\June"} 1\n');
    expect(text).toContain(',kind="operator-appeared"} 1\n');
    expect(text).toContain(
      `throughline_run_duration_seconds{case="logs \\"of\\" May\\\\June"} 90\n`,
    );
    const typed = new Set<string>();
    for (const line of text.trimEnd().split('\n')) {
      const type = /^# TYPE (\w+) gauge$/.exec(line)?.[1];
      if (type !== undefined) {
        expect(typed.has(type)).toBe(false);
        typed.add(type);
      } else if (!line.startsWith('#')) {
        expect(line).toMatch(/^\w+\{(\w+="(\\.|[^"\\])*",?)+\} -?\d+(\.\d+)?$/);
        expect(typed.has(/^\w+/.exec(line)![0])).toBe(true);
      }
    }
  });
  it('tell of an attempt that failed', () => {
    const text = openMetricsOf(attempt({ ok: false, exitCode: 3, record: null }));
    expect(text).toMatch(/run_success\{[^}]*\} 0\n/);
    expect(text).toMatch(/run_exit_code\{[^}]*\} 3\n/);
  });
});

describe('the log of a run', () => {
  it('is JSON lines, each with the attempt, and with the run once it is known', async () => {
    const file = join(folder, 'logs', 'run.ndjson');
    let clock = 1000;
    const log = openRunLog(file, silentProgress, () => (clock += 250));
    log.progress.start('ingest');
    log.progress.done('3 rows');
    log.identified('run-1');
    log.progress.message('hello');
    log.finished({ counts: { accounts: 3 } }, 'run finished');
    const lines = (await readFile(file, 'utf8'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(new Set(lines.map(({ attempt: id }) => id)).size).toBe(1);
    expect(lines.map(({ run_id }) => run_id)).toEqual([undefined, undefined, 'run-1', 'run-1']);
    expect(lines[1]).toMatchObject({ stage: 'ingest', note: '3 rows', level: 30 });
    expect(lines[3]).toMatchObject({ counts: { accounts: 3 }, msg: 'run finished' });
  });
});

describe('an attempt that is refused', () => {
  it('is told to log, figures and webhook, and still fails as it did', async () => {
    const { url, got, stop } = await receiver();
    await writeFile(join(folder, 'accounts.csv'), 'id\n1\n');
    const flags = {
      workspace: join(folder, 'workspace'),
      seed: 1,
      log: join(folder, 'log.ndjson'),
      metrics: join(folder, 'metrics.prom'),
      webhook: url,
    };
    const umask = process.umask(0o077);
    await expect(attemptRun(folder, flags)).rejects.toBeInstanceOf(InputRefusedError);
    process.umask(umask);
    stop();
    expect((await stat(flags.metrics)).mode & 0o777).toBe(0o644);
    expect((await stat(flags.log)).mode & 0o777).toBe(0o600);
    expect(JSON.parse(got[0]!.body)).toMatchObject({ event: 'run-failed', exit_code: 3 });
    expect(await readFile(flags.metrics, 'utf8')).toContain('throughline_run_success');
    const last = (await readFile(flags.log, 'utf8')).trimEnd().split('\n').at(-1)!;
    expect(JSON.parse(last)).toMatchObject({ level: 50, exit_code: 3 });
  });
});

describe('watching a case', () => {
  it('takes what a run itself writes for no change, and outlives a folder that is away', async () => {
    const file = join(folder, 'accounts.csv');
    const away = `${folder}-away`;
    const workspace = join(folder, '.throughline');
    await mkdir(workspace);
    await writeFile(file, 'a');
    let [ran, told, looks] = [0, 0, 0];
    await watchCase({
      folders: [folder],
      own: [workspace],
      away: () => told++,
      everyMs: 1,
      settleMs: 0,
      now: Date.now,
      isAsked: () => {
        looks++;
        if (looks === 10) renameSync(folder, away);
        if (looks === 15) renameSync(away, folder);
        if (looks === 20) writeFileSync(file, 'ab');
        return looks === 30;
      },
      run: async () => {
        ran++;
        await writeFile(join(workspace, 'run.json'), String(ran));
      },
    });
    expect({ ran, told }).toEqual({ ran: 2, told: 1 });
  });

  it('runs at once, then after a change that has settled, and goes on after a failure', async () => {
    const file = join(folder, 'accounts.csv');
    await writeFile(file, 'a');
    const ran: number[] = [];
    let clock = 0;
    let writes = 0;
    await watchCase({
      folders: [folder],
      everyMs: 1,
      settleMs: 50,
      now: () => (clock += 10),
      isAsked: () => {
        // Somebody writes three times, with less time between than it takes to settle.
        if (ran.length === 1 && writes < 3 && clock % 20 === 0) {
          writes++;
          writeFileSync(file, 'a'.repeat(writes + 1));
        }
        return ran.length === 2;
      },
      run: async () => {
        ran.push((await readFile(file, 'utf8')).length);
      },
    });
    expect(ran).toEqual([1, 4]);
  });
});
