import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { type FileHandle, mkdir, open, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw, inflateRawSync } from 'node:zlib';

/** An entry of a ZIP archive, as its directory says. */
export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly offset: number;
  /** DOS date and time of the entry. */
  readonly stamp: number;
  /** Unix mode that unpacking gives the entry: a link or a plain file. */
  readonly mode: number;
}

/** More than this from one archive is refused: an honest archive of a case stays below. */
const UNPACKED_BYTES_MAX = 200e9;
const RATIO_MAX = 1100;
/** Part of the free disk that an archive may fill. */
const DISK_SHARE_MAX = 0.9;
/** A document inside a package is read whole; none comes near this. */
const MEMBER_BYTES_MAX = 1 << 30;

/** Entries in order of the archive's directory. @throws where it is no ZIP archive or lies about itself. */
export async function zipEntries(file: FileHandle, size: number): Promise<ZipEntry[]> {
  const tailBytes = Math.min(size, 66_000);
  const tail = await readAt(file, size - tailBytes, tailBytes);
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0) throw new Error('no ZIP archive, or one that was cut off: its directory is missing');
  if (end + 22 !== tail.length) throw new Error('something follows the ZIP directory');
  let count = tail.readUInt16LE(end + 10);
  let bytes = tail.readUInt32LE(end + 12);
  let offset = tail.readUInt32LE(end + 16);
  if (count === 0xffff || bytes === 0xffffffff || offset === 0xffffffff) {
    const locator = tail.readUInt32LE(end - 20) === 0x07064b50 ? end - 20 : -1;
    if (locator < 0) throw new Error('no ZIP64 directory');
    const record = await readAt(file, Number(tail.readBigUInt64LE(locator + 8)), 56);
    count = Number(record.readBigUInt64LE(32));
    bytes = Number(record.readBigUInt64LE(40));
    offset = Number(record.readBigUInt64LE(48));
  }
  return directoryEntries(await readAt(file, offset, bytes), count);
}

function directoryEntries(directory: Buffer, count: number): ZipEntry[] {
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let i = 0; i < count; i++) {
    if (directory.readUInt32LE(at) !== 0x02014b50) throw new Error('a broken ZIP directory');
    const nameBytes = directory.readUInt16LE(at + 28);
    const extraBytes = directory.readUInt16LE(at + 30);
    const name = directory.toString('utf8', at + 46, at + 46 + nameBytes);
    let sizes = [
      directory.readUInt32LE(at + 24),
      directory.readUInt32LE(at + 20),
      directory.readUInt32LE(at + 42),
    ];
    if (sizes.includes(0xffffffff)) {
      sizes = zip64Sizes(
        directory.subarray(at + 46 + nameBytes, at + 46 + nameBytes + extraBytes),
        sizes,
      );
    }
    entries.push({
      name,
      method: directory.readUInt16LE(at + 10),
      bytes: sizes[0]!,
      packedBytes: sizes[1]!,
      offset: sizes[2]!,
      stamp: directory.readUInt32LE(at + 12),
      mode: directory.readUInt16LE(at + 40),
    });
    at += 46 + nameBytes + extraBytes + directory.readUInt16LE(at + 32);
  }
  return entries;
}

/** ZIP64 extra field: the sizes that did not fit, in their order. */
function zip64Sizes(extra: Buffer, sizes: readonly number[]): number[] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    let next = at + 4;
    return sizes.map((size) => {
      if (size !== 0xffffffff) return size;
      next += 8;
      return Number(extra.readBigUInt64LE(next - 8));
    });
  }
  return [...sizes];
}

async function readAt(file: FileHandle, position: number, bytes: number): Promise<Buffer> {
  const buffer = Buffer.alloc(bytes);
  const { bytesRead } = await file.read(buffer, 0, bytes, position);
  if (bytesRead !== bytes) throw new Error('the archive ends early');
  return buffer;
}

async function contentStart(file: FileHandle, entry: ZipEntry): Promise<number> {
  const header = await readAt(file, entry.offset, 30);
  if (header.readUInt32LE(0) !== 0x04034b50) throw new Error(`${entry.name}: no such entry`);
  const nameBytes = header.readUInt16LE(26);
  // Some programs go by this name and not by the directory's: they must unpack the same.
  const name = (await readAt(file, entry.offset + 30, nameBytes)).toString('utf8');
  if (name !== entry.name) throw new Error(`${entry.name}: calls itself ${name} elsewhere`);
  return entry.offset + 30 + nameBytes + header.readUInt16LE(28);
}

export const isSafeName = (name: string): boolean =>
  name !== '' &&
  !/^[/\\]|\\|^[A-Za-z]:/.test(name) &&
  !name.split('/').includes('..') &&
  !name.includes('\0');

/**
 * Unpacks an archive into a folder. @throws on unsafe names, doubles, and on bombs.
 * @param room bytes that are free there; asked of the disk without.
 */
export async function unpackZip(path: string, folder: string, room?: number): Promise<ZipEntry[]> {
  const file = await open(path);
  try {
    const entries = await zipEntries(file, (await file.stat()).size);
    const total = entries.reduce((sum, entry) => sum + entry.bytes, 0);
    if (total > UNPACKED_BYTES_MAX) throw new Error(`it unpacks to ${total} bytes`);
    if (total > DISK_SHARE_MAX * (room ?? (await freeBytes(folder)))) {
      throw new Error(`it unpacks to ${total} bytes, more than there is room for`);
    }
    const names = new Set<string>();
    for (const entry of entries) {
      if (!isSafeName(entry.name)) throw new Error(`${entry.name}: an unsafe name`);
      if (names.has(entry.name)) throw new Error(`${entry.name}: there twice`);
      if (entry.bytes > RATIO_MAX * entry.packedBytes + 1024)
        throw new Error(`${entry.name}: a bomb`);
      names.add(entry.name);
      if (entry.name.endsWith('/')) continue;
      const target = join(folder, entry.name);
      await mkdir(dirname(target), { recursive: true });
      await unpackEntry(path, await contentStart(file, entry), entry, target);
    }
    return entries;
  } finally {
    await file.close();
  }
}

async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

async function unpackEntry(
  path: string,
  start: number,
  entry: ZipEntry,
  target: string,
): Promise<void> {
  await pipeline(await entryContent(path, start, entry), createWriteStream(target));
}

/** What an entry holds, unpacked as it is read; no more than the directory says. */
async function entryContent(path: string, start: number, entry: ZipEntry): Promise<Readable> {
  const packed =
    entry.packedBytes === 0 ? Readable.from([]) : await streamPart(path, start, entry.packedBytes);
  let written = 0;
  const limit = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      written += chunk.length;
      if (written > entry.bytes) done(new Error(`${entry.name}: larger than it says`));
      else done(null, chunk);
    },
  });
  const broken = (error: unknown) => {
    // The reader of `limit` meets the error where it reads.
    limit.destroy(error as Error);
  };
  if (entry.method === 0) pipeline(packed, limit).catch(broken);
  else pipeline(packed, createInflateRaw(), limit).catch(broken);
  return limit;
}

/** Every entry of an archive in its order, with the SHA-256 of its content; nothing is unpacked to disk. */
export async function zipHashes(path: string): Promise<{ name: string; sha256: string }[]> {
  const file = await open(path);
  try {
    const hashes: { name: string; sha256: string }[] = [];
    for (const entry of await zipEntries(file, (await file.stat()).size)) {
      const hash = createHash('sha256');
      for await (const chunk of await entryContent(path, await contentStart(file, entry), entry))
        hash.update(chunk as Buffer);
      hashes.push({ name: entry.name, sha256: hash.digest('hex') });
    }
    return hashes;
  } finally {
    await file.close();
  }
}

async function streamPart(path: string, start: number, bytes: number): Promise<Readable> {
  const file = await open(path);
  return file.createReadStream({ start, end: start + bytes - 1 });
}

/** One small file out of an archive in memory (a DOCX or XLSX is one); null where it is not in it. */
export function zipMember(archive: Buffer, name: string): Buffer | null {
  for (let at = archive.indexOf('PK\x01\x02', 0, 'latin1'); at >= 0; ) {
    const nameBytes = archive.readUInt16LE(at + 28);
    if (archive.toString('utf8', at + 46, at + 46 + nameBytes) === name) {
      const offset = archive.readUInt32LE(at + 42);
      const start =
        offset + 30 + archive.readUInt16LE(offset + 26) + archive.readUInt16LE(offset + 28);
      const packed = archive.subarray(start, start + archive.readUInt32LE(at + 20));
      return archive.readUInt16LE(at + 10) === 0
        ? packed
        : inflateRawSync(packed, { maxOutputLength: MEMBER_BYTES_MAX });
    }
    at = archive.indexOf('PK\x01\x02', at + 46, 'latin1');
  }
  return null;
}
