/**
 * Exports a package about a made-up operator and says what it took:
 *
 *   npx tsx bench/evidence/largePackage.ts [ACCOUNTS] [EXCHANGES] [FOLDER]
 *
 * The run folder is written directly: what is measured is the export, not the attribution.
 */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { silentProgress } from '../../server/contract/progress.js';
import { exportPackage } from '../../server/evidence/exportPackage.js';
import { openDuckDb, sqlString } from '../../server/ingest/duckdb.js';

const members = Number(process.argv[2] ?? 25_000);
const exchanges = Number(process.argv[3] ?? 28_800_000);
const root = process.argv[4] ?? (await mkdtemp(join(tmpdir(), 'throughline-large-')));
const OPERATOR = 'OP-LARGE';
const RUN = 'run-large';
const accounts = 2 * members;
const folder = join(root, 'workspace', 'runs', RUN);
const tables = join(root, 'workspace', 'cases', 'large', 'tables');
const SHA = (no: number) => String(no).repeat(64);

async function makeTables(connection: DuckDBConnection): Promise<void> {
  const copy = (name: string, query: string, where = tables) =>
    connection.run(
      `COPY (${query}) TO ${sqlString(join(where, `${name}.parquet`))} (FORMAT parquet, COMPRESSION zstd)`,
    );
  const id = (no: string) => `'acc_' || lpad(CAST(${no} AS VARCHAR), 8, '0')`;
  const moment = (no: string) =>
    `TIMESTAMP '2026-01-01' + INTERVAL 1 SECOND * CAST((${no} * 7919) % 15000000 AS INTEGER)`;
  await copy(
    'accounts',
    `SELECT CAST(i AS INTEGER) AS account_no, ${id('i')} AS account_id, ${moment('i')} AS created_at,
    'user' || i || '@example.org' AS email, NULL::VARCHAR AS phone_hash, NULL::VARCHAR AS org_id, NULL::BOOLEAN AS org_verified,
    'US' AS country, 'pro' AS plan, 'active' AS status, NULL::VARCHAR AS referral_code,
    'user' || i || '@example.org' AS email_normalised, 'example.org' AS email_domain, 'a4 95' AS email_shape,
    'user' AS email_local_stem, 0::INTEGER AS file_no, i + 1 AS row_no, NULL::VARCHAR AS attributes FROM range(${accounts}) t(i)`,
  );
  await copy(
    'payments',
    `SELECT CAST(i AS INTEGER) AS account_no, ${moment('i')} AS "at", 'pay_' || i AS payment_id, 'card' AS method,
    'card_' || (i // 15) AS instrument_id, '411111' AS bin, '1111' AS last4, 'Name ' || (i // 40) AS billing_name,
    'name ' || (i // 40) AS billing_name_normalised, 'US' AS billing_country, 20.0 AS amount_usd, 'succeeded' AS outcome,
    1::INTEGER AS file_no, i + 1 AS row_no, NULL::VARCHAR AS attributes FROM range(${accounts}) t(i)`,
  );
  await copy(
    'sessions',
    `SELECT CAST(i // 12 AS INTEGER) AS account_no, ${moment('i')} AS "at", '10.' || (i // 12 // 300 % 250) || '.' || (i % 7) || '.9' AS ip,
    '10.' || (i // 12 // 300 % 250) || '.' || (i % 7) || '.9' AS ip_canonical, '10.' || (i // 12 // 300 % 250) || '.' || (i % 7) || '.0/24' AS ip_slash24,
    NULL::VARCHAR AS ip_slash48, NULL::VARCHAR AS ip_slash64, 'client/1' AS user_agent, 'dev_' || (i // 12 // 6) AS device_id,
    't13d' AS tls_fingerprint, 'UTC' AS timezone, 'en' AS language, 'AS64500' AS asn,
    2::INTEGER AS file_no, i + 1 AS row_no, NULL::VARCHAR AS attributes FROM range(${12 * accounts}) t(i)`,
  );
  await copy(
    'exchanges',
    `SELECT CAST(i * ${members} // ${exchanges} AS INTEGER) AS account_no, ${moment('i')} AS "at", 'ex_' || i AS exchange_id,
    'Solve task ' || i || ' step by step and show the whole trace of your reasoning before the answer: ' || md5(CAST(i AS VARCHAR)) AS prompt,
    'large-3' AS model, 90.0 AS input_tokens, 400.0 AS output_tokens, NULL::VARCHAR AS tools,
    3::INTEGER AS file_no, i + 1 AS row_no, NULL::VARCHAR AS attributes FROM range(${exchanges}) t(i)`,
  );
  await copy(
    'template_uses',
    `SELECT CAST(i AS INTEGER) AS account_no, 'solve task step by step #0' AS value, ${moment('i')} AS "at",
    3::INTEGER AS file_no, i + 1 AS row_no FROM range(${members}) t(i)`,
    folder,
  );
}

async function makeSignals(connection: DuckDBConnection): Promise<void> {
  const table = (name: string) => `read_parquet(${sqlString(join(tables, `${name}.parquet`))})`;
  await connection.run(`CREATE TEMP TABLE observed AS
    SELECT 'payment' AS family, 'instrument' AS kind, instrument_id AS value, account_no, min("at") AS first, max("at") AS last, count(*) AS times FROM ${table('payments')} GROUP BY ALL
    UNION ALL SELECT 'network', 'slash24', ip_slash24, account_no, min("at"), max("at"), count(*) FROM ${table('sessions')} GROUP BY ALL
    UNION ALL SELECT 'device', 'device', device_id, account_no, min("at"), max("at"), count(*) FROM ${table('sessions')} GROUP BY ALL`);
  await connection.run(`CREATE TEMP TABLE signals AS SELECT CAST(row_number() OVER (ORDER BY kind, value) - 1 AS INTEGER) AS signal_no,
    kind || ':' || left(md5(value), 20) AS key, family, kind, value, CAST(count(*) AS INTEGER) AS holders, 1.0 AS bits
    FROM observed GROUP BY family, kind, value HAVING count(*) >= 2`);
  await connection.run(
    `COPY (SELECT * FROM signals ORDER BY signal_no) TO ${sqlString(join(folder, 'signals.parquet'))} (FORMAT parquet)`,
  );
  await connection.run(`COPY (SELECT o.account_no, s.signal_no, o.first, o.last, CAST(o.times AS INTEGER) AS times
    FROM observed o JOIN signals s ON o.kind = s.kind AND o.value = s.value ORDER BY ALL) TO ${sqlString(join(folder, 'uses.parquet'))} (FORMAT parquet)`);
}

async function makeRecord(connection: DuckDBConnection): Promise<void> {
  const keyOf = (kind: string) =>
    `(SELECT key FROM signals s JOIN observed o ON s.kind = o.kind AND s.value = o.value WHERE o.account_no = t.i AND s.kind = '${kind}' LIMIT 1)`;
  const rows = (
    await connection.runAndReadAll(
      `SELECT t.i, ${keyOf('instrument')}, ${keyOf('device')} FROM range(${members}) t(i) ORDER BY t.i`,
    )
  ).getRows();
  const id = (no: number) => `acc_${String(no).padStart(8, '0')}`;
  const each = Math.floor(exchanges / members);
  const lines = rows.map(([no, instrument, device]) =>
    JSON.stringify({
      account_id: id(Number(no)),
      operator_id: OPERATOR,
      group_id: OPERATOR,
      confidence: 0.98,
      status: 'attributed',
      families: ['payment', 'device'],
      bits: 15,
      first_seen: '2026-01-01T00:00:00Z',
      last_seen: '2026-06-23T00:00:00Z',
      exchanges: each,
      prior_bits: 0,
      family_bits: [
        { family: 'payment', bits: 8, signal: instrument },
        { family: 'device', bits: 7, signal: device },
      ],
      against: [],
      against_bits: 0,
    }),
  );
  await writeFile(join(folder, 'members.ndjson'), `${lines.join('\n')}\n`);
  await writeFile(
    join(folder, 'groups.json'),
    JSON.stringify([{ id: OPERATOR, accounts: rows.map(([no]) => id(Number(no))) }]),
  );
  const links = rows.flatMap(([no, instrument], i) =>
    i > 0 && rows[i - 1]![1] === instrument
      ? [`${id(Number(no) - 1)},${id(Number(no))},8,payment,${String(instrument)}`]
      : [],
  );
  await writeFile(
    join(folder, 'links.csv'),
    `account_a,account_b,bits,families,signals\n${links.join('\n')}\n`,
  );
  await writeFile(
    join(folder, 'operators.json'),
    JSON.stringify([
      {
        operator_id: OPERATOR,
        verdict: 'operator',
        confidence: 0.98,
        accounts: members,
        review_accounts: 0,
        exchanges,
        first_seen: null,
        last_seen: null,
        families: [],
        top_signals: [],
        capabilities: [],
        hypotheses: [
          {
            hypothesis: 'operator',
            label: 'one operator',
            log_odds: 5.61,
            posterior: 0.98,
            facts: [],
          },
          {
            hypothesis: 'company',
            label: 'a company or team',
            log_odds: -5.61,
            posterior: 0.02,
            facts: [],
          },
        ],
        reasons: [],
        counter_reasons: [],
        stability: 0.5,
        lineage: { event: 'new', previous: [] },
      },
    ]),
  );
  const names = ['accounts', 'payments', 'sessions', 'exchanges'];
  await writeFile(
    join(folder, 'run.json'),
    JSON.stringify({
      run_id: RUN,
      case_name: 'large',
      started_at: '2026-07-01T00:00:00.000Z',
      finished_at: '2026-07-01T01:00:00.000Z',
      status: 'done',
      seed: 1,
      parameters: {
        tables: {
          ...Object.fromEntries(names.map((name) => [name, join(tables, `${name}.parquet`)])),
          labels: null,
        },
      },
      versions: { throughline: '0.1.0' },
      inputs: names.map((name, no) => ({
        file: `${name}.csv`,
        table: name,
        bytes: 1,
        rows: 1e9,
        rows_kept: 1e9,
        rows_quarantined: 0,
        sha256: SHA(no),
      })),
      missing_families: [],
      warnings: [],
      engine: { database: 'none', communities: 'graphology-louvain', note: null },
      stages: [],
      peak_memory_bytes: 0,
      counts: { accounts },
    }),
  );
}

await mkdir(folder, { recursive: true });
await mkdir(tables, { recursive: true });
// A folder that was made before is measured again.
if (!existsSync(join(folder, 'run.json'))) {
  const connection = await openDuckDb({ tempDir: join(root, 'tmp'), memoryLimit: '1GB' });
  await makeTables(connection);
  await makeSignals(connection);
  await makeRecord(connection);
  connection.closeSync();
}
const before = process.resourceUsage().maxRSS;
const started = Date.now();
let stage = started;
const made = await exportPackage({
  workspace: join(root, 'workspace'),
  operatorId: OPERATOR,
  outDir: join(root, 'out'),
  level: 'internal',
  withPrompts: false,
  date: '2026-07-02T00:00:00Z',
  exportedBy: 'bench',
  form: {},
  keyFolder: join(root, 'keys'),
  env: {},
  progress: {
    ...silentProgress,
    start: (name) => {
      process.stderr.write(`${((Date.now() - stage) / 1000).toFixed(1)} s\n${name}: `);
      stage = Date.now();
    },
  },
});
const seconds = (Date.now() - started) / 1000;
process.stdout.write(
  `${JSON.stringify({
    accounts: members,
    exchanges,
    seconds: Math.round(seconds),
    before_mib: Math.round(before / 1024),
    peak_mib: Math.round(process.resourceUsage().maxRSS / 1024),
    zip_mib: Math.round((await stat(made.zip)).size / 2 ** 20),
  })}\n`,
);
if (process.argv[4] === undefined) await rm(root, { recursive: true, force: true });
