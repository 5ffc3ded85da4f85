import { visibleLine } from '../contract/visibleText.js';
import type { RunResult } from '../runs/runCase.js';
import { type AttemptFlags, attemptRun } from './attempt.js';

export type RunFlags = AttemptFlags;

/** `throughline run CASE`. */
export const run = (caseDir: string, flags: RunFlags): Promise<RunResult> =>
  attemptRun(caseDir, flags);

/** What a run found, for a terminal. */
export function formatRun({ record, folder }: RunResult): string {
  const count = (name: string) => (record.counts[name] ?? 0).toLocaleString('en-GB');
  return [
    `${record.run_id}: ${count('operators')} operator${record.counts['operators'] === 1 ? '' : 's'} among ${count('groups')} groups of ${count('accounts')} accounts`,
    `  attributed ${count('accounts_attributed')}, to review ${count('accounts_to_review')}, rows quarantined ${count('rows_quarantined')}`,
    ...record.missing_families.map(({ family, why }) => `  no ${family} family: ${why}`),
    ...record.warnings.map((warning) => `  note: ${warning}`),
    ...(record.engine.note === null ? [] : [`  ${record.engine.note}`]),
    ...(record.alerts ?? []).map(({ sentence }) => `  look at: ${sentence}`),
    `  in ${folder}`,
  ]
    .map(visibleLine)
    .join('\n');
}
