import { stat } from 'node:fs/promises';
import { machineThreads } from '../../machine.js';
import { sha256Of } from '../../sha256Of.js';
import { type Hand, ownHand, threadHand } from '../../threads/hand.js';

type HashWork = { sha256Of: typeof sha256Of };

/** Less is hashed before a thread has started. */
const THREAD_BYTES_MIN = 256 * 1024 ** 2;

/**
 * Hashes files beside other work: in this thread between what it waits for, and in threads of their
 * own where there is much. A file that stayed as it was is hashed once.
 */
export class FileHasher {
  readonly #hands: Hand<HashWork>[] = [];
  readonly #free: Hand<HashWork>[] = [];
  readonly #waiting: ((hand: Hand<HashWork>) => void)[] = [];
  readonly #known = new Map<string, { state: string; sha256: Promise<string> }>();
  readonly #threads: number;
  readonly #threadBytesMin: number;
  #bytes = 0;

  constructor(o: { threads?: number; threadBytesMin?: number } = {}) {
    this.#threads = o.threads ?? machineThreads();
    this.#threadBytesMin = o.threadBytesMin ?? THREAD_BYTES_MIN;
  }

  /** Of a file's content now. One that fails need not be waited for. */
  sha256Of(path: string): Promise<string> {
    const sha256 = this.#once(path);
    sha256.catch(() => {});
    return sha256;
  }

  /** What was not hashed until now will not be. */
  async close(): Promise<void> {
    this.#waiting.length = 0;
    await Promise.all(this.#hands.map((hand) => hand.close()));
  }

  async #once(path: string): Promise<string> {
    const { state, bytes } = await stateOf(path);
    const known = this.#known.get(path);
    if (known?.state === state) return known.sha256;
    this.#bytes += bytes;
    const sha256 = this.#hash(path);
    this.#known.set(path, { state, sha256 });
    // What was written to meanwhile is not known for what it is now.
    const after = await sha256.then(() => stateOf(path)).catch(() => null);
    if (after?.state !== state && this.#known.get(path)?.sha256 === sha256)
      this.#known.delete(path);
    return sha256;
  }

  async #hash(path: string): Promise<string> {
    const hand = await this.#freeHand();
    try {
      return await hand.do('sha256Of', path);
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#free.push(hand);
      else next(hand);
    }
  }

  #freeHand(): Hand<HashWork> | Promise<Hand<HashWork>> {
    const free = this.#free.pop();
    if (free !== undefined) return free;
    const hand = this.#newHand();
    if (hand === null) return new Promise((resolve) => this.#waiting.push(resolve));
    this.#hands.push(hand);
    return hand;
  }

  #newHand(): Hand<HashWork> | null {
    if (this.#hands.length === 0) return ownHand({ sha256Of });
    if (this.#hands.length >= this.#threads || this.#bytes < this.#threadBytesMin) return null;
    return threadHand<HashWork>('./hashWorker', import.meta.url, null);
  }
}

async function stateOf(path: string): Promise<{ state: string; bytes: number }> {
  const { size, mtimeNs, ctimeNs, ino, dev } = await stat(path, { bigint: true });
  return { state: [size, mtimeNs, ctimeNs, ino, dev].join(' '), bytes: Number(size) };
}
