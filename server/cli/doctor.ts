import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { EXIT, type ExitCode } from '../contract/errors.js';
import { type RecordCheck, verifyRecords } from '../decisions/verifyRecords.js';
import { type Check, checkPrerequisites } from '../graph/index.js';
import { placeOf } from '../runs/folders.js';

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
  const checks = [
    node,
    await checkWorkspace(resolve(o.workspace)),
    ...(await checkPrerequisites(env)),
  ];
  return { ok: [...checks, ...records].every(({ ok }) => ok), checks, records };
}

/** Whether a run could write into the workspace, or make it; looks and makes nothing. */
async function checkWorkspace(workspace: string): Promise<Check> {
  const { at, state } = await placeOf(workspace);
  const ok = state === 'there' || state === 'to be made';
  const details = {
    there: `${at} is there and may be written to`,
    'to be made': `${workspace} is not there yet and can be made`,
    'no folder': `${at} is no folder`,
    'not writable': `${at} may not be written to`,
  };
  const remedy = 'Check who may read and write there, or name another folder with --workspace.';
  if (!ok) return { name: WORKSPACE, ok, detail: details[state], remedy };
  const isOpen = state === 'there' && ((await stat(workspace)).mode & OTHERS) !== 0;
  return {
    name: WORKSPACE,
    ok,
    detail: details[state],
    remedy: isOpen ? `Every user of this machine may look into it: chmod o= ${workspace}` : null,
  };
}
/** Rights of those who are neither the owner nor of the group. */
const OTHERS = 0o007;
const WORKSPACE = 'Workspace';

/** A broken record, or a workspace that cannot be written to, counts before a missing program. */
export function doctorExitCode(report: DoctorReport): ExitCode {
  if (report.ok) return EXIT.done;
  const isOurs = report.checks.some(({ name, ok }) => name === WORKSPACE && !ok);
  return isOurs || report.records.some(({ ok }) => !ok) ? EXIT.failed : EXIT.databaseUnreachable;
}

export function formatDoctor(report: DoctorReport): string {
  const line = (word: string) => (check: Check) => {
    const { name, ok, detail, remedy } = check;
    const text = `${ok ? 'ok     ' : word}  ${name}: ${detail}`;
    return remedy === null ? text : `${text}\n         ${remedy}`;
  };
  return [
    ...report.checks.map((check) => line(check.name === WORKSPACE ? 'refused' : 'missing')(check)),
    ...report.records.map(line('changed')),
  ].join('\n');
}
