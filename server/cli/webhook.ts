import { createHmac, randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { UsageError } from '../contract/errors.js';
import type { Attempt } from '../runs/report/openMetrics.js';
import { writeWhole } from '../runs/workspace.js';

const TIMEOUT_MS = 10_000;
const TRIES = 3;
/** An outbox that nobody empties for months does not fill the disk. */
const OUTBOX_MAX = 100;

/** @throws UsageError for what is no address to post to. */
export function requireWebhook(url: string): void {
  if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return;
  throw new UsageError(
    `--webhook ${url} is no address.`,
    'It takes one that begins with https:// or http://.',
  );
}

/** What a webhook is told: groups and counts, no account, no name of a file. */
export const webhookBody = (attempt: Attempt): string =>
  JSON.stringify({
    event: attempt.ok ? 'run-finished' : 'run-failed',
    case: attempt.case,
    exit_code: attempt.exitCode,
    at: attempt.endedAt.toISOString(),
    run_id: attempt.record?.run_id ?? null,
    counts: attempt.record?.counts ?? {},
    alerts: attempt.record?.alerts ?? [],
  });

/**
 * Posts a body, after those that could not be delivered before and lie in the workspace's outbox.
 * With a secret, `X-Throughline-Signature: sha256=…` is the body's HMAC.
 * @returns how many were delivered and how many wait, and why the first of these does.
 */
export async function deliver(o: {
  workspace: string;
  url: string;
  secret: string | undefined;
  body: string;
  pauseMs?: number;
  tries?: number;
  timeoutMs?: number;
}): Promise<{ delivered: number; waiting: number; why: string | null }> {
  const outbox = join(resolve(o.workspace), 'outbox');
  await mkdir(outbox, { recursive: true, mode: 0o700 });
  const last = (await readdir(outbox))
    .filter((name) => name.endsWith('.json'))
    .sort()
    .at(-1);
  const turn = String(Number(last?.slice(0, 10) ?? 0) + 1).padStart(10, '0');
  await writeWhole(join(outbox, `${turn}-${randomBytes(3).toString('hex')}.json`), o.body);
  const names = (await readdir(outbox)).filter((name) => name.endsWith('.json')).sort();
  for (const name of names.splice(0, Math.max(0, names.length - OUTBOX_MAX)))
    await rm(join(outbox, name));
  for (const [delivered, name] of names.entries()) {
    const why = await post(o, await readFile(join(outbox, name), 'utf8'));
    if (why !== null) return { delivered, waiting: names.length - delivered, why };
    await rm(join(outbox, name));
  }
  return { delivered: names.length, waiting: 0, why: null };
}

/** @returns why the body was not taken, null where it was. */
async function post(
  o: {
    url: string;
    secret: string | undefined;
    pauseMs?: number;
    tries?: number;
    timeoutMs?: number;
  },
  body: string,
): Promise<string | null> {
  let why = '';
  const signature =
    o.secret === undefined
      ? {}
      : {
          'X-Throughline-Signature': `sha256=${createHmac('sha256', o.secret).update(body).digest('hex')}`,
        };
  for (let attempt = 0; attempt < (o.tries ?? TRIES); attempt++) {
    if (attempt > 0) await sleep((o.pauseMs ?? 1_000) * 2 ** attempt);
    const response = await fetch(o.url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...signature },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(o.timeoutMs ?? TIMEOUT_MS),
    }).catch(() => null);
    if (response?.ok === true) return null;
    why = response === null ? 'does not answer' : `answers ${response.status}`;
  }
  return why;
}
