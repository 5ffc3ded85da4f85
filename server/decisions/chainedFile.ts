import {
  appendFileSync,
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  truncateSync,
} from 'node:fs';
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

  /**
   * The file is read and checked again only where it is not as this process left or last saw it.
   * Without waiting: the steps are short, and each wait would be a turn behind everybody’s requests.
   */
  const check = (): Checked => {
    const found = statSync(file, { bigint: true, throwIfNoEntry: false });
    if (found === undefined) return (checked = NOTHING);
    const state = stateOf(found);
    if (state === checked.state) return checked;
    const bytes = readFileSync(file);
    const whole = bytes.lastIndexOf(0x0a) + 1;
    const lines = readChain(bytes.toString('utf8'), file);
    return (checked = { state, whole, size: bytes.byteLength, lines });
  };

  const write = async (decide: (lines: readonly ChainedLine[]) => unknown) => {
    mkdirSync(dirname(file), { recursive: true });
    const release = await lockfile.lock(dirname(file), {
      lockfilePath: `${file}.lock`,
      // Longer than the lock of a process that was killed counts (10 s).
      retries: { retries: 60, minTimeout: 20, maxTimeout: 250 },
    });
    try {
      const before = check();
      const entry = decide(before.lines);
      if (entry === null) return null;
      if (before.whole !== before.size) truncateSync(file, before.whole);
      const line = nextLine(before.lines.at(-1), entry);
      const text = `${JSON.stringify(line)}\n`;
      const handle = openSync(file, 'a');
      try {
        appendFileSync(handle, text);
        fsyncSync(handle);
      } finally {
        closeSync(handle);
      }
      const whole = before.whole + Buffer.byteLength(text);
      const state = stateOf(statSync(file, { bigint: true }));
      // A reader may hold the lines as they were: what it holds does not grow under it.
      checked = { state, whole, size: whole, lines: [...before.lines, line] };
      return line;
    } finally {
      await release();
    }
  };
  return {
    read: async () => check().lines,
    append: (decide) => {
      const done = last.then(() => write(decide));
      last = done.catch(() => undefined);
      return done;
    },
  };
}

const stateOf = (file: { ino: bigint; size: bigint; mtimeNs: bigint; ctimeNs: bigint }): string =>
  `${file.ino} ${file.size} ${file.mtimeNs} ${file.ctimeNs}`;
