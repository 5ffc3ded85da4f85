import { isAscii, isUtf8 } from 'node:buffer';
import { InputRefusedError } from '../../contract/errors.js';
import { readBytes } from './readBytes.js';

/** How a text file is read. `windows-1252` is what programs mean by Latin-1. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

const SNIFFED_BYTES = 4096;

/**
 * The encoding a file declares by its byte order mark or by the zeros of UTF-16; `utf-8` otherwise
 * (whether it truly is shows only when all of it was read: {@link Utf8Survey}).
 * @throws InputRefusedError for UTF-32, which no known export writes.
 */
export async function sniffEncoding(path: string): Promise<Encoding> {
  let head: Buffer = Buffer.alloc(0);
  for await (const chunk of readBytes(path)) {
    head = Buffer.concat([head, chunk]);
    if (head.length >= SNIFFED_BYTES) break;
  }
  return encodingOfHead(head.subarray(0, SNIFFED_BYTES));
}

function encodingOfHead(head: Buffer): Encoding {
  const mark = head.subarray(0, 4).toString('hex');
  if (mark === 'fffe0000' || mark === '0000feff') {
    throw new InputRefusedError('it is in UTF-32.', 'Save it as UTF-8.');
  }
  if (mark.startsWith('fffe')) return 'utf-16le';
  if (mark.startsWith('feff')) return 'utf-16be';
  const zeros = [0, 0];
  for (let i = 0; i < head.length; i += 1) if (head[i] === 0) zeros[i % 2]! += 1;
  const many = Math.max(8, head.length * 0.3);
  if (zeros[1]! >= many && zeros[0]! < many / 8) return 'utf-16le';
  if (zeros[0]! >= many && zeros[1]! < many / 8) return 'utf-16be';
  return 'utf-8';
}

/** The file as UTF-8 without a byte order mark, in chunks that may cut a character. */
export async function* readAsUtf8(
  path: string,
  encoding: Encoding,
  onRaw?: (chunk: Buffer) => void,
): AsyncGenerator<Buffer> {
  const decoder = encoding === 'utf-8' ? null : new TextDecoder(encoding);
  let first = true;
  let held: Buffer = Buffer.alloc(0);
  for await (const chunk of readBytes(path, onRaw)) {
    let bytes: Buffer =
      decoder === null ? chunk : Buffer.from(decoder.decode(chunk, { stream: true }));
    if (first) {
      bytes = Buffer.concat([held, bytes]);
      if (bytes.length < 3) {
        held = bytes;
        continue;
      }
      first = false;
      if (bytes.subarray(0, 3).toString('hex') === 'efbbbf') bytes = bytes.subarray(3);
    }
    if (bytes.length > 0) yield bytes;
  }
  const rest = Buffer.concat([
    first ? held : Buffer.alloc(0),
    Buffer.from(decoder?.decode() ?? ''),
  ]);
  if (rest.length > 0) yield rest;
}

/** Is what was read UTF-8, and if not, what is it likely to be? Fed every chunk in order. */
export class Utf8Survey {
  hasNul = false;
  hasInvalid = false;
  private hasMultibyte = false;
  private hasUnassigned = false;
  private tail: Buffer = Buffer.alloc(0);

  push(chunk: Buffer): void {
    if (!this.hasNul && chunk.includes(0)) this.hasNul = true;
    if (this.tail.length === 0 && isAscii(chunk)) return;
    const bytes = this.tail.length === 0 ? chunk : Buffer.concat([this.tail, chunk]);
    const cut = bytes.length - incompleteTail(bytes);
    this.judge(bytes.subarray(0, cut));
    this.tail = bytes.subarray(cut);
  }

  end(): void {
    this.judge(this.tail);
    this.tail = Buffer.alloc(0);
  }

  /**
   * Not one character of it is UTF-8 beyond ASCII, and each odd byte has a meaning in
   * Windows-1252: then it is that. One well-formed UTF-8 character makes it UTF-8 with damage.
   */
  get isLikelyWindows1252(): boolean {
    return this.hasInvalid && !this.hasMultibyte && !this.hasUnassigned;
  }

  private judge(bytes: Buffer): void {
    if (isAscii(bytes)) return;
    if (isUtf8(bytes)) {
      this.hasMultibyte = true;
      return;
    }
    this.hasInvalid = true;
    if (/[\u0080-\uffef]/.test(bytes.toString('utf8').replaceAll('\ufffd', ''))) {
      this.hasMultibyte = true;
    }
    for (const byte of bytes) if (UNASSIGNED_1252.has(byte)) this.hasUnassigned = true;
  }
}

const UNASSIGNED_1252 = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

/** Bytes at the end that begin a UTF-8 character which the next chunk completes. */
function incompleteTail(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
}
