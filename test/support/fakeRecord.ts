import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RunRecord } from '../../server/contract/outputs.js';
import { digestFiles } from '../../server/runs/digests.js';
import { putFirst, workspacePaths, writeRecord } from '../../server/runs/workspace.js';

/** A record with only what a test says of it. */
export const recordWith = (changes: Partial<RunRecord>): RunRecord =>
  RunRecord.parse({
    run_id: 'run-1',
    case_name: 'A',
    started_at: '2026-07-01T00:00:00.000Z',
    finished_at: null,
    status: 'done',
    seed: 1,
    parameters: { case_id: 'a' },
    versions: {},
    inputs: [],
    missing_families: [],
    warnings: [],
    engine: { database: '', communities: 'gds-leiden', note: null },
    stages: [],
    peak_memory_bytes: 0,
    counts: {},
    ...changes,
  });

/** The folder of such a run in a workspace, with its groups, as the newest one. */
export async function writeRun(
  workspace: string,
  changes: Partial<RunRecord> & Pick<RunRecord, 'run_id'>,
  groups: unknown = [],
): Promise<RunRecord> {
  const runDir = workspacePaths(workspace).run(changes.run_id);
  await mkdir(runDir, { recursive: true });
  await writeFile(join(runDir, 'groups.json'), JSON.stringify(groups));
  const record = recordWith({ outputs: await digestFiles(runDir, ['groups.json']), ...changes });
  await writeRecord(runDir, record);
  await putFirst(workspace, record.run_id);
  return record;
}
