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
    await this.flush(1);
    await this.file.close();
  }
}
