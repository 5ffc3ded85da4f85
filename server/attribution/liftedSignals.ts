import type { GroupCounts } from './groupCounts.js';
import type { AttributionParameters } from './parameters.js';
import { signalBits } from './scoreAgainstGroup.js';
import type { WeighedEvidence } from './weighedEvidence.js';

/** Signals that set a group apart, with their bits for an account outside it; unordered. */
export function liftedSignals(
  evidence: WeighedEvidence,
  counts: GroupCounts,
  parameters: AttributionParameters,
): Map<number, number> {
  const lifted = new Map<number, number>();
  for (let i = 0; i < counts.signals.length; i++) {
    const held = counts.insides[i]!;
    if (held <= parameters.otherHoldersMin) continue;
    const signal = counts.signals[i]!;
    const bits = signalBits(evidence, counts, { signal, held, isMember: true }, parameters);
    if (bits >= parameters.familyBitsMin) lifted.set(signal, bits);
  }
  return lifted;
}
