import { UsageError } from '../contract/errors.js';
import type { Progress } from '../contract/progress.js';

export interface GenerateFlags {
  readonly out: string;
  readonly accounts?: number;
  readonly exchanges?: number;
  readonly seed: number;
  readonly prompts?: string;
}

/** `throughline generate SCENARIO`. The one place of the program that knows of worlds. */
export async function generate(scenario: string, flags: GenerateFlags, progress: Progress) {
  const worlds = await import('../../worlds/index.js');
  if (!worlds.SCENARIOS.some(({ name }) => name === scenario)) {
    const list = worlds.SCENARIOS.map(({ name, summary }) => `  ${name.padEnd(14)}${summary}`).join(
      '\n',
    );
    throw new UsageError(`There is no scenario “${scenario}”.`, `Scenarios:\n${list}`);
  }
  return worlds.generateWorld({
    scenario,
    outDir: flags.out,
    seed: flags.seed,
    progress,
    ...(flags.accounts === undefined ? {} : { accounts: flags.accounts }),
    ...(flags.prompts === undefined ? {} : { promptsFile: flags.prompts }),
    ...(flags.exchanges === undefined ? {} : { exchanges: flags.exchanges }),
  });
}
