import type { GraphDatabase } from '../graph/index.js';
import type { RunResult } from '../runs/runCase.js';
import { runCase } from '../runs/runCase.js';
import { terminalProgress } from './terminalProgress.js';

export const DEFAULT_WORKSPACE = './.throughline';
export const DEFAULT_SEED = 1;

export interface RunFlags {
  readonly data?: string;
  readonly out?: string;
  readonly workspace: string;
  readonly seed: number;
  readonly graph?: GraphDatabase;
}

/** `throughline run CASE`. */
export const run = (caseDir: string, flags: RunFlags): Promise<RunResult> =>
  runCase({
    caseDir,
    ...(flags.data === undefined ? {} : { dataDir: flags.data }),
    ...(flags.out === undefined ? {} : { outDir: flags.out }),
    workspace: flags.workspace,
    ...(flags.graph === undefined ? {} : { graph: flags.graph }),
    env: process.env,
    now: () => new Date(),
    seed: flags.seed,
    progress: terminalProgress(process.stderr, Date.now),
  });

/** What a run found, for a terminal. */
export function formatRun({ record, folder }: RunResult): string {
  const count = (name: string) => (record.counts[name] ?? 0).toLocaleString('en-GB');
  return [
    `${record.run_id}: ${count('operators')} operators among ${count('groups')} groups of ${count('accounts')} accounts`,
    `  attributed ${count('accounts_attributed')}, to review ${count('accounts_to_review')}, rows quarantined ${count('rows_quarantined')}`,
    ...record.missing_families.map(({ family, why }) => `  no ${family} family: ${why}`),
    ...record.warnings.map((warning) => `  note: ${warning}`),
    ...(record.engine.note === null ? [] : [`  ${record.engine.note}`]),
    `  in ${folder}`,
  ].join('\n');
}
