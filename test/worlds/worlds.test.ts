import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentProgress } from '../../server/contract/progress.js';
import { generateWorld, SCENARIOS } from '../../worlds/index.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-worlds-'));
});
afterEach(() => rm(folder, { recursive: true }));

const generate = (scenario: string, name: string, seed = 3) =>
  generateWorld({
    scenario,
    outDir: join(folder, name),
    accounts: 800,
    seed,
    progress: silentProgress,
  });
const table = async (name: string, file: string) =>
  parse(await readFile(join(folder, name, file), 'utf8'), { columns: true }) as Record<
    string,
    string
  >[];

describe('worlds', () => {
  it.each(SCENARIOS.map(({ name }) => name))(
    '%s keeps its books: truth for each account, rows of known accounts',
    async (name) => {
      const made = await generate(name, name);
      const accounts = await table(name, 'accounts.csv');
      const truth = await table(name, 'truth.csv');
      const ids = new Set(accounts.map((row) => row['account_id']));
      expect(ids.size).toBe(made.accounts);
      expect(new Set(truth.map((row) => row['account_id']))).toEqual(ids);
      const operators = await table(name, 'truth-operators.csv');
      expect(new Set(operators.map((row) => row['operator']))).toEqual(
        new Set(truth.map((row) => row['operator']).filter((operator) => operator !== '')),
      );
      expect(operators.every((row) => row['aims'] !== '' && row['style'] !== '')).toBe(true);
      for (const file of (await readdir(join(folder, name))).filter(
        (f) => !['accounts.csv', 'truth.csv', 'truth-operators.csv'].includes(f),
      )) {
        for (const row of await table(name, file)) expect(ids.has(row['account_id'])).toBe(true);
      }
    },
  );

  it('give the same bytes for the same seed, and others for another', async () => {
    const hashOf = async (name: string) => {
      const hash = createHash('sha256');
      for (const file of (await readdir(join(folder, name))).sort()) {
        hash.update(await readFile(join(folder, name, file)));
      }
      return hash.digest('hex');
    };
    await generate('random', 'one');
    await generate('random', 'two');
    await generate('random', 'three', 4);
    expect(await hashOf('two')).toBe(await hashOf('one'));
    expect(await hashOf('three')).not.toBe(await hashOf('one'));
  });

  it('leave out what a scenario lacks, and have no operator in the null world', async () => {
    await generate('no-prompts', 'no-prompts');
    expect(await readdir(join(folder, 'no-prompts'))).not.toContain('exchanges.csv');
    expect((await generate('null', 'null')).operators).toEqual([]);
    expect((await generate('random-null', 'random-null')).operators).toEqual([]);
  });

  it('refuse a scenario that nobody wrote', async () => {
    await expect(generate('utopia', 'utopia')).rejects.toBeInstanceOf(RangeError);
  });
});
