import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { doctorExitCode, formatDoctor } from '../../server/cli/doctor.js';
import { EXIT, UsageError } from '../../server/contract/errors.js';
import { openAuditLog } from '../../server/decisions/auditLog.js';
import { nextLine } from '../../server/decisions/chain.js';
import { verifyRecords } from '../../server/decisions/verifyRecords.js';

let workspace: string;
let file: string;
beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'throughline-records-'));
  file = join(workspace, 'audit.jsonl');
  const audit = openAuditLog(workspace, () => new Date('2026-07-01T10:00:00Z'));
  for (const row of [1, 2, 3, 4]) await audit.record('reveal', 'Ada', { row });
});
afterEach(() => rm(workspace, { recursive: true, force: true }));

const check = async (seen: readonly string[] = []) => (await verifyRecords(workspace, seen))[0]!;
const lines = async () => (await readFile(file, 'utf8')).trimEnd().split('\n');
const headOf = (detail: string): string => detail.split(', ')[1]!;

describe('doctor, of an audit log', () => {
  it('that nobody touched: it fits, and so does every head noted earlier', async () => {
    const { ok, detail } = await check();
    expect([ok, detail]).toEqual([true, expect.stringMatching(/^4 lines, audit\.jsonl:4:\w{64}$/)]);
    await openAuditLog(workspace, () => new Date()).record('reveal', 'Ada', { row: 5 });
    expect((await check([headOf(detail)])).ok).toBe(true);
  });

  it.each([
    ['edited in the middle', (all: string[]) => all.with(1, all[1]!.replace('"row":2', '"row":9'))],
    ['a line taken out', (all: string[]) => all.toSpliced(1, 1)],
    ['two lines changed round', (all: string[]) => [all[0]!, all[2]!, all[1]!, all[3]!]],
    ['a line put in', (all: string[]) => all.toSpliced(1, 0, all[0]!)],
  ])('%s: it is changed, and doctor fails', async (_, edit) => {
    await writeFile(file, `${edit(await lines()).join('\n')}\n`);
    const record = await check();
    expect(record).toMatchObject({ ok: false, detail: expect.stringContaining('line 2') });
    const report = { ok: false, checks: [], records: [record] };
    expect(doctorExitCode(report)).toBe(EXIT.failed);
    expect(formatDoctor(report)).toMatch(/^changed {2}audit\.jsonl: .*\n +Compare/);
  });

  it('cut short, or written anew from the start: it shows against a head noted earlier', async () => {
    const head = headOf((await check()).detail);
    const all = await lines();
    await writeFile(file, `${all.slice(0, 2).join('\n')}\n`);
    expect((await check()).ok).toBe(true);
    expect(await check([head])).toMatchObject({ ok: false });
    let line: ReturnType<typeof nextLine> | undefined;
    let text = '';
    for (const row of [1, 9, 3, 4]) {
      line = nextLine(line, { act: 'reveal', at: '2026-07-01T10:00:00.000Z', person: 'Ada', row });
      text += `${JSON.stringify(line)}\n`;
    }
    await writeFile(file, text);
    expect((await check()).ok).toBe(true);
    expect(await check([head])).toMatchObject({ ok: false });
    await rm(file);
    expect(await check([head])).toMatchObject({ ok: false });
  });

  it('asked about a head that is none: wrong usage', async () => {
    await expect(check(['audit.jsonl:4'])).rejects.toThrow(UsageError);
    await expect(check([`../etc:1:${'0'.repeat(64)}`])).rejects.toThrow(UsageError);
  });
});
