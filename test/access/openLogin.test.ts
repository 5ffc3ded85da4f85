import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPeople } from '../../server/access/people.js';
import { isLoopback, openLogin } from '../../server/cli/openLogin.js';
import { UsageError } from '../../server/contract/errors.js';

const OWN = 'http://127.0.0.1:7171/';
let workspace: string;
beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'throughline-login-'));
});
afterEach(() => rm(workspace, { recursive: true, force: true }));
const withSomebody = () =>
  openPeople(workspace).add({ name: 'Ada', role: 'admin', subject: 'ada-at-provider' });

describe('a server', () => {
  it('has no login for one person on loopback', async () => {
    expect(await openLogin({ workspace }, {}, OWN)).toBeNull();
  });

  it.each([
    ['on every address', { host: '0.0.0.0' }],
    ['on an address of the network', { host: '192.168.1.7' }],
    ['behind a proxy', { publicUrl: 'https://desk.example.org' }],
    ['with a provider', { oidcIssuer: 'https://id.example.org', oidcClient: 'x' }],
  ])('does not start %s while nobody has an account', async (_, flags) => {
    await expect(openLogin({ workspace, ...flags }, {}, OWN)).rejects.toThrow(UsageError);
  });

  it.each([
    ['no address for people', { host: '0.0.0.0' }],
    ['an address without TLS', { host: '0.0.0.0', publicUrl: 'http://desk.example.org' }],
    ['an address with a path', { publicUrl: 'https://desk.example.org/desk' }],
    ['a provider without a secret', { oidcIssuer: 'https://id.example.org', oidcClient: 'x' }],
    ['a provider without TLS', { oidcIssuer: 'http://id.example.org', oidcClient: 'x' }],
  ])('does not start with %s', async (_, flags) => {
    await withSomebody();
    const env = _.includes('secret') ? {} : { THROUGHLINE_OIDC_SECRET: 'secret' };
    await expect(openLogin({ workspace, ...flags }, env, OWN)).rejects.toThrow(UsageError);
  });

  it('has a login, on loopback too, as soon as somebody has an account', async () => {
    await withSomebody();
    expect((await openLogin({ workspace }, {}, OWN))?.publicUrl.href).toBe(OWN);
    const publicUrl = 'https://desk.example.org';
    const login = await openLogin({ workspace, host: '0.0.0.0', publicUrl }, {}, OWN);
    expect(login?.publicUrl.origin).toBe(publicUrl);
  });
});

describe('accounts', () => {
  it('are in a file that its owner alone reads, without a password in it', async () => {
    const people = openPeople(workspace);
    const password = 'seven brittle lanterns over Oslo';
    await people.add({ name: 'Ada', role: 'viewer', password });
    const { mode } = await stat(join(workspace, 'access', 'people.json'));
    expect(mode & 0o077).toBe(0);
    const [ada] = await people.all();
    expect(ada!.password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(JSON.stringify(ada)).not.toContain(password);
  });

  it.each(['short', 'passwordpassword', 'Ada Lovelace Ada', '123456789012', 'qwertyuiopasdf'])(
    'refuse the password “%s”',
    async (password) => {
      const add = openPeople(workspace).add({ name: 'Ada Lovelace', role: 'viewer', password });
      await expect(add).rejects.toThrow(UsageError);
    },
  );

  it.each(['', '../x', '<b>Ada</b>', '=1+1', 'Ada\nGrace'])(
    'refuse the name “%s”',
    async (name) => {
      const add = openPeople(workspace).add({ name, role: 'viewer', subject: 's' });
      await expect(add).rejects.toThrow(UsageError);
    },
  );

  it('take two spellings of a name for one person, with one role in a case', async () => {
    const people = openPeople(workspace);
    await people.add({ name: 'Ada', role: 'viewer', subject: 's' });
    await people.add({ name: 'ADA', role: 'approver' });
    expect(await people.all()).toHaveLength(1);
    expect((await people.named('ada'))?.roles).toEqual([{ case: '*', role: 'approver' }]);
  });
});

describe('isLoopback', () => {
  it.each([
    ['127.0.0.1', true],
    ['127.8.9.10', true],
    ['::1', true],
    ['localhost', true],
    ['0.0.0.0', false],
    ['::', false],
    ['127.example.org', false],
    ['10.0.0.1', false],
  ])('%s: %s', (host, expected) => {
    expect(isLoopback(host)).toBe(expected);
  });
});
