import type { CaseFile, CaseStatus, Decision, DecisionDraft } from '../contract/decisions.js';

/** Decisions of one case, oldest first. */
export const decisionsOf = (log: readonly Decision[], operatorId: string): Decision[] =>
  log.filter((decision) => decision.operator_id === operatorId);

/**
 * Ids of decisions that do not hold: withdrawn by a decision that itself holds. A withdrawal can be
 * withdrawn, so the newest speaks first.
 */
export function withdrawnIds(decisions: readonly Decision[]): Set<string> {
  const gone = new Set<string>();
  for (const { id, body } of [...decisions].reverse()) {
    if (body.kind === 'withdraw' && !gone.has(id)) gone.add(body.decision);
  }
  return gone;
}

/** What holds in a case after all its decisions; pure. */
export function caseFileOf(log: readonly Decision[], operatorId: string): CaseFile {
  const decisions = decisionsOf(log, operatorId);
  const gone = withdrawnIds(decisions);
  let status: CaseStatus = 'open';
  let assigned: string | null = null;
  let name: CaseFile['name'] = null;
  const muted = new Set<string>();
  const rejected = new Set<string>();
  for (const { id, body } of decisions) {
    if (gone.has(id)) continue;
    if (body.kind === 'status') status = body.status;
    else if (body.kind === 'confirm') status = 'confirmed';
    else if (body.kind === 'dismiss') status = 'dismissed';
    else if (body.kind === 'assign') assigned = body.to;
    else if (body.kind === 'name') name = { name: body.name, source: body.source };
    else if (body.kind === 'mute') muted.add(body.signal);
    else if (body.kind === 'reject-accounts') for (const a of body.accounts) rejected.add(a);
  }
  return {
    operator_id: operatorId,
    version: decisions.length,
    status,
    assigned,
    name,
    muted: [...muted],
    rejected_accounts: [...rejected],
    history: decisions
      .map((decision) => ({ ...decision, withdrawn: gone.has(decision.id) }))
      .reverse(),
  };
}

export type Judged =
  | { readonly accepted: true; readonly decision: Omit<Decision, 'id'> }
  /** What was decided since the person looked. */
  | { readonly accepted: false; readonly why: 'stale'; readonly changed: readonly Decision[] }
  | { readonly accepted: false; readonly why: 'unknown'; readonly detail: string };

/** Whether a decision can join the log as it stands; pure. */
export function judge(
  log: readonly Decision[],
  draft: DecisionDraft & { readonly person: string },
  o: { at: string; runId: string },
): Judged {
  const decisions = decisionsOf(log, draft.operator_id);
  if (draft.expected_version !== decisions.length) {
    return { accepted: false, why: 'stale', changed: decisions.slice(draft.expected_version) };
  }
  const { body } = draft;
  if (body.kind === 'withdraw' && !decisions.some(({ id }) => id === body.decision)) {
    return {
      accepted: false,
      why: 'unknown',
      detail: `There is no decision ${body.decision} in the case of ${draft.operator_id}.`,
    };
  }
  return {
    accepted: true,
    decision: {
      operator_id: draft.operator_id,
      version: decisions.length + 1,
      run_id: o.runId,
      at: o.at,
      person: draft.person,
      reason: draft.reason,
      body,
    },
  };
}
