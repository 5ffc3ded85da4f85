import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { InputRefusedError } from '../../server/contract/errors.js';
import { asForbidden } from '../../server/ingest/forbidden.js';
import { openDuckDb } from '../../server/ingest/index.js';
import { CaseFolder } from './caseFolder.js';

let folder: CaseFolder;
beforeEach(async () => {
  folder = await CaseFolder.create();
});
afterEach(() => folder.remove());

const ACCOUNTS = `account_id,created_at,email,org_verified,team
b,2026-01-02T10:00:00+02:00,John.Smith+x@gmail.com,true,red
a,2026-01-01T10:00:00Z,,,
`;

const refusal = async (): Promise<InputRefusedError> => {
  const failure: unknown = await folder.ingest().catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(InputRefusedError);
  return failure as InputRefusedError;
};

describe('a sound case', () => {
  it('becomes typed tables with dense numbers and provenance', async () => {
    await folder.write('accounts.csv', ACCOUNTS);
    await folder.write(
      'sessions.ndjson',
      '{"account_id":"a","at":"2026-01-03T00:00:00Z","ip":"::ffff:192.0.2.7","via":{"k":1}}\n\n' +
        '{"account_id":"b","at":"2026-01-03T00:00:01Z","ip":"2001:DB8::1"}\n',
    );
    await folder.write(
      'payments/part-1.csv.gz',
      gzipSync(
        'account_id,at,billing_name,amount_usd\na,2026-01-03T00:00:00Z,"ZHANG, Wei",20\nb,2026-01-04T00:00:00Z,张伟,5.5\n',
      ),
    );
    const result = await folder.ingest();
    expect(await folder.rows('accounts')).toMatchObject([
      { account_no: 0, account_id: 'a', email: null, file_no: 0, row_no: '2', attributes: null },
      {
        account_no: 1,
        account_id: 'b',
        created_at: '2026-01-02 08:00:00',
        email_normalised: 'johnsmith@gmail.com',
        email_domain: 'gmail.com',
        org_verified: true,
        row_no: '1',
        attributes: '{"team":"red"}',
      },
    ]);
    expect(await folder.rows('sessions')).toMatchObject([
      {
        account_no: 0,
        ip_canonical: '192.0.2.7',
        ip_slash24: '192.0.2.0/24',
        ip_slash48: null,
        row_no: '1',
        attributes: '{"via":"{\\"k\\":1}"}',
      },
      { account_no: 1, ip_slash48: '2001:db8::/48', ip_slash24: null, row_no: '3' },
    ]);
    expect(await folder.rows('payments')).toMatchObject([
      { billing_name_normalised: 'wei zhang', amount_usd: 20 },
      { billing_name_normalised: 'wei zhang', amount_usd: 5.5 },
    ]);
    expect(result.tables.exchanges).toBeNull();
    expect(result.quarantine.rows).toBe(0);
    expect(result.sources.map((s) => [s.file, s.table, s.rows, s.rows_kept])).toEqual([
      ['accounts.csv', 'accounts', 2, 2],
      ['payments/part-1.csv.gz', 'payments', 2, 2],
      ['sessions.ndjson', 'sessions', 2, 2],
    ]);
    expect(result.sources[0]!.sha256).toBe(createHash('sha256').update(ACCOUNTS).digest('hex'));
    expect((await readdir(folder.tablesDir)).sort()).toEqual([
      'accounts.parquet',
      'payments.parquet',
      'quarantine.csv',
      'sessions.parquet',
    ]);
  });

  it('gives the same bytes twice', async () => {
    await folder.write('accounts.csv', ACCOUNTS);
    const bytes = async () => {
      await folder.ingest();
      return readFile(join(folder.tablesDir, 'accounts.parquet'));
    };
    expect((await bytes()).equals(await bytes())).toBe(true);
  });

  it('reads Parquet with its types, row by row', async () => {
    await folder.write('case.yaml', 'name: typed');
    const connection = await openDuckDb();
    await connection.run(`COPY (SELECT * FROM (VALUES
      ('a', TIMESTAMPTZ '2026-01-01 10:00:00+02', true, ['x', 'y']),
      ('b', NULL, NULL, NULL), ('c', TIMESTAMPTZ '2026-01-01 10:00:00+00', false, [])
      ) t(account_id, created_at, org_verified, tags)) TO '${folder.caseDir}/accounts.parquet'`);
    connection.closeSync();
    await folder.write('case.yaml', 'settings: { max_quarantine_share: 0.5 }');
    const result = await folder.ingest();
    expect(await folder.rows('accounts')).toMatchObject([
      { account_id: 'a', created_at: '2026-01-01 08:00:00', org_verified: true, row_no: '1' },
      { account_id: 'c', org_verified: false, row_no: '3' },
    ]);
    expect(await folder.quarantine()).toMatchObject([{ row: '2', column: 'created_at' }]);
    expect(result.warnings).toEqual([]);
    expect(result.settings).toEqual({ max_quarantine_share: 0.5 });
  });
});

describe('rows that are left out', () => {
  const many = Array.from({ length: 40 }, (_, i) => `good${i},2026-01-01T00:00:00Z,x`);
  it('stand in quarantine.csv with their true row numbers', async () => {
    const lines = [
      'account_id,created_at,plan',
      ...many,
      'short,2026-01-01T00:00:00Z', // 41
      'long,2026-01-01T00:00:00Z,x,y', // 42
      'open,"2026-01-01T00:00:00Z,x', // 43
      'quoted,2026-01-01T00:00:00Z,"two\nlines"', // 44
      ',2026-01-01T00:00:00Z,x', // 45
      'when,yesterday,x', // 46
      'later,2026-06-03T00:00:00Z,x', // 47
      'good1,2026-01-01T00:00:00Z,x', // 48
      '=cmd,never,x', // 49
      'last,2026-01-01T00:00:00Z,x', // 50
    ];
    await folder.write('accounts.csv', `${lines.join('\n')}\n`);
    await folder.write('case.yaml', 'settings: { max_quarantine_share: 0.5 }');
    const result = await folder.ingest();
    const left = await folder.quarantine();
    expect(left.map((q) => [q.row, q.column])).toEqual([
      ['41', ''],
      ['42', ''],
      ['43', ''],
      ['45', 'account_id'],
      ['46', 'created_at'],
      ['47', 'created_at'],
      ['48', 'account_id'],
      ['49', 'created_at'],
    ]);
    expect(left.map((q) => q.reason)).toEqual([
      expect.stringContaining('2 fields'),
      expect.stringContaining('4 fields'),
      expect.stringContaining('quote'),
      expect.stringContaining('empty'),
      expect.stringContaining('yesterday'),
      expect.stringContaining('future'),
      expect.stringContaining('row 2 of accounts.csv'),
      expect.stringContaining('never'),
    ]);
    expect(result.sources[0]).toMatchObject({ rows: 50, rows_kept: 42, rows_quarantined: 8 });
    expect(await folder.rows('accounts', 'account_id, row_no, plan')).toContainEqual({
      account_id: 'quoted',
      row_no: '44',
      plan: 'two\nlines',
    });
    expect(await folder.rows('accounts', 'account_id, row_no')).toContainEqual({
      account_id: 'last',
      row_no: '50',
    });
  });

  it('are known by what accounts and addresses say', async () => {
    await folder.write('accounts.csv', 'account_id,created_at\na,2026-01-01T00:00:00Z\n');
    const sound = Array.from({ length: 20 }, () => 'a,2026-01-02T00:00:00Z,192.0.2.1').join('\n');
    await folder.write(
      'sessions.csv',
      `account_id,at,ip\n${sound}\nghost,2026-01-02T00:00:00Z,192.0.2.1\na,2026-01-02T00:00:00Z,010.1.2.3\na,2026-01-02T00:00:00Z,unknown\n`,
    );
    const result = await folder.ingest();
    expect(await folder.quarantine()).toEqual([
      {
        file: 'sessions.csv',
        row: '21',
        column: 'account_id',
        reason: 'account_id “ghost” is not in accounts',
      },
      { file: 'sessions.csv', row: '22', column: 'ip', reason: '“010.1.2.3” is not an IP address' },
    ]);
    expect(result.tables.sessions?.rows).toBe(21);
    expect(result.warnings).toEqual([
      expect.stringMatching(
        /^1 cell of sessions\.ip holds .* was read as that: row 23 of sessions\.csv\.$/,
      ),
    ]);
  });

  it('are broken NDJSON lines too', async () => {
    const sound = Array.from(
      { length: 30 },
      (_, i) => `{"account_id":"a${i}","created_at":"2026-01-01T00:00:00Z"}`,
    );
    await folder.write(
      'accounts.ndjson',
      Buffer.concat([
        Buffer.from(`${sound.join('\r\n')}\n{"account_id":"x"\n[1]\n`),
        Buffer.from([0x7b, 0xff, 0x7d, 0x0a]),
        Buffer.from('{"account_id":"nul\\u0000","created_at":"2026-01-01T00:00:00Z"}\n'),
      ]),
    );
    const result = await folder.ingest();
    expect((await folder.quarantine()).map((q) => q.row)).toEqual(['31', '32', '33', '34']);
    expect(result.sources[0]).toMatchObject({ rows: 34, rows_kept: 30 });
  });

  it('refuse the table beyond a fifth of it, after quarantine.csv is written', async () => {
    await folder.write('accounts.csv', 'account_id,created_at\na,2026-01-01\nb,soon\nc,soon\n');
    const error = await refusal();
    expect(error.exitCode).toBe(3);
    expect(error.message).toContain('accounts.csv');
    expect(error.message).toContain('soon');
    expect(await folder.quarantine()).toHaveLength(2);
  });
});

describe('input that cannot be used', () => {
  it.each([
    ['no accounts', { 'sessions.csv': 'account_id,at\n' }, 'accounts'],
    ['a missing column', { 'accounts.csv': 'acount_id,created_at\na,b\n' }, 'acount_id'],
    ['no header', { 'accounts.csv': 'a1,2026-01-01\na2,2026-01-01\n' }, 'account_id'],
    ['a repeated column', { 'accounts.csv': 'account_id,created_at,email,Email\n' }, 'email'],
    ['an empty file', { 'accounts.csv': '' }, 'accounts.csv: no row'],
    ['a header alone', { 'accounts.csv': 'account_id,created_at\n' }, 'accounts.csv: no row'],
    [
      'parts of no row',
      { 'accounts/a.csv': '', 'accounts/b.csv': 'account_id,created_at\n' },
      'a.csv, accounts/b.csv: no row of accounts is in them',
    ],
    ['two accounts tables', { 'accounts.csv': ACCOUNTS, 'accounts.ndjson': '{}\n' }, 'accounts'],
    ['a missing NDJSON key', { 'accounts.ndjson': '{"id":1,"created_at":"x"}\n' }, 'account_id'],
    ['no Parquet', { 'accounts.parquet': 'PAR1nonsense' }, 'accounts.parquet'],
    ['a file cut off', { 'accounts.csv.gz': gzipSync(ACCOUNTS).subarray(0, 40) }, 'unpacked'],
  ])('%s', async (_, files, named) => {
    for (const [name, content] of Object.entries(files)) await folder.write(name, content);
    const error = await refusal();
    expect(error.exitCode).toBe(3);
    expect(error.message).toContain(named);
  });

  it('is told in sentences that end as they should', async () => {
    await folder.write('accounts.csv', 'a1,2026-01-01\na2,2026-01-01\n');
    expect((await refusal()).remedy).toMatch(/Does it begin with a header\?$/);
    await folder.write('accounts.csv', 'acount_id,created_at\na,b\n');
    expect((await refusal()).remedy).toMatch(/\{ account_id: acount_id \}\.$/);
  });

  it('may not be read: the error of the operating system is a refusal by name', () => {
    for (const code of ['EACCES', 'EPERM']) {
      const refused = asForbidden('sessions.csv', Object.assign(new Error('no'), { code }));
      expect(refused).toBeInstanceOf(InputRefusedError);
      expect((refused as Error).message).toContain('sessions.csv');
    }
    const other = Object.assign(new Error('full'), { code: 'ENOSPC' });
    expect(asForbidden('sessions.csv', other)).toBe(other);
  });
});

describe('text as it comes', () => {
  const text = `account_id,created_at,plan\né1,2026-01-01T00:00:00Z,größe\nb,2026-01-01T00:00:00Z,x\n`;
  const plain = text.replaceAll('größe', 'gr\u00f6\u00dfe');
  const utf16 = (bigEndian: boolean) => {
    const bytes = Buffer.from(`\ufeff${plain}`, 'utf16le');
    return bigEndian ? bytes.swap16() : bytes;
  };
  it.each([
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${plain}`), 0],
    ['UTF-16, little end first', utf16(false), 1],
    ['UTF-16, big end first', utf16(true), 1],
    ['UTF-16 without a mark', Buffer.from(plain, 'utf16le'), 1],
    ['Latin-1', Buffer.from(plain, 'latin1'), 1],
    ['Windows line ends', Buffer.from(plain.replaceAll('\n', '\r\n')), 0],
    ['mixed line ends', Buffer.from(plain.replace('\n', '\r\n')), 0],
    ['semicolons', Buffer.from(plain.replaceAll(',', ';')), 0],
    ['zstd', 'zst', 0],
  ])('%s', async (_, bytes, warnings) => {
    await folder.write(
      bytes === 'zst' ? 'accounts.csv.zst' : 'accounts.csv',
      bytes === 'zst' ? Buffer.from(ZSTD_OF_TEXT, 'base64') : (bytes as Buffer),
    );
    const result = await folder.ingest();
    expect(await folder.rows('accounts', 'account_id, plan')).toEqual([
      { account_id: 'b', plan: 'x' },
      { account_id: 'é1', plan: 'größe' },
    ]);
    expect(result.warnings).toHaveLength(warnings);
  });

  it('keeps a cell of 10 MB', async () => {
    await folder.write('accounts.csv', ACCOUNTS);
    const prompt = 'lorem "ipsum"\n'.repeat(750_000);
    await folder.write(
      'exchanges.csv',
      `account_id,at,prompt\na,2026-01-03T00:00:00Z,"${prompt.replaceAll('"', '""')}"\n`,
    );
    await folder.ingest();
    const [row] = await folder.rows('exchanges', 'md5(prompt) AS digest, length(prompt) AS n');
    expect(row).toEqual({
      digest: createHash('md5').update(prompt).digest('hex'),
      n: String(prompt.length),
    });
  });

  it('leaves out an account whose name begins with a mark that readers take off, not to take it for another', async () => {
    const row = (id: string) => `${id},2026-01-01T00:00:00Z\n`;
    await folder.write(
      'accounts.csv',
      `account_id,created_at\n${row('victim')}${row('\ufeffvictim')}${row('b')}`,
    );
    await folder.write('sessions.csv', `account_id,at\n${row('\ufeffvictim')}${row('victim')}`);
    await folder.write('case.yaml', 'settings: { max_quarantine_share: 1 }');
    await folder.ingest();
    expect(await folder.rows('accounts', 'account_id')).toEqual([
      { account_id: 'b' },
      { account_id: 'victim' },
    ]);
    expect(await folder.rows('sessions', 'row_no')).toEqual([{ row_no: '2' }]);
    expect(await folder.quarantine()).toMatchObject([
      { file: 'accounts.csv', row: '2', column: 'account_id' },
      { file: 'sessions.csv', row: '1', column: 'account_id' },
    ]);
  });

  it('leaves out an account whose name no index takes', async () => {
    const ids = ['\u{1f600}'.repeat(2_000), 'x'.repeat(2_001), 'b'];
    const rows = ids.map((id) => `${id},2026-01-01T00:00:00Z\n`).join('');
    await folder.write('accounts.csv', `account_id,created_at\n${rows}`);
    await folder.write('case.yaml', 'settings: { max_quarantine_share: 1 }');
    await folder.ingest();
    expect(await folder.rows('accounts', 'length(account_id) AS n')).toEqual([
      { n: '1' },
      { n: '2000' },
    ]);
    expect(await folder.quarantine()).toMatchObject([{ row: '2', column: 'account_id' }]);
  });

  it('leaves out a row with a NUL byte, and one that is not UTF-8 in a file that is', async () => {
    const rows = Array.from({ length: 20 }, (_, i) => `ü${i},2026-01-01T00:00:00Z`).join('\n');
    await folder.write(
      'accounts.csv',
      Buffer.concat([
        Buffer.from(`account_id,created_at\n${rows}\nx\0,2026-01-01T00:00:00Z\ny`),
        Buffer.from([0xff]),
        Buffer.from(',2026-01-01T00:00:00Z\nlast,2026-01-01T00:00:00Z\n'),
      ]),
    );
    await folder.ingest();
    expect((await folder.quarantine()).map((q) => q.row)).toEqual(['21', '22']);
    expect(await folder.rows('accounts', 'max(row_no) AS n')).toEqual([{ n: '23' }]);
  });

  it('counts times without offset, words for nothing and numbers that are none', async () => {
    await folder.write('accounts.csv', 'account_id,created_at,email\na,2026-01-01 00:00,NULL\n');
    await folder.write(
      'payments.csv',
      'account_id,at,amount_usd\na,2026-01-01T00:00:00.5+0530,many\n',
    );
    const { warnings } = await folder.ingest();
    expect(warnings).toEqual([
      '1 time of accounts.created_at has no offset and was read as UTC: row 1 of accounts.csv.',
      expect.stringContaining('accounts.email'),
      '1 cell of payments.amount_usd is no number and was read as not known: row 1 of payments.csv.',
    ]);
    expect(await folder.rows('payments', '"at", amount_usd')).toEqual([
      { at: '2025-12-31 18:30:00.5', amount_usd: null },
    ]);
  });
});

const ZSTD_OF_TEXT =
  'KLUv/QRYJQIApANhY2NvdW50X2lkLGNyZWF0ZWRfYXQscGxhbgrDqTEsMjAyNi0wMS0wMVQwMDpaLGdyw7bDn2UKYngKAgBCqa+XKwO3TPM5';
