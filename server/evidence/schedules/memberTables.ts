import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { parse } from 'csv-parse';
import { z } from 'zod';
import { FAMILIES } from '../../contract/families.js';
import { idBehind, unguarded } from '../../contract/formulaCells.js';
import type { MemberOutput } from '../../contract/outputs.js';
import type { Cell } from '../../ingest/duckdb.js';
import type { OpenedOperator } from '../openOperator.js';
import { familyWords, PRIOR_WORDS } from '../standalone/checkFacts.js';
import { createRows } from './createRows.js';

/** Members and the steps of their sums. */
export async function createMemberTables(
  connection: DuckDBConnection,
  o: OpenedOperator,
): Promise<void> {
  const inGroup = new Set(o.groups.find(({ id }) => id === o.operator.operator_id)?.accounts);
  await createRows(
    connection,
    'member_list',
    {
      account_id: 'VARCHAR',
      in_group: 'BOOLEAN',
      status: 'VARCHAR',
      confidence: 'DOUBLE',
      bits: 'DOUBLE',
      prior_bits: 'DOUBLE',
      counter_bits: 'DOUBLE',
      families: 'VARCHAR',
      cell: 'VARCHAR',
      first_seen: 'VARCHAR',
      last_seen: 'VARCHAR',
      exchanges: 'BIGINT',
    },
    o.members.map((m) => [
      m.account_id,
      inGroup.has(m.account_id),
      m.status,
      m.confidence,
      m.bits,
      m.prior_bits,
      m.against_bits,
      m.families.join(';'),
      m.cell_id,
      m.first_seen,
      m.last_seen,
      m.exchanges,
    ]),
  );
  await connection.run(
    'CREATE OR REPLACE TEMP TABLE member_rows AS SELECT a.account_no, m.* FROM member_list m JOIN accounts a ON m.account_id = a.account_id',
  );
  await createRows(
    connection,
    'fact_list',
    {
      account_id: 'VARCHAR',
      fact_no: 'INTEGER',
      step: 'VARCHAR',
      family: 'VARCHAR',
      signal_key: 'VARCHAR',
      fact: 'VARCHAR',
      bits: 'DOUBLE',
    },
    o.members.flatMap(factsOf),
  );
}

const round = (value: number): number => Number(value.toFixed(4));

/** The steps of an account's sum; what the run's limit on counter-evidence gives back is a step of its own. */
function factsOf(member: MemberOutput): Cell[][] {
  const against = member.against.reduce((sum, { bits }) => sum + bits, 0);
  const givenBack = round(member.against_bits - against);
  const listed = [
    ['prior', null, null, PRIOR_WORDS, member.prior_bits],
    ...member.family_bits.map((f) => ['family', f.family, f.signal, familyWords(f.family), f.bits]),
    ...member.against.map((f) => ['against', null, null, f.fact, f.bits]),
    ...(Math.abs(givenBack) > 0.011
      ? [['limit', null, null, 'counter-evidence counts up to its limit', givenBack]]
      : []),
  ] as Cell[][];
  return listed.map((step, no) => [member.account_id, no + 1, ...step]);
}

const LinkRow = z.object({
  account_a: z.string(),
  account_b: z.string(),
  bits: z.coerce.number(),
  families: z.string(),
  signals: z.string(),
});

/** Links between accounts of the group. */
export async function createLinkTables(
  connection: DuckDBConnection,
  o: OpenedOperator,
): Promise<void> {
  const members = new Set(o.members.map((member) => member.account_id));
  const links: Cell[][] = [];
  const signals: Cell[][] = [];
  const rows = createReadStream(join(o.folder, 'links.csv')).pipe(parse({ columns: true }));
  for await (const raw of rows) {
    const row = LinkRow.parse(raw);
    const [a, b] = [idBehind(row.account_a, members), idBehind(row.account_b, members)];
    if (!members.has(a) || !members.has(b)) continue;
    const families = row.families
      .split(';')
      .filter((name) => (FAMILIES as readonly string[]).includes(name));
    for (const [place, key] of unguarded(row.signals).split(';').entries()) {
      signals.push([links.length, place, key]);
    }
    links.push([links.length, a, b, row.bits, families.join(';')]);
  }
  await createRows(
    connection,
    'link_rows',
    {
      link_no: 'INTEGER',
      account_a: 'VARCHAR',
      account_b: 'VARCHAR',
      bits: 'DOUBLE',
      families: 'VARCHAR',
    },
    links,
  );
  await createRows(
    connection,
    'link_signals',
    { link_no: 'INTEGER', place: 'INTEGER', signal_key: 'VARCHAR' },
    signals,
  );
}
