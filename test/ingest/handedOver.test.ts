import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { InputRefusedError } from '../../server/contract/errors.js';
import { CaseFolder } from './caseFolder.js';

// What people hand over in place of a table: each is refused in words, noted, or read.
let folder: CaseFolder;
beforeEach(async () => {
  folder = await CaseFolder.create();
  await folder.write('accounts.csv', 'account_id,created_at\na,2026-01-01T00:00:00Z\n');
});
afterEach(() => folder.remove());
const at = (name: string) => join(folder.caseDir, name);

describe('refused, naming the file', () => {
  const SESSIONS = `account_id,at,ip\n${'a,2026-01-02T00:00:00Z,192.0.2.1\n'.repeat(3_000)}`;
  const broken: [string, string, () => Promise<unknown> | unknown][] = [
    ['a folder in place of a file', 'sessions.csv', () => mkdir(at('sessions.csv'))],
    ['a link to nothing', 'sessions.csv', () => symlink('/no/such/file', at('sessions.csv'))],
    ['a pipe', 'sessions.csv', () => execFileSync('mkfifo', [at('sessions.csv')])],
    ['a file of another folder', 'sessions.csv', () => symlink('/etc/passwd', at('sessions.csv'))],
    ['noise', 'sessions.csv', () => folder.write('sessions.csv', randomBytes(5_000))],
    ['zeros', 'sessions.csv', () => folder.write('sessions.csv', Buffer.alloc(5_000))],
    [
      'a .gz that was cut off',
      'sessions.csv.gz',
      () => folder.write('sessions.csv.gz', gzipSync(SESSIONS).subarray(0, 100)),
    ],
    ['a .gz that is none', 'sessions.csv.gz', () => folder.write('sessions.csv.gz', SESSIONS)],
    ['an empty .gz', 'sessions.csv.gz', () => folder.write('sessions.csv.gz', '')],
    ['a .zst that is none', 'sessions.csv.zst', () => folder.write('sessions.csv.zst', SESSIONS)],
    ['an empty Parquet file', 'sessions.parquet', () => folder.write('sessions.parquet', '')],
    [
      'a Parquet file that is none',
      'sessions.parquet',
      () => folder.write('sessions.parquet', SESSIONS),
    ],
    [
      'a JSON list',
      'sessions.ndjson',
      () => folder.write('sessions.ndjson', '[{"account_id":"a"}]\n'),
    ],
    [
      'UTF-32',
      'sessions.csv',
      () => folder.write('sessions.csv', Buffer.from('fffe000061000000', 'hex')),
    ],
  ];
  it.each(broken)('%s', async (_, name, make) => {
    await make();
    const failure: unknown = await folder.ingest().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(InputRefusedError);
    expect((failure as InputRefusedError).message).toContain(name);
  });

  it('a file in place of the case', async () => {
    const failure: unknown = await folder
      .ingest({ caseDir: at('accounts.csv') })
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(InputRefusedError);
  });
  it('a folder in place of case.yaml', async () => {
    await mkdir(at('case.yaml'));
    await expect(folder.ingest()).rejects.toBeInstanceOf(InputRefusedError);
  });
});

describe('noted, and never dropped in silence', () => {
  it.each([
    ['an empty file', 'sessions.csv', ''],
    ['a header alone', 'sessions.csv', 'account_id,at,ip\n'],
    ['a header without a line end', 'sessions.csv', 'account_id,at,ip'],
    ['blank lines', 'sessions.csv', 'account_id,at\n\n\n\n'],
    ['an empty NDJSON file', 'sessions.ndjson', ''],
  ])('%s', async (_, name, content) => {
    await folder.write(name, content);
    const { warnings, tables } = await folder.ingest();
    expect(warnings).toEqual(['The table sessions has no rows.']);
    expect(tables.sessions).toBeNull();
  });

  it.each(['Sessions.csv', 'sessions.xlsx', 'session.csv', 'sessions-2.csv', 'payments.tsv'])(
    '%s, which no table is read from',
    async (name) => {
      await folder.write(name, 'account_id,at\n');
      const { warnings } = await folder.ingest();
      expect(warnings).toEqual([expect.stringMatching(new RegExp(`^${name} was not read`))]);
    },
  );

  it('a folder without parts', async () => {
    await mkdir(at('sessions'));
    expect((await folder.ingest()).warnings).toEqual([expect.stringMatching(/^sessions was not/)]);
  });

  it('but not what case.yaml reads, nor files of other names', async () => {
    await folder.write('sessions-export.csv', 'account_id,at\na,2026-01-02T00:00:00Z\n');
    await folder.write('case.yaml', 'tables: { sessions: { file: sessions-export.csv } }');
    await folder.write('truth.csv', 'account_id,class,operator\n');
    await folder.write('notes.txt', 'hello');
    expect((await folder.ingest()).warnings).toEqual([]);
  });
});

describe('read as it is meant', () => {
  it.each([
    ['capital names', 'ACCOUNT_ID,At,IP\na,2026-01-02T00:00:00Z,192.0.2.1\n'],
    ['names with spaces around', ' account_id , at , ip \na,2026-01-02T00:00:00Z,192.0.2.1\n'],
    ['semicolons and CRLF', 'account_id;at;ip\r\na;2026-01-02T00:00:00Z;192.0.2.1\r\n'],
    ['tabs', 'account_id\tat\tip\na\t2026-01-02T00:00:00Z\t192.0.2.1\n'],
    ['bars', 'account_id|at|ip\na|2026-01-02T00:00:00Z|192.0.2.1'],
  ])('%s', async (_, content) => {
    await folder.write('sessions.csv', content);
    await folder.ingest();
    expect(await folder.rows('sessions', 'ip_canonical')).toEqual([{ ip_canonical: '192.0.2.1' }]);
  });
});
