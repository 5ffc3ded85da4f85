import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { type CaseFile, Decision, type DecisionDraft } from '../contract/decisions.js';
import { ThroughlineError } from '../contract/errors.js';
import { caseFileOf, judge } from './caseFile.js';
import type { ChainedLine } from './chain.js';
import { chainedFile } from './chainedFile.js';

/** A decision was made on a version of the case that is no longer the last. */
export class StaleCaseError extends ThroughlineError {
  readonly changed: readonly Decision[];

  constructor(changed: readonly Decision[]) {
    super('Somebody decided something in this case since you opened it.', {
      remedy: 'Look at what changed, then decide again.',
    });
    this.changed = changed;
  }
}

/** The decision to withdraw is not in the case. */
export class UnknownDecisionError extends ThroughlineError {}

/** A decision with its author, ready to be judged. */
export type SignedDraft = DecisionDraft & { readonly person: string };

export interface DecisionLog {
  all(): Promise<readonly Decision[]>;
  caseOf(operatorId: string): Promise<CaseFile>;
  /** @throws StaleCaseError, UnknownDecisionError */
  record(draft: SignedDraft, runId: string): Promise<CaseFile>;
}

/** The decisions of a workspace, in `decisions.jsonl`; the only writer of that file. */
export function openDecisionLog(workspace: string, now: () => Date): DecisionLog {
  const file = chainedFile(join(workspace, 'decisions.jsonl'));
  // A line that stays the same object was parsed before.
  const parsed = new WeakMap<ChainedLine, Decision>();
  const entriesOf = (lines: readonly ChainedLine[]): Decision[] =>
    lines.map((line) => {
      const known = parsed.get(line);
      if (known !== undefined) return known;
      const decision = Decision.parse(line.entry);
      parsed.set(line, decision);
      return decision;
    });
  return {
    all: async () => entriesOf(await file.read()),
    caseOf: async (operatorId) => caseFileOf(entriesOf(await file.read()), operatorId),
    record: async (draft, runId) => {
      let refused: Error | null = null;
      let log: Decision[] = [];
      await file.append((lines) => {
        log = entriesOf(lines);
        const judged = judge(log, draft, { at: now().toISOString(), runId });
        if (!judged.accepted) {
          refused =
            judged.why === 'stale'
              ? new StaleCaseError(judged.changed)
              : new UnknownDecisionError(judged.detail);
          return null;
        }
        const id = createHash('sha256')
          .update(JSON.stringify([lines.at(-1)?.hash ?? '', judged.decision]))
          .digest('hex')
          .slice(0, 16);
        const decision: Decision = { id, ...judged.decision };
        log.push(decision);
        return decision;
      });
      if (refused !== null) throw refused;
      return caseFileOf(log, draft.operator_id);
    },
  };
}
