import { FAMILIES, type Family } from '../contract/families.js';
import { FAMILY_COUNT } from './evidence.js';
import type { MemberScore } from './growGroup.js';
import type { AttributionParameters } from './parameters.js';

/** What would become of a member if one family said nothing. */
export interface WithoutFamily {
  readonly family: Family;
  /** Posterior log-odds without it, in bits. */
  readonly bits: number;
  /** Whether two families and enough bits would still hold the account in the group. */
  readonly stands: boolean;
}

/**
 * The answer with each family left out that speaks for a member: what a claim on it rests upon. A
 * family left out is one that was never collected; the group itself is taken as it is.
 */
export function withoutEachFamily(
  score: MemberScore,
  parameters: AttributionParameters,
): WithoutFamily[] {
  const { bits: familyBits, telling } = score.families;
  return Array.from({ length: FAMILY_COUNT }, (_, family) => family)
    .filter((family) => familyBits[family]! > 0)
    .map((family) => {
      const bits = score.bits - familyBits[family]!;
      const witnesses = telling.filter((speaks, f) => f !== family && speaks === 1).length;
      return {
        family: FAMILIES[family]!,
        bits,
        stands: witnesses >= parameters.familiesMin && bits >= parameters.attributeBits,
      };
    });
}
