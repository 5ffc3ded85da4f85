import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GzipMembers } from '../../server/evidence/schedules/gzipMembers.js';
import { writeSchedules } from '../../server/evidence/schedules/writeSchedules.js';
import { csvRecords } from '../../server/evidence/standalone/csv.js';
import { checkedRows } from '../../server/evidence/standalone/loadSchedules.js';
import { Findings } from '../../server/evidence/standalone/report.js';
import { openDuckDb } from '../../server/ingest/duckdb.js';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'throughline-schedules-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

describe('a long schedule', () => {
  it.each([false, true])(
    'stands in its order in the CSV, to the last row (compressed: %s)',
    async (isLong) => {
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
            ...(isLong ? { isLong: true as const } : {}),
          },
        ],
        join(root, 'data', 'schedules'),
        { withPrompts: false, keepsAccountOrder: false },
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
    },
  );
});

describe('a gzip file of members', () => {
  it('reads as one text, and leaves none of the files it was made of', async () => {
    const folder = await mkdtemp(join(root, 'members-'));
    const members = new GzipMembers(join(folder, 'all.csv.gz'));
    for (const [no, text] of ['id,cell\n1,a\n', '2,é\n3,', 'b\n'].entries()) {
      await writeFile(join(folder, `${no}.part`), text);
      await members.add(join(folder, `${no}.part`));
    }
    await members.close();
    expect(await readdir(folder)).toEqual(['all.csv.gz']);
    const records = [];
    for await (const some of csvRecords(join(folder, 'all.csv.gz'))) records.push(...some);
    expect(records).toEqual([
      ['id', 'cell'],
      ['1', 'a'],
      ['2', 'é'],
      ['3', 'b'],
    ]);
  });

  it('fails where a file cannot be read', async () => {
    const members = new GzipMembers(join(root, 'none.csv.gz'));
    await members.add(join(root, 'there-is-none'));
    await expect(members.close()).rejects.toThrow('ENOENT');
  });
});
