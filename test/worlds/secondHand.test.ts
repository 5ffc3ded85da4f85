import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentProgress } from '../../server/contract/progress.js';
import { ingestCase } from '../../server/ingest/index.js';
import { CASES, caseNamed, makeCase, writeSecondHand } from '../../worlds/secondHand/index.js';

let scratch = '';
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'throughline-second-hand-'));
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

/** One for each format, with tables or columns that are absent. */
const SMALL = ['thirty-in-a-hamlet', 'keys-and-harnesses', 'private-people'] as const;

async function digestOf(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) =>
    entry.isFile(),
  );
  const digests = await Promise.all(
    names.map(async (entry) => [
      entry.name,
      createHash('sha256')
        .update(await readFile(join(entry.parentPath, entry.name)))
        .digest('hex'),
    ]),
  );
  return Object.fromEntries(digests);
}

describe('the cases of the second hand', () => {
  it('have names of their own, and a third of them no operator', () => {
    expect(new Set(CASES.map((one) => one.name)).size).toBe(CASES.length);
    const without = CASES.filter((one) => one.expects.length === 0);
    expect(without.length).toBeGreaterThanOrEqual(8);
    expect(() => caseNamed('nowhere')).toThrow(/quiet-town/);
  });

  it.each(SMALL)('%s: the same seed writes the same bytes, another one others', async (name) => {
    const one = caseNamed(name);
    const [first, again, other] = await Promise.all(
      [1, 1, 2].map(async (seed, n) => {
        const folder = join(scratch, `${name}-${n}`);
        await writeSecondHand(folder, one, seed);
        return digestOf(folder);
      }),
    );
    expect(again).toEqual(first);
    for (const [file, digest] of Object.entries(other ?? {})) {
      expect(digest, file).not.toBe(first?.[file]);
    }
  });

  it.each([
    ...SMALL,
    'hackathon-week',
    'hand-at-the-hackathon',
    'two-halves-of-nothing',
    'classes-and-labs',
    'one-seller-same-cards',
  ])('%s: truth has every account once, and just the operators that are expected', (name) => {
    const one = caseNamed(name);
    const { tables, truth } = makeCase(one, 3);
    const accounts = tables.find((table) => table.name === 'accounts')?.rows ?? [];
    expect(truth.rows.map((row) => row[0])).toEqual(accounts.map((row) => row[0]));
    expect(new Set(truth.rows.map((row) => row[0])).size).toBe(truth.rows.length);
    expect(truth.rows.every((row) => (row[1] === 'operator') === (row[2] !== null))).toBe(true);
    const operators = new Set(truth.rows.flatMap((row) => (row[2] === null ? [] : [row[2]])));
    expect(operators).toEqual(new Set(one.expects.map((expected) => expected.operator)));
    const emails = accounts.map((row) => row[2]);
    expect(new Set(emails).size).toBe(emails.length);
    for (const table of tables.slice(1)) {
      const known = new Set(accounts.map((row) => row[0]));
      expect(
        table.rows.every((row) => known.has(row[0] ?? '')),
        table.name,
      ).toBe(true);
      expect(
        table.rows.every((row) => row.length === table.columns.length),
        table.name,
      ).toBe(true);
    }
  });

  it('gathers no strangers at one moment', () => {
    const { book } = makeCase(caseNamed('thirty-in-a-hamlet'), 1);
    const innocents = book.exchanges.filter((row) => book.truths[row.account]?.operator === null);
    const accountsAt = new Map<number, Set<number>>();
    for (const { at, account } of innocents) {
      accountsAt.set(at, (accountsAt.get(at) ?? new Set()).add(account));
    }
    expect(Math.max(...[...accountsAt.values()].map((accounts) => accounts.size))).toBe(1);
  });

  it.each(SMALL)('%s: the program reads every row', async (name) => {
    const folder = join(scratch, `${name}-read`);
    const { tables } = await writeSecondHand(folder, caseNamed(name), 1);
    const tablesDir = join(scratch, `${name}-tables`);
    const read = await ingestCase({
      caseDir: join(folder, 'case'),
      tablesDir,
      progress: silentProgress,
      now: new Date('2026-06-01T00:00:00Z'),
    });
    const rows = Object.fromEntries(
      Object.entries(read.tables).flatMap(([table, found]) => (found ? [[table, found.rows]] : [])),
    );
    expect(rows).toEqual(
      Object.fromEntries(tables.map((table) => [table.name, table.rows.length])),
    );
    expect(read.quarantine.rows).toBe(0);
    expect(read.warnings).toEqual([]);
  });
});
