import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { filesBelow } from './bag.js';
import type { Findings } from './report.js';
import type { ZipEntry } from './zip.js';

/** Unix mode of every entry, 0100644. */
const PLAIN_FILE = 0o100644;

/** An archive as the export makes it: entries in order of path, all of the date of export, no others. */
export async function checkArchive(
  root: string,
  name: string,
  entries: readonly ZipEntry[],
  findings: Findings,
): Promise<string> {
  const files = (await filesBelow(root)).map((file) => `${name}/${file}`);
  const info = await readFile(join(root, 'bag-info.txt'), 'utf8');
  const date = /^Bagging-Date: (\d{4})-(\d{2})-(\d{2})$/m.exec(info);
  const [year, month, day] = (date ?? []).slice(1).map(Number);
  // A DOS time stamp: the date in the upper half, midnight in the lower.
  const stamp = (((year ?? 0) - 1980) * 512 + (month ?? 0) * 32 + (day ?? 0)) * 65536;
  for (const [i, entry] of entries.entries()) {
    if (entry.name !== files[i])
      findings.add(entry.name, 'is not where the export put it: the archive was made anew');
    else if (entry.mode !== PLAIN_FILE)
      findings.add(entry.name, 'would not be unpacked as a plain file');
    else if (entry.stamp !== stamp)
      findings.add(entry.name, 'carries another date than the export: the archive was made anew');
  }
  if (entries.length !== files.length)
    findings.add(name, `has ${entries.length} entries for ${files.length} files`);
  return `${entries.length} entries`;
}
