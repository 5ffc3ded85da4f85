import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Family } from '../contract/families.js';
import type { Progress } from '../contract/progress.js';
import type { GraphDatabase } from '../graph/index.js';
import { queryRows, sqlString } from '../ingest/duckdb.js';
import { batchesOf } from './loadEvidence.js';
import type { SignalFiles } from './signalsStage.js';

const BATCH = 20_000;
/** From so many uses on, stopping and starting the server takes less than merging them one by one. */
const IMPORT_USES_MIN = 100_000;

/** What a load reads: columns in the order of the rows below. */
const selectAccounts = (files: SignalFiles): string =>
  `SELECT a.account_no, a.account_id, strftime(a.created_at, '%Y-%m-%dT%H:%M:%SZ') AS created_at,
          f.exchanges::INTEGER AS exchanges
   FROM accounts a JOIN read_parquet(${sqlString(files.features)}) f ON a.account_no = f.account_no
   WHERE a.account_no IN (SELECT account_no FROM read_parquet(${sqlString(files.uses)}))
   ORDER BY a.account_no`;
/** An index of the database takes 32,766 bytes, and a character has up to four. */
const VALUE_CHARACTERS_MAX = 8_000;

/** The graph is searched and drawn by a value's beginning; the run's own files have it whole. */
const selectSignals = (files: SignalFiles): string =>
  `SELECT signal_no, key, family, kind,
          CASE WHEN length(value) > ${VALUE_CHARACTERS_MAX}
               THEN left(value, ${VALUE_CHARACTERS_MAX}) || '…' ELSE value END AS value,
          holders, bits
   FROM read_parquet(${sqlString(files.signals)}) ORDER BY signal_no`;
const selectUses = (files: SignalFiles): string =>
  `SELECT account_no, signal_no, strftime(first, '%Y-%m-%dT%H:%M:%SZ') AS first,
          strftime(last, '%Y-%m-%dT%H:%M:%SZ') AS last, times
   FROM read_parquet(${sqlString(files.uses)}) ORDER BY account_no, signal_no`;

interface Load {
  readonly caseId: string;
  readonly loadKey: string;
  readonly files: SignalFiles;
  /** For files on the way into a store. */
  readonly tempDir: string;
  readonly progress: Progress;
  /** Uses from which on the server's import tool is asked first. */
  readonly importUsesMin?: number;
}

/**
 * Loads a case's accounts, signals and uses into Neo4j. A large load into an embedded server goes
 * through its import tool, where nothing lies in the database yet before the server's first start.
 */
export async function loadGraph(
  graph: GraphDatabase,
  connection: DuckDBConnection,
  o: Load,
): Promise<void> {
  const [counted] = await queryRows(
    connection,
    `SELECT count(*) AS n FROM read_parquet(${sqlString(o.files.uses)})`,
  );
  const isLarge = Number(counted!['n']) >= (o.importUsesMin ?? IMPORT_USES_MIN);
  if (isLarge && (await graph.canImport())) {
    // Else only a server that runs can say whether what it holds is ours.
    if (!(await graph.isKnownOurs())) await graph.server();
    // In shares of the import; the files before it take a tenth of its time.
    o.progress.start('loading Neo4j', 1);
    const isImported = await importFiles(graph, connection, o);
    o.progress.done();
    if (isImported) {
      await graph.server();
      o.progress.start('indexing Neo4j');
      await graph.finishImport(o);
      return o.progress.done();
    }
    o.progress.message(
      'Neo4j’s import tool failed (neo4j/logs/import.log); the case is loaded row by row instead.',
    );
  }
  await graph.server();
  const rows = await countRows(connection, o.files);
  o.progress.start('loading Neo4j', rows);
  await mergeRows(graph, connection, o);
  o.progress.done();
}

async function importFiles(
  graph: GraphDatabase,
  connection: DuckDBConnection,
  o: Load,
): Promise<boolean> {
  await mkdir(o.tempDir, { recursive: true });
  const folder = await mkdtemp(join(o.tempDir, 'store-'));
  const write = async (name: string, sql: string, texts: readonly string[]): Promise<string> => {
    const path = join(folder, `${name}.csv`);
    // Quoted, so that a text of no letters is one and not null.
    const quoted = texts.map((column) => `"${column}"`).join(', ');
    await connection.run(
      `COPY (${sql}) TO ${sqlString(path)} (FORMAT csv, HEADER true${quoted === '' ? '' : `, FORCE_QUOTE (${quoted})`})`,
    );
    return path;
  };
  try {
    const accounts = await write(
      'accounts',
      `SELECT account_no AS "no:ID(account)", account_id AS id, created_at AS "createdAt",
              exchanges AS "exchanges:long" FROM (${selectAccounts(o.files)})`,
      ['id', 'createdAt'],
    );
    const signals = await write(
      'signals',
      `SELECT signal_no AS "no:ID(signal)", key, family, kind, value, holders AS "holders:long",
              bits AS "bits:double", CASE family WHEN 'content' THEN value END AS words
       FROM (${selectSignals(o.files)})`,
      ['key', 'family', 'kind', 'value', 'words'],
    );
    const uses = await write(
      'uses',
      `SELECT account_no AS ":START_ID(account)", signal_no AS ":END_ID(signal)", first, last,
              times AS "times:long" FROM (${selectUses(o.files)})`,
      [],
    );
    // In the store from its first moment on, so that one which was never finished is known as ours.
    const mark = await write('mark', `SELECT 'case' AS name, ${sqlString(o.caseId)} AS "caseId"`, [
      'name',
      'caseId',
    ]);
    return await graph.importStore(
      {
        nodes: [
          { label: 'Account', path: accounts },
          { label: 'Signal', path: signals },
          { label: 'ThroughlineCase', path: mark },
        ],
        relationships: [{ type: 'USED', path: uses }],
      },
      (share) => o.progress.update(share),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Signals and uses of a load; the accounts behind them are few beside. */
async function countRows(connection: DuckDBConnection, files: SignalFiles): Promise<number> {
  const [counted] = await queryRows(
    connection,
    `SELECT (SELECT count(*) FROM read_parquet(${sqlString(files.signals)}))
          + (SELECT count(*) FROM read_parquet(${sqlString(files.uses)})) AS n`,
  );
  return Number(counted!['n']);
}

/** Batches as they come, each told when the next is asked for. */
async function* reported<Row>(
  batches: AsyncIterable<Row[]>,
  report: (rows: number) => void,
): AsyncGenerator<Row[]> {
  for await (const rows of batches) {
    yield rows;
    report(rows.length);
  }
}

async function mergeRows(
  graph: GraphDatabase,
  connection: DuckDBConnection,
  o: Load,
): Promise<void> {
  let done = 0;
  const report = (rows: number) => {
    done += rows;
    o.progress.update(done);
  };
  await graph.loadCase({
    caseId: o.caseId,
    loadKey: o.loadKey,
    accounts: batchesOf(
      connection,
      selectAccounts(o.files),
      BATCH,
      ([no, id, createdAt, exchanges]) => ({
        no: no as number,
        id: id as string,
        createdAt: createdAt as string | null,
        exchanges: exchanges as number,
      }),
    ),
    signals: reported(
      batchesOf(
        connection,
        selectSignals(o.files),
        BATCH,
        ([no, key, family, kind, value, holders, bits]) => ({
          no: no as number,
          key: key as string,
          family: family as Family,
          kind: kind as string,
          value: value as string,
          holders: holders as number,
          bits: bits as number,
        }),
      ),
      report,
    ),
    uses: reported(
      batchesOf(
        connection,
        selectUses(o.files),
        BATCH,
        ([account, signal, first, last, times]) => ({
          account: account as number,
          signal: signal as number,
          first: first as string | null,
          last: last as string | null,
          times: times as number,
        }),
      ),
      report,
    ),
  });
}
