import { existsSync } from 'node:fs';
import { UsageError } from '../contract/errors.js';
import type { Report } from '../evidence/standalone/report.js';
import { verifyPackage } from '../evidence/standalone/verifyPackage.js';

export interface VerifyFlags {
  readonly fingerprint?: string;
  readonly logs?: string;
}

/** `throughline verify PACKAGE`: the same checks as the package's own verifier. */
export async function verify(path: string, flags: VerifyFlags): Promise<Report> {
  if (!existsSync(path)) throw new UsageError(`There is no package ${path}.`);
  return verifyPackage(path, flags);
}
