import type { Evidence } from './evidence.js';
import { type Group, liftedSignals } from './growGroup.js';
import type { AttributionParameters } from './parameters.js';

/** Signals that can hold parts of a group together, with their bits: of a telling kind, and rare. */
export function bindingSignals(
  evidence: Evidence,
  group: Group,
  parameters: AttributionParameters,
): Map<number, number> {
  return new Map(
    [...liftedSignals(evidence, group.counts, parameters)].filter(
      ([signal, bits]) => bits >= parameters.bindingBitsMin && evidence.coarse[signal] === 0,
    ),
  );
}
