import type { DecidedAccount, DecidedGroup } from '../attribution/decide.js';
import { counterReasonsFor, familyStrengths, reasonsFor } from '../attribution/explain.js';
import { liftedSignals } from '../attribution/liftedSignals.js';
import type { Lineage } from '../attribution/lineage.js';
import { strongestLinks } from '../attribution/links.js';
import type { AttributionParameters } from '../attribution/parameters.js';
import type { WeighedEvidence } from '../attribution/weighedEvidence.js';
import { withoutEachFamily } from '../attribution/withoutFamily.js';
import { FAMILIES } from '../contract/families.js';
import {
  AccountOutput,
  type Conduct,
  type DecisionOutcome,
  type LinkOutput,
  type MemberOutput,
  type OperatorOutput,
  type TopSignal,
} from '../contract/outputs.js';
import type { LoadedEvidence } from './loadEvidence.js';

/** The evidence of a run, weighed as it was judged. */
export type WeighedRun = LoadedEvidence & { readonly evidence: WeighedEvidence };

const LINKS_PER_ACCOUNT = 3;
const TOP_SIGNALS_PER_FAMILY = 6;

export interface RunOutputs {
  readonly accounts: readonly AccountOutput[];
  readonly operators: readonly OperatorOutput[];
  readonly links: readonly LinkOutput[];
  /** Members of every group, the innocent ones included, with their evidence. */
  readonly members: readonly MemberOutput[];
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
/** Figures are written with a fixed number of digits, so that files are equal byte for byte. */
const round = (value: number, digits: number): number => Number(value.toFixed(digits));

/** The contract's output files as values; every list in an order that follows from the data alone. */
export function buildOutputs(
  loaded: WeighedRun,
  groups: readonly DecidedGroup[],
  lineages: readonly Lineage[],
  parameters: AttributionParameters,
  conducts: readonly Conduct[] = [],
  statements: readonly (readonly DecisionOutcome[])[] = [],
): RunOutputs {
  const members = new Map<string, MemberOutput>();
  const operators: OperatorOutput[] = [];
  const links: LinkOutput[] = [];
  for (const [no, group] of groups.entries()) {
    const lineage = lineages[no]!;
    operators.push({
      ...operatorOutput(loaded, group, lineage, parameters),
      ...conducts[no],
      statements: [...(statements[no] ?? [])],
    });
    const cellOf = cellIds(group);
    for (const decided of group.accounts) {
      const row = memberOutput(loaded, decided, {
        groupId: lineage.id,
        cellId: cellOf.get(decided.account) ?? null,
        parameters,
      });
      // An account near two groups is shown at the one that says more of it.
      const other = members.get(row.account_id);
      if (other === undefined || rank(other) < rank(row)) members.set(row.account_id, row);
    }
    if (group.verdict === 'operator') links.push(...linkOutputs(loaded, group, parameters));
  }
  const sorted = [...members.values()].sort((a, b) => compare(a.account_id, b.account_id));
  return {
    // `parse` drops what accounts.csv does not show.
    accounts: sorted.flatMap((row) =>
      row.status === 'shared-benign' ? [] : [AccountOutput.parse(row)],
    ),
    members: sorted,
    operators: operators.sort((a, b) => compare(a.operator_id, b.operator_id)),
    links: links.sort(
      (a, b) => compare(a.account_a, b.account_a) || compare(a.account_b, b.account_b),
    ),
  };
}

const rank = (row: MemberOutput): number =>
  (row.status === 'attributed' ? 1e6 : 0) + row.confidence;

function memberOutput(
  loaded: WeighedRun,
  decided: DecidedAccount,
  o: { groupId: string; cellId: string | null; parameters: AttributionParameters },
): MemberOutput {
  const { account, score, status } = decided;
  const { groupId } = o;
  const span = loaded.spans[account]!;
  return {
    account_id: loaded.accountIds[account]!,
    operator_id: status === 'attributed' ? groupId : '',
    group_id: groupId,
    confidence: round(decided.confidence, 4),
    status,
    families: FAMILIES.filter((_, f) => score.families.bits[f]! > 0),
    bits: round(score.bits, 2),
    first_seen: span.first,
    last_seen: span.last,
    exchanges: loaded.evidence.behaviour[account]!.exchanges,
    prior_bits: round(score.priorBits, 2),
    family_bits: FAMILIES.flatMap((family, f) =>
      score.families.bits[f]! > 0
        ? [
            {
              family,
              bits: round(score.families.bits[f]!, 2),
              signal: loaded.signals[score.families.signals[f]!]!.key,
            },
          ]
        : [],
    ),
    against: score.against.facts.map(({ fact, bits }) => ({ fact, bits: round(bits, 2) })),
    against_bits: round(score.against.bits, 2),
    without: withoutEachFamily(score, o.parameters).map(({ family, bits, stands }) => ({
      family,
      bits: round(bits, 2),
      stands,
    })),
    cell_id: o.cellId,
  };
}

/** Cells are numbered inside their group, largest client first. */
const cellId = (no: number): string => `C${no + 1}`;

function cellIds(group: DecidedGroup): Map<number, string> {
  const ids = new Map<number, string>();
  for (const [no, cell] of group.cells.entries())
    for (const account of cell.accounts) ids.set(account, cellId(no));
  return ids;
}

function operatorOutput(
  loaded: WeighedRun,
  group: DecidedGroup,
  lineage: Lineage,
  parameters: AttributionParameters,
): Omit<OperatorOutput, 'statements'> {
  // What is counted of an operator is what `accounts.csv` puts under its id: members still to be
  // reviewed are accused of nothing, and their exchanges are not its own.
  const counted =
    group.verdict === 'operator'
      ? group.accounts.flatMap(({ account, status }) => (status === 'attributed' ? account : []))
      : [...group.group.members];
  const firsts = counted.flatMap((account) => loaded.spans[account]!.first ?? []).sort();
  const lasts = counted.flatMap((account) => loaded.spans[account]!.last ?? []).sort();
  return {
    operator_id: lineage.id,
    verdict: group.verdict,
    confidence: round(group.confidence, 4),
    accounts: counted.length,
    review_accounts: group.accounts.filter((account) => account.status === 'review').length,
    exchanges: counted.reduce(
      (sum, account) => sum + loaded.evidence.behaviour[account]!.exchanges,
      0,
    ),
    first_seen: firsts[0] ?? null,
    last_seen: lasts.at(-1) ?? null,
    families: familyStrengths(group).map(({ family, bits }) => ({ family, bits: round(bits, 2) })),
    top_signals: topSignals(loaded, group, parameters),
    capabilities: [],
    indicators: [],
    hypotheses: group.hypotheses.map((h) => ({
      hypothesis: h.hypothesis,
      label: h.label,
      log_odds: round(h.logOdds, 2),
      posterior: round(h.posterior, 4),
      facts: h.facts.map(({ fact, bits }) => ({ fact, bits: round(bits, 2) })),
    })),
    reasons: reasonsFor(loaded.evidence, group),
    counter_reasons: counterReasonsFor(group, parameters),
    stability: round(group.stability, 3),
    cells: group.cells.map((cell, no) => ({
      cell_id: cellId(no),
      kind: cell.kind,
      accounts: cell.accounts.length,
      exchanges: [...cell.accounts].reduce(
        (sum, account) => sum + loaded.evidence.behaviour[account]!.exchanges,
        0,
      ),
      templates: cell.templates.map((template) => loaded.signals[template]!.key),
    })),
    lineage: { event: lineage.event, previous: [...lineage.previous] },
  };
}

/** Of each family the signals that say most in all: bits times the members that hold it. */
function topSignals(
  loaded: WeighedRun,
  group: DecidedGroup,
  parameters: AttributionParameters,
): TopSignal[] {
  const inside = group.group.counts.inside;
  const lifted = [...liftedSignals(loaded.evidence, group.group.counts, parameters)]
    .map(([signal, bits]) => ({ signal, bits, weight: bits * inside.get(signal)! }))
    .sort((a, b) => b.weight - a.weight || a.signal - b.signal);
  return FAMILIES.flatMap((family) =>
    lifted
      .filter(({ signal }) => loaded.signals[signal]!.family === family)
      .slice(0, TOP_SIGNALS_PER_FAMILY)
      .map(({ signal, bits }) => {
        const { key, kind, value, holders } = loaded.signals[signal]!;
        return {
          key,
          family,
          kind,
          value,
          holders_inside: inside.get(signal)!,
          holders_outside: holders - inside.get(signal)!,
          bits: round(bits, 2),
          first_seen: null,
          last_seen: null,
        };
      }),
  );
}

function linkOutputs(
  loaded: WeighedRun,
  group: DecidedGroup,
  parameters: AttributionParameters,
): LinkOutput[] {
  const attributed = new Set(
    group.accounts
      .filter((account) => account.status === 'attributed')
      .map((account) => account.account),
  );
  return strongestLinks(loaded.evidence, group.group, LINKS_PER_ACCOUNT, parameters)
    .filter(({ a, b }) => attributed.has(a) && attributed.has(b))
    .map(({ a, b, bits, families, signals }) => ({
      account_a: loaded.accountIds[a]!,
      account_b: loaded.accountIds[b]!,
      bits: round(bits, 2),
      families: [...families],
      signals: signals.map((signal) => loaded.signals[signal]!.key),
    }));
}
