import { existsSync } from 'node:fs';
import { formatReport } from './report.js';
import { mayBePackage, type VerifyOptions, verifyPackage } from './verifyPackage.js';

const USAGE = 'node verify.mjs [PACKAGE] [--fingerprint HEX] [--logs FOLDER]\n';

/** `node verify.mjs [PACKAGE] [--fingerprint HEX] [--logs DIR]`: answers the exit code. */
export async function main(argv: readonly string[], here: string): Promise<number> {
  const options: { fingerprint?: string; logs?: string } = {};
  const paths: string[] = [];
  const refuse = (why: string): number => {
    process.stderr.write(`${why}\n${USAGE}`);
    return 2;
  };
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i]!;
    if (word === '--help' || word === '-h') {
      process.stdout.write(USAGE);
      return 0;
    }
    if (!word.startsWith('-')) paths.push(word);
    else if (word !== '--fingerprint' && word !== '--logs') return refuse(`There is no ${word}.`);
    else {
      const value = argv[++i];
      if (value === undefined || value === '') return refuse(`${word} needs a value.`);
      options[word === '--logs' ? 'logs' : 'fingerprint'] = value;
    }
  }
  if (paths.length > 1) return refuse('One package at a time.');
  const path = paths[0] ?? here;
  if (!(await mayBePackage(path))) return refuse(`${path} is no package.`);
  if (options.logs !== undefined && !existsSync(options.logs))
    return refuse(`There is no folder ${options.logs}.`);
  const report = await verifyPackage(path, options satisfies VerifyOptions);
  process.stdout.write(`${formatReport(report)}\n`);
  return report.ok ? 0 : 1;
}
