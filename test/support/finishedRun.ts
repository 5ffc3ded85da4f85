import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentProgress } from '../../server/contract/progress.js';
import { runCase } from '../../server/runs/runCase.js';
import { generateWorld } from '../../worlds/index.js';

export interface FinishedRun {
  readonly folder: string;
  readonly workspace: string;
  /** The case's log files. */
  readonly logs: string;
  /** Folder of the run. */
  readonly runDir: string;
  remove(): Promise<void>;
}

/**
 * A small demo world, run on a real embedded Neo4j that is stopped again: a run on disk is left.
 * @param edit changes the log files before they are read
 */
export async function finishedRun(
  accounts = 1000,
  edit: (logs: string) => Promise<void> = async () => {},
): Promise<FinishedRun> {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-finished-'));
  const workspace = join(folder, 'workspace');
  const logs = join(folder, 'demo');
  await generateWorld({
    scenario: 'demo',
    outDir: logs,
    accounts,
    seed: 1,
    progress: silentProgress,
  });
  await edit(logs);
  const { folder: runDir } = await runCase({
    caseDir: logs,
    workspace,
    env: process.env,
    now: () => new Date('2026-07-01T06:00:00Z'),
    seed: 1,
    progress: silentProgress,
  });
  return {
    folder,
    workspace,
    logs,
    runDir,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
