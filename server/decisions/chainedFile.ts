import { mkdir, open, readFile, truncate } from 'node:fs/promises';
import { dirname } from 'node:path';
import lockfile from 'proper-lockfile';
import { type ChainedLine, nextLine, readChain } from './chain.js';

/** An append-only file of hash-chained lines with one writer at a time, also across processes. */
export interface ChainedFile {
  read(): Promise<readonly ChainedLine[]>;
  /**
   * Appends what `decide` makes of the lines as they stand, or nothing for null; on disk before it
   * returns.
   */
  append(decide: (lines: readonly ChainedLine[]) => unknown): Promise<ChainedLine | null>;
}

/** @param file made, with its folder, when first written. */
export function chainedFile(file: string): ChainedFile {
  const textOf = () =>
    readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return '';
      throw error;
    });
  let last: Promise<unknown> = Promise.resolve();
  const write = async (decide: (lines: readonly ChainedLine[]) => unknown) => {
    await mkdir(dirname(file), { recursive: true });
    const release = await lockfile.lock(dirname(file), {
      lockfilePath: `${file}.lock`,
      retries: { retries: 20, minTimeout: 20, maxTimeout: 200 },
    });
    try {
      const text = await textOf();
      const lines = readChain(text, file);
      const entry = decide(lines);
      if (entry === null) return null;
      const whole = Buffer.byteLength(text.slice(0, text.lastIndexOf('\n') + 1));
      if (whole !== Buffer.byteLength(text)) await truncate(file, whole);
      const line = nextLine(lines.at(-1), entry);
      const handle = await open(file, 'a');
      try {
        await handle.appendFile(`${JSON.stringify(line)}\n`);
        await handle.sync();
      } finally {
        await handle.close();
      }
      return line;
    } finally {
      await release();
    }
  };
  return {
    read: async () => readChain(await textOf(), file),
    append: (decide) => {
      const done = last.then(() => write(decide));
      last = done.catch(() => undefined);
      return done;
    },
  };
}
