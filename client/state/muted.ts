import type { CaseFile } from '../../server/contract/decisions.js';
import type { RunRecord } from '../../server/contract/outputs.js';

export interface Muted {
  readonly decision: string;
  readonly signal: string;
  readonly name: string;
  readonly by: string;
  readonly reason: string;
  /** Whether the run on the page knows of it, or only the next one will. */
  readonly since: 'this run' | 'next run';
}

/** The values muted in a case, newest first; of a value muted twice the later decision. */
export function mutedOf(file: CaseFile, run: RunRecord | undefined): Muted[] {
  const known = new Set(run?.decisions.map(({ decision }) => decision));
  const seen = new Set<string>();
  return file.history.flatMap(({ id, body, withdrawn, person, reason }) => {
    if (body.kind !== 'mute' || withdrawn || seen.has(body.signal)) return [];
    seen.add(body.signal);
    return {
      decision: id,
      signal: body.signal,
      name: body.value ?? body.signal,
      by: person,
      reason,
      since: known.has(id) ? 'this run' : 'next run',
    } as const;
  });
}
