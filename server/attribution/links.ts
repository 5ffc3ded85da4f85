import { FAMILIES, type Family } from '../contract/families.js';
import { signalsOf } from './evidence.js';
import type { Group } from './growGroup.js';
import { liftedSignals } from './liftedSignals.js';
import type { AttributionParameters } from './parameters.js';
import type { WeighedEvidence } from './weighedEvidence.js';

/** Two accounts of one group and what they share; `a` < `b` by account number. */
export interface Link {
  readonly a: number;
  readonly b: number;
  /** Best signal of each family, added over families. */
  readonly bits: number;
  readonly families: readonly Family[];
  readonly signals: readonly number[];
}

/** Neighbours looked at for each account and signal, on either side of it: a hub costs no more. */
const NEIGHBOURS = 8;

/**
 * The strongest few links of each member. Candidates are an account's neighbours in the rows of its
 * own signals, so the work is linear in members and signals, never in pairs.
 */
export function strongestLinks(
  evidence: WeighedEvidence,
  group: Group,
  perAccount: number,
  parameters: AttributionParameters,
): Link[] {
  const lifted = liftedSignals(evidence, group.counts, parameters);
  const rows = new Map<number, Int32Array>();
  for (const signal of lifted.keys()) {
    const { starts, items } = evidence.bySignal;
    rows.set(
      signal,
      items
        .slice(starts[signal]!, starts[signal + 1]!)
        .filter((account) => group.scores.has(account)),
    );
  }
  const kept = new Map<string, Link>();
  for (const account of group.members) {
    const candidates = new Set<number>();
    for (const signal of signalsOf(evidence, account)) {
      const row = rows.get(signal);
      if (row === undefined) continue;
      const at = positionOf(row, account);
      for (const other of row.subarray(Math.max(0, at - NEIGHBOURS), at + NEIGHBOURS + 1)) {
        if (other !== account) candidates.add(other);
      }
    }
    const strongest = [...candidates]
      .map((other) => linkBetween(evidence, lifted, account, other))
      .sort((x, y) => y.bits - x.bits || x.a - y.a || x.b - y.b)
      .slice(0, perAccount);
    for (const link of strongest) kept.set(`${link.a} ${link.b}`, link);
  }
  return [...kept.values()].sort((x, y) => x.a - y.a || x.b - y.b);
}

/** What two accounts share of the weighted signals; `weights` are bits by signal. */
export function linkBetween(
  evidence: WeighedEvidence,
  weights: ReadonlyMap<number, number>,
  one: number,
  other: number,
): Link {
  const theirs = new Set(signalsOf(evidence, other));
  const best = new Map<number, { signal: number; bits: number }>();
  for (const signal of signalsOf(evidence, one)) {
    const bits = weights.get(signal);
    if (bits === undefined || !theirs.has(signal)) continue;
    const family = evidence.families[signal]!;
    if (bits > (best.get(family)?.bits ?? 0)) best.set(family, { signal, bits });
  }
  const found = [...best].sort(([x], [y]) => x - y);
  return {
    a: Math.min(one, other),
    b: Math.max(one, other),
    bits: found.reduce((sum, [, { bits }]) => sum + bits, 0),
    families: found.map(([family]) => FAMILIES[family]!),
    signals: found.map(([, { signal }]) => signal),
  };
}

/** Position of an account in an ascending row, by bisection: a hub's row is long. */
function positionOf(row: Int32Array, account: number): number {
  let low = 0;
  let high = row.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (row[middle]! < account) low = middle + 1;
    else high = middle;
  }
  return low;
}
