import { createHash } from 'node:crypto';
import { type BatchWriter, withWriters } from '../bytes/batchWriter.js';
import { type Encoding, readAsUtf8, sniffEncoding } from '../bytes/encoding.js';
import { quoteCell } from '../csv/parseRecord.js';
import { faultOfBytes } from '../csv/repairCsv.js';
import { LineScanner } from './lineScanner.js';

/** Stands between number and line: JSON lets it stand nowhere inside a line. */
export const LINE_SEPARATOR = '\u001f';

export interface NdjsonFacts {
  readonly encoding: Encoding;
  /** Lines that are not blank. */
  readonly rows: number;
  readonly longestBytes: number;
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * Copies the lines of an NDJSON file to `soundPath` as `number U+001F line`, so that each keeps its
 * number in the file, and those that are no text to `brokenPath` as `row_no,reason`. Blank lines
 * are counted and are no rows. Whether a line is JSON is judged later, by DuckDB.
 */
export async function numberLines(
  path: string,
  soundPath: string,
  brokenPath: string,
  onRaw: (bytes: number) => void = () => {},
): Promise<NdjsonFacts> {
  return withWriters([soundPath, brokenPath], (sound, broken) =>
    copyLines(path, sound, broken, onRaw),
  );
}

async function copyLines(
  path: string,
  sound: BatchWriter,
  broken: BatchWriter,
  onRaw: (bytes: number) => void,
): Promise<NdjsonFacts> {
  const encoding = await sniffEncoding(path);
  const hash = createHash('sha256');
  let bytes = 0;
  let rows = 0;
  const scanner = new LineScanner((line, lineNo, tooLong) => {
    const reason = tooLong ? 'the line is too long' : faultOfBytes(line);
    const text = reason === null ? line.toString('utf8').trim() : '';
    if (reason === null && text === '') return;
    rows += 1;
    const fault =
      reason ??
      (text.includes(LINE_SEPARATOR) || text.includes('\r')
        ? 'the line is not a JSON object'
        : null);
    if (fault === null) sound.add(`${lineNo}${LINE_SEPARATOR}${text}\n`);
    else broken.add(`${lineNo},${quoteCell(fault)}\n`);
  });
  const text = readAsUtf8(path, encoding, (chunk) => {
    hash.update(chunk);
    bytes += chunk.length;
    onRaw(chunk.length);
  });
  for await (const chunk of text) {
    scanner.push(chunk);
    await sound.flush();
    await broken.flush();
  }
  scanner.end();
  const longestBytes = scanner.longestBytes;
  return { encoding, rows, longestBytes, bytes, sha256: hash.digest('hex') };
}
