import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readingSpeeds } from '../../bench/scale/peers/sketching.js';
import { rateOf, type Speed, speedOf, speedTable } from '../../bench/scale/peers/speed.js';
import { openDuckDb, sqlString } from '../../server/ingest/index.js';

const speed = (task: string, name: string, units: number, seconds: number): Speed => ({
  task,
  name,
  unit: 'prompts',
  units,
  clock: 'processor',
  seconds,
});

describe('the table of speeds', () => {
  it('sets each program beside the first of its task, by what it did in a second', () => {
    const lines = speedTable([
      speed('sketching', 'ours', 200_000, 0.5),
      speed('sketching', 'slow', 1_000, 0.1),
      speed('reading', 'ours', 10, 2),
      speed('reading', 'fast', 10, 1),
    ]).split('\n');
    expect(lines.slice(2)).toEqual([
      '| sketching | ours | 200,000 prompts | 0.50 (processor) | 400,000 |  |',
      '| sketching | slow | 1,000 prompts | 0.10 (processor) | 10,000 | 40.0 |',
      '| reading | ours | 10 prompts | 2.00 (processor) | 5 |  |',
      '| reading | fast | 10 prompts | 1.00 (processor) | 10 | 0.500 |',
    ]);
  });

  it('counts what the work says it did', async () => {
    const found = await speedOf({ task: 't', name: 'n', unit: 'u', clock: 'wall' }, async () => 7);
    expect(found.units).toBe(7);
    expect(rateOf(found)).toBeGreaterThan(0);
  });
});

describe('reading prompts', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'throughline-speed-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('is measured on the same prompts as the bare scan', async () => {
    const file = join(folder, 'exchanges.parquet');
    const connection = await openDuckDb();
    await connection.run(`COPY (SELECT i::INTEGER AS account_no, CASE WHEN i % 5 > 0 THEN 'prompt ' || i END AS prompt,
      TIMESTAMP '2026-01-01' AS "at", 0::INTEGER AS file_no, i AS row_no FROM range(5000) r(i)) TO ${sqlString(file)}`);
    connection.closeSync();
    expect((await readingSpeeds(file)).map(({ units }) => units)).toEqual([4_000, 4_000]);
  });
});
