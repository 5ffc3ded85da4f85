import { type FileHandle, open } from 'node:fs/promises';

const BATCH_CHARACTERS = 1 << 20;

/** Appends text to a new file in batches, so that a row a time costs no system call a time. */
export class BatchWriter {
  private parts: string[] = [];
  private characters = 0;

  private constructor(private readonly file: FileHandle) {}

  static async create(path: string): Promise<BatchWriter> {
    return new BatchWriter(await open(path, 'w'));
  }

  add(text: string): void {
    this.parts.push(text);
    this.characters += text.length;
  }

  /** Writes what has gathered, if it is enough to be worth it; await it between chunks. */
  async flush(atLeast = BATCH_CHARACTERS): Promise<void> {
    if (this.characters < atLeast) return;
    const text = this.parts.join('');
    this.parts = [];
    this.characters = 0;
    await this.file.writeFile(text);
  }

  async close(): Promise<void> {
    try {
      await this.flush(1);
    } finally {
      await this.file.close();
    }
  }

  /** Closes the file without what has gathered: nobody will read it. */
  async abandon(): Promise<void> {
    await this.file.close();
  }
}

/**
 * Lets `work` write to two new files and closes them, also where it fails: a full disk leaves no file
 * open.
 */
export async function withWriters<Result>(
  paths: readonly [string, string],
  work: (first: BatchWriter, second: BatchWriter) => Promise<Result>,
): Promise<Result> {
  const first = await BatchWriter.create(paths[0]);
  const second = await BatchWriter.create(paths[1]).catch(async (error: unknown) => {
    await first.abandon();
    throw error;
  });
  let result: Result;
  try {
    result = await work(first, second);
  } catch (error) {
    await Promise.all([first.abandon(), second.abandon()]);
    throw error;
  }
  const closed = await Promise.allSettled([first.close(), second.close()]);
  for (const end of closed) if (end.status === 'rejected') throw end.reason;
  return result;
}
