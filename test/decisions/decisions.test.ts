import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DecisionBody } from '../../server/contract/decisions.js';
import { openAuditLog } from '../../server/decisions/auditLog.js';
import { nextLine, readChain } from '../../server/decisions/chain.js';
import {
  openDecisionLog,
  type SignedDraft,
  StaleCaseError,
} from '../../server/decisions/decisionLog.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-decisions-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const now = () => new Date('2026-07-01T10:00:00Z');
const draft = (body: DecisionBody, expected_version: number): SignedDraft => ({
  operator_id: 'OP-1',
  expected_version,
  person: 'Ada',
  reason: 'seen the invoices',
  body,
});

describe('decisions', () => {
  it('are kept with person, reason, time and version, and read again by another process', async () => {
    const log = openDecisionLog(folder, now);
    await log.record(draft({ kind: 'confirm' }, 0), 'run-1');
    await log.record(draft({ kind: 'name', name: 'Acme', source: 'court file 7' }, 1), 'run-1');
    await log.record(draft({ kind: 'assign', to: 'Grace' }, 2), 'run-1');
    const file = await openDecisionLog(folder, now).caseOf('OP-1');
    expect(file).toMatchObject({
      version: 3,
      status: 'confirmed',
      assigned: 'Grace',
      name: { name: 'Acme', source: 'court file 7' },
    });
    expect(file.history.map(({ version, person, at }) => [version, person, at])).toEqual([
      [3, 'Ada', '2026-07-01T10:00:00.000Z'],
      [2, 'Ada', '2026-07-01T10:00:00.000Z'],
      [1, 'Ada', '2026-07-01T10:00:00.000Z'],
    ]);
    expect((await log.caseOf('OP-2')).status).toBe('open');
  });

  it('are refused on a version that is no longer the last, with what changed', async () => {
    const log = openDecisionLog(folder, now);
    await log.record(draft({ kind: 'dismiss' }, 0), 'run-1');
    const late = log.record(draft({ kind: 'confirm' }, 0), 'run-1');
    await expect(late).rejects.toThrow(StaleCaseError);
    await late.catch((error: StaleCaseError) =>
      expect(error.changed.map(({ body }) => body.kind)).toEqual(['dismiss']),
    );
    expect((await log.caseOf('OP-1')).status).toBe('dismissed');
  });

  it('let exactly one of many at once through', async () => {
    const logs = [openDecisionLog(folder, now), openDecisionLog(folder, now)];
    const outcomes = await Promise.allSettled(
      Array.from({ length: 8 }, (_, i) =>
        logs[i % 2]!.record(draft({ kind: 'assign', to: `person ${i}` }, 0), 'run-1'),
      ),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await logs[0]!.all()).length).toBe(1);
  });

  it('can be withdrawn, and the withdrawal too; the record keeps all', async () => {
    const log = openDecisionLog(folder, now);
    const { history } = await log.record(draft({ kind: 'confirm' }, 0), 'run-1');
    const undone = await log.record(
      draft({ kind: 'withdraw', decision: history[0]!.id }, 1),
      'run-1',
    );
    expect(undone.status).toBe('open');
    const redone = await log.record(
      draft({ kind: 'withdraw', decision: undone.history[0]!.id }, 2),
      'run-1',
    );
    expect(redone.status).toBe('confirmed');
    expect(redone.history).toHaveLength(3);
    await expect(
      log.record(draft({ kind: 'withdraw', decision: 'none' }, 3), 'run-1'),
    ).rejects.toThrow('no decision none');
  });

  it('survive a crash in the middle of a line', async () => {
    const log = openDecisionLog(folder, now);
    await log.record(draft({ kind: 'confirm' }, 0), 'run-1');
    await appendFile(join(folder, 'decisions.jsonl'), '{"seq":2,"prev');
    await log.record(draft({ kind: 'dismiss' }, 1), 'run-1');
    expect((await log.caseOf('OP-1')).version).toBe(2);
  });
});

describe('the chain', () => {
  it('shows any change, removal or insertion of a line', () => {
    fc.assert(
      fc.property(
        fc.array(fc.jsonValue(), { minLength: 2, maxLength: 8 }),
        fc.nat(),
        fc.constantFrom('change', 'remove', 'repeat'),
        (entries, at, how) => {
          const lines: ReturnType<typeof nextLine>[] = [];
          for (const entry of entries) lines.push(nextLine(lines.at(-1), entry));
          const text = (list: readonly object[]) =>
            list.map((l) => `${JSON.stringify(l)}\n`).join('');
          expect(readChain(text(lines), 'f').map(({ seq }) => seq)).toEqual(
            lines.map((l) => l.seq),
          );
          const no = at % lines.length;
          const bad: object[] = [...lines];
          if (how === 'change') bad[no] = { ...lines[no]!, entry: ['other'] };
          else if (how === 'repeat') bad.splice(no, 0, lines[no]!);
          // The last line gone cannot be seen from the file alone.
          else if (no < lines.length - 1) bad.splice(no, 1);
          else return;
          expect(() => readChain(text(bad), 'f')).toThrow('does not fit');
        },
      ),
    );
  });

  it('takes no further entry once it is broken', async () => {
    const audit = openAuditLog(folder, now);
    const reveal = {
      account_id: 'a',
      table: 'exchanges',
      file: 'e.csv',
      row: 3,
      column: 'prompt',
    };
    expect(await audit.record('reveal', 'Ada', reveal)).toBe(1);
    expect(await audit.record('reveal', 'Ada', { ...reveal, row: 4 })).toBe(2);
    const file = join(folder, 'audit.jsonl');
    await writeFile(file, (await readFile(file, 'utf8')).replace('"row":3', '"row":9'));
    await expect(audit.record('reveal', 'Ada', reveal)).rejects.toThrow('was changed');
  });
});
