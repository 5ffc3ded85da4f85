import { userInfo } from 'node:os';
import { resolve } from 'node:path';
import { UsageError } from '../contract/errors.js';
import { Approval, LetterForm, MeasuredErrors, type RedactionLevel } from '../contract/evidence.js';
import { openAuditLog } from '../decisions/auditLog.js';
import { type ExportedPackage, exportPackage } from '../evidence/exportPackage.js';
import type { ExportOptions } from '../evidence/packageContent.js';
import { approvePackage } from '../evidence/record/approve.js';
import { isoMoment } from '../runs/findRun.js';
import { requirePlace } from '../runs/folders.js';
import { requireWorkspace } from '../runs/workspace.js';
import { readForm } from './readForm.js';
import { terminalProgress } from './terminalProgress.js';
import { writeNewFile } from './writeNewFile.js';

export interface ExportFlags {
  readonly workspace: string;
  readonly out: string;
  readonly run?: string;
  readonly redact: RedactionLevel;
  readonly withPrompts?: true;
  readonly date?: string;
  readonly by?: string;
  readonly letter?: string;
  readonly key?: string;
  readonly approval?: string;
  readonly evaluation?: string;
  readonly timeStamp?: string;
}

/** `throughline export OPERATOR`. */
export async function exportEvidence(
  operatorId: string,
  flags: ExportFlags,
): Promise<ExportedPackage> {
  await requireWorkspace(flags.workspace);
  await requirePlace('--out', flags.out);
  const exportedBy = flags.by ?? userInfo().username;
  const options: ExportOptions = {
    operatorId,
    workspace: flags.workspace,
    outDir: flags.out,
    level: flags.redact,
    withPrompts: flags.withPrompts === true,
    date: dateOf(flags.date),
    exportedBy,
    form: flags.letter === undefined ? {} : await readForm(flags.letter, LetterForm),
    env: process.env,
    progress: terminalProgress(process.stderr, Date.now),
    ...(flags.run === undefined ? {} : { run: flags.run }),
    ...(flags.evaluation === undefined
      ? {}
      : { measured: await readForm(flags.evaluation, MeasuredErrors) }),
    ...timeStampOf(flags.timeStamp ?? process.env['THROUGHLINE_TIME_STAMP']),
    ...(flags.key === undefined ? {} : { keyFile: flags.key }),
    ...(flags.approval === undefined ? {} : { approval: await readForm(flags.approval, Approval) }),
  };
  // Before it is made: a package shows people’s rows, and where asked for their prompts.
  await openAuditLog(resolve(flags.workspace), () => new Date()).record('export', exportedBy, {
    operator_id: operatorId,
    run: flags.run ?? 'latest',
    level: flags.redact,
    with_prompts: flags.withPrompts === true,
  });
  return exportPackage(options);
}

/** The time-stamp server that is asked, where one is configured. */
function timeStampOf(url: string | undefined): { timeStampUrl?: string } {
  if (url === undefined || url === '') return {};
  if (!/^https?:\/\/\S+$/.test(url) || !URL.canParse(url))
    throw new UsageError(
      `“${url}” is no address of a time-stamp server.`,
      'It starts with https://.',
    );
  return { timeStampUrl: url };
}

/**
 * A date is taken as its midnight in UTC, a time without an offset as UTC: the same words give the
 * same package on every machine. None is now.
 */
function dateOf(flag: string | undefined): string {
  const date = flag === undefined ? new Date() : isoMoment(flag);
  if (date === null)
    throw new UsageError(
      `--date “${flag}”: that is no date.`,
      'It takes a date (2026-07-01) or a time (2026-07-01T06:00Z).',
    );
  return date.toISOString().replace(/\.\d+Z$/, 'Z');
}

/** What was made, for a terminal. */
export const formatExport = (made: ExportedPackage): string =>
  [
    `${made.folder}`,
    `${made.zip}`,
    `level ${made.level}${made.isDraft ? '; a draft until a second person approves it (throughline approve)' : '; approved'}`,
    `signed with the key of fingerprint ${made.fingerprint}`,
  ].join('\n');

/** `throughline approve PACKAGE`: writes the approval that a second export takes with --approval. */
export async function approve(
  folder: string,
  flags: { by: string; reason: string; out: string; date?: string },
): Promise<Approval> {
  const approval = await approvePackage(folder, {
    by: flags.by,
    reason: flags.reason,
    at: dateOf(flags.date),
  });
  await writeNewFile('--out', flags.out, `${JSON.stringify(approval, null, 2)}\n`);
  return approval;
}
