import { createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import { stringify as stringifyNow } from 'csv-stringify/sync';
import { guarded } from '../contract/formulaCells.js';
import type { RunOutputs } from './buildOutputs.js';
import { writeWhole } from './workspace.js';

const ACCOUNT_COLUMNS = [
  'account_id',
  'operator_id',
  'confidence',
  'status',
  'families',
  'bits',
  'first_seen',
  'last_seen',
  'exchanges',
  'group_id',
  'cell_id',
];
const LINK_COLUMNS = ['account_a', 'account_b', 'bits', 'families', 'signals'];

/** Writes the contract's output files of a run; each appears whole or not at all. */
export async function writeOutputs(folder: string, outputs: RunOutputs): Promise<void> {
  await writeCsv(
    join(folder, 'accounts.csv'),
    ACCOUNT_COLUMNS,
    outputs.accounts.map((row) => ({ ...row, families: row.families.join(';') })),
  );
  await writeCsv(
    join(folder, 'links.csv'),
    LINK_COLUMNS,
    outputs.links.map((row) => ({
      ...row,
      families: row.families.join(';'),
      signals: row.signals.join(';'),
    })),
  );
  await writeWhole(
    join(folder, 'operators.json'),
    `${JSON.stringify(outputs.operators, null, 2)}\n`,
  );
  await writeLines(join(folder, 'members.ndjson'), outputs.members);
}

/** Cells that a spreadsheet would take for a formula are written with a leading apostrophe. */
async function writeCsv(file: string, columns: string[], rows: object[]): Promise<void> {
  const header = stringifyNow([columns]);
  const target = createWriteStream(`${file}.part`);
  target.write(header);
  await pipeline(Readable.from(rows), stringify({ columns, cast: { string: guarded } }), target);
  await rename(`${file}.part`, file);
}

async function writeLines(file: string, rows: readonly object[]): Promise<void> {
  const lines = function* () {
    for (const row of rows) yield `${JSON.stringify(row)}\n`;
  };
  await pipeline(Readable.from(lines()), createWriteStream(`${file}.part`));
  await rename(`${file}.part`, file);
}
