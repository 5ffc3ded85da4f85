import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeSchedules } from '../../server/evidence/schedules/writeSchedules.js';
import { checkedRows } from '../../server/evidence/standalone/loadSchedules.js';
import { Findings } from '../../server/evidence/standalone/report.js';
import { openDuckDb } from '../../server/ingest/duckdb.js';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'throughline-schedules-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

describe('a long schedule', () => {
  it('stands in its order in the CSV, to the last row', async () => {
    const connection = await openDuckDb();
    const [declared] = await writeSchedules(
      connection,
      [
        {
          name: 'long',
          says: 'many rows',
          sql: {
            query: `SELECT lpad(CAST((i * 7919) % 400000 AS VARCHAR), 8, '0') AS id, repeat('=x', 20) AS cell FROM range(400000) t(i)`,
          },
          columns: { id: 'text', cell: 'text' },
          order: ['id'],
        },
      ],
      join(root, 'data', 'schedules'),
      { withPrompts: false, keepsAccountOrder: true },
    );
    connection.closeSync();
    const findings = new Findings();
    let rows = 0;
    for await (const { row } of checkedRows(root, declared!, findings)) {
      rows++;
      if (row['cell'] !== '=x'.repeat(20)) findings.add(`row ${rows}`, 'is not what was written');
    }
    expect(findings.all).toEqual([]);
    expect(rows).toBe(400_000);
  });
});
