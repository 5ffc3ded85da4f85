import { caseUco } from '../interchange/caseUco.js';
import { stixDocument } from '../interchange/stixDocument.js';
import { readRedaction } from './checkRecord.js';
import type { Schedules } from './queries.js';
import { readJson } from './readJson.js';
import type { Findings } from './report.js';

const STIX_FILE = 'data/interchange/stix.json';
const CASE_FILE = 'data/interchange/case-uco.jsonld';
/** Name of a sender that the form does not give. */
export const UNNAMED_SENDER = 'Sender of the package';

/** STIX and CASE/UCO are made again from the schedules and the record, and must say the same. */
export async function checkInterchange(
  root: string,
  schedules: Schedules,
  findings: Findings,
): Promise<string> {
  const facts = await readJson<{ exported_at: string; program: string }>(root, 'data/facts.json');
  const form = await readJson<{ sender?: string[] }>(root, 'data/letter/form.json');
  const run = await readJson<{ started_at: string; finished_at?: string | null }>(
    root,
    'data/record/run.json',
  );
  const { treatments } = await readRedaction(root);
  const [operator] = schedules.get('operator') ?? [];
  const operatorId = operator?.['operator_id'] ?? '';
  const made = {
    [STIX_FILE]: stixDocument({
      schedules,
      date: facts.exported_at,
      sender: form.sender?.[0] ?? UNNAMED_SENDER,
      operatorId,
      areAddressesShown: treatments['address'] === 'full',
    }),
    [CASE_FILE]: caseUco({
      schedules,
      operatorId,
      runId: operator?.['run_id'] ?? '',
      startedAt: run.started_at,
      finishedAt: run.finished_at ?? run.started_at,
      version: facts.program.replace(/^throughline /, ''),
    }),
  };
  for (const [file, expected] of Object.entries(made)) {
    if (sorted(await readJson(root, file)) !== sorted(expected))
      findings.add(file, 'does not say what the schedules and the record say');
  }
  return 'STIX and CASE/UCO made again';
}

/** JSON with the members of each object in order of their names. */
const sorted = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
