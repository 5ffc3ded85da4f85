import type { DuckDBConnection } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDuckDb } from '../../server/ingest/duckdb.js';
import { runConductStage } from '../../server/runs/conductStage.js';

let connection: DuckDBConnection;

/** Accounts 0 and 1 grade, in turns, round the clock for two days; account 2 chats; 3 never acts. */
beforeAll(async () => {
  connection = await openDuckDb();
  await connection.run(`CREATE TABLE exchanges AS SELECT *, prompt IS NOT NULL AS has_prompt FROM (
    SELECT (i % 2)::INTEGER AS account_no, TIMESTAMP '2026-05-01' + to_hours(i) AS "at",
           'Grade the answer against the rubric and give a score. Task ' || i || ': ' || md5(i::VARCHAR) AS prompt,
           NULL::VARCHAR AS tools, 0 AS file_no, i::BIGINT AS row_no
    FROM range(48) AS r(i)
    UNION ALL
    SELECT 2, TIMESTAMP '2026-05-01 09:00:00' + to_days(i::INTEGER), p, NULL, 0, 100 + i
    FROM (VALUES (0, 'Give me a name for a cat'), (1, 'Fix the bug in this function'), (2, NULL)) AS t(i, p))`);
  await connection.run(`CREATE TABLE template_uses AS
    SELECT account_no, 'grade the answer #0' AS value, "at", file_no, row_no FROM exchanges WHERE row_no < 48`);
});
afterAll(() => connection.closeSync());

/** The stage, told of each account what the tables say of it. */
async function conductOf(members: Iterable<number>[], threads = 1) {
  const { acts } = await connection
    .runAndReadAll(`SELECT list({'prompts': coalesce(p.n, 0)::INTEGER, 'templatePrompts': coalesce(t.n, 0)::INTEGER} ORDER BY i) AS acts
      FROM range(4) a(i)
      LEFT JOIN (SELECT account_no, count(prompt) AS n FROM exchanges GROUP BY ALL) p ON p.account_no = i
      LEFT JOIN (SELECT account_no, count(DISTINCT row_no) AS n FROM template_uses GROUP BY ALL) t ON t.account_no = i`)
    .then(
      (reader) =>
        reader.getRowObjectsJS()[0] as { acts: { prompts: number; templatePrompts: number }[] },
    );
  return runConductStage(connection, members, acts, { threads });
}

describe('runConductStage', () => {
  it('describes each group by its own exchanges, in their order', async () => {
    const conducts = await conductOf([[0, 1], [2], [3], Int32Array.of(0, 2)]);
    expect(conducts[0]!.capabilities).toEqual([{ capability: 'grading and reward', share: 1 }]);
    expect(conducts[1]!.capabilities).toEqual([
      { capability: 'coding', share: 0.5 },
      { capability: 'general', share: 0.5 },
    ]);
    expect(conducts[2]).toEqual({ capabilities: [], indicators: [] });
    // 24 prompts of account 0 beside two of account 2: each drawn prompt stands for one.
    expect(conducts[3]!.capabilities[0]).toEqual({
      capability: 'grading and reward',
      share: Number((24 / 26).toFixed(4)),
    });
  });

  it('says the same by threads', async () => {
    const members = [[0, 1], [2], [3], [0, 2], [1, 2]];
    expect(await conductOf(members, 2)).toEqual(await conductOf(members));
  });

  it('counts over all exchanges', async () => {
    const [group, chat] = await conductOf([[0, 1, 3], [2]]);
    const value = (conduct: typeof group, name: string) =>
      conduct!.indicators.find((row) => row.indicator === name)?.value;
    expect(value(group, 'exchanges')).toBe(48);
    expect(value(group, 'exchanges for each account')).toBe(24);
    expect(value(group, 'exchanges for each account and day')).toBe(12);
    expect(value(group, 'template share')).toBe(1);
    expect(value(group, 'round the clock')).toBe(1);
    expect(value(group, 'rotation')).toBe(1);
    expect(group!.indicators.find((row) => row.indicator === 'rotation')!.sentence).toContain(
      'a typical account is in 50 %',
    );
    expect(value(chat, 'template share')).toBe(0);
    expect(value(chat, 'exchanges')).toBe(3);
    expect(value(chat, 'round the clock')).toBe(0);
  });

  it('draws from a busy account evenly and lets each drawn prompt stand for its share', async () => {
    const before = await conductOf([[0, 1, 2]]);
    await connection.run(`INSERT INTO exchanges
      SELECT 2, TIMESTAMP '2026-06-01' + to_minutes(i), 'Fix the bug in this function', NULL, 1, i, true FROM range(10000) AS r(i)`);
    const [after] = await conductOf([[0, 1, 2]]);
    await connection.run('DELETE FROM exchanges WHERE file_no = 1');
    const coding = after!.capabilities.find((row) => row.capability === 'coding')!.share;
    expect(coding).toBeGreaterThan(0.99);
    expect(await conductOf([[0, 1, 2]])).toEqual(before);
  });

  it('draws the last prompt of each account of a group so large that one is drawn', async () => {
    await connection.run(`INSERT INTO exchanges
      SELECT 100 + i // 3, TIMESTAMP '2026-06-01' + to_minutes(i % 3),
             CASE i % 3 WHEN 0 THEN 'Give me a name for a cat'
                        WHEN 1 THEN 'Fix the bug in this function' END, NULL, 1, i,
             i % 3 < 2
      FROM range(9000) AS r(i)`);
    const members = Array.from({ length: 3000 }, (_, i) => 100 + i);
    const acts = Array.from({ length: 3100 }, () => ({ prompts: 2, templatePrompts: 0 }));
    const [large] = await runConductStage(connection, [members], acts);
    await connection.run('DELETE FROM exchanges WHERE file_no = 1');
    expect(large!.capabilities).toEqual([{ capability: 'coding', share: 1 }]);
  });
});
