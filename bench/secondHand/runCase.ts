import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { type Case, writeSecondHand } from '../../worlds/secondHand/index.js';
import { type Score, scoreOf } from './score.js';

const PROGRAM = join(import.meta.dirname, '..', '..', 'bin', 'throughline.js');

/** Writes a case below `out`, runs the program on it as a user would, and compares. What was left stays there. */
export async function runCase(one: Case, seed: number, out: string): Promise<Score> {
  const folder = join(out, one.name);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeSecondHand(folder, one, seed);
  const result = join(folder, 'result');
  const started = performance.now();
  await throughline('run', join(folder, 'case'), [
    ...['--out', result, '--workspace', join(folder, 'workspace')],
    ...['--log', join(folder, 'run.log')],
  ]);
  const seconds = (performance.now() - started) / 1000;
  const truth = join(folder, 'truth.csv');
  const judged = await throughline('evaluate', result, ['--truth', truth, '--json']);
  await writeFile(join(folder, 'evaluation.json'), judged);
  const score = await scoreOf(one, result, truth, seconds);
  await writeFile(join(folder, 'score.json'), `${JSON.stringify(score, null, 2)}\n`);
  return score;
}

async function throughline(
  command: string,
  operand: string,
  options: readonly string[],
): Promise<string> {
  const { stdout } = await execa(process.execPath, [PROGRAM, command, operand, ...options]);
  return stdout;
}
