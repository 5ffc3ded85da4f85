import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunRecord } from '../../contract/outputs.js';

/** Parameters that only say where files lie on the machine of the run. */
const PLACES = ['tables', 'case_dir', 'data_dir', 'case_id'];

/**
 * The run's record as the package shows it: without the places of files on the machine, and with
 * the SHA-256 of the record as the run wrote it.
 */
export async function shownRunRecord(
  folder: string,
  record: RunRecord,
  o: { fileNameOf: (file: string) => string; isCaseNamed: boolean; areReasonsShown: boolean },
): Promise<string> {
  const sha256 = createHash('sha256')
    .update(await readFile(join(folder, 'run.json')))
    .digest('hex');
  const parameters = Object.fromEntries(
    Object.entries(record.parameters).filter(([name]) => !PLACES.includes(name)),
  );
  const shown = {
    ...record,
    case_name: o.isCaseNamed ? record.case_name : 'not shown at this level',
    warnings: o.isCaseNamed
      ? record.warnings
      : [`${record.warnings.length} not shown at this level`],
    parameters,
    // A reason is in a person’s own words, which may name anything.
    decisions: record.decisions.map((decision) =>
      o.areReasonsShown ? decision : { kind: decision.kind, outcome: decision.outcome },
    ),
    inputs: record.inputs.map((input) => ({ ...input, file: o.fileNameOf(input.file) })),
    original_sha256: sha256,
    left_out: PLACES.map((name) => `parameters.${name}`),
  };
  return `${JSON.stringify(shown, null, 2)}\n`;
}
