import { existsSync } from 'node:fs';
import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { InputRefusedError } from '../../server/contract/errors.js';
import { bindFileNames } from '../../server/ingest/mapping/bindFileNames.js';
import { openSandbox } from '../../server/ingest/mapping/sandbox.js';
import { nearestName } from '../../server/ingest/mapping/suggest.js';
import { CaseFolder } from './caseFolder.js';

let folder: CaseFolder;
beforeEach(async () => {
  folder = await CaseFolder.create();
  await folder.write('people.csv', 'Id,Joined,Mail\nb,1767225600,b@x.org\na,1767225601,\n');
  await writeFile(join(folder.root, 'secret.csv'), 'account_id,created_at\ns,2026-01-01\n');
});
afterEach(() => folder.remove());

const yaml = (text: string) => folder.write('case.yaml', text);
const refusal = async (): Promise<string> => {
  const failure: unknown = await folder.ingest().catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(InputRefusedError);
  return (failure as InputRefusedError).message;
};
const query = (sql: string) => yaml(JSON.stringify({ tables: { accounts: { query: sql } } }));

describe('columns', () => {
  it('are renamed or computed; the rest are attributes', async () => {
    await yaml(`name: Export
tables:
  accounts:
    file: people.csv
    columns:
      account_id: "'id-' || Id"
      created_at: to_timestamp(CAST(Joined AS DOUBLE))
      email: Mail
`);
    const result = await folder.ingest();
    expect(result.caseName).toBe('Export');
    expect(
      await folder.rows('accounts', 'account_id, created_at, email, row_no, attributes'),
    ).toEqual([
      {
        account_id: 'id-a',
        created_at: '2026-01-01 00:00:01',
        email: null,
        row_no: '2',
        attributes: null,
      },
      {
        account_id: 'id-b',
        created_at: '2026-01-01 00:00:00',
        email: 'b@x.org',
        row_no: '1',
        attributes: null,
      },
    ]);
  });

  it('leave a row out where the expression of a required column fails on it', async () => {
    const sound = Array.from({ length: 9 }, (_, i) => `a${i},1767225600`).join('\n');
    await folder.write('people.csv', `Id,Joined\n${sound}\nz,soon\n`);
    await yaml(
      'tables: { accounts: { file: people.csv, columns: { account_id: Id, created_at: "to_timestamp(Joined::DOUBLE)" } } }',
    );
    await folder.ingest();
    expect(await folder.quarantine()).toMatchObject([{ row: '10', column: 'created_at' }]);
  });

  it('read parts by a glob, each with its own name', async () => {
    await folder.write('in/1.csv', 'id,t\na,2026-01-01T00:00:00Z\n');
    await folder.write('in/2.csv', 't,id\n2026-01-01T00:00:00Z,b\n');
    await yaml(
      'tables: { accounts: { file: "in/*.csv", columns: { account_id: id, created_at: t } } }',
    );
    const result = await folder.ingest();
    expect(result.sources.map((s) => s.file)).toEqual(['in/1.csv', 'in/2.csv']);
    expect(await folder.rows('accounts', 'account_id, file_no')).toEqual([
      { account_id: 'a', file_no: 0 },
      { account_id: 'b', file_no: 1 },
    ]);
  });

  it.each([
    ['a column that is not there', 'Nope', 'tables.accounts.columns.created_at'],
    [
      'a subquery reading elsewhere',
      "(SELECT max(content) FROM read_text('/etc/passwd'))",
      'created_at',
    ],
    ['a second statement', '1); DROP TABLE x; SELECT (1', 'created_at'],
  ])('refuse %s', async (_, expression, named) => {
    await yaml(
      JSON.stringify({
        tables: {
          accounts: { file: 'people.csv', columns: { account_id: 'Id', created_at: expression } },
        },
      }),
    );
    expect(await refusal()).toContain(named);
  });
});

describe('a query', () => {
  it('yields a table; its one file is the source', async () => {
    await query(
      "SELECT Id AS account_id, to_timestamp(Joined::DOUBLE) AS created_at FROM 'people.csv'",
    );
    const { sources } = await folder.ingest();
    expect(sources).toMatchObject([{ file: 'people.csv', rows: 2, rows_kept: 2 }]);
    expect(await folder.rows('accounts', 'account_id, row_no')).toEqual([
      { account_id: 'a', row_no: '1' },
      { account_id: 'b', row_no: '2' },
    ]);
  });

  it('joins several files, found in the data folder first', async () => {
    const dataDir = join(folder.root, 'data');
    await mkdir(dataDir);
    await writeFile(join(dataDir, 'people.csv'), 'Id,Joined\nfrom-data,2026-01-01\n');
    await folder.write('more.csv', 'Id,Joined\nfrom-case,2026-01-01\n');
    await query(
      `SELECT Id AS account_id, Joined || 'T00:00:00Z' AS created_at FROM 'people.csv' -- 'more.csv'
       UNION ALL SELECT Id, Joined || 'T00:00:00Z' FROM read_csv('more.csv')`,
    );
    const { sources } = await folder.ingest({ dataDir });
    expect(sources[0]!.file).toBe('case.yaml tables.accounts.query (people.csv, more.csv)');
    expect(await folder.rows('accounts', 'account_id')).toEqual([
      { account_id: 'from-case' },
      { account_id: 'from-data' },
    ]);
  });

  const ids = (from: string) => `SELECT 'a' AS account_id, '2026-01-01' AS created_at FROM ${from}`;
  it.each([
    ['a file of the system', ids("read_text('/etc/passwd')")],
    ['the parent folder', ids("'../secret.csv'")],
    ['a path put together', ids("read_csv('../sec' || 'ret.csv')")],
    ['a list of files', ids("glob('/etc/*')")],
    ['the network', ids("read_csv('http://127.0.0.1:9/x.csv')")],
    ['the settings', ids('duckdb_settings()')],
    ['a log written to a file', ids("enable_logging(storage = 'file', storage_path = '/tmp')")],
    ['a query in a string', ids("query('SELECT 1')")],
    ['COPY', "COPY (SELECT 1) TO 'out.csv'"],
    ['ATTACH', "ATTACH 'x.db'"],
    ['SET', 'SET enable_external_access = true'],
    ['two statements', 'SELECT 1; SELECT 2'],
    ['broken brackets', "SELECT 1) TO 'x'; --"],
    ['no SQL', 'please'],
  ])('is refused for %s', async (_, sql) => {
    await query(sql);
    expect(await refusal()).toContain('tables.accounts.query');
    expect(existsSync(folder.tablesDir) ? await readdir(folder.tablesDir) : []).toEqual([]);
  });

  it('is refused for a symbolic link that leads out', async () => {
    await symlink(join(folder.root, 'secret.csv'), join(folder.caseDir, 'link.csv'));
    await query("SELECT * FROM 'link.csv'");
    expect(await refusal()).toContain('link.csv');
  });
});

describe('files of a case', () => {
  it('do not lie outside it', async () => {
    await symlink(join(folder.root, 'secret.csv'), join(folder.caseDir, 'accounts.csv'));
    expect(await refusal()).toContain('accounts.csv');
    await yaml('tables: { accounts: { file: ../secret.csv } }');
    expect(await refusal()).toContain('secret.csv');
  });

  it('are named in strings, not in comments, names or other text', async () => {
    const sql = `SELECT 'people.csv', "people.csv", $$ 'people.csv' $$, 'it''s' /* 'people.csv' */ -- 'people.csv'`;
    const bound = await bindFileNames(sql, [folder.caseDir]);
    expect(bound.files.map((file) => file.name)).toEqual(['people.csv']);
    expect(bound.sql).toBe(sql.replace("'people.csv'", `'${bound.files[0]!.path}'`));
  });
});

describe('the sandbox', () => {
  // The check of statements in front of it is one wall; this is the other, asked directly.
  it.each([
    "SELECT * FROM read_text('/etc/passwd')",
    "COPY (SELECT 1) TO '/tmp/throughline-sandbox-out.csv'",
    "ATTACH '/tmp/throughline-sandbox.db'",
    'SET enable_external_access = true',
    "SET allowed_directories = ['/']",
    'RESET lock_configuration',
    "LOAD '/tmp/x.duckdb_extension'",
  ])('denies %s', async (sql) => {
    const path = join(folder.caseDir, 'people.csv');
    const connection = await openSandbox({ readable: [path], stageDir: folder.root });
    await connection.run(`SELECT * FROM '${path}'`);
    await expect(connection.run(sql)).rejects.toThrow(
      /Permission Error|Invalid Input Error|locked/,
    );
    connection.closeSync();
  });
});

describe('nearestName', () => {
  it.each([
    ['account_id', ['acount_id', 'created'], 'acount_id'],
    ['account_id', ['AccountID', 'x'], 'AccountID'],
    ['created_at', ['price', 'qty'], null],
  ])('%s among %j', (wanted, candidates, expected) => {
    expect(nearestName(wanted, candidates)).toBe(expected);
  });
});
