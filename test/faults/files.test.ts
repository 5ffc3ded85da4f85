import { createHash } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { describeFailure } from '../../server/cli/failure.js';
import { InputRefusedError, ThroughlineError } from '../../server/contract/errors.js';
import { silentProgress } from '../../server/contract/progress.js';
import { installPlugins } from '../../server/graph/gdsPlugins.js';
import { runIngestStage } from '../../server/runs/ingestStage.js';
import { lineageBase } from '../../server/runs/lineageBase.js';
import { listRuns, workspacePaths } from '../../server/runs/workspace.js';
import { CaseFolder, NOW } from '../ingest/caseFolder.js';
import { writeRun as writeRunIn } from '../support/fakeRecord.js';

let folder: CaseFolder;
let workspace: string;
beforeEach(async () => {
  folder = await CaseFolder.create();
  workspace = join(folder.root, 'workspace');
  await folder.write('accounts.csv', 'account_id,created_at\na,2026-01-01T00:00:00Z\n');
});
afterEach(() => folder.remove());

const ingest = (tablesRoot = join(workspace, 'tables')) =>
  runIngestStage({
    caseDir: folder.caseDir,
    tablesRoot,
    program: 'program',
    progress: silentProgress,
    now: NOW,
  });

const writeRun = (run_id: string, started_at: string, groups?: unknown) =>
  writeRunIn(workspace, { run_id, started_at }, groups);

describe('a fault of files', () => {
  it('an input file that is written to while it is read is refused by name', async () => {
    const file = join(folder.caseDir, 'accounts.csv');
    // Each call writes a row of its own: progress is told of twice where the machine is slow.
    let written = 0;
    const progress = {
      ...silentProgress,
      update: () => {
        written += 1;
        appendFileSync(file, `b${written},2026-01-01T00:00:00Z\n`);
      },
    };
    const refused = await folder.ingest({ progress }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(InputRefusedError);
    expect((refused as Error).message).toContain('accounts.csv changed while it was read');
    expect((await folder.ingest()).tables.accounts?.rows).toBeGreaterThan(1);
  });

  it('damaged tables in the workspace are made again, and sound ones taken', async () => {
    const first = await ingest();
    expect((await ingest()).reused).toBe(true);
    const { path } = first.ingested.tables.accounts!;
    const bytes = await readFile(path);
    await truncate(path, 20);
    const again = await ingest();
    expect(again.reused).toBe(false);
    expect(await readFile(again.ingested.tables.accounts!.path)).toEqual(bytes);
  });

  it('too little memory ends in words, and is no answer', async () => {
    const rows = Array.from({ length: 60_000 }, (_, i) => `a${i},2026-01-01T00:00:00Z,m${i}@x.org`);
    await folder.write('accounts.csv', `account_id,created_at,email\n${rows.join('\n')}\n`);
    const failed = await folder.ingest({ memoryLimit: '3MB' }).catch((error: unknown) => error);
    const { text } = describeFailure(failed);
    expect(text).toMatch(/memory/i);
    expect(text).not.toMatch(/^ {4}at /m);
    expect((await folder.ingest()).tables.accounts?.rows).toBe(60_000);
  });

  it.skipIf(process.platform !== 'linux' || process.getuid?.() !== 0)(
    'a disk that is full ends in words; what was there stays, and with room the same is made',
    async () => {
      const rows = Array.from(
        { length: 30_000 },
        (_, i) =>
          `a${i},2026-01-01T00:00:00Z,${createHash('sha256').update(String(i)).digest('hex')}@x.org`,
      );
      const first = await ingest();
      const before = await readFile(first.ingested.tables.accounts!.path);
      await folder.write('accounts.csv', `account_id,created_at,email\n${rows.join('\n')}\n`);
      const disk = join(folder.root, 'disk');
      await mkdir(disk);
      await execa('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk]);
      try {
        await cp(workspace, disk, { recursive: true });
        const onDisk = () => ingest(join(disk, 'tables'));
        const failed = await onDisk().catch((error: unknown) => error);
        const { text, exitCode } = describeFailure(failed);
        expect(text).toContain('The disk is full: make room');
        expect(text).not.toMatch(/^ {4}at /m);
        expect(exitCode).toBe(1);
        const id = await readFile(join(disk, 'tables', 'latest'), 'utf8');
        expect(before.equals(await readFile(join(disk, 'tables', id, 'accounts.parquet')))).toBe(
          true,
        );
        await execa('mount', ['-o', 'remount,size=64m', disk]);
        const made = await onDisk();
        const elsewhere = await ingest(join(folder.root, 'elsewhere'));
        const bytes = await readFile(made.ingested.tables.accounts!.path);
        expect(bytes.equals(await readFile(elsewhere.ingested.tables.accounts!.path))).toBe(true);
      } finally {
        await execa('umount', [disk]);
      }
    },
  );

  it('a run whose record is damaged is passed over, the others are listed', async () => {
    await writeRun('run-1', '2026-07-01T00:00:00.000Z');
    await writeRun('run-2', '2026-07-02T00:00:00.000Z');
    await truncate(join(workspacePaths(workspace).run('run-2'), 'run.json'), 30);
    expect((await listRuns(workspace)).map(({ run_id }) => run_id)).toEqual(['run-1']);
  });

  it('a clock that steps back leaves the runs in the order in which they were made', async () => {
    await writeRun('run-1', '2026-07-02T00:00:00.000Z');
    await writeRun('run-2', '2026-06-30T00:00:00.000Z', [{ id: 'OP-1', accounts: ['a'] }]);
    expect((await listRuns(workspace)).map(({ run_id }) => run_id)).toEqual(['run-2', 'run-1']);
    const next = { caseId: 'a', runId: 'run-3', begun: null };
    expect((await lineageBase(workspace, next)).runId).toBe('run-2');
  });

  it('damaged groups of the last run are not taken for none: ids would be lost', async () => {
    await writeRun('run-1', '2026-07-01T00:00:00.000Z', [{ id: 'OP-1', accounts: ['a', 'b'] }]);
    await writeFile(join(workspacePaths(workspace).run('run-1'), 'groups.json'), '[]');
    await expect(
      lineageBase(workspace, { caseId: 'a', runId: 'run-2', begun: null }),
    ).rejects.toBeInstanceOf(ThroughlineError);
  });
});

describe('jars of GDS among the plugins', () => {
  const name = 'proc-catalog-2.13.9.jar';
  let jars: string;
  let plugins: string;
  beforeEach(async () => {
    [jars, plugins] = [join(folder.root, 'jars'), join(folder.root, 'plugins')];
    await mkdir(jars);
    await writeFile(join(jars, name), 'the whole jar');
    await installPlugins(jars, plugins);
  });

  it('are put right where one is damaged', async () => {
    await truncate(join(plugins, name), 3);
    await installPlugins(jars, plugins);
    expect(await readFile(join(plugins, name), 'utf8')).toBe('the whole jar');
  });

  it('go where they have no procedure of ours, as earlier versions left them; others stay', async () => {
    for (const of of [jars, plugins]) await writeFile(join(of, 'algo-2.13.9.jar'), 'no procedure');
    await writeFile(join(plugins, 'of-somebody.jar'), 'another plugin');
    await installPlugins(jars, plugins);
    expect((await readdir(plugins)).sort()).toEqual(['of-somebody.jar', name]);
  });
});
