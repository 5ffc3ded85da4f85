import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentProgress } from '../../server/contract/progress.js';
import { openDuckDb, queryRows, sqlString } from '../../server/ingest/duckdb.js';
import { runContentStage } from '../../server/runs/contentStage.js';

let folder: string;
let connection: DuckDBConnection;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-content-'));
  connection = await openDuckDb();
});
afterAll(async () => {
  connection.closeSync();
  await rm(folder, { recursive: true });
});

/** Runs the stage over the rows of a query (account_no, prompt, n). */
async function run(
  name: string,
  accounts: number,
  rows: string,
  how: { threads?: number; keptBytes?: number } = {},
) {
  const file = join(folder, `${name}.parquet`);
  const outFile = join(folder, `${name}-uses-${how.threads}-${how.keptBytes}.parquet`);
  const sharedFile = join(folder, `${name}-shared-${how.threads}-${how.keptBytes}.parquet`);
  await connection.run(
    `COPY (SELECT account_no::INTEGER AS account_no, TIMESTAMP '2026-01-01' + n * INTERVAL 1 SECOND AS "at", prompt,
             0::INTEGER AS file_no, n::BIGINT AS row_no FROM (${rows}) ORDER BY account_no, "at")
     TO ${sqlString(file)} (FORMAT parquet)`,
  );
  await connection.run(
    `CREATE OR REPLACE VIEW exchanges AS SELECT * FROM read_parquet(${sqlString(file)})`,
  );
  const found = await runContentStage(connection, {
    accounts,
    exchanges: file,
    outFile,
    sharedFile,
    tempDir: folder,
    progress: silentProgress,
    threads: 1,
    ...how,
  });
  const rowsOf = (sql: string) =>
    queryRows(
      connection,
      sql
        .replaceAll('{uses}', `read_parquet(${sqlString(outFile)})`)
        .replaceAll('{shared}', `read_parquet(${sqlString(sharedFile)})`),
    );
  return { ...found, rowsOf };
}

const TEMPLATES = [
  'Explain every step of the reasoning behind the answer below and then grade it strictly: ',
  '请逐步解释下面这个答案背后的推理过程，然后按照评分标准给出分数，并说明理由：',
  'اشرح خطوة بخطوة طريقة التفكير وراء الإجابة التالية ثم قيّمها من عشرة مع ذكر السبب: ',
  '🤖🤖 You are a strict grader 🧪🧪 read the code and mark every fault that you can find ✅❌ ',
];
/** Text of the sender's own, ten times as long as a template: no two are alike. */
const OWN = "md5('a' || n) || ' ' || repeat(md5('b' || n) || ' ' || md5('c' || n * 7) || ' ', 12)";

// Threads and a quarter of a million prompts: seconds on a free machine, more on a busy one.
describe('content stage', { timeout: 180_000 }, () => {
  it('finds who used which template around payloads ten times as long, however many work on it', async () => {
    // Forty accounts, five prompts each: account a uses template a % 8, and half of them use none.
    const rows = `SELECT n // 5 AS account_no, n, coalesce([${TEMPLATES.map(sqlString).join(', ')}][n // 5 % 8 + 1], '') || ${OWN} AS prompt FROM range(200) r(n)`;
    const ask = `SELECT value, list(DISTINCT account_no ORDER BY account_no) AS accounts, count(*)::INTEGER AS uses FROM {uses} GROUP BY value ORDER BY accounts[1]`;
    const one = await run('templates', 40, rows);
    expect(one).toMatchObject({ templates: 4, uses: 100 });
    const found = await one.rowsOf(ask);
    expect(found.map(({ accounts, uses }) => ({ accounts, uses }))).toEqual(
      [0, 1, 2, 3].map((t) => ({ accounts: [t, t + 8, t + 16, t + 24, t + 32], uses: 25 })),
    );
    const two = await run('templates', 40, rows, { threads: 2 });
    expect(await two.rowsOf(ask)).toEqual(found);
  });

  it('loses none of very many uses', async () => {
    // More of each account than are held at a time.
    const rows = `SELECT n % 3 AS account_no, n, ${sqlString(TEMPLATES[0]!)} || md5('a' || n) AS prompt FROM range(210000) r(n)
      UNION ALL SELECT 3 + n, n, md5('d' || n) FROM range(300) r(n)`;
    const found = await run('many', 303, rows);
    expect(found.uses).toBe(210_000);
    expect(
      await found.rowsOf(
        'SELECT count(DISTINCT (file_no, row_no))::INTEGER AS prompts FROM {uses} WHERE account_no < 3',
      ),
    ).toEqual([{ prompts: 210_000 }]);
  });

  it('finds the same whether fingerprints of all prompts are kept or texts are read again', async () => {
    // Rows without a prompt and with next to none between those of a template; an account with more
    // prompts than are sampled, the last of them of a template that no sampled one is of.
    const rows = `SELECT n // 8 AS account_no, n, CASE WHEN n % 8 = 2 THEN NULL WHEN n % 8 = 5 THEN '嗯' WHEN n % 8 = 6 THEN ''
        ELSE coalesce([${TEMPLATES.map(sqlString).join(', ')}][n // 8 % 5 + 1], '') || ${OWN} END AS prompt FROM range(320) r(n)
      UNION ALL SELECT 40, n, ${OWN} FROM range(400) r(n)
      UNION ALL SELECT 40, 400, ${sqlString(TEMPLATES[2]!)} || 'a last one'`;
    const ask =
      'SELECT account_no, value, "at"::VARCHAR AS "at", file_no, row_no::INTEGER AS row_no FROM {uses}';
    const kept = await run('kept', 41, rows);
    expect(kept).toMatchObject({ templates: 4, uses: 4 * 8 * 5 + 1 });
    const uses = await kept.rowsOf(ask);
    expect(uses.at(-1)).toMatchObject({ account_no: 40, row_no: 400 });
    for (const how of [{ keptBytes: 0 }, { keptBytes: 0, threads: 2 }, { threads: 2 }])
      expect(await (await run('kept', 41, rows, how)).rowsOf(ask)).toEqual(uses);
  });

  it('names the prompts that several accounts sent, whatever their case and the spaces around them', async () => {
    // Of every ten prompts of an account four are others' as well, one is its own twice, and one of a
    // template is its own but for the template's text.
    const rows = `SELECT n // 10 AS account_no, n, CASE n % 10
        WHEN 0 THEN 'What is the capital of France, and since when?'
        WHEN 1 THEN upper('was heißt Straße auf Französisch, und wie spricht man es?') || repeat(' ', n % 3)
        WHEN 2 THEN repeat(chr(8195), n % 2) || 'Напиши стихи о море и о том, что за ним'
        WHEN 3 THEN '请告诉我北京到上海的火车要多久，票价是多少？' || (n // 20)
        WHEN 4 THEN 'asked twice by the same ' || md5('x' || n // 10)
        WHEN 5 THEN 'asked twice by the same ' || md5('x' || n // 10)
        WHEN 6 THEN ${sqlString(TEMPLATES[0]!)} || ${OWN}
        WHEN 7 THEN NULL WHEN 8 THEN '' ELSE ${OWN} END AS prompt FROM range(400) r(n)`;
    const truth = `SELECT row_no::INTEGER AS row_no FROM exchanges WHERE lower(trim(prompt)) IN (
        SELECT lower(trim(prompt)) FROM exchanges WHERE trim(prompt) <> ''
        GROUP BY ALL HAVING count(DISTINCT account_no) > 1) ORDER BY row_no`;
    for (const how of [{}, { keptBytes: 0 }, { threads: 2 }]) {
      const { rowsOf } = await run('shared', 40, rows, how);
      const shared = await rowsOf('SELECT row_no::INTEGER AS row_no FROM {shared} ORDER BY row_no');
      const numbers = shared.map((row) => row['row_no'] as number);
      const expected = (await rowsOf(truth)).map((row) => row['row_no'] as number);
      expect(expected).toHaveLength(160);
      expect(numbers).toEqual(expect.arrayContaining(expected));
      // Short ones that begin alike can be among them; what differs in much of its text is not.
      expect(numbers.filter((no) => no % 10 > 5)).toEqual([]);
    }
  });

  it('answers a case without exchanges', async () => {
    await connection.run(
      'CREATE OR REPLACE VIEW exchanges AS SELECT 0 AS account_no, NULL::VARCHAR AS prompt WHERE false',
    );
    const outFile = join(folder, 'none.parquet');
    const sharedFile = join(folder, 'none-shared.parquet');
    expect(
      await runContentStage(connection, {
        accounts: 3,
        exchanges: null,
        outFile,
        sharedFile,
        tempDir: folder,
        progress: silentProgress,
      }),
    ).toEqual({ templates: 0, uses: 0 });
    for (const file of [outFile, sharedFile])
      expect(await queryRows(connection, `SELECT * FROM read_parquet(${sqlString(file)})`)).toEqual(
        [],
      );
  });
});
