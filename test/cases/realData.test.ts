import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentProgress } from '../../server/contract/progress.js';
import type { TableName } from '../../server/contract/tables.js';
import { ingestCase, openDuckDb, queryRows, sqlString } from '../../server/ingest/index.js';
import { PACKAGE_ROOT } from '../../server/packageRoot.js';

const DATA = join(PACKAGE_ROOT, '..', 'shared', 'data');

let tablesDir: string;
beforeEach(async () => {
  tablesDir = await mkdtemp(join(tmpdir(), 'throughline-real-'));
});
afterEach(() => rm(tablesDir, { recursive: true }));

const ingest = (name: string, data: string) =>
  ingestCase({
    caseDir: join(PACKAGE_ROOT, 'cases', name),
    dataDir: join(DATA, data),
    tablesDir,
    progress: silentProgress,
    now: new Date('2026-11-24T00:00:00Z'),
  });
const query = async (table: TableName, sql: string) => {
  const connection = await openDuckDb();
  await connection.run(
    `CREATE VIEW rows AS FROM read_parquet(${sqlString(join(tablesDir, `${table}.parquet`))})`,
  );
  const rows = await queryRows(connection, sql);
  connection.closeSync();
  return rows;
};

describe.skipIf(!existsSync(join(DATA, 'russian-coordination')))('cases/coordination', () => {
  it('keeps every share, and leads from a row back to its line', async () => {
    const result = await ingest('coordination', 'russian-coordination');
    const packed = await readFile(join(DATA, 'russian-coordination', 'shares.csv.gz'));
    const shares = parse<Record<string, string>>(gunzipSync(packed), { columns: true });
    expect(result.quarantine.rows).toBe(0);
    expect(result.tables.exchanges?.rows).toBe(shares.length);
    expect(result.tables.accounts?.rows).toBe(new Set(shares.map((s) => s['account_id'])).size);
    expect(result.sources.map((s) => s.file)).toEqual(['shares.csv.gz', 'shares.csv.gz']);
    expect(result.warnings).toEqual([
      'exchanges: 40 rows have the account, time and exchange_id of another row, and both count: row 23 of shares.csv.gz is row 22 of shares.csv.gz again.',
    ]);
    const rows = await query(
      'exchanges',
      'SELECT row_no, prompt, epoch("at")::BIGINT AS s FROM rows USING SAMPLE reservoir(200 ROWS) REPEATABLE (7)',
    );
    expect(rows).toHaveLength(200);
    for (const row of rows) {
      const share = shares[Number(row['row_no']) - 1]!;
      expect(row['prompt']).toBe(`shared object ${share['object_id']}`);
      expect(Number(row['s'])).toBe(Number(share['timestamp_share']));
    }
    for (const row of await query(
      'accounts',
      'SELECT account_id, row_no, epoch(created_at)::BIGINT AS s FROM rows LIMIT 50',
    )) {
      const share = shares[Number(row['row_no']) - 1]!;
      expect(share['account_id']).toBe(row['account_id']);
      expect(Number(share['timestamp_share'])).toBe(Number(row['s']));
    }
  });
});

describe.skipIf(!existsSync(join(DATA, 'prompts')))('cases/prompts', () => {
  it('holds every prompt of the three sets', async () => {
    const lines = async (name: string) =>
      (await readFile(join(DATA, 'prompts', name), 'utf8')).trim().split('\n').length;
    const result = await ingest('prompts', 'prompts');
    const expected =
      2 * (await lines('mt_bench_questions.jsonl')) +
      (await lines('judge_prompts.jsonl')) +
      (await lines('seed_tasks.jsonl'));
    expect(result.quarantine.rows).toBe(0);
    expect(result.tables.exchanges?.rows).toBe(expected);
    const [unknown] = await query(
      'exchanges',
      'SELECT count(*) FILTER (prompt IS NULL) AS n FROM rows',
    );
    expect(unknown).toEqual({ n: '0' });
    const [judges] = await query(
      'accounts',
      "SELECT count(*) AS n FROM rows WHERE account_id LIKE 'judge %'",
    );
    expect(judges).toEqual({ n: String(await lines('judge_prompts.jsonl')) });
  });
});
