import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentProgress } from '../../server/contract/progress.js';
import { chainedFile } from '../../server/decisions/chainedFile.js';
import { openDuckDb, queryRows, sqlString } from '../../server/ingest/index.js';
import { changedFiles } from '../../server/runs/digests.js';
import { runIngestStage } from '../../server/runs/ingestStage.js';
import { tidy } from '../../server/runs/retention.js';
import { writeRun } from '../support/fakeRecord.js';

let root: string;
let workspace: string;
let caseDir: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'throughline-retention-'));
  workspace = join(root, 'workspace');
  caseDir = join(root, 'case');
  await mkdir(caseDir);
  await writeFile(join(caseDir, 'accounts.csv'), 'account_id,created_at\na,2020-01-01T00:00:00Z\n');
  await writeFile(
    join(caseDir, 'sessions.csv'),
    'account_id,at,ip\na,2026-01-01T00:00:00Z,192.0.2.1\na,2026-03-01T00:00:00Z,192.0.2.2\n',
  );
  await writeFile(join(caseDir, 'case.yaml'), 'settings:\n  retention: {sessions: 100d}\n');
});
afterEach(() => rm(root, { recursive: true }));

const tables = () => join(workspace, 'cases', 'c', 'tables');
const ingest = (day: string) =>
  runIngestStage({
    caseDir,
    tablesRoot: tables(),
    program: 'program',
    progress: silentProgress,
    now: new Date(day),
  });
async function rowsOf(file: string): Promise<number> {
  const connection = await openDuckDb();
  const rows = await queryRows(
    connection,
    `SELECT count(*)::INTEGER AS n FROM read_parquet(${sqlString(file)})`,
  );
  connection.closeSync();
  return Number(rows[0]!['n']);
}
const tidied = (day: string, dryRun = false) =>
  tidy({ workspace, keep: 1, before: new Date(0), dryRun, now: () => new Date(day) });

describe('rows beyond a limit of retention', () => {
  it('go from stored tables when their time comes, with a record, and the tables stay sound', async () => {
    const { ingested } = await ingest('2026-03-02T05:00:00Z');
    const file = ingested.tables.sessions!.path;
    // A run that was made from them keeps them.
    await writeRun(workspace, {
      run_id: 'run-1',
      parameters: { case_id: 'c', tables: { sessions: relative(workspace, file) } },
    });
    expect(await rowsOf(file)).toBe(2);
    const would = await tidied('2026-05-01T12:00:00Z', true);
    expect(would.rows_removed).toMatchObject([{ before: '2026-01-21', rows: 1 }]);
    expect(await rowsOf(file)).toBe(2);

    const done = await tidied('2026-05-01T12:00:00Z');
    expect(done.rows_removed).toEqual(would.rows_removed);
    // The rows are gone, the sums of the files are those of what is left: no run takes it for damage.
    expect(await rowsOf(file)).toBe(1);
    const folder = join(file, '..');
    const { files } = JSON.parse(await readFile(join(folder, 'ingest.json'), 'utf8'));
    expect(Object.keys(files).length).toBeGreaterThan(0);
    expect(await changedFiles(folder, files)).toEqual([]);
    const [line] = await chainedFile(join(workspace, 'retention.jsonl')).read();
    expect(line!.entry).toMatchObject({ case_id: 'c', rows_removed: [{ rows: 1 }] });
  });

  it('are left out of the next run, on the same input, from the day on', async () => {
    await ingest('2026-03-02T05:00:00Z');
    expect((await ingest('2026-03-02T23:00:00Z')).reused).toBe(true);
    const later = await ingest('2026-05-01T00:00:00Z');
    expect(later.reused).toBe(false);
    expect(later.ingested.tables.sessions!.rows).toBe(1);
    const folder = join(tables(), await readFile(join(tables(), 'latest'), 'utf8'));
    const { files } = JSON.parse(await readFile(join(folder, 'ingest.json'), 'utf8'));
    expect(await changedFiles(folder, files)).toEqual([]);
  });
});
