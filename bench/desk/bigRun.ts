import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FAMILIES } from '../../server/contract/families.js';
import type { MemberOutput, OperatorOutput, RunRecord } from '../../server/contract/outputs.js';
import { openDuckDb, sqlString } from '../../server/ingest/duckdb.js';

export const OPERATOR = 'OP-BIG';

/**
 * Writes a finished run that holds one operator of so many accounts, as a run would leave it: cards
 * shared by 15, devices by 6, ranges by 100 and 400, a few templates. Only its size is of interest.
 */
export async function writeBigRun(folder: string, accounts: number): Promise<void> {
  await mkdir(folder, { recursive: true });
  const connection = await openDuckDb();
  const file = (name: string) => join(folder, `${name}.parquet`);
  const copy = (sql: string, name: string) =>
    connection.run(`COPY (${sql}) TO ${sqlString(file(name))} (FORMAT parquet)`);
  await copy(
    `SELECT i::INTEGER AS account_no, printf('acc_%06d', i) AS account_id,
       TIMESTAMP '2026-03-01' + INTERVAL (i % 90) DAY AS created_at, false AS org_verified,
       0::INTEGER AS file_no, i AS row_no FROM range(${accounts}) t(i)`,
    'accounts',
  );
  await copy(
    `SELECT i::INTEGER AS account_no, TIMESTAMP '2026-03-01' + INTERVAL (i % 90 + d) DAY AS "at",
       NULL::VARCHAR AS prompt, NULL::VARCHAR AS tools, 0::INTEGER AS file_no, i * 4 + d AS row_no
     FROM range(${accounts}) t(i), range(4) u(d)`,
    'exchanges',
  );
  // Shares of each kind: accounts to a value, and a multiplier that mixes who shares with whom.
  await connection.run(`CREATE TABLE kinds AS SELECT * FROM (VALUES
    ('payment', 'instrument', 15, 1), ('payment', 'billing_name', 500, 1),
    ('device', 'device', 6, 7), ('network', 'slash24', 100, 11), ('network', 'asn', 4000, 3),
    ('content', 'template', 6000, 1), ('identity', 'email_domain', 2500, 17)
  ) t(family, kind, share, mix)`);
  await connection.run(`CREATE TABLE held AS
    SELECT i::INTEGER AS account_no, family, kind,
      kind || '_' || (((i * mix) % ${accounts}) // share) AS value
    FROM range(${accounts}) t(i), kinds`);
  await connection.run(`CREATE TABLE signals AS
    SELECT (row_number() OVER (ORDER BY kind, value) - 1)::INTEGER AS signal_no,
      kind || ':' || value AS key, family, kind, value, count(*)::INTEGER AS holders,
      log2(1e6 / count(*)) AS bits FROM held GROUP BY family, kind, value`);
  await copy('SELECT * FROM signals ORDER BY signal_no', 'signals');
  await copy(
    `SELECT h.account_no, s.signal_no, TIMESTAMP '2026-03-01' + INTERVAL (h.account_no % 90) DAY AS first,
       TIMESTAMP '2026-03-04' + INTERVAL (h.account_no % 90) DAY AS last, 3::INTEGER AS times
     FROM held h JOIN signals s USING (kind, value) ORDER BY ALL`,
    'uses',
  );
  await copy(
    `SELECT 0::INTEGER AS account_no, '' AS value, TIMESTAMP '2026-03-01' AS "at",
       0::INTEGER AS file_no, 0::BIGINT AS row_no WHERE false`,
    'template_uses',
  );
  connection.closeSync();
  await writeOutputs(folder, accounts);
}

async function writeOutputs(folder: string, accounts: number): Promise<void> {
  const ids = Array.from({ length: accounts }, (_, i) => `acc_${String(i).padStart(6, '0')}`);
  const members = ids.map(
    (account_id, i): MemberOutput => ({
      account_id,
      operator_id: OPERATOR,
      group_id: OPERATOR,
      confidence: 0.99,
      status: 'attributed',
      families: ['payment', 'network'],
      bits: 20 + (i % 7),
      first_seen: '2026-03-01T00:00:00Z',
      last_seen: '2026-06-20T00:00:00Z',
      exchanges: 4,
      prior_bits: -5,
      family_bits: [],
      against: [],
      against_bits: 0,
      without: [],
      cell_id: null,
    }),
  );
  const operator: Record<keyof OperatorOutput, unknown> | Record<string, unknown> = {
    operator_id: OPERATOR,
    verdict: 'operator',
    confidence: 0.99,
    accounts,
    review_accounts: 0,
    exchanges: accounts * 4,
    first_seen: '2026-03-01T00:00:00Z',
    last_seen: '2026-06-20T00:00:00Z',
    families: FAMILIES.map((family) => ({ family, bits: 5 })),
    top_signals: [],
    capabilities: [],
    indicators: [],
    hypotheses: [],
    reasons: [],
    counter_reasons: [],
    stability: 1,
    lineage: { event: 'new', previous: [] },
  };
  const record: RunRecord = {
    run_id: 'run-big',
    case_name: 'bench',
    started_at: '2026-07-01T00:00:00Z',
    finished_at: '2026-07-01T00:00:00Z',
    status: 'done',
    seed: 1,
    parameters: {
      tables: {
        accounts: join(folder, 'accounts.parquet'),
        exchanges: join(folder, 'exchanges.parquet'),
        payments: null,
        sessions: null,
        labels: null,
      },
    },
    versions: {},
    inputs: [],
    missing_families: [],
    warnings: [],
    engine: { database: 'none', communities: 'gds-leiden', note: null },
    stages: [],
    peak_memory_bytes: 0,
    weights: null,
    counts: {},
    decisions: [],
  };
  const write = (name: string, text: string) => writeFile(join(folder, name), text);
  await write('operators.json', JSON.stringify([operator]));
  await write('members.ndjson', `${members.map((m) => JSON.stringify(m)).join('\n')}\n`);
  await write('groups.json', JSON.stringify([{ id: OPERATOR, accounts: ids }]));
  await write('run.json', JSON.stringify(record));
}
