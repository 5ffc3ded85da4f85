import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { problemHandler, unknownRoute } from '../../server/http/problems.js';

let server: Server;
const logged: unknown[] = [];
beforeAll(async () => {
  const app = express();
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
