import { join } from 'node:path';
import type { AuditEntry } from '../contract/access.js';
import { chainedFile } from './chainedFile.js';

export interface AuditLog {
  /**
   * Writes down who did what; on disk before it returns.
   * @param detail what the act was done to; never a secret.
   * @returns the number of the entry.
   */
  record(act: string, person: string | null, detail: Record<string, unknown>): Promise<number>;
  /** All entries, oldest first. @throws ThroughlineError where the file was changed. */
  entries(): Promise<readonly AuditEntry[]>;
}

/** Who saw and did what, in `audit.jsonl`: append-only, each line holding the hash of the one before. */
export function openAuditLog(workspace: string, now: () => Date): AuditLog {
  const file = chainedFile(join(workspace, 'audit.jsonl'));
  return {
    record: async (act, person, detail) => {
      const line = await file.append(() => ({ act, at: now().toISOString(), person, ...detail }));
      return line!.seq;
    },
    entries: async () =>
      (await file.read()).map(({ seq, entry }) => {
        const { act, at, person, ...detail } = entry as Record<string, unknown>;
        return {
          seq,
          at: String(at),
          act: String(act),
          person: typeof person === 'string' ? person : null,
          detail,
        };
      }),
  };
}
