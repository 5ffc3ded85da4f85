import { createHash } from 'node:crypto';
import { z } from 'zod';
import { ThroughlineError } from '../contract/errors.js';

/** A line of an append-only file: each holds the hash of the one before. */
export const ChainedLine = z.object({
  seq: z.int().min(1),
  previous: z.string(),
  hash: z.string(),
  entry: z.unknown(),
});
export type ChainedLine = z.infer<typeof ChainedLine>;

/** What the first line names as the one before it. */
export const CHAIN_START = '0'.repeat(64);

const hashOf = (seq: number, previous: string, entry: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify([seq, previous, entry]))
    .digest('hex');

/** The next line of a chain. */
export function nextLine(last: ChainedLine | undefined, entry: unknown): ChainedLine {
  const seq = (last?.seq ?? 0) + 1;
  const previous = last?.hash ?? CHAIN_START;
  // As it will be read again: a value that JSON changes would not hash the same.
  const kept: unknown = JSON.parse(JSON.stringify(entry));
  return { seq, previous, hash: hashOf(seq, previous, kept), entry: kept };
}

/**
 * Reads and checks the text of such a file. A last line without its end is what a crash leaves; it
 * was never acknowledged and is passed over.
 * @throws ThroughlineError where a line was changed, taken out or put in.
 */
export function readChain(text: string, file: string): ChainedLine[] {
  const lines: ChainedLine[] = [];
  for (const line of text.slice(0, text.lastIndexOf('\n') + 1).split('\n')) {
    if (line === '') continue;
    const parsed = ChainedLine.safeParse(parse(line));
    const last = lines.at(-1);
    const fits =
      parsed.success &&
      parsed.data.seq === (last?.seq ?? 0) + 1 &&
      parsed.data.previous === (last?.hash ?? CHAIN_START) &&
      parsed.data.hash === hashOf(parsed.data.seq, parsed.data.previous, parsed.data.entry);
    if (!fits) {
      throw new ThroughlineError(`${file} was changed: line ${lines.length + 1} does not fit.`, {
        remedy: 'Put back the file from a copy; nothing is written to it until then.',
      });
    }
    lines.push(parsed.data);
  }
  return lines;
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
