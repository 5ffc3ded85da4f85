import { appendFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { InputRefusedError } from '../../server/contract/errors.js';
import { silentProgress } from '../../server/contract/progress.js';
import { openDuckDb, sqlString } from '../../server/ingest/index.js';
import { CaseFolder } from './caseFolder.js';

let folder: CaseFolder;
beforeEach(async () => {
  folder = await CaseFolder.create();
});
afterEach(() => folder.remove());

/** Writes the rows of a query as a file of the case, in the format of its ending. */
async function copy(query: string, name: string, options = ''): Promise<void> {
  const connection = await openDuckDb();
  const format = name.endsWith('.parquet') ? 'parquet' : 'csv, HEADER true';
  await connection.run(
    `COPY (${query}) TO ${sqlString(join(folder.caseDir, name))} (FORMAT ${format}${options})`,
  );
  connection.closeSync();
}

const ACCOUNTS = `SELECT 'a' || i AS account_id, TIMESTAMPTZ '2026-01-01 00:00:00Z' + INTERVAL (i) HOUR AS created_at,
  CASE WHEN i % 3 = 0 THEN NULL ELSE i % 2 = 0 END AS org_verified, 'x' || i AS tag FROM range(40) r(i)`;
const EXCHANGES = `SELECT 'a' || (i % 41) AS account_id,
  CASE WHEN i = 7 THEN NULL WHEN i = 8 THEN TIMESTAMPTZ '2031-01-01 00:00:00Z' ELSE TIMESTAMPTZ '2026-02-01 10:00:00+02' + INTERVAL (i) SECOND END AS at,
  'e' || i AS exchange_id, CASE WHEN i = 9 THEN '  ' ELSE ' what is ' || i END AS prompt, 'n/a' AS model,
  CASE WHEN i % 5 = 0 THEN NULL ELSE i * 3 END::INTEGER AS input_tokens,
  CASE WHEN i = 3 THEN '-infinity'::DOUBLE WHEN i = 4 THEN 'infinity'::DOUBLE ELSE i / 7 END AS output_tokens FROM range(500) r(i)`;

describe('a Parquet file that is read where it lies', () => {
  it('says what the same rows say as text, and leaves out the same ones', async () => {
    await copy(ACCOUNTS, 'accounts.csv');
    await copy(EXCHANGES, 'exchanges.csv');
    const text = await folder.ingest();
    const asText = [await folder.rows('accounts'), await folder.rows('exchanges')];
    const leftOut = await folder.quarantine();
    await folder.remove();
    folder = await CaseFolder.create();
    await copy(ACCOUNTS, 'accounts.parquet');
    await copy(EXCHANGES, 'exchanges.parquet');
    const typed = await folder.ingest();
    expect([await folder.rows('accounts'), await folder.rows('exchanges')]).toEqual(asText);
    const named = leftOut.map((row) => ({ ...row, file: row.file.replace('.csv', '.parquet') }));
    expect(await folder.quarantine()).toEqual(named);
    expect(named.map(({ column }) => column)).toEqual(expect.arrayContaining(['at', 'account_id']));
    expect(typed.warnings).toEqual(text.warnings.map((one) => one.replace('.csv', '.parquet')));
    expect(typed.warnings.join()).toContain('exchanges.output_tokens are no number');
  });

  it('times without a zone are read as UTC with a warning; those no calendar writes are refused', async () => {
    await copy(
      `SELECT * FROM (VALUES ('a', TIMESTAMP '2026-01-01 10:00:00'), ('b', TIMESTAMP 'infinity'),
        ('c', TIMESTAMP '0044-03-15 (BC) 12:00:00'), ('d', TIMESTAMP '2026-01-02 00:00:00.5')) t(account_id, created_at)`,
      'accounts.parquet',
    );
    await folder.write('case.yaml', 'settings: { max_quarantine_share: 1 }\n');
    const { warnings } = await folder.ingest();
    expect(warnings).toContain(
      '2 times of accounts.created_at have no offset and were read as UTC; the first is row 1 of accounts.parquet.',
    );
    expect((await folder.rows('accounts')).map((row) => row['created_at'])).toEqual([
      '2026-01-01 10:00:00',
      '2026-01-02 00:00:00.5',
    ]);
    expect((await folder.quarantine()).map(({ row }) => row)).toEqual(['2', '3']);
  });

  it('parts of other types are read beside each other', async () => {
    await copy(ACCOUNTS, 'accounts.parquet');
    await folder.write(
      'exchanges/c.csv',
      'account_id,at,input_tokens\na1,2026-02-03T00:00:00Z,5\n',
    );
    await copy(
      "SELECT 'a1' AS account_id, TIMESTAMP '2026-02-01' AS at, 1 AS input_tokens",
      'exchanges/a.parquet',
    );
    await copy(
      "SELECT 'a1' AS account_id, '2026-02-02T00:00:00Z' AS at, 2.5 AS input_tokens",
      'exchanges/b.parquet',
    );
    const { sources } = await folder.ingest();
    expect(sources.map(({ rows_kept }) => rows_kept)).toEqual([40, 1, 1, 1]);
    expect(
      await folder.rows(
        'exchanges',
        '"at"::DATE::VARCHAR AS day, input_tokens, file_no, row_no::INTEGER AS row_no',
      ),
    ).toEqual([
      { day: '2026-02-01', input_tokens: 1, file_no: 1, row_no: 1 },
      { day: '2026-02-02', input_tokens: 2.5, file_no: 2, row_no: 1 },
      { day: '2026-02-03', input_tokens: 5, file_no: 3, row_no: 1 },
    ]);
  });

  it.each([
    ['account_id', "['a', 'b']", 'VARCHAR[]'],
    ['email', "{'address': 'a@b.org'}", 'STRUCT(address VARCHAR)'],
    ['plan', 'MAP {1: 2}', 'MAP(INTEGER, INTEGER)'],
    ['country', "['de']::VARCHAR[1]", 'VARCHAR[1]'],
  ])(
    'with more than one value in a cell of %s is refused by file, column and type',
    async (column, value, type) => {
      const columns = {
        account_id: "'a'",
        created_at: "TIMESTAMPTZ '2026-01-01'",
        [column]: value,
      };
      const select = Object.entries(columns).map(([name, sql]) => `${sql} AS ${name}`);
      await copy(`SELECT ${select.join(', ')}`, 'accounts.parquet');
      const error = await folder.ingest().catch((e: unknown) => e);
      expect(error).toBeInstanceOf(InputRefusedError);
      const kept = type.replace('[1]', '[]');
      expect((error as Error).message).toContain(
        `accounts.parquet: the column ${column} is of the type `,
      );
      expect((error as Error).message.replaceAll('"', '')).toMatch(
        new RegExp(`${type.replaceAll(/[[\]()]/g, '\\$&')}|${kept.replaceAll(/[[\]()]/g, '\\$&')}`),
      );
    },
  );

  it('with lists of tools, messages and nested columns of its own is read', async () => {
    await copy(
      `SELECT 'a' AS account_id, TIMESTAMPTZ '2026-01-01 00:00:00Z' AS created_at, [1, 2] AS mine`,
      'accounts.parquet',
    );
    await copy(
      `SELECT 'a' AS account_id, TIMESTAMPTZ '2026-01-02 00:00:00Z' AS at, ['x', 'y'] AS tools,
        [{'role': 'user', 'content': 'hi'}] AS prompt`,
      'exchanges.parquet',
    );
    await folder.ingest();
    expect(await folder.rows('accounts', 'attributes')).toEqual([
      { attributes: '{"mine":"[1,2]"}' },
    ]);
    expect(await folder.rows('exchanges', 'tools, prompt')).toEqual([
      { tools: 'x;y', prompt: '[{"role":"user","content":"hi"}]' },
    ]);
  });

  it('with a damaged page is refused by name', async () => {
    await copy(ACCOUNTS, 'accounts.parquet');
    await folder.write('exchanges/.keep', '');
    await copy(EXCHANGES, 'exchanges/a.parquet');
    await copy(EXCHANGES, 'exchanges/b.parquet');
    const bytes = await readFile(join(folder.caseDir, 'exchanges/b.parquet'));
    bytes.fill(0xff, 40, 2_000);
    await folder.write('exchanges/b.parquet', bytes);
    await expect(folder.ingest()).rejects.toThrow(/^exchanges\/b\.parquet: /);
  });

  it('and is written to meanwhile is refused by name', async () => {
    await copy(ACCOUNTS, 'accounts.parquet');
    await copy(EXCHANGES, 'exchanges.parquet');
    const file = join(folder.caseDir, 'exchanges.parquet');
    const progress = {
      ...silentProgress,
      update: (_: number, doing?: string) => {
        if (doing === 'writing exchanges') appendFileSync(file, 'more');
      },
    };
    await expect(folder.ingest({ progress })).rejects.toThrow(
      'exchanges.parquet changed while it was read',
    );
  });
});
