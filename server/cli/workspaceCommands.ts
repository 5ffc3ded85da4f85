import { type Command, InvalidArgumentError } from 'commander';
import { visibleLine } from '../contract/visibleText.js';
import { answer } from './terminal.js';
import { terminalProgress } from './terminalProgress.js';

/** `backup`, `restore`, `erase` and `tidy`: the care of a workspace. */
export function addWorkspaceCommands(
  program: Command,
  workspaceOption: readonly [flags: string, description: string, fallback: string],
): void {
  const progress = () => terminalProgress(process.stderr, Date.now);
  program
    .command('backup')
    .description('write a workspace into one ZIP with the SHA-256 of every file')
    .requiredOption('--out <file>', 'file to write')
    .option(...workspaceOption)
    .option('--json', 'print one JSON object on standard output')
    .action(async (flags: { out: string; workspace: string; json?: true }) => {
      const { backUp } = await import('../runs/backup.js');
      const made = await backUp({ ...flags, now: () => new Date(), progress: progress() });
      const place = made.replaced ? ', in place of an earlier backup' : '';
      const text = `${made.file}: ${made.files} files, ${made.bytes.toLocaleString('en-GB')} bytes${place}`;
      answer(flags.json, made, `${text}\n`);
    });

  program
    .command('restore')
    .description('put a backup into a workspace that is not there yet')
    .argument('<file>', 'what backup wrote')
    .option(...workspaceOption)
    .option('--json', 'print one JSON object on standard output')
    .action(async (file: string, flags: { workspace: string; json?: true }) => {
      const { restore } = await import('../runs/restore.js');
      const made = await restore({ file, workspace: flags.workspace, progress: progress() });
      const text = `${made.workspace}: ${made.files} files as of ${made.made_at}, each as it was`;
      answer(flags.json, made, `${text}\n`);
    });

  program
    .command('erase')
    .description('erase an account from a workspace, for good, and write down that it was')
    .argument('<account>', 'its account_id')
    .requiredOption('--reason <text>', 'why, for the audit log; name nobody in it')
    .requiredOption('--by <name>', 'who erases it')
    .option(...workspaceOption)
    .option('--json', 'print one JSON object on standard output')
    .action(
      async (
        account: string,
        flags: { reason: string; by: string; workspace: string; json?: true },
      ) => {
        const { eraseAccount } = await import('../runs/privacy/eraseAccount.js');
        const done = await eraseAccount({
          ...flags,
          account,
          env: process.env,
          now: () => new Date(),
          progress: progress(),
        });
        const lines = [
          ...(done.tables.length === 0
            ? [
                'No table of this workspace holds this account. It is registered: later runs leave it out.',
                done.graph_emptied
                  ? 'The database was emptied, as the tables that it was loaded from are not there to look through.'
                  : 'The database was left as it is.',
              ]
            : [
                `Erased from ${done.tables.length} folders of tables, ${done.runs.length} runs${done.graph_emptied ? ' and the graph' : ''}; ${done.tombstone} stands in its place. Later runs leave it out.`,
              ]),
          ...done.runs_removed.map((id) => `removed ${id}, which had not ended`),
          'Not erased:',
          ...done.kept.map(({ where, why }) => `  ${visibleLine(where)}\n    ${why}`),
        ];
        answer(flags.json, done, `${lines.join('\n')}\n`);
      },
    );

  program
    .command('tidy')
    .description('remove old runs, and tables that no run is left of')
    .option('--keep <n>', 'finished runs of each case that stay in any case', atLeastOne, 30)
    .option('--older-than <when>', 'only runs started before: a date, a time or a span', '90d')
    .option('--dry-run', 'say what would go, and remove nothing')
    .option(...workspaceOption)
    .option('--json', 'print one JSON object on standard output')
    .action(
      async (flags: {
        keep: number;
        olderThan: string;
        dryRun?: true;
        workspace: string;
        json?: true;
      }) => {
        const { sinceMoment } = await import('../runs/findRun.js');
        const { tidy } = await import('../runs/retention.js');
        const now = () => new Date();
        const done = await tidy({
          workspace: flags.workspace,
          keep: flags.keep,
          before: sinceMoment(flags.olderThan, now(), '--older-than'),
          dryRun: flags.dryRun === true,
          now,
        });
        const verb = flags.dryRun ? 'would remove' : 'removed';
        const lines = [
          ...done.removed.map((id) => `${verb} ${id}`),
          ...done.tables_removed.map((folder) => `${verb} ${folder}`),
          ...done.rows_removed.map(
            ({ file, rows, before }) => `${verb} ${rows} rows before ${before} from ${file}`,
          ),
          `${verb} ${done.removed.length} runs and ${done.tables_removed.length} folders of tables; ${done.kept.length} runs stay`,
        ];
        answer(flags.json, done, `${lines.join('\n')}\n`);
      },
    );
}

function atLeastOne(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError('It takes a number from 1 on.');
  return Number(text);
}
