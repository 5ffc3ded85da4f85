import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { InputRefusedError } from '../../server/contract/errors.js';
import { discoverTables, formatOf } from '../../server/ingest/discoverTables.js';
import { openDuckDb, queryRows, sqlName, sqlString } from '../../server/ingest/duckdb.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-discover-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('discoverTables', () => {
  it('finds single files and folders of parts in order, and nothing else', async () => {
    await writeFile(join(folder, 'accounts.csv.gz'), '');
    await writeFile(join(folder, 'truth.csv'), '');
    await mkdir(join(folder, 'sessions'));
    for (const part of ['b.parquet', 'a.ndjson', '.hidden', '_SUCCESS']) {
      await writeFile(join(folder, 'sessions', part), '');
    }
    const found = await discoverTables(folder);
    expect(
      [...found].map(([table, files]) => [table, files.map((f) => [f.name, f.format])]),
    ).toEqual([
      ['accounts', [['accounts.csv.gz', 'csv']]],
      [
        'sessions',
        [
          ['sessions/a.ndjson', 'ndjson'],
          ['sessions/b.parquet', 'parquet'],
        ],
      ],
    ]);
  });
  it('refuses a table that is there twice', async () => {
    await writeFile(join(folder, 'accounts.csv'), '');
    await writeFile(join(folder, 'accounts.ndjson'), '');
    await expect(discoverTables(folder)).rejects.toBeInstanceOf(InputRefusedError);
  });
  it('refuses a part of an unknown format', async () => {
    await mkdir(join(folder, 'accounts'));
    await writeFile(join(folder, 'accounts', 'part.xlsx'), '');
    await expect(discoverTables(folder)).rejects.toBeInstanceOf(InputRefusedError);
  });
});

describe('formatOf', () => {
  it.each([
    ['a.csv', 'csv'],
    ['a.ndjson.zst', 'ndjson'],
    ['a.parquet', 'parquet'],
    ['a.parquet.gz', null],
    ['a.csv.bz2', null],
  ])('%s', (name, format) => {
    expect(formatOf(name)).toBe(format);
  });
});

describe('duckdb', () => {
  it('quotes names and strings, and answers in rows', async () => {
    const connection = await openDuckDb();
    const rows = await queryRows(connection, `SELECT ${sqlString("o'x")} AS ${sqlName('a"b')}`);
    expect(rows).toEqual([{ 'a"b': "o'x" }]);
    connection.closeSync();
  });
});
