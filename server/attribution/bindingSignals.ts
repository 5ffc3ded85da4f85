import type { GroupCounts } from './groupCounts.js';
import { liftedSignals } from './liftedSignals.js';
import type { AttributionParameters } from './parameters.js';
import type { WeighedEvidence } from './weighedEvidence.js';

/** Signals that can hold parts of a group together, with their bits: of a telling kind, and rare. */
export function bindingSignals(
  evidence: WeighedEvidence,
  counts: GroupCounts,
  parameters: AttributionParameters,
): Map<number, number> {
  return new Map(
    [...liftedSignals(evidence, counts, parameters)].filter(
      ([signal, bits]) => bits >= parameters.bindingBitsMin && evidence.coarse[signal] === 0,
    ),
  );
}
