import type { GroupCounts } from './groupCounts.js';
import { liftedSignals } from './liftedSignals.js';
import { ownSoftware } from './ownSoftware.js';
import type { AttributionParameters } from './parameters.js';
import type { WeighedEvidence } from './weighedEvidence.js';

/**
 * Signals that can hold parts of a group together, with their bits: rare, and of a telling kind or
 * software that is the group's own.
 */
export function bindingSignals(
  evidence: WeighedEvidence,
  counts: GroupCounts,
  parameters: AttributionParameters,
): Map<number, number> {
  const own = ownSoftware(evidence, counts);
  return new Map(
    [...liftedSignals(evidence, counts, parameters)].filter(
      ([signal, bits]) =>
        bits >= parameters.bindingBitsMin && (evidence.coarse[signal] === 0 || own.has(signal)),
    ),
  );
}
