import { type Command, Option } from 'commander';
import { EXIT } from '../contract/errors.js';
import { REDACTION_LEVELS } from '../contract/evidence.js';
import type { ExportFlags } from './export.js';
import type { OpenFlags } from './opening.js';
import { answer } from './terminal.js';
import type { VerifyFlags } from './verify.js';

/** `export`, `approve` and `verify`: the commands around evidence packages. */
export function addEvidenceCommands(
  program: Command,
  workspaceOption: readonly [flags: string, description: string, fallback: string],
): void {
  program
    .command('export')
    .description('make the evidence package of an operator: folder and ZIP')
    .argument('<operator>', 'id of an operator of the run')
    .requiredOption('--out <dir>', 'folder to write it to')
    .option('--run <run>', 'id of the run, or its beginning; the latest finished one without')
    .addOption(
      new Option('--redact <level>', 'how much the package shows')
        .choices(REDACTION_LEVELS)
        .default('internal'),
    )
    .option('--with-prompts', 'show text of prompts (levels internal and counsel only)')
    .option('--letter <file>', 'YAML form: matter, addressee, sender and the like')
    .option('--by <name>', 'who exports; for the custody log')
    .option('--date <date>', 'date of the package; now without')
    .option('--key <file>', 'an Ed25519 key of your own to sign with (PEM)')
    .option('--evaluation <file>', 'measured errors: what evaluate --json printed')
    .option(
      '--time-stamp <url>',
      'have a time-stamp server (RFC 3161) stamp it; or THROUGHLINE_TIME_STAMP',
    )
    .option('--approval <file>', 'approval of the draft by a second person')
    .option(...workspaceOption)
    .option('--json', 'print one JSON object on standard output')
    .action(async (operator: string, flags: ExportFlags & { json?: true }) => {
      const { exportEvidence, formatExport } = await import('./export.js');
      const made = await exportEvidence(operator, flags);
      answer(flags.json, made, `${formatExport(made)}\n`);
    });

  program
    .command('approve')
    .description('approve a draft package as a second person; the export is then repeated with it')
    .argument('<package>', 'folder of the draft')
    .requiredOption('--by <name>', 'who approves')
    .requiredOption('--reason <text>', 'why; both stand in the custody log')
    .requiredOption('--out <file>', 'file to write the approval to')
    .option('--date <date>', 'date of the approval; now without')
    .option('--json', 'print one JSON object on standard output')
    .action(
      async (
        folder: string,
        flags: { by: string; reason: string; out: string; date?: string; json?: true },
      ) => {
        const { approve } = await import('./export.js');
        const approval = await approve(folder, flags);
        answer(
          flags.json,
          { file: flags.out, ...approval },
          `${flags.out}: approved content ${approval.content_sha256}\nExport again with --approval ${flags.out}\n`,
        );
      },
    );

  program
    .command('open')
    .description('make the file that proves one redacted row to somebody with a redacted package')
    .argument('<package>', 'folder of the internal package of the same run')
    .option('--account <id>', 'the account whose log row is to be proven')
    .option('--value <text>', 'the shared value that is to be proven')
    .requiredOption('--out <file>', 'file to write salt and original to')
    .option('--json', 'print one JSON object on standard output, without salt and original')
    .action(async (folder: string, flags: OpenFlags & { json?: true }) => {
      const { openCommitment } = await import('./opening.js');
      const { schedule, commitment } = await openCommitment(folder, flags);
      answer(
        flags.json,
        { file: flags.out, schedule, commitment },
        `${flags.out}: opens ${commitment} and nothing else\n`,
      );
    });

  program
    .command('check-opening')
    .description('check such a file against a redacted package, offline')
    .argument('<package>', 'folder of the redacted package')
    .argument('<opening>', 'the file')
    .option('--json', 'print one JSON object on standard output')
    .action(async (folder: string, file: string, flags: { json?: true }) => {
      const { proveOpening } = await import('./opening.js');
      const { row, shown } = await proveOpening(folder, file);
      answer(
        flags.json,
        { row, shown },
        `row ${row}: ${shown['account_id'] ?? shown['value'] ?? ''} was this original\n`,
      );
    });

  program
    .command('verify')
    .description('check an evidence package offline: signature, integrity, every figure')
    .argument('<package>', 'folder or ZIP of the package')
    .option('--fingerprint <hex>', 'of the signing key, as the sender gave it another way')
    .option('--logs <dir>', 'folder of the source logs, where you have them')
    .option('--json', 'print one JSON object on standard output')
    .action(async (path: string, flags: VerifyFlags & { json?: true }) => {
      const { formatReport } = await import('../evidence/standalone/report.js');
      const { verify } = await import('./verify.js');
      const report = await verify(path, flags);
      answer(flags.json, report, `${formatReport(report)}\n`);
      if (!report.ok) process.exitCode = EXIT.failed;
    });
}
