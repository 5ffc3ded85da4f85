import { UsageError } from '../contract/errors.js';
import type { Progress } from '../contract/progress.js';
import { requirePlace } from '../runs/folders.js';

export interface GenerateFlags {
  readonly out: string;
  readonly accounts?: number;
  readonly exchanges?: number;
  readonly seed: number;
  readonly prompts?: string;
}

/** `throughline generate SCENARIO`. The one place of the program that knows of worlds. */
export async function generate(scenario: string, flags: GenerateFlags, progress: Progress) {
  await requirePlace('--out', flags.out);
  const worlds = await import('../../worlds/index.js');
  const { SCALE_SCENARIOS, generateSeedScale } = await import('../../worlds/seedScale/index.js');
  const size = {
    ...(flags.accounts === undefined ? {} : { accounts: flags.accounts }),
    ...(flags.exchanges === undefined ? {} : { exchanges: flags.exchanges }),
  };
  const common = { scenario, outDir: flags.out, seed: flags.seed, progress, ...size };
  if (SCALE_SCENARIOS.some(({ name }) => name === scenario)) {
    if (flags.prompts !== undefined)
      throw new UsageError(`“${scenario}” composes its prompts and takes no --prompts.`);
    return generateSeedScale(common);
  }
  if (!worlds.SCENARIOS.some(({ name }) => name === scenario)) {
    const all = [...worlds.SCENARIOS, ...SCALE_SCENARIOS];
    const width = Math.max(...all.map(({ name }) => name.length)) + 2;
    const list = all.map(({ name, summary }) => `  ${name.padEnd(width)}${summary}`).join('\n');
    throw new UsageError(`There is no scenario “${scenario}”.`, `Scenarios:\n${list}`);
  }
  return worlds.generateWorld({
    ...common,
    ...(flags.prompts === undefined ? {} : { promptsFile: flags.prompts }),
  });
}
