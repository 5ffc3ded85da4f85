import { visibleLine } from '../../contract/visibleText.js';

/** Something that is not as it should be, and where. */
export interface Finding {
  /** File, and where it can be said the row and column. */
  readonly place: string;
  readonly problem: string;
}

export interface Check {
  readonly check: string;
  /** What was looked at, in words with counts. */
  readonly looked: string;
  readonly findings: readonly Finding[];
}

export interface Report {
  readonly ok: boolean;
  readonly package: string;
  /** SHA-256 of the public key that signed: compare it with the one you were told another way. */
  readonly fingerprint: string;
  readonly checks: readonly Check[];
}

/** Findings shown of one check; a broken file has thousands of the same kind. */
export const FINDINGS_MAX = 40;

export class Findings {
  readonly all: Finding[] = [];
  add(place: string, problem: string): void {
    if (this.all.length < FINDINGS_MAX) this.all.push({ place, problem });
  }
}

/**
 * A check that fails where it cannot be done: an unreadable file is a finding, never a crash.
 * @param root folder of the package, which a missing file is named from
 */
export async function runCheck(
  check: string,
  work: (findings: Findings) => Promise<string> | string,
  root = '',
): Promise<Check> {
  const findings = new Findings();
  let looked = '';
  try {
    looked = await work(findings);
  } catch (error) {
    const missing = missingFile(error, root);
    if (missing !== null)
      findings.add(missing, 'is missing, and without it this cannot be checked');
    else
      findings.add(
        check,
        `cannot be checked: ${error instanceof Error ? error.message : String(error)}`,
      );
  }
  return { check, looked, findings: findings.all };
}

/** The file of a package that an error says is not there. */
function missingFile(error: unknown, root: string): string | null {
  const { code, path } = error as NodeJS.ErrnoException;
  if (code !== 'ENOENT' || path === undefined || root === '') return null;
  return path.startsWith(root) ? path.slice(root.length + 1).replaceAll('\\', '/') : path;
}

/** The report for a terminal; no name in a forged package writes over a line of it. */
export function formatReport(report: Report): string {
  const lines = report.checks
    .flatMap(({ check, looked, findings }) => [
      `${findings.length === 0 ? 'ok    ' : 'FAILED'}  ${check}${looked === '' ? '' : ` — ${looked}`}`,
      ...findings.map(({ place, problem }) => `          ${place}: ${problem}`),
    ])
    .map(visibleLine);
  return [
    ...lines,
    ...(report.fingerprint === ''
      ? ['No key is known to have signed it.']
      : [
          `Signing key, SHA-256 fingerprint: ${report.fingerprint}`,
          'Compare it with the fingerprint that the sender gave you by another way than this package.',
        ]),
    report.ok
      ? 'The package is whole, and every figure follows from its schedules.'
      : 'The package must not be relied on: see the lines marked FAILED.',
  ].join('\n');
}
