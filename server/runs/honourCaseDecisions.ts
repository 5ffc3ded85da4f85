import type { DecidedGroup } from '../attribution/decide.js';
import { honourDecisions } from '../attribution/honour/honourDecisions.js';
import type { Honoured, ResolvedDecision } from '../attribution/honour/resolved.js';
import type { AttributionParameters } from '../attribution/parameters.js';
import type { Random } from '../attribution/random.js';
import type { DecisionOutcome } from '../contract/outputs.js';
import type { WeighedRun } from './buildOutputs.js';
import type { CaseDecision } from './caseDecisions.js';

export interface HonouredCase {
  readonly groups: DecidedGroup[];
  /** What became of every decision, in order. */
  readonly outcomes: DecisionOutcome[];
  /** The same by group: those that speak of its accounts. */
  readonly ofGroup: readonly (readonly DecisionOutcome[])[];
}

/**
 * Groups as the case’s decisions leave them, and what became of each decision.
 * @param mutedHolders by muted key the accounts that held it before it was left out.
 */
export function honourCaseDecisions(
  loaded: WeighedRun,
  groups: readonly DecidedGroup[],
  decisions: readonly CaseDecision[],
  o: {
    parameters: AttributionParameters;
    random: Random;
    mutedHolders: ReadonlyMap<string, number>;
  },
): HonouredCase {
  if (decisions.length === 0)
    return { groups: [...groups], outcomes: [], ofGroup: groups.map(() => []) };
  const numbers = new Map(loaded.accountIds.map((id, no) => [id, no]));
  const found = (ids: readonly string[]) => ids.flatMap((id) => numbers.get(id) ?? []);
  const judged = new Map<string, Honoured>();
  const resolved: ResolvedDecision[] = [];
  for (const one of decisions) {
    const result = resolve(one, found, o.mutedHolders);
    if ('outcome' in result) judged.set(one.decision.id, result);
    else resolved.push(result);
  }
  const honoured = honourDecisions(loaded.evidence, groups, resolved, o.parameters, o.random);
  for (const outcome of honoured.outcomes) judged.set(outcome.decision, outcome);
  const told = decisions.map(({ decision }) => {
    const { outcome, sentence, accounts } = judged.get(decision.id)!;
    return { accounts, row: outcomeRow(decision, outcome, sentence) };
  });
  return {
    groups: honoured.groups,
    outcomes: told.map(({ row }) => row),
    ofGroup: honoured.groups.map((group) => {
      const listed = new Set([
        ...group.group.members,
        ...group.accounts.map(({ account }) => account),
      ]);
      return told
        .filter(({ accounts }) => accounts.some((account) => listed.has(account)))
        .map(({ row }) => row);
    }),
  };
}

const outcomeRow = (
  { id, operator_id, body, person, reason, at }: CaseDecision['decision'],
  outcome: Honoured['outcome'],
  sentence: string,
): DecisionOutcome => ({
  decision: id,
  operator_id,
  kind: body.kind,
  person,
  reason,
  at,
  outcome,
  sentence,
});

/** A decision by account number, or why it cannot be honoured. */
function resolve(
  { decision: { id, body }, group, other }: CaseDecision,
  found: (ids: readonly string[]) => number[],
  mutedHolders: ReadonlyMap<string, number>,
): ResolvedDecision | Honoured {
  const members = found(group ?? []);
  const not = (sentence: string): Honoured => ({
    decision: id,
    outcome: 'not applied',
    sentence,
    accounts: members,
  });
  switch (body.kind) {
    case 'confirm':
    case 'dismiss':
      return members.length === 0
        ? not('None of the group’s accounts is in this data.')
        : { id, says: body.kind, kind: body.kind, accounts: members };
    case 'must-link':
    case 'cannot-link': {
      const [these, those] = [found([body.a]), found([body.b])];
      if (body.a === body.b) return not('It names one account twice.');
      if (these.length === 0 || those.length === 0)
        return not('One of the two accounts is not in this data.');
      return body.kind === 'must-link'
        ? { id, says: 'together', kind: body.kind, these, those }
        : { id, says: 'apart', kind: body.kind, these, those };
    }
    case 'split':
    case 'reject-accounts': {
      const these = found(body.accounts);
      const named = new Set(these);
      if (these.length === 0) return not('None of the accounts is in this data.');
      if (members.length === 0) return not('The group that it speaks of is not known any more.');
      const those = members.filter((account) => !named.has(account));
      return { id, says: 'apart', kind: body.kind, these, those };
    }
    case 'merge': {
      const those = found(other ?? []);
      if (members.length === 0 || those.length === 0)
        return not('One of the two groups is not known any more.');
      return { id, says: 'together', kind: 'merge', these: members, those };
    }
    case 'mute': {
      const holders = mutedHolders.get(body.signal);
      if (holders === undefined) return not('No two accounts of this data hold that value.');
      return {
        ...not(
          `A value that ${holders.toLocaleString('en-GB')} accounts hold is left out of the evidence.`,
        ),
        outcome: 'done',
      };
    }
    case 'status':
    case 'assign':
    case 'name':
    case 'note':
    case 'withdraw':
      return not('It says nothing to a run.');
  }
}
