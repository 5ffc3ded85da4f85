import { type DecidedGroup, decideGroup } from './decide.js';
import type { Evidence } from './evidence.js';
import { findGroups, type Proposal } from './findGroups.js';
import type { AttributionParameters } from './parameters.js';
import type { Random } from './splitGroup.js';

/** From who shares what, and what the graph proposes, to groups with their verdicts. */
export function attribute(
  evidence: Evidence,
  proposals: readonly Proposal[],
  parameters: AttributionParameters,
  random: Random,
  report: (done: number, total: number) => void = () => {},
): DecidedGroup[] {
  return findGroups(evidence, proposals, parameters, random, report).map((found) =>
    decideGroup(evidence, found, parameters),
  );
}
