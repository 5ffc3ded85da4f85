import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';

/** A row of a schedule: text by column name; what is not known is ''. */
export type Row = Readonly<Record<string, string>>;

/** First characters that make a spreadsheet take a cell for a formula; and the mark against it. */
export const FORMULA_STARTS = '=+-@\t\r\n＝＋－＠';
const NEUTRAL_MARK = "'";

/** A text cell as CSV and XLSX show it: one apostrophe before what would start a formula. */
export const neutralised = (cell: string): string =>
  cell !== '' && (FORMULA_STARTS.includes(cell[0]!) || cell[0] === NEUTRAL_MARK)
    ? NEUTRAL_MARK + cell
    : cell;

/** The record behind a cell of a text column: exactly what {@link neutralised} was given. */
export const original = (cell: string): string =>
  cell.length > 1 &&
  cell[0] === NEUTRAL_MARK &&
  (FORMULA_STARTS.includes(cell[1]!) || cell[1] === NEUTRAL_MARK)
    ? cell.slice(1)
    : cell;

/**
 * Records of CSV text (RFC 4180), piece by piece: `push` takes the next piece and returns the
 * records that are complete, `end` the last one.
 */
export class CsvReader {
  private fields: string[] = [];
  private field = '';
  private isQuoted = false;
  private isAfterQuote = false;
  private isEmpty = true;

  push(text: string): string[][] {
    const records: string[][] = [];
    let from = 0;
    for (let i = 0; i < text.length; i++) {
      const c = text.charCodeAt(i);
      if (this.isQuoted) {
        if (c !== 34) continue;
        this.field += text.slice(from, i);
        from = i + 1;
        this.isQuoted = false;
        this.isAfterQuote = true;
        continue;
      }
      if (c === 34) {
        // A quote right after a closing one is a quote of the text itself.
        if (this.isAfterQuote) this.field += '"';
        else this.field += text.slice(from, i);
        from = i + 1;
        this.isQuoted = true;
        this.isEmpty = false;
      } else if (c === 44 || c === 10 || c === 13) {
        this.field += text.slice(from, i);
        from = i + 1;
        if (c === 44) this.nextField();
        else if (c === 10) {
          const record = this.nextRecord();
          if (record !== null) records.push(record);
        }
      } else {
        this.isEmpty = false;
      }
      this.isAfterQuote = false;
    }
    this.field += text.slice(from);
    return records;
  }

  end(): string[][] {
    const record = this.nextRecord();
    return record === null ? [] : [record];
  }

  private nextField(): void {
    this.fields.push(this.field);
    this.field = '';
    this.isEmpty = false;
  }

  private nextRecord(): string[] | null {
    const isNothing = this.isEmpty && this.fields.length === 0 && this.field === '';
    this.fields.push(this.field);
    const record = this.fields;
    this.fields = [];
    this.field = '';
    this.isEmpty = true;
    return isNothing ? null : record;
  }
}

/** Records of a CSV file, `.gz` or plain, in batches; never held together. */
export async function* csvRecords(path: string): AsyncGenerator<string[][]> {
  const file = createReadStream(path, { highWaterMark: 1 << 20 });
  const stream = path.endsWith('.gz') ? file.pipe(createGunzip()) : file;
  // An error of the file itself does not reach the unzipped stream by itself.
  file.on('error', (error) => stream.destroy(error));
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const reader = new CsvReader();
  for await (const chunk of stream) {
    yield reader.push(decoder.decode(chunk as Buffer, { stream: true }));
  }
  yield reader.push(decoder.decode());
  yield reader.end();
}

/** Rows of a schedule with their number (1 = first after the header). */
export async function* scheduleRows(
  path: string,
  textColumns: ReadonlySet<string>,
): AsyncGenerator<{ no: number; row: Row }> {
  let header: string[] | null = null;
  let no = 0;
  for await (const records of csvRecords(path)) {
    for (const record of records) {
      if (header === null) {
        header = record;
        continue;
      }
      const row: Record<string, string> = {};
      for (const [i, name] of header.entries()) {
        const cell = record[i] ?? '';
        row[name] = textColumns.has(name) ? original(cell) : cell;
      }
      no++;
      yield { no, row };
    }
  }
}
