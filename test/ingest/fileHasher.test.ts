import { createHash } from 'node:crypto';
import { appendFile, mkdtemp, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FileHasher } from '../../server/ingest/index.js';
import { sha256Of } from '../../server/sha256Of.js';

let folder: string;
let hasher: FileHasher;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-hashes-'));
  hasher = new FileHasher();
});
afterEach(async () => {
  await hasher.close();
  await rm(folder, { recursive: true });
});

const CHUNK_BYTES = 1 << 20;
const write = async (name: string, content: string | Buffer): Promise<string> => {
  await writeFile(join(folder, name), content);
  return join(folder, name);
};
const expected = (content: string | Buffer) => createHash('sha256').update(content).digest('hex');

describe('the SHA-256 of a file', () => {
  it('is that of FIPS 180-4’s one-block example', async () => {
    const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    expect(await sha256Of(await write('x', 'abc'))).toBe(abc);
    expect(await hasher.sha256Of(join(folder, 'x'))).toBe(abc);
  });

  it.each([0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES])(
    'of %i bytes is that of the bytes',
    async (count) => {
      const content = Buffer.from(Array.from({ length: count }, (_, no) => (no * 31) % 251));
      expect(await hasher.sha256Of(await write('x', content))).toBe(expected(content));
    },
  );

  it('is the same by several threads, each file asked for twice', async () => {
    await hasher.close();
    hasher = new FileHasher({ threads: 3, threadBytesMin: 0 });
    const contents = Array.from({ length: 12 }, (_, no) => Buffer.alloc(100_000 * no, no));
    const paths = await Promise.all(contents.map((content, no) => write(`f${no}`, content)));
    const twice = await Promise.all([...paths, ...paths].map((path) => hasher.sha256Of(path)));
    expect(twice).toEqual([...contents, ...contents].map(expected));
  });

  it('is that of the content now, though size and times of old are set again', async () => {
    const path = await write('x', 'before');
    expect(await hasher.sha256Of(path)).toBe(expected('before'));
    const then = await stat(path);
    await writeFile(path, 'after.');
    await utimes(path, then.atime, then.mtime);
    expect(await hasher.sha256Of(path)).toBe(expected('after.'));
    await appendFile(path, 'more');
    expect(await hasher.sha256Of(path)).toBe(expected('after.more'));
  });

  it('of a file that is not there is a failure for who waits for it, and for nobody else', async () => {
    const path = join(folder, 'none');
    void hasher.sha256Of(path);
    await expect(hasher.sha256Of(path)).rejects.toThrow('ENOENT');
    await writeFile(path, 'there');
    expect(await hasher.sha256Of(path)).toBe(expected('there'));
  });
});
