import { createHash } from 'node:crypto';
import type { Approval } from '../../contract/evidence.js';
import type { RunRecord } from '../../contract/outputs.js';

/** One thing that happened to the evidence, from the log files to this package. */
export interface CustodyEvent {
  readonly no: number;
  readonly at: string;
  readonly who: string;
  readonly what: string;
  /** SHA-256 of the entry before, '' for the first: nothing can be taken out of the middle. */
  readonly before: string;
}

/** The events of a package in order of time. */
export function custodyEvents(o: {
  record: RunRecord;
  date: string;
  exportedBy: string;
  fingerprint: string;
  level: string;
  version: string;
  fileNameOf: (file: string) => string;
  approval: Approval | null;
}): Omit<CustodyEvent, 'no' | 'before'>[] {
  const { record } = o;
  const program = `throughline ${record.versions['throughline'] ?? ''}`;
  return [
    ...record.inputs.map((source) => ({
      at: record.started_at,
      who: program,
      what: `read ${o.fileNameOf(source.file)}: ${source.bytes} bytes, ${source.rows} rows, ${source.rows_kept} kept, ${source.rows_quarantined} left out, SHA-256 ${source.sha256}`,
    })),
    {
      at: record.finished_at ?? record.started_at,
      who: program,
      what: `finished ${record.run_id} with seed ${record.seed} on ${record.engine.database}`,
    },
    ...(o.approval === null
      ? []
      : [
          {
            at: o.approval.at,
            who: o.approval.approved_by,
            what: `approved the draft exported by ${o.approval.exported_by}, content SHA-256 ${o.approval.content_sha256}; reason: ${o.approval.reason}`,
          },
        ]),
    {
      at: o.date,
      who: o.exportedBy,
      what: `exported at level ${o.level} with throughline ${o.version}, signed with key ${o.fingerprint}${o.approval === null ? '; a draft: nobody has approved it' : ''}`,
    },
  ];
}

/** The log as NDJSON, each entry bound to the one before. */
export function custodyLog(events: readonly Omit<CustodyEvent, 'no' | 'before'>[]): string {
  let before = '';
  return events
    .map((event, i) => {
      const line = JSON.stringify({ no: i + 1, ...event, before } satisfies CustodyEvent);
      before = createHash('sha256').update(line).digest('hex');
      return `${line}\n`;
    })
    .join('');
}
