import { formatReport } from './report.js';
import { mayBePackage, type VerifyOptions, verifyPackage } from './verifyPackage.js';

/** `node verify.mjs [PACKAGE] [--fingerprint HEX] [--logs DIR]`: answers the exit code. */
export async function main(argv: readonly string[], here: string): Promise<number> {
  const options: { fingerprint?: string; logs?: string } = {};
  let path = here;
  for (let i = 0; i < argv.length; i++) {
    if (argv[i] === '--fingerprint') options.fingerprint = argv[++i] ?? '';
    else if (argv[i] === '--logs') options.logs = argv[++i] ?? '';
    else path = argv[i]!;
  }
  if (!(await mayBePackage(path))) {
    process.stderr.write(`${path} is no package.\n`);
    return 2;
  }
  const report = await verifyPackage(path, options satisfies VerifyOptions);
  process.stdout.write(`${formatReport(report)}\n`);
  return report.ok ? 0 : 1;
}
