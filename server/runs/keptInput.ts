import { z } from 'zod';
import type { RunRecord } from '../contract/outputs.js';

/** What a run kept of its input in another form than the logs have it. */
export interface KeptInput {
  readonly areSketches: boolean;
  /** `table.column` of each column whose values are keyed pseudonyms since the logs were read. */
  readonly pseudonyms: readonly string[];
  /** Rows may be missing on purpose: older than is kept, or of an account that was erased. */
  readonly isThinned: boolean;
}

const Privacy = z.object({
  prompts: z.string(),
  pseudonyms: z.array(z.string()),
  oldest: z.record(z.string(), z.string()),
});

/** Reads it from a run's record; a run of a version that knew no such settings kept everything. */
export function keptInput(record: Pick<RunRecord, 'parameters' | 'inputs'>): KeptInput {
  const found = Privacy.safeParse(record.parameters['privacy']);
  const privacy = found.success ? found.data : { prompts: 'text', pseudonyms: [], oldest: {} };
  return {
    areSketches: privacy.prompts === 'sketches',
    pseudonyms: privacy.pseudonyms,
    isThinned:
      Object.keys(privacy.oldest).length > 0 ||
      record.inputs.some((input) => (input.rows_withheld ?? 0) > 0),
  };
}
