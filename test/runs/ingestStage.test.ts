import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { InputRefusedError } from '../../server/contract/errors.js';
import { silentProgress } from '../../server/contract/progress.js';
import { runIngestStage } from '../../server/runs/ingestStage.js';
import { CaseFolder } from '../ingest/caseFolder.js';

let folder: CaseFolder;
beforeEach(async () => {
  folder = await CaseFolder.create();
  await folder.write('accounts.csv', 'account_id,created_at\na,2026-01-01T00:00:00Z\n');
});
afterEach(() => folder.remove());

const ingest = (now: string, tablesRoot = 'root') =>
  runIngestStage({
    caseDir: folder.caseDir,
    tablesRoot: join(folder.root, tablesRoot),
    program: 'program',
    progress: silentProgress,
    now: new Date(now),
  });

describe('tables of the same input', () => {
  it('are taken under every clock that keeps the same rows, and under no other', async () => {
    await folder.write('case.yaml', 'settings: {max_quarantine_share: 1}\n');
    await folder.write(
      'sessions.csv',
      'account_id,at\na,2026-03-01T00:00:00Z\na,2026-05-01T00:00:00.000001Z\n',
    );
    const kept = async (now: string) => {
      const { ingested, reused } = await ingest(now);
      return [ingested.tables.sessions!.rows, ingested.quarantine.rows, reused];
    };
    expect(await kept('2026-04-01T00:00:00Z')).toEqual([1, 1, false]);
    expect(await kept('2026-04-29T23:59:59Z')).toEqual([1, 1, true]);
    // A day before the time, to the microsecond: it lies in the future by less than that.
    expect(await kept('2026-04-30T00:00:00.000Z')).toEqual([1, 1, true]);
    expect(await kept('2026-04-30T00:00:00.001Z')).toEqual([2, 0, false]);
    expect(await kept('2030-01-01T00:00:00Z')).toEqual([2, 0, true]);
    // A clock that was set back keeps what it kept.
    expect(await kept('2026-04-30T00:00:00.000Z')).toEqual([1, 1, false]);
    expect(await kept('2026-02-28T00:00:00Z')).toEqual([1, 1, true]);
    expect(await kept('2026-02-27T23:59:59.999Z')).toEqual([0, 2, false]);
  });

  it('know of the first row that waits for its time, in whichever table it is', async () => {
    await folder.write('case.yaml', 'settings: {max_quarantine_share: 1}\n');
    const rows = (table: string, ...times: string[]) =>
      folder.write(`${table}.csv`, `account_id,at\n${times.map((at) => `a,${at}\n`).join('')}`);
    await rows('payments', '2026-03-01T00:00:00Z');
    await rows('sessions', '2026-02-01T00:00:00Z', '2026-07-01T00:00:00Z', '2026-06-01T00:00:00Z');
    await rows('exchanges', '2026-08-01T00:00:00Z');
    const { ingested } = await ingest('2026-05-01T00:00:00Z');
    expect(ingested.clock).toEqual({
      from: '2026-02-28T00:00:00.000Z',
      until: '2026-05-31T00:00:00.000Z',
    });
  });
});

describe('input that is refused for its rows', () => {
  it('says where the list of them lies, in a folder that an attempt does not take with it', async () => {
    await folder.write('accounts.csv', 'account_id,created_at\na,soon\nb,soon\n');
    const error = (await ingest('2026-05-01T00:00:00Z').catch(
      (e: unknown) => e,
    )) as InputRefusedError;
    expect(error).toBeInstanceOf(InputRefusedError);
    const list = join(folder.root, 'root', 'quarantine.csv');
    expect(error.remedy).toContain(`${list} lists each row.`);
    expect((await readFile(list, 'utf8')).split('\n')).toHaveLength(4);
    await folder.write('case.yaml', 'settings: {max_quarantine_share: 1}\n');
    const none = (await ingest('2026-05-01T00:00:00Z').catch(
      (e: unknown) => e,
    )) as InputRefusedError;
    expect(none.remedy).toContain(list);
  });
});
