import { createHash } from 'node:crypto';
import type { AttributionParameters } from '../attribution/parameters.js';
import type { IngestedCase } from '../ingest/index.js';
import type { CaseDecision } from './caseDecisions.js';

/** SHA-256 of all that a run's answer follows from, but the ids of the run before. */
export function runKeyOf(o: {
  caseId: string;
  ingested: IngestedCase;
  parameters: AttributionParameters;
  seed: number;
  program: string;
  decisions: readonly CaseDecision[];
}): string {
  const inputs = o.ingested.sources.map(({ file, sha256, rows_kept }) => [file, sha256, rows_kept]);
  // Decisions are named by ids made of their content.
  const decided = o.decisions.map(({ decision }) => decision.id);
  const content = [
    ...[o.caseId, inputs, o.ingested.settings, o.parameters, o.seed, o.program],
    decided,
    o.ingested.privacy,
  ];
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}
