import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import express from 'express';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { problemHandler, unknownRoute } from '../../server/http/problems.js';

let server: Server;
const logged: unknown[] = [];
beforeAll(async () => {
  const app = express();
  // As it is served: in tests Express keeps to itself what it would print.
  app.set('env', 'production');
  app.get('/file', async (request, response) => {
    const bytes = async function* () {
      for (;;) {
        yield Buffer.alloc(1000);
        await sleep(5);
        if (request.query['breaks'] === 'yes') throw new Error('The disk is gone.');
      }
    };
    await pipeline(Readable.from(bytes()), response);
  });
  app.use('/api', express.json({ limit: 100, strict: false }), unknownRoute);
  app.use(
    problemHandler(
      (error) => logged.push(error),
      () => {},
    ),
  );
  server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => server.close());

it.each([
  ['whoever asked hangs up', '', []],
  ['it cannot be read on', '?breaks=yes', [new Error('The disk is gone.')]],
])('breaks off an answer that has begun where %s', async (_, query, told) => {
  logged.length = 0;
  const printed = vi.spyOn(console, 'error').mockImplementation(() => {});
  const { port } = server.address() as AddressInfo;
  const hangUp = new AbortController();
  const answer = await fetch(`http://127.0.0.1:${port}/file${query}`, { signal: hangUp.signal });
  const reader = answer.body!.getReader();
  await reader.read();
  if (query === '') hangUp.abort();
  await expect(
    (async () => {
      while (!(await reader.read()).done);
    })(),
  ).rejects.toThrow();
  await sleep(50);
  expect(logged).toEqual(told);
  expect(printed).not.toHaveBeenCalled();
  printed.mockRestore();
  logged.length = 0;
});

async function problem(path: string, body?: string, headers: Record<string, string> = {}) {
  const { port } = server.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
    ...(body === undefined ? {} : { method: 'POST', body }),
    headers: { 'content-type': 'application/json', ...headers },
  });
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  return (await answer.json()) as { status: number; detail?: string };
}

it('names an unknown address as it was asked for', async () => {
  const { status, detail } = await problem('/api/nope?person=Ada');
  expect(status).toBe(404);
  expect(detail).toBe('GET /api/nope is no route of this API.');
});

it.each([
  ['no JSON', '{"reason": ', {}, 400],
  ['too large', JSON.stringify('x'.repeat(200)), {}, 413],
  ['packed in another way', '{}', { 'content-encoding': 'zip' }, 415],
  ['in another character set', '{}', { 'content-type': 'application/json; charset=x' }, 415],
])('says of a body that it is %s', async (_, body, headers, status) => {
  const found = await problem('/api/decisions', body, headers);
  expect(found.status).toBe(status);
  expect(found.detail).toMatch(/^The body .*\.$/);
  expect(found.detail).not.toContain('reason');
  expect(logged).toEqual([]);
});
