import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { workbookParts } from '../sheets/workbook.js';
import type { DeclaredSchedule } from './loadSchedules.js';
import type { Findings } from './report.js';
import { zipHashes } from './zip.js';

export const WORKBOOK_FILE = 'data/schedules/schedules.xlsx';

/** The workbook is made again from the schedules, part by part, and must be the same. */
export async function checkWorkbook(
  root: string,
  declared: readonly DeclaredSchedule[],
  findings: Findings,
): Promise<string> {
  const found = await zipHashes(join(root, WORKBOOK_FILE));
  const parts = workbookParts(root, declared);
  for (const [i, { name, schedule, xml }] of parts.entries()) {
    const hash = createHash('sha256');
    if (typeof xml === 'string') hash.update(xml);
    else for await (const text of xml) hash.update(text);
    if (found[i]?.name === name && found[i].sha256 === hash.digest('hex')) continue;
    findings.add(
      `${WORKBOOK_FILE} ${schedule === undefined ? name : `sheet ${schedule}`}`,
      schedule === undefined
        ? 'is not as the export makes it'
        : `does not say what ${schedule}.csv says`,
    );
  }
  if (found.length !== parts.length)
    findings.add(WORKBOOK_FILE, `has ${found.length} parts, the schedules give ${parts.length}`);
  return `${parts.length} parts made again`;
}
