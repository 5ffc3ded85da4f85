import { join } from 'node:path';
import type { RevealRequest } from '../contract/decisions.js';
import { chainedFile } from './chainedFile.js';

export interface AuditLog {
  /** Writes down who uncovered which text. @returns the number of the entry. */
  recordReveal(reveal: RevealRequest): Promise<number>;
}

/** Who saw what, in `audit.jsonl`: append-only, each line holding the hash of the one before. */
export function openAuditLog(workspace: string, now: () => Date): AuditLog {
  const file = chainedFile(join(workspace, 'audit.jsonl'));
  return {
    recordReveal: async (reveal) => {
      const line = await file.append(() => ({ act: 'reveal', at: now().toISOString(), ...reveal }));
      return line!.seq;
    },
  };
}
