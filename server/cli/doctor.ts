import { resolve } from 'node:path';
import { EXIT, type ExitCode } from '../contract/errors.js';
import { type RecordCheck, verifyRecords } from '../decisions/verifyRecords.js';
import { type Check, checkPrerequisites } from '../graph/index.js';

/** What `doctor` found; `ok` only when nothing is missing and the records are as they were written. */
export interface DoctorReport {
  readonly ok: boolean;
  readonly checks: readonly Check[];
  readonly records: readonly RecordCheck[];
}

export async function doctor(
  env: NodeJS.ProcessEnv,
  o: { workspace: string; seen: readonly string[] },
): Promise<DoctorReport> {
  const records = await verifyRecords(resolve(o.workspace), o.seen);
  const node: Check = { name: 'Node.js', ok: true, detail: process.version, remedy: null };
  const checks = [node, ...(await checkPrerequisites(env))];
  return { ok: [...checks, ...records].every(({ ok }) => ok), checks, records };
}

/** A broken record counts before a missing program. */
export function doctorExitCode(report: DoctorReport): ExitCode {
  if (report.ok) return EXIT.done;
  return report.records.every(({ ok }) => ok) ? EXIT.databaseUnreachable : EXIT.failed;
}

export function formatDoctor(report: DoctorReport): string {
  const line = (word: string) => (check: Check) => {
    const { name, ok, detail, remedy } = check;
    const text = `${ok ? 'ok     ' : word}  ${name}: ${detail}`;
    return remedy === null ? text : `${text}\n         ${remedy}`;
  };
  return [...report.checks.map(line('missing')), ...report.records.map(line('changed'))].join('\n');
}
