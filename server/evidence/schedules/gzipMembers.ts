import { createReadStream, createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

const CHUNK_BYTES = 1 << 20;
/** Of hashes and times, higher levels make little less and take half as long again. */
const LEVEL = 3;

/**
 * A gzip file made of others, one member each (RFC 1952, 2.2): readers see one text. A member is
 * compressed on a thread of its own while the caller makes the next.
 */
export class GzipMembers {
  readonly #target: string;
  #last: Promise<void> = Promise.resolve();

  constructor(target: string) {
    this.#target = target;
  }

  /** Appends a file and removes it. Waits for the one before, so that no more than two lie about. */
  async add(file: string): Promise<void> {
    await this.#last;
    this.#last = pipeline(
      createReadStream(file, { highWaterMark: CHUNK_BYTES }),
      createGzip({ level: LEVEL, chunkSize: CHUNK_BYTES }),
      createWriteStream(this.#target, { flags: 'a' }),
    ).then(() => rm(file));
    // Told by the next `add` or by `close`.
    this.#last.catch(() => {});
  }

  async close(): Promise<void> {
    await this.#last;
  }
}
