import { createHash } from 'node:crypto';
import { InputRefusedError } from '../../contract/errors.js';
import { type Encoding, readAsUtf8, sniffEncoding, Utf8Survey } from '../bytes/encoding.js';
import { parseRecord } from './parseRecord.js';
import { RecordScanner } from './recordScanner.js';

/** What one reading of a CSV file showed. */
export interface CsvFacts {
  readonly encoding: Encoding;
  readonly delimiter: string;
  /** Names of the first row; empty where the file is empty. */
  readonly headers: string[];
  /** Data rows, sound and broken ones, the header not counted. */
  readonly rows: number;
  readonly longestBytes: number;
  /** DuckDB can read the file as it lies: UTF-8, one kind of line end, every row sound. */
  readonly sound: boolean;
  readonly bytes: number;
  readonly sha256: string;
}

const DELIMITERS = [',', ';', '\t', '|'];

/**
 * Reads a CSV file once: digest, encoding, delimiter, and each row's structure.
 * @throws InputRefusedError where it cannot be unpacked or its header cannot be read.
 */
export async function inspectCsv(
  path: string,
  onRaw: (bytes: number) => void = () => {},
): Promise<CsvFacts> {
  const declared = await sniffEncoding(path);
  const hash = createHash('sha256');
  let bytes = 0;
  const utf8 = new Utf8Survey();
  const text = readAsUtf8(path, declared, (chunk) => {
    hash.update(chunk);
    bytes += chunk.length;
    onRaw(chunk.length);
  });

  let delimiter = ',';
  let header: Buffer | null = null;
  let expected = 0;
  let rows = -1;
  let damaged = 0;
  let scanner: RecordScanner | null = null;
  for await (const chunk of text) {
    if (scanner === null) {
      delimiter = likelyDelimiter(chunk);
      scanner = new RecordScanner(delimiter.charCodeAt(0), (record) => {
        rows += 1;
        if (header === null) {
          if (record.fault !== null) throw headerBroken(record.fault);
          if (holdsControls(record.bytes)) throw headerBroken('it holds what is no text');
          header = Buffer.from(record.bytes);
          expected = record.fields;
        } else if (record.fault !== null || record.fields !== expected) damaged += 1;
      });
    }
    utf8.push(chunk);
    scanner.push(chunk);
  }
  scanner?.end();
  utf8.end();

  const encoding = utf8.isLikelyWindows1252 ? 'windows-1252' : declared;
  return {
    encoding,
    delimiter,
    headers:
      header === null ? [] : parseRecord(decode(header, encoding), delimiter).map((h) => h.trim()),
    rows: Math.max(rows, 0),
    longestBytes: scanner?.longestBytes ?? 0,
    sound:
      encoding === 'utf-8' &&
      damaged === 0 &&
      !utf8.hasInvalid &&
      !utf8.hasNul &&
      !(scanner?.irregular ?? false),
    bytes,
    sha256: hash.digest('hex'),
  };
}

/** Control characters that no line of text holds: below a space, and not a tab or a line end. */
const holdsControls = (bytes: Buffer): boolean =>
  bytes.some((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d);

/** A UTF-16 file reaches the scanner as UTF-8 already; Windows-1252 is seen only at its end. */
const decode = (bytes: Buffer, encoding: Encoding): string =>
  encoding === 'windows-1252'
    ? new TextDecoder('windows-1252').decode(bytes)
    : bytes.toString('utf8');

/** The separator most frequent outside quotes in the first line; a comma where none is there. */
function likelyDelimiter(chunk: Buffer): string {
  const line = /^[^\r\n]*/.exec(chunk.toString('utf8', 0, 65_536).trimStart())![0];
  const bare = line.replaceAll(/"(?:[^"]|"")*"/g, '');
  const counted = DELIMITERS.map((d) => ({ d, n: bare.split(d).length }));
  return counted.reduce((best, next) => (next.n > best.n ? next : best)).d;
}

const headerBroken = (fault: string): InputRefusedError =>
  new InputRefusedError(`its header cannot be read: ${fault}.`, 'Repair the first line.');
