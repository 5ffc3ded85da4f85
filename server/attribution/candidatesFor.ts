import { FAMILY_COUNT } from './evidence.js';
import type { GroupCounts } from './groupCounts.js';
import { liftedSignals } from './liftedSignals.js';
import type { AttributionParameters } from './parameters.js';
import { signalBits } from './scoreAgainstGroup.js';
import type { WeighedEvidence } from './weighedEvidence.js';

/**
 * Accounts that may belong to a group or come near it: its members and holders of its lifted
 * signals. Whoever holds only the most common of its values is passed over where these could not
 * bring him near: by them alone he would have one family, or too few bits against the prior. So a
 * group behind an address that very many share costs what its own size asks, and the answer is the
 * same as with all holders.
 */
export function candidatesFor(
  evidence: WeighedEvidence,
  counts: GroupCounts,
  parameters: AttributionParameters,
): Set<number> {
  const lifted = liftedSignals(evidence, counts, parameters);
  const { tooCommon, speaking } = partByUse(evidence, counts, parameters);
  const { starts, items } = evidence.bySignal;
  const candidates = new Set(counts.members);
  for (const signal of speaking) {
    if (tooCommon.has(signal)) continue;
    const isLifted = lifted.has(signal);
    for (let i = starts[signal]!; i < starts[signal + 1]!; i++) {
      const account = items[i]!;
      if (isLifted || holdsAny(evidence, account, lifted)) candidates.add(account);
    }
  }
  return candidates;
}

/**
 * Signals that say anything of an account outside or inside the group, and of these the most common
 * ones which together could not bring an account near it.
 */
function partByUse(
  evidence: WeighedEvidence,
  counts: GroupCounts,
  parameters: AttributionParameters,
): { tooCommon: Set<number>; speaking: number[] } {
  const said = new Map<number, { bits: number; held: number }>();
  for (let i = 0; i < counts.signals.length; i++) {
    const held = counts.insides[i]!;
    // By fewer it says nothing, of members and of others.
    if (held < parameters.otherHoldersMin) continue;
    const signal = counts.signals[i]!;
    const bits = Math.max(
      signalBits(evidence, counts, { signal, held, isMember: true }, parameters),
      signalBits(evidence, counts, { signal, held, isMember: false }, parameters),
    );
    if (bits < parameters.familyBitsMin) continue;
    said.set(signal, { bits, held });
  }
  const speaking = [...said.keys()].sort(
    (a, b) => evidence.holders[b]! - evidence.holders[a]! || a - b,
  );
  const size = counts.members.size;
  const priorBits = Math.log2(size / (evidence.accounts - size + 0.5));
  const best = new Float64Array(FAMILY_COUNT);
  const families = new Set<number>();
  const tooCommon = new Set<number>();
  for (const signal of speaking) {
    const { bits: unbounded, held } = said.get(signal)!;
    // Holders that the group's own size accounts for cost nothing more.
    if (evidence.holders[signal]! <= 4 * held) continue;
    const family = evidence.families[signal]!;
    const telling = evidence.coarse[signal] === 0;
    const before = best[family]!;
    const bits = Math.min(unbounded, parameters.familyBitsMax);
    best[family] = Math.max(before, telling ? bits : Math.min(bits, parameters.coarseBitsMax));
    const sum = best.reduce((a, b) => a + b, 0);
    const alone = telling ? new Set([...families, family]).size : families.size;
    if (alone >= parameters.familiesMin && priorBits + sum > -parameters.keepBits) {
      best[family] = before;
      continue;
    }
    if (telling) families.add(family);
    tooCommon.add(signal);
  }
  return { tooCommon, speaking };
}

function holdsAny(
  evidence: WeighedEvidence,
  account: number,
  signals: ReadonlyMap<number, number>,
): boolean {
  const { starts, items } = evidence.byAccount;
  for (let i = starts[account]!; i < starts[account + 1]!; i++)
    if (signals.has(items[i]!)) return true;
  return false;
}
