import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dosDate } from './bag/zipBag.js';
import { writeGraphs } from './graph/writeGraphs.js';
import { caseUco } from './interchange/caseUco.js';
import { stixBundle } from './interchange/stix.js';
import type { PackageContent } from './packageContent.js';
import { treatmentOf } from './redaction/levels.js';
import { writeXlsx } from './sheets/writeXlsx.js';
import { UNNAMED_SENDER } from './standalone/checkInterchange.js';
import { declaredSchedules } from './standalone/loadSchedules.js';

/** The schedules for other tools: workbook, graphs, STIX, CASE/UCO; from the schedules as written. */
export async function writeOtherForms(root: string, content: PackageContent): Promise<void> {
  const { options: o, schedules, opened, version } = content;
  const declared = await declaredSchedules(root);
  await writeXlsx({
    root,
    declared,
    date: dosDate(o.date),
    target: 'data/schedules/schedules.xlsx',
  });
  await writeGraphs({
    root,
    schedules,
    holdings: declared.find(({ name }) => name === 'holdings')!,
  });
  await mkdir(join(root, 'data', 'interchange'), { recursive: true });
  const write = (name: string, value: unknown) =>
    writeFile(join(root, 'data', 'interchange', name), `${JSON.stringify(value, null, 1)}\n`);
  await write(
    'stix.json',
    stixBundle({
      schedules,
      date: o.date,
      sender: o.form.sender?.[0] ?? UNNAMED_SENDER,
      operatorId: o.operatorId,
      areAddressesShown: treatmentOf(o.level, 'address', o.withPrompts) === 'full',
    }),
  );
  await write(
    'case-uco.jsonld',
    caseUco({
      schedules,
      operatorId: o.operatorId,
      runId: opened.record.run_id,
      startedAt: opened.record.started_at,
      finishedAt: opened.record.finished_at ?? opened.record.started_at,
      version,
    }),
  );
}
