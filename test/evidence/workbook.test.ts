import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { workbookParts } from '../../server/evidence/sheets/workbook.js';

const root = await mkdtemp(join(tmpdir(), 'workbook-'));
afterAll(() => rm(root, { recursive: true, force: true }));

it('a cell of the workbook is read as the text it holds, not as a formula or a code', async () => {
  await mkdir(join(root, 'data/schedules'), { recursive: true });
  await writeFile(join(root, 'data/schedules/t.csv'), "id\nacc_x0041_b\n'=1+1\n");
  const declared = {
    name: 't',
    says: '',
    csv: 't.csv',
    parquet: 't.parquet',
    rows: 2,
    columns: { id: 'text' },
    order: [],
  };
  const sheet = workbookParts(root, [declared]).find(({ schedule }) => schedule === 't')!;
  let xml = '';
  for await (const text of sheet.xml) xml += text;
  expect(xml).toContain('>acc_x005F_x0041_b</t>');
  expect(xml).toContain(">'=1+1</t>");
});
