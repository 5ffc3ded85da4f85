import type { DuckDBConnection } from '@duckdb/node-api';
import { coarseOf, isMakers } from '../attribution/coarseKinds.js';
import {
  type AccountBehaviour,
  buildRows,
  type Evidence,
  familyIndex,
} from '../attribution/evidence.js';
import type { Family } from '../contract/families.js';
import type { SignalNodeRow } from '../graph/index.js';
import { sqlString } from '../ingest/duckdb.js';
import type { SignalFiles } from './signalsStage.js';

/** A signal as the run knows it; its number is its place in the list. */
export type SignalRow = Omit<SignalNodeRow, 'no'>;

/** What attribution works on, with names for its numbers. */
export interface LoadedEvidence {
  readonly evidence: Evidence;
  readonly signals: readonly SignalRow[];
  readonly accountIds: readonly string[];
  /** ISO times of an account's first and last act, null where it never acted. */
  readonly spans: readonly { first: string | null; last: string | null }[];
}

/** Reads the files of the signals stage into the arrays of attribution. */
export async function loadEvidence(
  connection: DuckDBConnection,
  files: SignalFiles,
): Promise<LoadedEvidence> {
  const signals: SignalRow[] = [];
  const makers: number[] = [];
  for await (const row of rowsOf(
    connection,
    `SELECT key, family, kind, value, holders, bits, left_behind FROM read_parquet(${sqlString(files.signals)}) ORDER BY signal_no`,
  )) {
    const [key, family, kind, value, holders, bits, leftBehind] = row as [
      string,
      Family,
      string,
      string,
      number,
      number,
      number,
    ];
    if (isMakers(holders, leftBehind)) makers.push(signals.length);
    signals.push({ key, family, kind, value, holders, bits });
  }
  const accountIds: string[] = [];
  for await (const row of rowsOf(
    connection,
    'SELECT account_id FROM accounts ORDER BY account_no',
  )) {
    accountIds.push(row[0] as string);
  }
  const { behaviour, spans } = await loadBehaviour(connection, files.features);
  const pairs = await loadPairs(connection, files.uses);
  const rows = buildRows(accountIds.length, signals.length, pairs);
  const coarse = coarseOf(signals.map((signal) => signal.kind));
  for (const signal of makers) coarse[signal] = 1;
  return {
    signals,
    accountIds,
    spans,
    evidence: {
      accounts: accountIds.length,
      signals: signals.length,
      families: Uint8Array.from(signals, (signal) => familyIndex(signal.family)),
      kinds: signals.map((signal) => signal.kind),
      coarse,
      ...rows,
      behaviour,
    },
  };
}

async function loadPairs(
  connection: DuckDBConnection,
  file: string,
): Promise<{ account: Int32Array; signal: Int32Array }> {
  const counted = await connection.runAndReadAll(
    `SELECT count(*)::INTEGER FROM read_parquet(${sqlString(file)})`,
  );
  const count = counted.getRows()[0]![0] as number;
  const account = new Int32Array(count);
  const signal = new Int32Array(count);
  let at = 0;
  const result = await connection.stream(
    `SELECT account_no, signal_no FROM read_parquet(${sqlString(file)})`,
  );
  for (;;) {
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) break;
    const accounts = chunk.getColumnVector(0);
    const signals = chunk.getColumnVector(1);
    for (let row = 0; row < chunk.rowCount; row++) {
      account[at] = accounts.getItem(row) as number;
      signal[at++] = signals.getItem(row) as number;
    }
  }
  return { account, signal };
}

async function loadBehaviour(
  connection: DuckDBConnection,
  file: string,
): Promise<{
  behaviour: AccountBehaviour[];
  spans: { first: string | null; last: string | null }[];
}> {
  const behaviour: AccountBehaviour[] = [];
  const spans: { first: string | null; last: string | null }[] = [];
  for await (const row of rowsOf(
    connection,
    `SELECT CAST(created_s AS DOUBLE), org_verified, email_domain,
       strftime(first_at, '%Y-%m-%dT%H:%M:%SZ'), strftime(last_at, '%Y-%m-%dT%H:%M:%SZ'),
       exchanges::INTEGER, active_days::INTEGER, local_exchanges::INTEGER, night_exchanges::INTEGER,
       weekend_exchanges::INTEGER, prompts::INTEGER, template_prompts::INTEGER, instruments::INTEGER,
       sole_instruments::INTEGER, devices::INTEGER, sole_devices::INTEGER
     FROM read_parquet(${sqlString(file)}) ORDER BY account_no`,
  )) {
    const [createdS, orgVerified, emailDomain, first, last, ...counts] = row;
    const [exchanges, activeDays, localExchanges, nightExchanges, weekendExchanges] =
      counts as number[];
    const [prompts, templatePrompts, instruments, soleInstruments, devices, soleDevices] =
      counts.slice(5) as number[];
    spans.push({ first: first as string | null, last: last as string | null });
    behaviour.push({
      createdS: createdS as number,
      orgVerified: orgVerified as boolean | null,
      emailDomain: emailDomain as string | null,
      exchanges: exchanges!,
      activeDays: activeDays!,
      localExchanges: localExchanges!,
      nightExchanges: nightExchanges!,
      weekendExchanges: weekendExchanges!,
      prompts: prompts!,
      templatePrompts: templatePrompts!,
      instruments: instruments!,
      soleInstruments: soleInstruments!,
      devices: devices!,
      soleDevices: soleDevices!,
    });
  }
  return { behaviour, spans };
}

/** Rows of a query, chunk by chunk. */
export async function* rowsOf(
  connection: DuckDBConnection,
  sql: string,
): AsyncGenerator<unknown[]> {
  const result = await connection.stream(sql);
  for (;;) {
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) return;
    for (const row of chunk.getRows()) yield row as unknown[];
  }
}

/** Rows of a query in batches of at most `size`, each row made by `of`. */
export async function* batchesOf<Row>(
  connection: DuckDBConnection,
  sql: string,
  size: number,
  of: (row: unknown[]) => Row,
): AsyncGenerator<Row[]> {
  let batch: Row[] = [];
  for await (const row of rowsOf(connection, sql)) {
    batch.push(of(row));
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
