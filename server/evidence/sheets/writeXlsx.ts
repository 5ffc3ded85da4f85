import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import type { DeclaredSchedule } from '../standalone/loadSchedules.js';
import { textStream } from '../textStream.js';
import { workbookParts } from './workbook.js';

/** Writes the schedules as one workbook. Streamed; the same schedules give the same bytes. */
export async function writeXlsx(o: {
  root: string;
  declared: readonly DeclaredSchedule[];
  date: Date;
  target: string;
}): Promise<void> {
  const zip = new ZipFile();
  const options = { mtime: o.date, mode: 0o100644, forceDosTimestamp: true, compress: true };
  for (const { name, xml } of workbookParts(o.root, o.declared)) {
    if (typeof xml === 'string') zip.addBuffer(Buffer.from(xml), name, options);
    else zip.addReadStreamLazy(name, options, (done) => done(null, textStream(xml)));
  }
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(join(o.root, o.target)));
}
