import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { Decompress } from 'fzstd';
import { InputRefusedError } from '../../contract/errors.js';

const CHUNK_BYTES = 1 << 20;

/**
 * The bytes of a file in chunks, unpacked where its name ends in `.gz` or `.zst`. `onRaw` sees the
 * bytes as they lie on disk (for a digest, for progress), before they are unpacked.
 * @throws InputRefusedError where the file is damaged.
 */
export async function* readBytes(
  path: string,
  onRaw: (chunk: Buffer) => void = () => {},
): AsyncGenerator<Buffer> {
  const raw = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  try {
    if (path.endsWith('.gz')) yield* gunzip(raw, onRaw);
    else if (path.endsWith('.zst')) yield* unzstd(raw, onRaw);
    else {
      for await (const chunk of raw as AsyncIterable<Buffer>) {
        onRaw(chunk);
        yield chunk;
      }
    }
  } finally {
    raw.destroy();
  }
}

async function* gunzip(
  raw: AsyncIterable<Buffer>,
  onRaw: (chunk: Buffer) => void,
): AsyncGenerator<Buffer> {
  const unpacked = createGunzip({ chunkSize: CHUNK_BYTES });
  const feeding = (async () => {
    for await (const chunk of raw) {
      onRaw(chunk);
      if (!unpacked.write(chunk)) {
        await new Promise<void>((resolve) => {
          const go = () => {
            unpacked.off('drain', go).off('close', go);
            resolve();
          };
          unpacked.on('drain', go).on('close', go);
        });
      }
      if (unpacked.destroyed) return;
    }
    unpacked.end();
  })();
  // A read error must reach the reader below, not die as an unhandled rejection.
  feeding.catch((error: unknown) => unpacked.destroy(error as Error));
  try {
    yield* unpacked as AsyncIterable<Buffer>;
    await feeding;
  } catch (error) {
    throw damaged(error);
  } finally {
    unpacked.destroy();
  }
}

async function* unzstd(
  raw: AsyncIterable<Buffer>,
  onRaw: (chunk: Buffer) => void,
): AsyncGenerator<Buffer> {
  let ready: Buffer[] = [];
  const unpacker = new Decompress((chunk) => ready.push(Buffer.from(chunk)));
  const push = (chunk: Uint8Array, final: boolean): Buffer[] => {
    ready = [];
    try {
      unpacker.push(chunk, final);
    } catch (error) {
      throw damaged(error);
    }
    return ready;
  };
  for await (const chunk of raw) {
    onRaw(chunk);
    yield* push(chunk, false);
  }
  yield* push(new Uint8Array(), true);
}

const damaged = (cause: unknown): InputRefusedError =>
  new InputRefusedError(
    `it cannot be unpacked: ${cause instanceof Error ? cause.message : String(cause)}`,
    'The file is damaged or was cut off: copy it again.',
  );
