import type { DuckDBBlobVector } from '@duckdb/node-api';
import { expect, it } from 'vitest';
import { openDuckDb } from '../../../server/ingest/duckdb.js';
import { TextColumn } from '../../../server/runs/content/textColumn.js';

/** Texts of every length from none to more than are fetched together, some missing, some made anew. */
const QUERIES = [
  'SELECT repeat(chr(97 + (n % 26)::INTEGER), n::INTEGER) AS text FROM range(5000) r(n)',
  "SELECT CASE WHEN n % 7 <> 3 THEN 'нет ' || n || repeat('题', (n % 40)::INTEGER) END AS text FROM range(5000) r(n)",
  'SELECT NULL::VARCHAR AS text FROM range(70) r(n)',
  "SELECT CASE n WHEN 1 THEN repeat('xy', 200000) ELSE 'a text of some length' END AS text FROM range(3) r(n)",
];

it('is what DuckDB gives text by text, in order and back', async () => {
  const connection = await openDuckDb();
  for (const query of [...QUERIES, ...QUERIES.map((sql) => `${sql} ORDER BY hash(n)`)]) {
    const result = await connection.stream(`SELECT text, encode(text) FROM (${query})`);
    for (;;) {
      const chunk = await result.fetchChunk();
      if (chunk === null || chunk.rowCount === 0) break;
      const texts = new TextColumn(chunk, 0);
      const expected = chunk.getColumnVector(1) as DuckDBBlobVector;
      const rows = Array.from({ length: chunk.rowCount }, (_, row) => row);
      for (const row of [...rows, ...rows.toReversed()]) {
        const bytes = texts.goTo(row) ? texts.bytes.subarray(texts.start, texts.end) : null;
        const truth = expected.getItemBytes(row);
        if (bytes === null || truth === null) expect(bytes).toBe(truth);
        else expect(Buffer.compare(bytes, truth)).toBe(0);
      }
    }
  }
  connection.closeSync();
});
