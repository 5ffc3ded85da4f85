import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { InputRefusedError, UsageError } from '../../server/contract/errors.js';
import type { AccountOutput } from '../../server/contract/outputs.js';
import { formatEvaluation, warningOf } from '../../server/evaluate/format.js';
import { evaluateRun } from '../../server/evaluate/index.js';
import { writeOutputs } from '../../server/runs/writeOutputs.js';

let runDir: string;
let truthPath: string;
beforeEach(async () => {
  runDir = await mkdtemp(join(tmpdir(), 'throughline-evaluate-'));
  truthPath = join(runDir, 'truth.csv');
});
afterEach(() => rm(runDir, { recursive: true }));

const attributed = (account_id: string): AccountOutput => ({
  account_id,
  operator_id: 'OP-1',
  group_id: 'OP-1',
  confidence: 0.99,
  status: 'attributed',
  families: ['payment'],
  bits: 12,
  first_seen: null,
  last_seen: null,
  exchanges: 0,
  cell_id: null,
});
const leave = (ids: readonly string[]) =>
  writeOutputs(runDir, { accounts: ids.map(attributed), operators: [], members: [], links: [] });
const quoted = (id: string) => `"${id.replaceAll('"', '""')}"`;
const tell = (ids: readonly string[]) =>
  writeFile(
    truthPath,
    ['account_id,class,operator', ...ids.map((id) => `${quoted(id)},x,A`), ''].join('\n'),
  );
const evaluated = () => evaluateRun({ runDir, truthPath });

describe('evaluateRun', () => {
  it('counts accounts whatever their id begins with', async () => {
    const ids = ['a', '=x', "'=x", "'x", "''x", '@b', '-1', '+49', "''-1", '\tc', '＝d', "'"];
    await leave(ids);
    await tell(ids);
    const evaluation = await evaluated();
    expect(evaluation).toMatchObject({ precision: 1, recall: 1, unknownToTruth: 0 });
    expect(warningOf(evaluation)).toBeNull();
  });

  it('tells how many attributed accounts the truth does not have', async () => {
    await leave(['a', 'b', 'c']);
    await tell(['a', 'd']);
    const evaluation = await evaluated();
    expect(evaluation.unknownToTruth).toBe(2);
    expect(warningOf(evaluation)).toContain('2 attributed accounts are not in the truth');
    expect(warningOf({ unknownToTruth: 1 })).toContain('1 attributed account is not');
    expect(formatEvaluation(evaluation)).toMatch(/under 1 id$/m);
  });

  it('names what is not there, and what to name instead', async () => {
    await tell(['a']);
    const refused = async () => (await evaluated().catch((e: unknown) => e)) as UsageError;
    expect(await refused()).toBeInstanceOf(UsageError);
    expect((await refused()).message).toContain(join(runDir, 'accounts.csv'));
    await leave(['a']);
    await rm(truthPath);
    expect(await refused()).toBeInstanceOf(UsageError);
    expect((await refused()).message).toContain(truthPath);
    expect((await refused()).remedy).toContain('account_id, class, operator');
  });

  it.each([
    ['is no CSV', 'account_id,class,operator\na,b\n'],
    ['lacks a column', 'account_id,class\na,b\n'],
  ])('refuses a truth that %s by its name', async (_, text) => {
    await leave(['a']);
    await writeFile(truthPath, text);
    const error = (await evaluated().catch((e: unknown) => e)) as InputRefusedError;
    expect(error).toBeInstanceOf(InputRefusedError);
    expect(error.message).toContain(truthPath);
  });
});
