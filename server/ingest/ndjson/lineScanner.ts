import { RECORD_BYTES_MAX } from '../csv/recordScanner.js';

const LF = 10;
const HEAD_KEPT_BYTES = 1024;

/** Cuts text into lines, without their line feed, numbered from 1. `tooLong` ones are cut short. */
export class LineScanner {
  lines = 0;
  longestBytes = 0;
  private held: Buffer = Buffer.alloc(0);
  private tooLong = false;

  constructor(
    private readonly onLine: (line: Buffer, lineNo: number, tooLong: boolean) => void,
    private readonly bytesMax = RECORD_BYTES_MAX,
  ) {}

  push(chunk: Buffer): void {
    let start = 0;
    for (;;) {
      const end = chunk.indexOf(LF, start);
      if (end === -1) break;
      this.emit(this.withHeld(chunk.subarray(start, end)));
      this.held = Buffer.alloc(0);
      start = end + 1;
    }
    this.held = this.withHeld(chunk.subarray(start));
    if (this.held.length > this.bytesMax) {
      this.tooLong = true;
      this.held = Buffer.from(this.held.subarray(0, HEAD_KEPT_BYTES));
    }
  }

  end(): void {
    if (this.held.length > 0) this.emit(this.held);
    this.held = Buffer.alloc(0);
  }

  private withHeld(part: Buffer): Buffer {
    return this.held.length === 0 ? part : Buffer.concat([this.held, part]);
  }

  private emit(line: Buffer): void {
    this.lines += 1;
    this.longestBytes = Math.max(this.longestBytes, line.length);
    this.onLine(line, this.lines, this.tooLong || line.length > this.bytesMax);
    this.tooLong = false;
  }
}
