import { createHmac } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Fingerprinter } from '../../server/content/fingerprint.js';
import { normalisePrompt } from '../../server/content/normalise.js';
import { promptSketch } from '../../server/content/promptSketch.js';
import { InputRefusedError } from '../../server/contract/errors.js';
import { openDuckDb, queryRows } from '../../server/ingest/index.js';
import { erasedHash } from '../../server/ingest/privacy/erasedAccounts.js';
import { hmacSql } from '../../server/ingest/privacy/hmacSql.js';
import { CaseFolder } from '../ingest/caseFolder.js';

const KEY = 'a key that nobody would guess: 4f1c09b2d77a';
const env = { THROUGHLINE_PSEUDONYM_KEY: KEY };
let folder: CaseFolder;
beforeEach(async () => {
  folder = await CaseFolder.create();
  await folder.write(
    'accounts.csv',
    'account_id,created_at,email,nickname\na,2026-01-01T00:00:00Z,Ada.Lovelace@example.org,Ada L\nb,2026-01-01T00:00:00Z,ada.lovelace+2@example.org,Countess\nc,2026-01-02T00:00:00Z,grace@other.net,Grace\n',
  );
  await folder.write(
    'sessions.csv',
    'account_id,at,ip\na,2026-05-01T00:00:00Z,203.0.113.7\nb,2026-05-02T00:00:00Z,203.0.113.9\nc,2024-01-01T00:00:00Z,not-an-ip-9\n',
  );
  await folder.write(
    'exchanges.csv',
    'account_id,at,prompt\na,2026-05-01T00:00:00Z,The Secret Recipe of the house in forty words\nb,2026-05-01T00:00:00Z, the secret recipe of the house in forty words \nc,2026-05-01T00:00:00Z,hi\n',
  );
});
afterEach(() => folder.remove());

const settings = (yaml: string) =>
  folder.write('case.yaml', `settings:\n  max_quarantine_share: 0.9\n${yaml}`);
async function bytesOf(dir: string): Promise<Buffer> {
  const names = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = names.filter((name) => name.isFile());
  return Buffer.concat(
    await Promise.all(files.map((file) => readFile(join(file.parentPath, file.name)))),
  );
}

describe('pseudonyms at ingest', () => {
  it('are HMAC-SHA256 under the key that the user holds', async () => {
    const key = Buffer.from('0b'.repeat(20), 'hex');
    const connection = await openDuckDb();
    const [row] = await queryRows(connection, `SELECT ${hmacSql(key, "'Hi There'")} AS mac`);
    connection.closeSync();
    expect(row!['mac']).toBe(createHmac('sha256', key).update('Hi There').digest('hex'));
  });

  it('keep equal what was equal, and leave nothing of the values nor the key', async () => {
    await settings('  pseudonyms: [accounts.email, sessions.ip]\n');
    await folder.ingest({ env });
    const accounts = await folder.rows('accounts');
    expect(accounts[0]!['email_normalised']).toMatch(/^email_normalised-[0-9a-f]{20}$/);
    expect(accounts[0]!['email_domain']).toBe(accounts[1]!['email_domain']);
    expect(accounts[0]!['email_domain']).not.toBe(accounts[2]!['email_domain']);
    const sessions = await folder.rows('sessions');
    expect(sessions[0]!['ip_slash24']).toBe(sessions[1]!['ip_slash24']);
    expect(sessions[0]!['ip_canonical']).not.toBe(sessions[1]!['ip_canonical']);
    expect((await folder.quarantine())[0]!.reason).toBe('the cell is not an IP address');
    const left = (await bytesOf(folder.tablesDir)).toString('latin1').toLowerCase();
    for (const text of ['lovelace', 'example.org', '203.0.113', 'not-an-ip', 'countess', KEY])
      expect(left).not.toContain(text.toLowerCase());
  });

  it('differ under another key, and are refused without one and for columns that are read', async () => {
    await settings('  pseudonyms: [accounts.email]\n');
    await folder.ingest({ env });
    const [first] = await folder.rows('accounts', 'email');
    await folder.ingest({ env: { THROUGHLINE_PSEUDONYM_KEY: `another ${KEY}` } });
    expect((await folder.rows('accounts', 'email'))[0]).not.toEqual(first);
    await expect(folder.ingest()).rejects.toBeInstanceOf(InputRefusedError);
    const short = folder.ingest({ env: { THROUGHLINE_PSEUDONYM_KEY: 'short' } });
    await expect(short).rejects.toThrow('shorter');
    await settings('  pseudonyms: [accounts.account_id]\n');
    await expect(folder.ingest({ env })).rejects.toBeInstanceOf(InputRefusedError);
  });
});

describe('a limit of retention', () => {
  it('leaves older rows out, says so, and refuses no input for it', async () => {
    await folder.write(
      'sessions.csv',
      'account_id,at\na,2026-05-01T00:00:00Z\nb,2024-01-01T00:00:00Z\n',
    );
    await settings('  retention: {sessions: 365d}\n');
    const { sources, privacy, tables } = await folder.ingest();
    expect(tables.sessions?.rows).toBe(1);
    expect(privacy.oldest).toEqual({ sessions: '2025-06-01' });
    expect(sources.find(({ table }) => table === 'sessions')).toMatchObject({
      rows: 2,
      rows_kept: 1,
      rows_withheld: 1,
    });
    expect((await folder.quarantine())[0]!.reason).toBe(
      'lies before 2025-06-01, the limit of retention',
    );
  });

  it('is a number of days of a table of acts', async () => {
    for (const wrong of ['{sessions: soon}', '{accounts: 30d}', '{sessions: 0d}']) {
      await settings(`  retention: ${wrong}\n`);
      await expect(folder.ingest()).rejects.toBeInstanceOf(InputRefusedError);
    }
  });
});

describe('an erased account', () => {
  it('is left out of every table without its id being told', async () => {
    await settings('');
    const key = Buffer.alloc(32, 7);
    const { tables } = await folder.ingest({ erased: { key, hashes: [erasedHash(key, 'a')] } });
    expect(tables.accounts?.rows).toBe(2);
    expect(await folder.rows('accounts', 'account_id')).not.toContainEqual({ account_id: 'a' });
    const reasons = (await folder.quarantine()).filter(({ row }) => row === '1');
    expect(reasons.map(({ reason }) => reason)).toEqual(
      Array.from({ length: 3 }, () => 'the account was erased'),
    );
  });
});

describe('a sketch of a prompt', () => {
  const hash = (text: string) => createHmac('sha256', 'x').update(text).digest('hex');

  it('stands in the table instead of the text, and is equal where the text was', async () => {
    await settings('  prompts: sketches\n');
    await folder.ingest({ sketchOf: (prompt) => promptSketch(prompt, hash) });
    const [a, b, c] = (await folder.rows('exchanges', 'prompt')).map((row) =>
      String(row['prompt']),
    );
    expect(a).toBe(b);
    expect(c).toMatch(/^\[sketch\][0-9a-f]{7}$/);
    expect((await bytesOf(folder.tablesDir)).toString('latin1').toLowerCase()).not.toContain(
      'recipe',
    );
  });

  it('holds the fingerprints that its text has', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 16, maxLength: 400 }), (text) => {
        const plain = new Fingerprinter();
        const count = plain.run(normalisePrompt(text));
        const sketched = new Fingerprinter(true);
        const bytes = Buffer.from(promptSketch(text, hash));
        const same = sketched.runSent(bytes, 0, bytes.length);
        if ([...text].length >= 16) {
          expect(same).toBe(count);
          expect([...sketched.values.subarray(0, same)]).toEqual([
            ...plain.values.subarray(0, count),
          ]);
        }
      }),
    );
  });
});
