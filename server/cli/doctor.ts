import { type Check, checkPrerequisites } from '../graph/index.js';

/** What `doctor` found; `ok` only when nothing is missing. */
export interface DoctorReport {
  readonly ok: boolean;
  readonly checks: readonly Check[];
}

export async function doctor(env: NodeJS.ProcessEnv): Promise<DoctorReport> {
  const node: Check = { name: 'Node.js', ok: true, detail: process.version, remedy: null };
  const checks = [node, ...(await checkPrerequisites(env))];
  return { ok: checks.every((check) => check.ok), checks };
}

export function formatDoctor(report: DoctorReport): string {
  return report.checks
    .map(({ name, ok, detail, remedy }) => {
      const line = `${ok ? 'ok     ' : 'missing'}  ${name}: ${detail}`;
      return remedy === null ? line : `${line}\n         ${remedy}`;
    })
    .join('\n');
}
