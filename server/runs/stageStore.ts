import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { FileDigest } from '../contract/outputs.js';
import { parsedJson } from '../parsedJson.js';
import { changedFiles, digestFiles } from './digests.js';
import { writeWhole } from './workspace.js';

const StageRecord = z.object({
  key: z.string(),
  outputs: z.array(FileDigest),
  result: z.unknown(),
});

/** What a stage answered, and whether an earlier attempt had done it already. */
export interface StageDone<Result> {
  readonly result: Result;
  readonly reused: boolean;
}

/**
 * The stages of a run that are done, in the run's folder. A stage works in a folder of its own; its
 * files move into the run's folder when all are whole, and its record is written last. What is
 * killed at any moment is therefore done or not begun, and a file that was damaged since is made
 * again, with all that was made from it.
 */
export class StageStore {
  readonly #folder: string;
  /** Of everything that went in so far: input, parameters, program, and the files of each stage. */
  #key: string;

  constructor(folder: string, key: string) {
    this.#folder = folder;
    this.#key = key;
  }

  /**
   * Does a stage, or takes what an earlier attempt left of it.
   * @param outputs names of the files that `work` writes to the paths it is given
   * @param work answers what can be written as JSON
   */
  async once<Result>(
    stage: string,
    outputs: readonly string[],
    work: (pathOf: (name: string) => string) => Promise<Result>,
  ): Promise<StageDone<Result>> {
    const key = hashOf([this.#key, stage]);
    const file = join(this.#folder, 'stages', `${stage}.json`);
    const text = await readFile(file, 'utf8').catch(() => 'null');
    const kept = StageRecord.safeParse(parsedJson(text));
    if (
      kept.success &&
      kept.data.key === key &&
      (await changedFiles(this.#folder, kept.data.outputs)).length === 0
    ) {
      this.#key = hashOf([key, kept.data.outputs]);
      return { result: kept.data.result as Result, reused: true };
    }
    const temporary = join(this.#folder, `.stage-${stage}`);
    await rm(temporary, { recursive: true, force: true });
    await mkdir(temporary, { recursive: true });
    const result = await work((name) => join(temporary, name));
    const digests = await digestFiles(temporary, outputs);
    await mkdir(join(this.#folder, 'stages'), { recursive: true });
    await rm(file, { force: true });
    for (const name of outputs) await rename(join(temporary, name), join(this.#folder, name));
    await rm(temporary, { recursive: true });
    await writeWhole(file, JSON.stringify({ key, outputs: digests, result }));
    this.#key = hashOf([key, digests]);
    return { result, reused: false };
  }
}

const hashOf = (parts: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex');
