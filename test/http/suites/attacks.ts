import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Endpoint } from '../../../server/contract/endpoint.js';
import { ENDPOINTS } from '../../../server/contract/endpoints.js';
import { asPathId } from '../../../server/contract/pathId.js';
import { clientOf, rawBytes, rawGet } from './client.js';

/** What has ended a statement, a tag, a cell, a path or a string somewhere before. */
export const PAYLOADS = [
  "' OR 1=1 //",
  "x'}) DETACH DELETE (n) //",
  '`) MATCH (n) DETACH DELETE n; //',
  "'; DROP TABLE accounts; --",
  "' UNION SELECT password FROM people --",
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '=HYPERLINK("http://evil.example","x")',
  '@SUM(1+1)|cmd',
  '../../../../etc/passwd',
  '..\\..\\windows\\win.ini',
  '%2e%2e%2fetc%2fpasswd',
  '\u0000\u0001\u001f',
  '$(id)`id`',
  '{{7*7}}',
  '\ud83d\ude00\u202e\ufeff',
] as const;

const READS = (Object.entries(ENDPOINTS) as [string, Endpoint][]).filter(
  ([name, { method, right }]) => method === 'get' && right !== null && name !== 'events',
);

/** The address of a route with a text in every place that takes it. */
function filled(endpoint: Endpoint, text: string): string {
  const path = endpoint.path.replaceAll(/\{\w+\}/g, encodeURIComponent(text));
  const query = new URLSearchParams();
  for (const [name, field] of Object.entries((endpoint.query as z.ZodObject).shape)) {
    const schema = field as z.ZodType;
    if (schema.safeParse(text).success) query.set(name, text);
    else if (schema instanceof z.ZodEnum) query.set(name, String(schema.options[0]));
  }
  return `/api${path}?${query}`;
}

/** Every input field of the API, with texts that have broken out of other programs. */
export function attackSuite(context: { url: string; operator: string }): void {
  const client = () => clientOf(context.url);
  const state = async () => [
    (await client().send('GET', '/api/operators?limit=1000')).text,
    (await client().send('GET', '/api/search?q=acc&limit=100')).text,
  ];

  it.each(READS)('%s takes any text for a text', async (_, endpoint) => {
    const before = await state();
    for (const text of PAYLOADS) {
      const answer = await client().send('GET', filled(endpoint, text));
      expect(answer.status, text).toBeLessThan(500);
      expect(answer.headers.get('content-type'), text).toMatch(
        /^application\/(problem\+)?(json|openmetrics)/,
      );
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    }
    expect(await state()).toEqual(before);
  });

  it.each([
    ['reason', (text: string) => ({ reason: text, body: { kind: 'note' } })],
    ['person', (text: string) => ({ person: text, body: { kind: 'note' } })],
    ['assign to', (text: string) => ({ body: { kind: 'assign', to: text } })],
    ['name', (text: string) => ({ body: { kind: 'name', name: text, source: 'file' } })],
    ['source', (text: string) => ({ body: { kind: 'name', name: 'Acme', source: text } })],
    ['accounts', (text: string) => ({ body: { kind: 'reject-accounts', accounts: [text] } })],
    ['signal', (text: string) => ({ body: { kind: 'mute', signal: text } })],
    ['pair', (text: string) => ({ body: { kind: 'must-link', a: text, b: text } })],
    ['withdrawn', (text: string) => ({ body: { kind: 'withdraw', decision: text } })],
  ])('a decision keeps any text as it was written: %s', async (_, field) => {
    const path = `/api/operators/${context.operator}/case`;
    for (const text of PAYLOADS) {
      const before = (await client().send('GET', path)).json();
      const sent = { person: 'Ada', reason: 'attack', ...field(text) };
      const answer = await client().send('POST', '/api/decisions', {
        operator_id: context.operator,
        expected_version: before['version'],
        ...sent,
      });
      expect([201, 400, 404], answer.text).toContain(answer.status);
      const after = (await client().send('GET', path)).json();
      const [newest] = after['history'] as Record<string, unknown>[];
      if (answer.status === 201) expect(newest).toMatchObject(sent);
      else expect(after).toEqual(before);
    }
  });

  it('a body that is too large, too deep or about prototypes changes nothing', async () => {
    const deep = '['.repeat(50_000) + ']'.repeat(50_000);
    for (const [text, statuses] of [
      [JSON.stringify({ reason: 'x'.repeat(5_000_000) }), [413]],
      [`{"reason":${deep}}`, [400]],
      ['{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}}}', [400]],
      ['{"reason":', [400]],
    ] as const) {
      const answer = await fetch(new URL('api/decisions', context.url), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: text,
      });
      expect(statuses).toContain(answer.status);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
    }
    expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined();
  });

  describe('a request that is no honest one', () => {
    const post = (headers: string) =>
      `POST /api/decisions HTTP/1.1\r\nHost: ${new URL(context.url).host}\r\ncontent-type: application/json\r\n${headers}\r\n\r\n`;
    it.each([
      ['headers without end', () => post(`x: ${'a'.repeat(200_000)}`), 431],
      ['thousands of headers', () => post('one-more-header: 1\r\n'.repeat(5_000).trimEnd()), 431],
      ['two lengths', () => `${post('content-length: 2\r\ncontent-length: 3')}{}`, 400],
      [
        'a length and chunks (smuggling)',
        () => `${post('content-length: 2\r\ntransfer-encoding: chunked')}0\r\n\r\n`,
        400,
      ],
      ['a chunk of no length', () => `${post('transfer-encoding: chunked')}zz\r\n`, 400],
      [
        'an encoding that nobody knows',
        () => `${post('content-encoding: x\r\ncontent-length: 2')}{}`,
        415,
      ],
      [
        'two names of the server',
        () =>
          `GET /api/runs HTTP/1.1\r\nHost: ${new URL(context.url).host}\r\nHost: evil.example\r\n\r\n`,
        400,
      ],
      [
        'a whole address of another server',
        () =>
          `GET http://evil.example/api/runs HTTP/1.1\r\nHost: ${new URL(context.url).host}\r\n\r\n`,
        400,
      ],
      ['no HTTP at all', () => '\u0000\u0001\u0002\r\n\r\n', 400],
    ])('is refused: %s', async (_, bytes, status) => {
      expect(await rawBytes(context.url, bytes())).toBe(status);
    });

    it('is refused: a small body that unpacks to much', async () => {
      const bomb = gzipSync(Buffer.alloc(50_000_000, ' '));
      const head = post(`content-encoding: gzip\r\ncontent-length: ${bomb.length}`);
      expect(await rawBytes(context.url, Buffer.concat([Buffer.from(head), bomb]))).toBe(413);
    });

    it('changes nothing where it is cut off, however often', async () => {
      const before = await state();
      const half = `${post('content-length: 500')}{"operator_id":`;
      const stream = `GET /api/events HTTP/1.1\r\nHost: ${new URL(context.url).host}\r\n\r\n`;
      await Promise.all(
        Array.from({ length: 60 }, (_, i) =>
          rawBytes(context.url, i % 2 === 0 ? half : stream, i % 2 === 0),
        ),
      );
      expect(await state()).toEqual(before);
    });
  });

  it('fifty decisions on one version at once: one is taken, the others are told what changed', async () => {
    const of = `/api/operators/${context.operator}/case`;
    const { version } = (await client().send('GET', of)).json();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        client().send('POST', '/api/decisions', {
          operator_id: context.operator,
          expected_version: version,
          person: `P${i}`,
          reason: 'all at once',
          body: { kind: 'note' },
        }),
      ),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([201, ...Array.from({ length: 49 }, () => 409)]);
    expect((await client().send('GET', of)).json()['version']).toBe(Number(version) + 1);
  });

  describe('without a login', () => {
    it.each([
      ['another name of this machine (DNS rebinding)', { host: 'evil.example' }, 421],
      ['a proxy', { 'x-forwarded-for': '203.0.113.9' }, 403],
      ['a page of another site', { origin: 'https://evil.example' }, 403],
      ['a frame of another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ])('refuses %s', async (_, headers, status) => {
      expect(await rawGet(`${context.url}api/operators`, headers)).toBe(status);
    });
  });

  it('takes an account of one or two dots for an account, and for no step in the path', async () => {
    for (const id of ['.', '..']) {
      const answer = await client().send('GET', `/api/accounts/${asPathId(id)}`);
      expect([answer.status, answer.json()['detail']]).toEqual([
        404,
        expect.stringContaining(`account ${id} `),
      ]);
    }
  });

  it('serves no file beside the page', async () => {
    for (const path of [
      '..%2f..%2fpackage.json',
      '%2e%2e/%2e%2e/package.json',
      'assets/..%2f..%2f..%2fpackage.json',
      '.git/config',
    ]) {
      const answer = await client().send('GET', `/${path}`);
      expect(answer.text).not.toMatch(/"dependencies"|\[core\]/);
    }
  });

  it('sends a policy that lets no inline script run, on the page and the reference alike', async () => {
    for (const path of ['/', '/api/reference']) {
      const { headers, text } = await client().send('GET', path);
      const policy = headers.get('content-security-policy')!;
      expect(policy).toMatch(/script-src 'self'(;|$)/);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toContain("object-src 'none'");
      expect(text).not.toMatch(/<script(?![^>]*\ssrc=)|\son\w+=/i);
    }
  });
}
