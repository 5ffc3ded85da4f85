import { isUtf8 } from 'node:buffer';
import { type BatchWriter, withWriters } from '../bytes/batchWriter.js';
import { readAsUtf8 } from '../bytes/encoding.js';
import type { CsvFacts } from './inspectCsv.js';
import { parseRecord, quoteCell } from './parseRecord.js';
import { RecordScanner } from './recordScanner.js';

/**
 * Writes the sound rows of a CSV file to `soundPath` as plain CSV without a header, the row number
 * before each, and the broken ones to `brokenPath` as `row_no,reason`. Row numbers count from 1
 * and count broken rows.
 */
export async function repairCsv(
  path: string,
  facts: CsvFacts,
  soundPath: string,
  brokenPath: string,
): Promise<void> {
  await withWriters([soundPath, brokenPath], (sound, broken) =>
    writeRows(path, facts, sound, broken),
  );
}

async function writeRows(
  path: string,
  facts: CsvFacts,
  sound: BatchWriter,
  broken: BatchWriter,
): Promise<void> {
  const expected = facts.headers.length;
  let row = -1;
  const scanner = new RecordScanner(facts.delimiter.charCodeAt(0), ({ bytes, fields, fault }) => {
    row += 1;
    if (row === 0) return;
    const reason = fault ?? faultOfFields(fields, expected) ?? faultOfBytes(bytes);
    if (reason !== null) {
      broken.add(`${row},${quoteCell(reason)}\n`);
    } else {
      const cells = parseRecord(bytes.toString('utf8'), facts.delimiter);
      sound.add(`${row},${cells.map(quoteCell).join(',')}\n`);
    }
  });
  for await (const chunk of readAsUtf8(path, facts.encoding)) {
    scanner.push(chunk);
    await sound.flush();
    await broken.flush();
  }
  scanner.end();
}

const faultOfFields = (fields: number, expected: number): string | null =>
  fields === expected
    ? null
    : `the row has ${fields} field${fields === 1 ? '' : 's'}, the header has ${expected}`;

/** Why the bytes of a row are no text; null where they are. */
export function faultOfBytes(bytes: Buffer): string | null {
  if (!isUtf8(bytes)) return 'the row is not valid UTF-8';
  return bytes.includes(0) ? 'the row holds a NUL byte' : null;
}
