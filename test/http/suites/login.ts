import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPeople } from '../../../server/access/people.js';
import { openTokens } from '../../../server/access/tokens.js';
import type { Served, ServeFlags } from '../../../server/cli/serve.js';
import { ROLE_RIGHTS, ROLES, type Role } from '../../../server/contract/access.js';
import type { Endpoint } from '../../../server/contract/endpoint.js';
import { ENDPOINTS } from '../../../server/contract/endpoints.js';
import { PackageRecord } from '../../../server/contract/packages.js';
import { type Client, clientOf, onPage, rawGet } from './client.js';
import { type Provider, startProvider } from './provider.js';

/** Made for the test; strong enough for the check. */
export const PASSWORD = 'seven brittle lanterns over Oslo';
export const NAMES = {
  viewer: 'Vera',
  investigator: 'Ada',
  approver: 'Grace',
  admin: 'Root',
} as const satisfies Record<Role, string>;

export interface LoginContext {
  url: string;
  workspace: string;
  operator: string;
  /** Ends the server before, which has the workspace to itself, and serves it anew. */
  readonly serve: (flags: Partial<ServeFlags>) => Promise<Served>;
}

/** Somebody signed in on the page. */
export async function signedIn(url: string, name: string): Promise<Client> {
  const client = onPage(url);
  const answer = await client.send('POST', '/api/session', { name, password: PASSWORD });
  expect(answer.status, answer.text).toBe(200);
  return client;
}

/** A body that fits nearly every route, so that what refuses it is who asks. */
const BODY = { operator_id: 'none', expected_version: 0, reason: 'x', body: { kind: 'note' } };
const addressOf = (endpoint: Endpoint): string =>
  `/api${endpoint.path.replaceAll(/\{\w+\}/g, 'none')}`;
const ask = (client: Client, endpoint: Endpoint) =>
  client.send(
    endpoint.method.toUpperCase(),
    addressOf(endpoint),
    endpoint.method === 'post' ? BODY : undefined,
  );
const GUARDED = (Object.entries(ENDPOINTS) as [string, Endpoint][]).filter(
  ([, { right }]) => right !== null,
);

export function loginSuite(context: LoginContext): void {
  let server: Served;
  let provider: Provider;
  const people: Partial<Record<Role | 'elsewhere', Client>> = {};

  beforeAll(async () => {
    const registry = openPeople(context.workspace);
    for (const role of ROLES) {
      await registry.add({ name: NAMES[role], role, password: PASSWORD });
    }
    await registry.add({ name: 'Else', role: 'approver', case: 'other', password: PASSWORD });
    await registry.add({ name: 'Olga', role: 'viewer', subject: 'olga-at-provider' });
    provider = await startProvider();
    process.env['THROUGHLINE_OIDC_SECRET'] = provider.clientSecret;
    server = await context.serve({
      oidcIssuer: provider.issuer,
      oidcClient: provider.clientId,
    });
    provider.allow(`${server.url}login/oidc/return`);
    context.url = server.url;
    for (const role of ROLES) people[role] = await signedIn(server.url, NAMES[role]);
    people.elsewhere = await signedIn(server.url, 'Else');
  });
  afterAll(async () => {
    await provider?.stop();
  });

  describe('rights', () => {
    it.each(GUARDED)('%s: nobody who is not signed in', async (_, endpoint) => {
      const answer = await ask(onPage(server.url), endpoint);
      expect(answer.status).toBe(401);
      expect(answer.headers.get('www-authenticate')).toContain('Bearer');
    });

    it.each(
      GUARDED.flatMap(([name, endpoint]) => ROLES.map((role) => [name, role, endpoint] as const)),
    )('%s: %s', async (_, role, endpoint) => {
      const { status } = await ask(people[role]!, endpoint);
      const may = (ROLE_RIGHTS[role] as readonly string[]).includes(endpoint.right!);
      if (may) expect([401, 403]).not.toContain(status);
      else expect(status).toBe(403);
    });

    it.each(GUARDED)('%s: a role in another case counts for nothing here', async (_, endpoint) => {
      expect((await ask(people.elsewhere!, endpoint)).status).toBe(403);
    });

    it('a token does what its scopes and its person may, and ends when it is revoked', async () => {
      const tokens = openTokens(context.workspace, () => new Date());
      const { secret, token } = await tokens.issue({
        person: NAMES.viewer,
        label: 'nightly',
        scopes: ['read', 'decide'],
        days: 1,
      });
      const script = clientOf(server.url, { authorization: `Bearer ${secret}` });
      expect((await script.send('GET', '/api/operators')).status).toBe(200);
      // The scope is there, the person’s right is not.
      expect((await script.send('POST', '/api/decisions', BODY)).status).toBe(403);
      expect((await script.send('GET', '/api/audit')).status).toBe(403);
      await tokens.revoke(token.id);
      expect((await script.send('GET', '/api/operators')).status).toBe(401);
    });
  });

  describe('sessions', () => {
    it('carry a __Host- cookie that no script reads and no other site sends', async () => {
      const client = onPage(server.url);
      const body = { name: NAMES.viewer, password: PASSWORD };
      const [cookie] = (await client.send('POST', '/api/session', body)).headers.getSetCookie();
      expect(cookie).toMatch(
        /^__Host-throughline=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
      );
    });

    it('are never those of a cookie that was made up', async () => {
      const [genuine] = [...people.admin!.cookies.values()];
      for (const forged of [
        '',
        'admin',
        '%7B%22name%22%3A%22Root%22%7D',
        `${genuine!.slice(0, -1)}A${genuine!.slice(-1)}`,
        genuine!.toLowerCase(),
        'A'.repeat(43),
        'A'.repeat(7000),
      ]) {
        const client = clientOf(server.url, { cookie: `__Host-throughline=${forged}` });
        expect((await client.send('GET', '/api/people')).status).toBe(401);
      }
      // The right secret under another name, and as a token, is nothing either.
      const elsewhere = clientOf(server.url, { cookie: `throughline=${genuine}` });
      expect((await elsewhere.send('GET', '/api/people')).status).toBe(401);
      const asToken = clientOf(server.url, { authorization: `Bearer ${genuine}` });
      expect((await asToken.send('GET', '/api/people')).status).toBe(401);
    });

    it('begin with a secret of the server: one that was planted before is not taken', async () => {
      const client = onPage(server.url);
      client.cookies.set('__Host-throughline', 'planted');
      const body = { name: NAMES.viewer, password: PASSWORD };
      await client.send('POST', '/api/session', body);
      expect(client.cookies.get('__Host-throughline')).not.toBe('planted');
    });

    it('end on the server when one signs out', async () => {
      const client = await signedIn(server.url, NAMES.viewer);
      const cookies = new Map(client.cookies);
      expect((await client.send('DELETE', '/api/session')).status).toBe(204);
      for (const [name, value] of cookies) client.cookies.set(name, value);
      expect((await client.send('GET', '/api/run')).status).toBe(401);
    });

    it('end at once for somebody who is removed, or whose password changes', async () => {
      const registry = openPeople(context.workspace);
      await registry.add({ name: 'Gone', role: 'viewer', password: PASSWORD });
      const [first, second] = [
        await signedIn(server.url, 'Gone'),
        await signedIn(server.url, 'Gone'),
      ];
      const change = { current: PASSWORD, next: 'nine quiet harbours under rain' };
      expect((await first.send('POST', '/api/session/password', change)).status).toBe(204);
      expect((await second.send('GET', '/api/run')).status).toBe(401);
      expect((await first.send('GET', '/api/run')).status).toBe(200);
      await registry.remove('Gone');
      expect((await first.send('GET', '/api/run')).status).toBe(401);
    });

    it('are refused after five wrong passwords, the right one too, and nobody else', async () => {
      const registry = openPeople(context.workspace);
      await registry.add({ name: 'Luca', role: 'viewer', password: PASSWORD });
      const client = onPage(server.url);
      const attempt = (password: string) =>
        client.send('POST', '/api/session', { name: 'Luca', password });
      const answers = await Promise.all(Array.from({ length: 5 }, (_, i) => attempt(`guess ${i}`)));
      expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401]);
      const locked = await attempt(PASSWORD);
      expect(locked.status).toBe(429);
      expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(60);
      await signedIn(server.url, NAMES.viewer);
    });

    it('say no more to a wrong name than to a wrong password', async () => {
      const client = onPage(server.url);
      const of = async (name: string) =>
        (await client.send('POST', '/api/session', { name, password: 'wrong' })).text;
      expect(await of('Nobody at all')).toBe(await of(NAMES.investigator));
    });
  });

  describe('the audit log', () => {
    it('has who signed in and who was refused, with name and address and no password', async () => {
      await onPage(server.url).send('POST', '/api/session', {
        name: NAMES.investigator,
        password: 'a wrong guess of mine',
      });
      const { text } = await people.admin!.send('GET', '/api/audit?limit=200');
      const { rows } = JSON.parse(text) as { rows: { act: string; person: string | null }[] };
      const has = (act: string, person: string) =>
        rows.some((row) => row.act === act && row.person === person);
      expect(has('sign-in', NAMES.viewer), text).toBe(true);
      expect(has('sign-in refused', NAMES.investigator)).toBe(true);
      expect(text).toContain('127.0.0.1');
      for (const secret of [PASSWORD, 'a wrong guess of mine']) expect(text).not.toContain(secret);
    });
  });

  describe('OpenID Connect', () => {
    it('signs in whom the provider knows and this server too', async () => {
      const client = onPage(server.url);
      const { status, location } = await provider.signIn(client, 'olga-at-provider');
      expect([status, location]).toEqual([303, '/']);
      const session = (await client.send('GET', '/api/session')).json();
      expect(session).toMatchObject({ name: 'Olga', role: 'viewer', mode: 'login' });
    });

    it('refuses whom only the provider knows, and a return that was not begun here', async () => {
      const stranger = onPage(server.url);
      expect((await provider.signIn(stranger, 'stranger')).status).toBe(403);
      expect((await stranger.send('GET', '/api/run')).status).toBe(401);
      const forged = await onPage(server.url).send('GET', '/login/oidc/return?code=a&state=b');
      expect(forged.status).toBe(403);
    });
  });

  describe('requests from elsewhere', () => {
    it('are refused: another origin, another site, a cookie without an origin', async () => {
      const cookie = [...people.investigator!.cookies].map(([n, v]) => `${n}=${v}`).join('; ');
      for (const headers of [
        { origin: 'https://evil.example' },
        { origin: 'null' },
        { 'sec-fetch-site': 'cross-site' },
        { 'sec-fetch-site': 'same-site' },
        {},
      ]) {
        const answer = await clientOf(server.url, { cookie, ...headers } as Record<
          string,
          string
        >).send('POST', '/api/decisions', BODY);
        expect(answer.status, JSON.stringify(headers)).toBe(403);
      }
      const evil = clientOf(server.url, { cookie, 'sec-fetch-site': 'cross-site' });
      expect((await evil.send('GET', '/api/operators')).status).toBe(403);
    });

    it('are refused under another name of the server', async () => {
      expect(await rawGet(`${server.url}api/session`, { host: 'evil.example' })).toBe(421);
    });
  });

  describe('an approval', () => {
    it('is by a second person, of the content that was seen, once', async () => {
      const asked = await people.approver!.send('POST', '/api/packages', {
        operator_id: context.operator,
        level: 'counsel',
      });
      expect(asked.status, asked.text).toBe(202);
      const { package_id } = PackageRecord.parse(asked.json());
      const path = `/api/packages/${package_id}`;
      const draft = await settled(people.investigator!, path, 'making');
      expect(draft).toMatchObject({ status: 'draft', failure: null, requested_by: NAMES.approver });
      const approve = (client: Client, content_sha256: string) =>
        client.send('POST', `${path}/approval`, { content_sha256, reason: 'read every figure' });
      const hash = draft.content_sha256!;
      expect((await approve(people.approver!, hash)).status).toBe(403);
      expect((await approve(people.admin!, hash)).status).toBe(403);
      await openPeople(context.workspace).add({
        name: 'Mary',
        role: 'approver',
        password: PASSWORD,
      });
      const mary = await signedIn(server.url, 'Mary');
      expect((await approve(mary, 'f'.repeat(64))).status).toBe(409);
      expect((await approve(mary, hash)).status).toBe(202);
      expect((await approve(mary, hash)).status).toBe(409);
      const approved = await settled(mary, path, 'approving');
      expect(approved).toMatchObject({ status: 'approved', approved_by: 'Mary', failure: null });
      const audit = await people.admin!.send('GET', '/api/audit?limit=1000');
      expect(audit.text).toContain('"package approved"');
    });
  });
}

/** The package when it is no longer being worked on. */
async function settled(client: Client, path: string, busy: string): Promise<PackageRecord> {
  for (const end = Date.now() + 120_000; Date.now() < end; ) {
    const record = PackageRecord.parse((await client.send('GET', path)).json());
    if (record.status !== busy) return record;
    await sleep(250);
  }
  throw new Error(`${path} stays ${busy}`);
}
