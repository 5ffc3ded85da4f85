import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, CommanderError } from 'commander';
import { z } from 'zod';
import { EXIT, ThroughlineError } from '../contract/errors.js';
import { PACKAGE_ROOT } from '../packageRoot.js';
import { doctor, formatDoctor } from './doctor.js';

const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(join(PACKAGE_ROOT, 'package.json'), 'utf8')));

const program = new Command('throughline')
  .description('Finds the one operator behind thousands of accounts.')
  .version(version)
  .exitOverride()
  .showHelpAfterError();

program
  .command('doctor')
  .description('say what is installed, reachable and missing, with the remedy')
  .option('--json', 'print one JSON object on standard output')
  .action(async (options: { json?: true }) => {
    const report = await doctor(process.env);
    process.stdout.write(`${options.json ? JSON.stringify(report) : formatDoctor(report)}\n`);
    if (!report.ok) process.exitCode = EXIT.databaseUnreachable;
  });

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? EXIT.done : EXIT.usage;
  } else if (error instanceof ThroughlineError) {
    process.stderr.write(
      `${error.message}\n${error.remedy === undefined ? '' : `${error.remedy}\n`}`,
    );
    process.exitCode = error.exitCode;
  } else {
    throw error;
  }
}
