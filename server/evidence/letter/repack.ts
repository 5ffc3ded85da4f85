import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { type Entry, fromBuffer, type ZipFile as Opened } from 'yauzl';
import { ZipFile } from 'yazl';
import { dosDate } from '../bag/zipBag.js';

const openBuffer = promisify<Buffer, { lazyEntries: boolean }, Opened>(fromBuffer);

/**
 * An Office file with every date in it fixed: the writer stamps entries and properties with the
 * moment, and the same letter must be the same file.
 */
export async function repacked(file: Buffer, date: Date): Promise<Buffer> {
  const parts = await partsOf(file);
  const iso = date.toISOString().replace(/\.\d+Z$/, 'Z');
  const zip = new ZipFile();
  for (const [name, content] of [...parts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const fixed =
      name === 'docProps/core.xml'
        ? Buffer.from(
            content
              .toString('utf8')
              .replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${iso}`),
          )
        : content;
    zip.addBuffer(fixed, name, {
      mtime: dosDate(date.toISOString()),
      mode: 0o100644,
      forceDosTimestamp: true,
    });
  }
  zip.end();
  return buffer(zip.outputStream);
}

/** Parts of an Office file by name. */
export async function partsOf(file: Buffer): Promise<Map<string, Buffer>> {
  const archive = await openBuffer(file, { lazyEntries: true });
  const parts = new Map<string, Buffer>();
  const openStream = promisify(archive.openReadStream.bind(archive)) as (
    entry: Entry,
  ) => Promise<NodeJS.ReadableStream>;
  await new Promise<void>((done, fail) => {
    archive.on('entry', (entry: Entry) => {
      if (entry.fileName.endsWith('/')) {
        archive.readEntry();
        return;
      }
      openStream(entry)
        .then((stream) => buffer(stream))
        .then((content) => {
          parts.set(entry.fileName, content);
          archive.readEntry();
        })
        .catch(fail);
    });
    archive.once('end', done);
    archive.once('error', fail);
    archive.readEntry();
  });
  return parts;
}
