import { resolve } from 'node:path';
import type { Command } from 'commander';
import { RunSummary } from '../contract/api.js';
import type { RunRecord } from '../contract/outputs.js';
import { visibleLine } from '../contract/visibleText.js';
import { compareRuns } from '../runs/compare/compareRuns.js';
import { formatComparison } from '../runs/compare/formatComparison.js';
import { readRunSide } from '../runs/compare/readRunSide.js';
import { findPair, sinceMoment } from '../runs/findRun.js';
import { shownRuns } from '../runs/shownRuns.js';
import { isWorkspace, listRuns, workspacePaths } from '../runs/workspace.js';
import { answer, say } from './terminal.js';

interface RunsFlags {
  readonly workspace: string;
  readonly since?: string;
  readonly json?: true;
}

/** `runs` and `diff`: the history of a workspace. */
export function addRunsCommands(
  program: Command,
  workspaceOption: readonly [flags: string, description: string, fallback: string],
): void {
  program
    .command('runs')
    .description('list the runs of a workspace, newest first')
    .option(...workspaceOption)
    .option('--since <when>', 'only runs started since: a date, a time or a span such as 7d')
    .option('--json', 'print one JSON object, the records under `runs`, on standard output')
    .action(async (flags: RunsFlags) => {
      const since = flags.since === undefined ? '' : sinceOf(flags.since).toISOString();
      const runs = (await shownRuns(flags.workspace)).filter((run) => run.started_at >= since);
      if (runs.length === 0) {
        const span = flags.since === undefined ? '' : ` since ${flags.since}`;
        const folder = resolve(flags.workspace);
        say(
          (await isWorkspace(folder))
            ? `There is no run in ${folder}${span}.`
            : `There is no workspace ${folder}.`,
        );
      }
      const lines = runs.map(
        (run) => `${run.started_at}  ${run.run_id}  ${visibleLine(run.case_name)}  ${endOf(run)}\n`,
      );
      answer(flags.json, { runs }, lines.join(''));
    });

  program
    .command('diff')
    .description('what appeared, grew, shrank, split, merged and dissolved between two runs')
    .argument('[before]', 'id of a run, or its beginning; without, the one before the latest')
    .argument('[after]', 'the same; without, the latest')
    .option(
      '--since <when>',
      'compare with the last run before: a date, a time or a span such as 1d',
    )
    .option(...workspaceOption)
    .option('--json', 'print one JSON object on standard output')
    .action(async (before: string | undefined, after: string | undefined, flags: RunsFlags) => {
      const pair = findPair(await listRuns(flags.workspace), {
        before,
        after,
        since: flags.since === undefined ? undefined : sinceOf(flags.since),
      });
      if (pair.before.parameters['case_id'] !== pair.after.parameters['case_id']) {
        say('The two runs are of different cases or folders.');
      }
      const sideOf = (runId: string) =>
        readRunSide(workspacePaths(resolve(flags.workspace)).run(runId));
      const comparison = compareRuns(
        await sideOf(pair.before.run_id),
        await sideOf(pair.after.run_id),
      );
      const json = {
        before: RunSummary.parse(pair.before),
        after: RunSummary.parse(pair.after),
        ...comparison,
      };
      const text = formatComparison(pair.before.run_id, pair.after.run_id, comparison);
      answer(flags.json, json, `${text}\n`);
    });
}

/** What became of a run, in a word or two. */
function endOf({ status, counts }: RunRecord): string {
  if (status !== 'done') return status;
  return `${counts['operators'] ?? 0} operator${counts['operators'] === 1 ? '' : 's'}`;
}

const sinceOf = (text: string): Date => sinceMoment(text, new Date());
