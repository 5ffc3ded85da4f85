import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CaseFolder } from './caseFolder.js';

const text = fc.string({
  unit: fc.constantFrom('a', 'B', '7', ' ', '"', ',', '\n', '\r\n', "'", 'é', '张', '😀', ';', '='),
  maxLength: 8,
});
const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

interface Line {
  bytes: Buffer;
  /** Cells of a row that can be read as CSV; null for one that cannot. */
  cells: [string, string, string] | null;
}

const TIME = '2026-01-01T00:00:00Z';
const sound = fc
  .tuple(fc.integer({ min: 0, max: 12 }), text, fc.constantFrom(TIME, TIME, TIME, 'soon', ''))
  .map(([id, plan, time]): Line => {
    const cells: [string, string, string] = [`id${id}`, time, plan];
    return { bytes: Buffer.from(cells.map(quoted).join(',')), cells };
  });
const broken = fc
  .constantFrom(
    Buffer.from('x,y'),
    Buffer.from('x,y,z,w'),
    Buffer.from('"x"y,z,w'),
    Buffer.from(`x,${TIME},\0`),
    Buffer.concat([Buffer.from(`x,${TIME},`), Buffer.from([0xc3, 0x28])]),
  )
  .map((bytes): Line => ({ bytes, cells: null }));
const lines = fc.array(
  fc.oneof({ weight: 4, arbitrary: sound }, { weight: 1, arbitrary: broken }),
  {
    minLength: 1,
    maxLength: 25,
  },
);

describe('every row of a file', () => {
  it('is kept with its cells or in quarantine.csv, once', async () => {
    await fc.assert(
      fc.asyncProperty(lines, fc.constantFrom('\n', '\r\n'), async (rows, newline) => {
        // One sound account first, of a name that makes the file UTF-8 beyond doubt.
        const all = [{ bytes: Buffer.from(`ünï,${TIME},`), cells: ['ünï', TIME, ''] }, ...rows];
        const folder = await CaseFolder.create();
        try {
          await folder.write('case.yaml', 'settings: { max_quarantine_share: 1 }');
          await folder.write(
            'accounts.csv',
            Buffer.concat([
              Buffer.from(`account_id,created_at,plan${newline}`),
              ...all.flatMap((row) => [row.bytes, Buffer.from(newline)]),
            ]),
          );
          const { sources } = await folder.ingest();
          const kept = await folder.rows('accounts', 'row_no, account_id, created_at, plan');
          const left = await folder.quarantine();
          const numbers = [...kept.map((r) => r['row_no']), ...left.map((q) => q.row)].map(Number);
          expect(numbers.sort((a, b) => a - b)).toEqual(all.map((_, i) => i + 1));
          expect(sources).toMatchObject([
            { rows: all.length, rows_kept: kept.length, rows_quarantined: left.length },
          ]);
          for (const row of kept) {
            const cells = all[Number(row['row_no']) - 1]!.cells!;
            expect(row).toMatchObject({
              account_id: cells[0],
              created_at: '2026-01-01 00:00:00',
              plan: cells[2]!.trim() === '' ? null : cells[2]!.trim(),
            });
          }
          // Nothing was left out without need: unreadable, no time, or a repeated id.
          const ids = new Set<string>();
          const expected = all.flatMap((row, i) => {
            if (row.cells === null || row.cells[1] !== TIME || ids.has(row.cells[0]!))
              return [i + 1];
            ids.add(row.cells[0]!);
            return [];
          });
          expect(left.map((q) => Number(q.row))).toEqual(expected);
        } finally {
          await folder.remove();
        }
      }),
      { numRuns: 25 },
    );
  });

  it('is no formula in quarantine.csv', async () => {
    const folder = await CaseFolder.create();
    await folder.write('accounts.csv', `account_id,created_at\na,${TIME}\n`);
    const rows = Array.from({ length: 10 }, () => `a,${TIME}`).join('\n');
    await folder.write('=1+1.csv', `account_id,at\n${rows}\nghost,${TIME}\n`);
    await folder.write('case.yaml', 'tables: { sessions: { file: "=1+1.csv" } }');
    await folder.ingest();
    expect(await folder.quarantine()).toMatchObject([{ file: "'=1+1.csv", row: '11' }]);
    await folder.remove();
  });
});
