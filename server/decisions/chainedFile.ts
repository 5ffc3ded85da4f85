import { mkdir, open, stat, truncate } from 'node:fs/promises';
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

/** What was read and checked, and the state of the file that it was read from. */
interface Checked {
  readonly state: string;
  /** Bytes up to the end of the last whole line. */
  readonly whole: number;
  readonly size: number;
  readonly lines: ChainedLine[];
}

const NOTHING: Checked = { state: 'none', whole: 0, size: 0, lines: [] };

/** @param file made, with its folder, when first written. */
export function chainedFile(file: string): ChainedFile {
  let checked = NOTHING;
  let last: Promise<unknown> = Promise.resolve();

  /** The file is read and checked again only where it is not as this process left or last saw it. */
  const check = async (): Promise<Checked> => {
    const handle = await open(file, 'r').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
    if (handle === null) return (checked = NOTHING);
    try {
      const state = stateOf(await handle.stat({ bigint: true }));
      if (state === checked.state) return checked;
      const bytes = await handle.readFile();
      const whole = bytes.lastIndexOf(0x0a) + 1;
      const lines = readChain(bytes.toString('utf8'), file);
      return (checked = { state, whole, size: bytes.byteLength, lines });
    } finally {
      await handle.close();
    }
  };

  const write = async (decide: (lines: readonly ChainedLine[]) => unknown) => {
    await mkdir(dirname(file), { recursive: true });
    const release = await lockfile.lock(dirname(file), {
      lockfilePath: `${file}.lock`,
      retries: { retries: 20, minTimeout: 20, maxTimeout: 200 },
    });
    try {
      const before = await check();
      const entry = decide(before.lines);
      if (entry === null) return null;
      if (before.whole !== before.size) await truncate(file, before.whole);
      const line = nextLine(before.lines.at(-1), entry);
      const text = `${JSON.stringify(line)}\n`;
      const handle = await open(file, 'a');
      try {
        await handle.appendFile(text);
        await handle.sync();
      } finally {
        await handle.close();
      }
      const whole = before.whole + Buffer.byteLength(text);
      const state = stateOf(await stat(file, { bigint: true }));
      // A reader may hold the lines as they were: what it holds does not grow under it.
      checked = { state, whole, size: whole, lines: [...before.lines, line] };
      return line;
    } finally {
      await release();
    }
  };
  return {
    read: async () => (await check()).lines,
    append: (decide) => {
      const done = last.then(() => write(decide));
      last = done.catch(() => undefined);
      return done;
    },
  };
}

const stateOf = (file: { ino: bigint; size: bigint; mtimeNs: bigint; ctimeNs: bigint }): string =>
  `${file.ino} ${file.size} ${file.mtimeNs} ${file.ctimeNs}`;
