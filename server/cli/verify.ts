import { existsSync } from 'node:fs';
import { UsageError } from '../contract/errors.js';
import type { Report } from '../evidence/standalone/report.js';
import { mayBePackage, verifyPackage } from '../evidence/standalone/verifyPackage.js';

export interface VerifyFlags {
  readonly fingerprint?: string;
  readonly logs?: string;
}

/** `throughline verify PACKAGE`: the same checks as the package's own verifier. */
export async function verify(path: string, flags: VerifyFlags): Promise<Report> {
  if (!existsSync(path)) throw new UsageError(`There is no package ${path}.`);
  if (!(await mayBePackage(path)))
    throw new UsageError(
      `${path} is no folder of a package.`,
      'Name what export made: folder or ZIP.',
    );
  return verifyPackage(path, flags);
}
