/** A row longer than this is broken: an open quote that swallows the file, or no text at all. */
export const RECORD_BYTES_MAX = 64 * 1024 * 1024;

/** A row as it was cut out of the file; `bytes` lasts until the callback returns. */
export interface CsvRecord {
  readonly bytes: Buffer;
  readonly fields: number;
  /** Why it cannot be read; null for a sound one. */
  readonly fault: string | null;
}

const LF = 10;
const CR = 13;
const SPACE = 32;
const QUOTE = 34;
const HEAD_KEPT_BYTES = 1024;

type State = 'start' | 'plain' | 'quoted' | 'closed' | 'closed-space' | 'skip';

/**
 * Cuts CSV into rows as RFC 4180 and DuckDB read it (spaces around a quoted cell are no part of
 * it; a quote inside an unquoted cell is a character), and keeps counting where others give up:
 * a row whose quotes are broken costs its first line, and reading goes on with the next one.
 * Blank lines are no rows.
 */
export class RecordScanner {
  longestBytes = 0;
  /** Line ends are mixed, or a lone carriage return stands in a cell: DuckDB would stop there. */
  irregular = false;
  private buffer: Buffer = Buffer.alloc(0);
  private at = 0;
  private start = 0;
  private fields = 0;
  private state: State = 'start';
  private fault: string | null = null;
  private newline: 'lf' | 'crlf' | 'cr' | null = null;

  constructor(
    private readonly delimiter: number,
    private readonly onRecord: (record: CsvRecord) => void,
    private readonly bytesMax = RECORD_BYTES_MAX,
  ) {}

  push(chunk: Buffer): void {
    const held = this.buffer.subarray(this.start);
    this.buffer = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    this.at -= this.start;
    this.start = 0;
    this.scan(false);
  }

  end(): void {
    this.scan(true);
    while (this.state === 'quoted') {
      this.resync('a quote is opened and never closed');
      this.scan(true);
    }
    if (this.start < this.buffer.length) this.cut(this.buffer.length, this.buffer.length);
  }

  private scan(final: boolean): void {
    while (this.at < this.buffer.length) {
      if (this.state === 'quoted') this.findClosingQuote();
      else if (this.state === 'skip') this.skipLine(final);
      else if (!this.step(this.buffer[this.at]!, final)) return;
    }
  }

  /** One byte outside quotes; false where the next chunk is needed to judge it. */
  private step(byte: number, final: boolean): boolean {
    if (byte === this.delimiter) {
      this.fields += 1;
      this.state = 'start';
    } else if (byte === LF) {
      this.sawNewline('lf');
      this.cut(this.at, this.at + 1);
      return true;
    } else if (byte === CR) {
      if (this.at + 1 === this.buffer.length && !final) return false;
      const pair = this.buffer[this.at + 1] === LF;
      if (pair || this.newline === null || this.newline === 'cr') {
        this.sawNewline(pair ? 'crlf' : 'cr');
        this.cut(this.at, this.at + (pair ? 2 : 1));
        return true;
      }
      this.irregular = true;
      this.inCell(byte);
    } else {
      this.inCell(byte);
    }
    this.at += 1;
    if (this.at - this.start > this.bytesMax) this.resync(this.tooLong());
    return true;
  }

  private inCell(byte: number): void {
    if (this.state === 'start') {
      if (byte === QUOTE) this.state = 'quoted';
      else if (byte !== SPACE) this.state = 'plain';
    } else if (this.state === 'closed' && byte === QUOTE) {
      this.state = 'quoted';
    } else if (this.state === 'closed' || this.state === 'closed-space') {
      if (byte === SPACE) this.state = 'closed-space';
      else {
        this.resync('text follows a closing quote');
        this.at -= 1;
      }
    }
  }

  private findClosingQuote(): void {
    const quote = this.buffer.indexOf(QUOTE, this.at);
    this.at = quote === -1 ? this.buffer.length : quote + 1;
    if (quote !== -1) this.state = 'closed';
    if (this.at - this.start > this.bytesMax) this.resync(this.tooLong());
  }

  private tooLong(): string {
    return `the row is longer than ${this.bytesMax} bytes`;
  }

  /** The row is broken: give up its first line and read on behind it. */
  private resync(fault: string): void {
    this.fault = fault;
    this.state = 'skip';
    this.at = this.start;
  }

  private skipLine(final: boolean): void {
    const line = this.buffer.indexOf(this.newline === 'cr' ? CR : LF, this.at);
    if (line !== -1) {
      const end = line > this.start && this.buffer[line - 1] === CR ? line - 1 : line;
      this.cut(end, line + 1);
      return;
    }
    this.at = this.buffer.length;
    if (!final && this.at - this.start > this.bytesMax) {
      this.buffer = Buffer.from(this.buffer.subarray(this.start, this.start + HEAD_KEPT_BYTES));
      this.start = 0;
      this.at = this.buffer.length;
    }
  }

  private sawNewline(kind: 'lf' | 'crlf' | 'cr'): void {
    this.newline ??= kind;
    if (this.newline !== kind) this.irregular = true;
  }

  private cut(end: number, next: number): void {
    if (end > this.start) {
      const bytes = this.buffer.subarray(this.start, end);
      this.longestBytes = Math.max(this.longestBytes, bytes.length);
      this.onRecord({ bytes, fields: this.fields + 1, fault: this.fault });
    }
    this.start = next;
    this.at = next;
    this.fields = 0;
    this.fault = null;
    this.state = 'start';
  }
}
