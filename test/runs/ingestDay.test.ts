import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentProgress } from '../../server/contract/progress.js';
import { TABLE_NAMES } from '../../server/contract/tables.js';
import { planDay } from '../../server/ingest/day/planDay.js';
import {
  type ErasedAccounts,
  FileHasher,
  type IngestedCase,
  openDuckDb,
  partsOf,
  queryRows,
  readCaseConfig,
  sqlString,
  tableRelation,
} from '../../server/ingest/index.js';
import { findSources } from '../../server/ingest/sources.js';
import { writeParts } from '../../server/ingest/tableParts.js';
import { runIngestStage } from '../../server/runs/ingestStage.js';
import { eraseFromTables } from '../../server/runs/privacy/eraseFromFolder.js';
import { CaseFolder } from '../ingest/caseFolder.js';

let folder: CaseFolder;
beforeEach(async () => {
  folder = await CaseFolder.create();
  await folder.write('case.yaml', 'settings: {max_quarantine_share: 1}\n');
  await accounts('m1', 'm2', 'm3');
  await folder.write(
    'exchanges/2026-02-02.csv',
    `account_id,at,prompt,model,input_tokens
m2,2026-02-02T00:00:00Z,first,null,7
m1,2026-02-02T00:00:00,second,gpt,many
m3,2026-02-02T00:00:00Z
late,2026-02-02T03:00:00Z,before its account,,
m1,never,no time,,
`,
  );
  await folder.write(
    'sessions/a.csv',
    'account_id,at,ip\nm1,2026-02-02T00:00:00Z,192.0.2.1\nm3,2026-02-02T00:00:00Z,192.0.2.2\n',
  );
  await folder.write('payments.csv', 'account_id,at,billing_name\nm1,2026-02-02T00:00:00Z,Wei\n');
});
afterEach(() => folder.remove());

const accounts = (...ids: string[]) =>
  folder.write(
    'accounts.csv',
    `account_id,created_at\n${ids.map((id) => `${id},2026-01-01T00:00:00Z\n`).join('')}`,
  );
/** A day's exchanges, of accounts in turn. */
const exchangesOf = (day: string, ...ids: string[]) =>
  folder.write(
    `exchanges/${day}.csv`,
    `account_id,at,prompt,model\n${ids.map((id, no) => `${id},${day}T0${no}:00:00Z,prompt of ${id},unknown\n`).join('')}`,
  );

const ingest = async (root = 'root', more: { erased?: ErasedAccounts; now?: Date } = {}) => {
  const { ingested } = await runIngestStage({
    caseDir: folder.caseDir,
    tablesRoot: join(folder.root, root),
    program: 'program',
    progress: silentProgress,
    now: new Date('2026-06-01T00:00:00Z'),
    ...more,
  });
  return ingested;
};

async function rowsOf(path: string): Promise<unknown> {
  const connection = await openDuckDb();
  try {
    const { sql } = tableRelation(path);
    const rows = await queryRows(
      connection,
      `SELECT * FROM ${sql} ORDER BY account_no, file_no, row_no`,
    );
    const types = await queryRows(connection, `DESCRIBE SELECT * FROM ${sql}`);
    return { rows, types };
  } finally {
    connection.closeSync();
  }
}

/** All that a case's tables say, however they lie. */
async function contentOf(ingested: IngestedCase): Promise<unknown> {
  const tables: Record<string, unknown> = {};
  for (const table of TABLE_NAMES) {
    const found = ingested.tables[table];
    tables[table] = found && { count: found.rows, ...((await rowsOf(found.path)) as object) };
  }
  const { sources, warnings, clock, told } = ingested;
  const quarantine = await readFile(ingested.quarantine.path, 'utf8');
  return { tables, sources, warnings, clock, told, quarantine, rows: ingested.quarantine.rows };
}

let whole = 0;
/** What the tables hold equals what reading everything anew gives. */
async function expectWhole(ingested: IngestedCase): Promise<void> {
  whole += 1;
  const anew = await ingest(`whole-${whole}`);
  expect(anew.kept).toEqual({ files: 0, reasons: [] });
  expect(await contentOf(ingested)).toEqual(await contentOf(anew));
}

describe('a day that is added to a case', () => {
  it('is read alone, and the tables hold what they would if everything were read', async () => {
    await ingest();
    // Its accounts come between, before and after those that are there; one of its files between others.
    await accounts('a0', 'm1', 'm2', 'm25', 'm3', 'z9');
    await folder.write('exchanges/2026-02-01.csv', 'account_id,at\nm3,2026-02-01T00:00:00Z\nm3\n');
    await exchangesOf('2026-02-03', 'm25', 'nobody', 'a0', 'm3', 'm1');
    await folder.write('sessions/b.csv', 'account_id,at,ip\nz9,2026-02-03T00:00:00Z,no address\n');
    const day = await ingest();
    expect(day.kept).toEqual({ files: 3, reasons: [] });
    expect(partsOf(day.tables.exchanges!.path)).toHaveLength(2);
    await expectWhole(day);
  });

  it('can follow another, and one without accounts or rows', async () => {
    await ingest();
    await accounts('a0', 'm1', 'm2', 'm3');
    await folder.write('exchanges/2026-02-01.csv', 'account_id,at\nm3,2026-02-01T00:00:00Z\n');
    await exchangesOf('2026-02-03', 'a0', 'm3');
    await expectWhole(await ingest());
    await accounts('a0', 'm05', 'm1', 'm2', 'm3');
    await folder.write('exchanges/2026-02-01b.csv', 'account_id,at\nm3,2026-02-01T00:00:00Z\n');
    await exchangesOf('2026-02-04', 'm05', 'm3');
    const third = await ingest();
    expect(partsOf(third.tables.exchanges!.path)).toHaveLength(3);
    await expectWhole(third);
    await exchangesOf('2026-02-05', 'm05');
    await folder.write('exchanges/2026-02-06.csv', '');
    const fourth = await ingest();
    expect(fourth.kept).toEqual({ files: 8, reasons: [] });
    await expectWhole(fourth);
  });

  it('and was delivered before is noted beside the tables there are', async () => {
    const paid =
      'account_id,at,payment_id\nm1,2026-02-02T01:00:00Z,p1\nm3,2026-02-02T01:00:00Z,p3\n';
    await rm(join(folder.caseDir, 'payments.csv'));
    await folder.write('payments/2026-02-02.csv', paid);
    await ingest();
    await accounts('a0', 'm1', 'm2', 'm3');
    await folder.write('payments/2026-02-01.csv', 'account_id,at\na0,2026-02-01T00:00:00Z\n');
    await folder.write('payments/2026-02-03.csv', `${paid}m2,2026-02-03T01:00:00Z,p2\n`);
    const day = await ingest();
    expect(day.kept.files).toBe(3);
    expect(day.warnings).toContainEqual(
      expect.stringMatching(
        /^payments: 2 rows have .* row 1 of payments\/2026-02-03\.csv is row 1 of payments\/2026-02-02\.csv again\.$/,
      ),
    );
    await expectWhole(day);
  });

  it('as Parquet is read beside CSV', async () => {
    await ingest();
    await mkdir(join(folder.caseDir, 'exchanges'), { recursive: true });
    const connection = await openDuckDb();
    await connection.run(
      `COPY (SELECT 'm1' AS account_id, TIMESTAMPTZ '2026-02-03 00:00:00+00' AS "at", 'a prompt' AS prompt, 3 AS input_tokens)
       TO ${sqlString(join(folder.caseDir, 'exchanges', '2026-02-03.parquet'))} (FORMAT parquet)`,
    );
    connection.closeSync();
    const day = await ingest();
    expect(day.kept.files).toBe(4);
    await expectWhole(day);
  });

  it('of accounts that are there reads none of them, and can be of no rows', async () => {
    await folder.write(
      'accounts.csv',
      'account_id,created_at,email\nm2,2026-01-01,b@x.example\nm1,2026-01-01,n/a\nm3,2026-01-01,c@x.example\nm1,2026-01-02,\n,2026-01-01,\n',
    );
    const first = await ingest();
    await exchangesOf('2026-02-03', 'm2', 'late', 'm1');
    const day = await ingest();
    expect(day.kept).toEqual({ files: 4, reasons: [] });
    const { path } = day.tables.accounts!;
    expect(await readFile(path)).toEqual(await readFile(first.tables.accounts!.path));
    await expectWhole(day);
    await folder.write('exchanges/2026-02-04.csv', '');
    const empty = await ingest();
    expect(empty.kept).toEqual({ files: 5, reasons: [] });
    await expectWhole(empty);
    // After one that kept its accounts: these move now.
    await accounts('a0', 'm1', 'm2', 'm25', 'm3');
    await exchangesOf('2026-02-05', 'm25', 'm1');
    const moved = await ingest();
    expect(moved.kept).toEqual({ files: 5, reasons: [] });
    await expectWhole(moved);
  });

  it('takes e-mail addresses apart that are new, and those of then as they were', async () => {
    const withEmails = (...rows: string[]) =>
      folder.write('accounts.csv', ['account_id,created_at,email', ...rows, ''].join('\n'));
    const same = ['m1,2026-01-01,A.B+x@gmail.com', 'm2,2026-01-01,no address', 'm3,2026-01-01,'];
    await withEmails(...same, 'm4,2026-01-01,A.B+x@gmail.com');
    await ingest();
    await withEmails(
      ...same,
      'm4,2026-01-01,new@x.example',
      'm5,2026-01-01,A.B+x@gmail.com',
      'm5,2026-01-02,b@y.example',
      'm6,never,c@y.example',
    );
    await exchangesOf('2026-02-03', 'm5');
    const day = await ingest();
    expect(day.kept.files).toBe(3);
    await expectWhole(day);
  });

  it('whose accounts lie in parts reads them all where one is new', async () => {
    await rm(join(folder.caseDir, 'accounts.csv'));
    const part = (name: string, ...ids: string[]) =>
      folder.write(
        `accounts/${name}.csv`,
        `account_id,created_at\n${ids.map((id) => `${id},2026-01-01T00:00:00Z\n`).join('')}`,
      );
    await part('b', 'm1', 'm2', 'm3');
    await ingest();
    await part('a', 'm2', 'n1');
    await exchangesOf('2026-02-03', 'n1', 'm2');
    const day = await ingest();
    expect(day.kept).toEqual({ files: 3, reasons: [] });
    await expectWhole(day);
    await exchangesOf('2026-02-04', 'n1');
    expect((await ingest()).kept).toEqual({ files: 6, reasons: [] });
  });

  it('is not told from a first ingest by an account that lacked until now: everything is read', async () => {
    await ingest();
    await accounts('late', 'm1', 'm2', 'm3');
    await exchangesOf('2026-02-03', 'm1');
    const day = await ingest();
    expect(day.kept).toEqual({
      files: 0,
      reasons: ['Everything was read: exchanges had rows of accounts that are there only now.'],
    });
    await expectWhole(day);
  });

  it('without an account that was there reads everything', async () => {
    await ingest();
    await accounts('m1', 'm3');
    await exchangesOf('2026-02-03', 'm1');
    const day = await ingest();
    expect(day.kept.reasons).toEqual([
      'Everything was read: 1 accounts that were there are not there now.',
    ]);
    await expectWhole(day);
  });

  it('with a file that changed or is gone reads that table whole, and says so', async () => {
    await ingest();
    await exchangesOf('2026-02-02', 'm1');
    await rm(join(folder.caseDir, 'sessions', 'a.csv'));
    await folder.write('sessions/b.csv', 'account_id,at\nm1,2026-02-03T00:00:00Z\n');
    const day = await ingest();
    expect(day.kept).toEqual({
      files: 2,
      reasons: [
        'The table sessions was read whole: sessions/a.csv is gone.',
        'The table exchanges was read whole: exchanges/2026-02-02.csv changed.',
      ],
    });
    await expectWhole(day);
  });

  it('is read with everything else where rules, the clock or damage ask for it', async () => {
    const first = await ingest();
    await exchangesOf('2026-02-03', 'm1');
    const path = join(first.tables.exchanges!.path);
    const sound = await readFile(path);
    await folder.write('case.yaml', 'settings: {max_quarantine_share: 0.9}\n');
    expect((await ingest()).kept).toEqual({ files: 0, reasons: [] });
    await folder.write('case.yaml', 'settings: {max_quarantine_share: 1}\n');
    expect((await ingest()).kept).toEqual({ files: 0, reasons: [] });
    await exchangesOf('2026-02-04', 'm1');
    const now = new Date('2026-02-01T12:00:00Z');
    expect((await ingest('root', { now })).kept).toEqual({ files: 0, reasons: [] });
    expect(await readFile(path)).toEqual(sound);
  });

  it('is read with everything else where an earlier table was damaged, though its size is the same', async () => {
    const { tables } = await ingest();
    const path = tables.sessions!.path;
    const bytes = await readFile(path);
    bytes[bytes.length >> 1]! ^= 1;
    await writeFile(path, bytes);
    await exchangesOf('2026-02-03', 'm1');
    const day = await ingest();
    expect(day.kept).toEqual({ files: 0, reasons: [] });
    await expectWhole(day);
  });

  it('does not add to a table of many parts: it is put together', async () => {
    const { tables, sources } = await ingest();
    const path = tables.exchanges!.path;
    const part = { file: 'exchanges.parquet', numbers: null, shifts: [] };
    const found = async (parts: number) => {
      await writeParts(path, new Array(parts).fill(part));
      const known = { rows: 2, oddities: {} };
      const plan = await planDay(
        {
          folder: join(path, '..'),
          sources,
          sourceWarnings: [],
          tables: {
            accounts: known,
            payments: null,
            sessions: null,
            exchanges: known,
            labels: null,
          },
          clock: { from: null, until: null },
        },
        await findSources(await readCaseConfig(folder.caseDir), [folder.caseDir]),
        new FileHasher(),
      );
      return [...plan.tables, ...plan.reasons];
    };
    expect(await found(15)).toEqual(['accounts', 'exchanges']);
    expect(await found(16)).toEqual([
      'accounts',
      'The table exchanges was read whole: it was of 16 parts.',
    ]);
  });

  it('keeps what was erased from the parts out of them, each by its own numbers', async () => {
    await ingest();
    await accounts('a0', 'm1', 'm2', 'm3');
    await exchangesOf('2026-02-03', 'm1', 'm2', 'a0');
    const day = await ingest();
    const path = day.tables.exchanges!.path;
    const connection = await openDuckDb();
    const idsOf = async () =>
      (
        await queryRows(
          connection,
          `SELECT a.account_id, count(*)::INTEGER AS n FROM ${tableRelation(path).sql} e
           JOIN read_parquet(${sqlString(day.tables.accounts!.path)}) a USING (account_no)
           GROUP BY ALL ORDER BY ALL`,
        )
      ).map((row) => `${String(row['account_id'])} ${String(row['n'])}`);
    expect(await idsOf()).toEqual(['a0 1', 'm1 2', 'm2 2']);
    const erased = { account: 'm1', tombstone: 'gone', no: 1 };
    await eraseFromTables(connection, { folder: join(path, '..'), ...erased });
    expect(await idsOf()).toEqual(['a0 1', 'm2 2']);
    connection.closeSync();
  });
});
