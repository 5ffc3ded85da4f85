import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { NamedGroup } from '../attribution/lineage.js';
import type { Decision } from '../contract/decisions.js';
import { decisionsOf, withdrawnIds } from '../decisions/caseFile.js';
import { openDecisionLog } from '../decisions/decisionLog.js';
import { listRuns, workspacePaths } from './workspace.js';

/** A decision that holds, with the accounts of the groups that it speaks of, as of its run. */
export interface CaseDecision {
  readonly decision: Decision;
  /** Members of the group in whose case it was made; null where that run is gone. */
  readonly group: readonly string[] | null;
  /** Members of the other group of a merge. */
  readonly other: readonly string[] | null;
}

/** Decisions that say something to a run. */
const RUN_KINDS: readonly Decision['body']['kind'][] = [
  'confirm',
  'dismiss',
  'reject-accounts',
  'must-link',
  'cannot-link',
  'split',
  'merge',
  'mute',
];

/**
 * The decisions that hold in any of the given cases of operators, in the order they were made; of
 * confirmed and dismissed the later one. Pure.
 */
export function holdingDecisions(log: readonly Decision[]): Decision[] {
  const gone = new Set<string>();
  for (const id of new Set(log.map(({ operator_id }) => operator_id)))
    for (const withdrawn of withdrawnIds(decisionsOf(log, id))) gone.add(withdrawn);
  const holding = log.filter(({ id, body }) => !gone.has(id) && RUN_KINDS.includes(body.kind));
  const isJudgement = ({ body }: Decision) => body.kind === 'confirm' || body.kind === 'dismiss';
  const latest = new Map<string, string>();
  for (const decision of holding)
    if (isJudgement(decision)) latest.set(decision.operator_id, decision.id);
  return holding.filter(
    (decision) => !isJudgement(decision) || latest.get(decision.operator_id) === decision.id,
  );
}

/**
 * What people decided on earlier runs of a case and its next run has to honour.
 * @throws ThroughlineError where `decisions.jsonl` was changed.
 */
export async function caseDecisions(workspace: string, caseId: string): Promise<CaseDecision[]> {
  const log = await openDecisionLog(resolve(workspace), () => new Date(0)).all();
  if (log.length === 0) return [];
  const runs = new Set(
    (await listRuns(workspace))
      .filter((run) => run.parameters['case_id'] === caseId)
      .map((run) => run.run_id),
  );
  const groupsOf = new Map<string, ReadonlyMap<string, readonly string[]>>();
  const decisions: CaseDecision[] = [];
  for (const decision of holdingDecisions(log.filter(({ run_id }) => runs.has(run_id)))) {
    const { run_id, operator_id, body } = decision;
    let groups = groupsOf.get(run_id);
    if (groups === undefined) groupsOf.set(run_id, (groups = await groupsOfRun(workspace, run_id)));
    decisions.push({
      decision,
      group: groups.get(operator_id) ?? null,
      other: body.kind === 'merge' ? (groups.get(body.with) ?? null) : null,
    });
  }
  return decisions;
}

async function groupsOfRun(
  workspace: string,
  runId: string,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const file = join(workspacePaths(resolve(workspace)).run(runId), 'groups.json');
  if (!existsSync(file)) return new Map();
  const groups = JSON.parse(await readFile(file, 'utf8')) as NamedGroup[];
  return new Map(groups.map(({ id, accounts }) => [id, accounts]));
}

/** Keys of the values that nobody is to be linked by. */
export const mutedSignals = (decisions: readonly CaseDecision[]): string[] => [
  ...new Set(
    decisions.flatMap(({ decision: { body } }) => (body.kind === 'mute' ? [body.signal] : [])),
  ),
];
