import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { FAMILIES } from '../../contract/families.js';
import { queryRows, sqlFile, sqlName, sqlString } from '../../ingest/duckdb.js';
import { createTableViews, recordedTables } from '../../runs/normalisedTables.js';
import type { OpenedOperator } from '../openOperator.js';
import { createRows } from './createRows.js';
import { createLinkTables, createMemberTables } from './memberTables.js';

const TABLES_CUT = ['accounts', 'payments', 'sessions', 'exchanges', 'template_uses'] as const;

/**
 * Puts what a run left about a group into DuckDB, raw: the schedules' statements read these tables
 * and show nothing of them but through the redaction's macros.
 */
export async function prepareCase(
  connection: DuckDBConnection,
  opened: OpenedOperator,
): Promise<void> {
  const { folder, record } = opened;
  await createTableViews(connection, recordedTables(record, folder));
  for (const name of ['template_uses', 'signals', 'uses']) {
    await connection.run(
      `CREATE OR REPLACE VIEW ${name} AS SELECT * FROM read_parquet(${sqlString(join(folder, `${name}.parquet`))})`,
    );
  }
  await createRows(
    connection,
    'source_list',
    {
      file_no: 'INTEGER',
      file: 'VARCHAR',
      table_name: 'VARCHAR',
      bytes: 'BIGINT',
      rows: 'BIGINT',
      rows_kept: 'BIGINT',
      rows_quarantined: 'BIGINT',
      sha256: 'VARCHAR',
    },
    record.inputs.map((s, no) => [
      no,
      s.file,
      s.table,
      s.bytes,
      s.rows,
      s.rows_kept,
      s.rows_quarantined,
      s.sha256,
    ]),
  );
  await createGroupTables(connection, opened);
  await createMemberTables(connection, opened);
  await createLinkTables(connection, opened);
  await createSignalTables(connection);
}

async function createGroupTables(connection: DuckDBConnection, o: OpenedOperator): Promise<void> {
  const { operator, operators, groups, record } = o;
  await createRows(
    connection,
    'group_list',
    { group_id: 'VARCHAR', verdict: 'VARCHAR', leading: 'VARCHAR', accounts: 'INTEGER' },
    operators.map((g) => [g.operator_id, g.verdict, g.hypotheses[0]?.label ?? null, g.accounts]),
  );
  await createRows(
    connection,
    'group_accounts',
    { group_id: 'VARCHAR', account_id: 'VARCHAR' },
    groups.flatMap(({ id, accounts }) => accounts.map((account) => [id, account])),
  );
  const members = groups.find(({ id }) => id === operator.operator_id)?.accounts.length ?? 0;
  await createRows(
    connection,
    'operator_row',
    {
      operator_id: 'VARCHAR',
      verdict: 'VARCHAR',
      confidence: 'DOUBLE',
      stability: 'DOUBLE',
      run_id: 'VARCHAR',
      case_accounts: 'INTEGER',
      case_groups: 'INTEGER',
      case_operators: 'INTEGER',
      members: 'INTEGER',
    },
    [
      [
        operator.operator_id,
        operator.verdict,
        operator.confidence,
        operator.stability,
        record.run_id,
        record.counts['accounts'] ?? 0,
        operators.length,
        operators.filter((g) => g.verdict === 'operator').length,
        members,
      ],
    ],
  );
  await connection.run(
    'CREATE OR REPLACE TEMP TABLE scale AS SELECT operator_id, CAST(members AS INTEGER) AS members, CAST(case_accounts AS INTEGER) AS accounts FROM operator_row',
  );
  await createRows(
    connection,
    'hypothesis_list',
    { hypothesis: 'VARCHAR', label: 'VARCHAR', log_odds: 'DOUBLE', posterior: 'DOUBLE' },
    operator.hypotheses.map((h) => [h.hypothesis, h.label, h.log_odds, h.posterior]),
  );
  await createRows(
    connection,
    'hypothesis_fact_list',
    { hypothesis: 'VARCHAR', fact_no: 'INTEGER', fact: 'VARCHAR', bits: 'DOUBLE' },
    operator.hypotheses.flatMap((h) =>
      h.facts.map((f, no) => [h.hypothesis, no + 1, f.fact, f.bits]),
    ),
  );
  await createRows(
    connection,
    'capability_list',
    { capability: 'VARCHAR', share: 'DOUBLE' },
    operator.capabilities.map((c) => [c.capability, c.share]),
  );
  await createRows(
    connection,
    'cell_list',
    {
      cell: 'VARCHAR',
      kind: 'VARCHAR',
      accounts: 'INTEGER',
      exchanges: 'BIGINT',
      templates: 'INTEGER',
    },
    operator.cells.map((c) => [c.cell_id, c.kind, c.accounts, c.exchanges, c.templates.length]),
  );
}

/** Which signals the package shows, who holds them, and on which log row each holding rests first. */
async function createSignalTables(connection: DuckDBConnection): Promise<void> {
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE kept_signals AS ${await sqlFile('server/evidence/sql/kept_signals.sql')}`,
  );
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE kept_uses AS
     SELECT u.account_no, u.signal_no, u.first, u.last, u.times, k.key, k.family, k.kind, k.value
     FROM uses u JOIN kept_signals k ON u.signal_no = k.signal_no
     WHERE u.account_no IN (SELECT account_no FROM member_rows)`,
  );
  const parts = await Promise.all(
    FAMILIES.filter((family) => family !== 'rhythm').map((family) =>
      sqlFile(`server/signals/sql/${family}.sql`),
    ),
  );
  // The signals' own statements, over tables cut to the group: same rows, a fraction of the work.
  await connection.run('CREATE SCHEMA IF NOT EXISTS cut');
  for (const table of TABLES_CUT) {
    await connection.run(
      `CREATE OR REPLACE VIEW cut.${sqlName(table)} AS SELECT * FROM main.${sqlName(table)}
       WHERE account_no IN (SELECT account_no FROM member_rows)`,
    );
  }
  const kept = await queryRows(connection, 'SELECT DISTINCT kind FROM kept_signals ORDER BY kind');
  const kinds = kept.map(({ kind }) => sqlString(String(kind))).join(', ') || 'NULL';
  await connection.run("SET search_path = 'cut,main'");
  const observations = parts.map((sql) => `SELECT * FROM (${sql})`).join('\nUNION ALL\n');
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE signal_rows AS ${await sqlFile('server/evidence/sql/signal_rows.sql', { observations, kinds })}`,
  );
  await connection.run("SET search_path = 'main'");
}
