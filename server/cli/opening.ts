import { existsSync } from 'node:fs';
import { UsageError } from '../contract/errors.js';
import { CommitmentOpening } from '../contract/evidence.js';
import { checkOpening, makeOpening, type Proven } from '../evidence/commitments/openings.js';
import { loadSchedules } from '../evidence/standalone/loadSchedules.js';
import type { Schedules } from '../evidence/standalone/queries.js';
import { Findings } from '../evidence/standalone/report.js';
import { readForm } from './readForm.js';
import { writeNewFile } from './writeNewFile.js';

export interface OpenFlags {
  readonly account?: string;
  readonly value?: string;
  readonly out: string;
}

/** `throughline open PACKAGE`: what proves one redacted row to somebody who has a redacted package. */
export async function openCommitment(folder: string, flags: OpenFlags): Promise<CommitmentOpening> {
  const { account, value } = flags;
  if ((account === undefined) === (value === undefined))
    throw new UsageError('Name what to open: --account ID or --value TEXT.');
  const schedules = await schedulesOf(folder);
  const opening = makeOpening(schedules, account === undefined ? { value: value! } : { account });
  // Salt and original are for one reader: no other user of the machine may look.
  await writeNewFile('--out', flags.out, `${JSON.stringify(opening, null, 2)}\n`, 0o600);
  return opening;
}

/** `throughline check-opening PACKAGE OPENING`. @throws UsageError where it proves nothing. */
export async function proveOpening(folder: string, file: string): Promise<Proven> {
  const opening = await readForm(file, CommitmentOpening);
  const proven = checkOpening(await schedulesOf(folder), opening);
  if (proven !== null) return proven;
  throw new UsageError('No row of the package has this commitment: the opening is of another run.');
}

async function schedulesOf(folder: string): Promise<Schedules> {
  if (!existsSync(`${folder}/data/schedules/schedules.json`))
    throw new UsageError(`${folder} is no folder of a package.`, 'Unpack a ZIP first.');
  return (await loadSchedules(folder, new Findings())).schedules;
}
