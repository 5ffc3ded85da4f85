import { FAMILIES, type Family } from '../../contract/families.js';
import type { Evidence } from '../evidence.js';
import { FAMILY_COUNT } from '../evidence.js';
import type { AttributionParameters } from '../parameters.js';
import type { Random } from '../random.js';
import type { Discounts } from '../weighedEvidence.js';
import { type Comparison, comparePair } from './comparison.js';
import { samplePairs } from './samplePairs.js';

/** What one family's agreement says of another's among people who are not one hand. */
export interface FamilyDependence {
  readonly given: Family;
  readonly family: Family;
  /** Background pairs that agree in `given`, and how many of them agree in `family` too. */
  readonly pairs: number;
  readonly agreeing: number;
  /** log2 of how much more often than by chance. */
  readonly liftBits: number;
  /** Part of the weight of `family` that is taken off where `given` speaks and says more; 0 … cap. */
  readonly discount: number;
}

const PAIRS = 10_000;
/** Fewer background pairs than this do not show a dependence. */
const PAIRS_MIN = 200;

/**
 * Dependence between families in the case's background: of pairs of other people who share a
 * telling value of one family, how many share one of another, over how many would by chance. The
 * lift, as part of the most it could be (the pointwise mutual information of the two agreements over −log2 of
 * the second's chance; cf. Bouma 2009), times `dependenceWeight`, is what the second witness loses
 * in weight. `background` tells accounts that no operator is suspected of.
 */
export function measureDependence(
  evidence: Evidence,
  comparison: Comparison,
  comparable: Uint8Array,
  background: (account: number) => boolean,
  parameters: AttributionParameters,
  random: Random,
): FamilyDependence[] {
  const telling = tellingLevels(evidence, comparison);
  const found: FamilyDependence[] = [];
  for (let given = 0; given < FAMILY_COUNT; given++) {
    const drawn = samplePairs(
      evidence,
      {
        family: given,
        holdersMin: parameters.groupAccountsMin,
        count: PAIRS,
        accounts: background,
      },
      random,
    ).map(([one, other]) => comparePair(evidence, comparison, comparable, one, other));
    for (let family = 0; family < FAMILY_COUNT; family++) {
      if (family === given || telling[family]!.length === 0) continue;
      const answers = drawn.map((levels) => levels[family]!).filter((level) => level >= 0);
      if (answers.length < PAIRS_MIN) continue;
      const agreeing = answers.filter((level) => telling[family]!.includes(level)).length;
      const chance = telling[family]!.reduce(
        (sum, level) => sum + comparison.chance[family]![level]!,
        0,
      );
      const liftBits = Math.log2((agreeing + 0.5) / (answers.length + 1) / chance);
      const share = Math.min(1, Math.max(0, liftBits / -Math.log2(chance)));
      found.push({
        given: FAMILIES[given]!,
        family: FAMILIES[family]!,
        pairs: answers.length,
        agreeing,
        liftBits,
        discount: agreeing === 0 ? 0 : share * parameters.dependenceWeight,
      });
    }
  }
  return found;
}

export function discountsOf(dependences: readonly FamilyDependence[]): Discounts {
  const discounts = new Float64Array(FAMILY_COUNT * FAMILY_COUNT);
  for (const { given, family, discount } of dependences)
    discounts[FAMILIES.indexOf(given) * FAMILY_COUNT + FAMILIES.indexOf(family)] = discount;
  return discounts;
}

/** By family: the levels of kinds that can tell hands apart. */
function tellingLevels(evidence: Evidence, comparison: Comparison): number[][] {
  const telling = new Set<string>();
  for (let s = 0; s < evidence.signals; s++)
    if (evidence.coarse[s] === 0) telling.add(evidence.kinds[s]!);
  return comparison.kinds.map((kinds) =>
    kinds.flatMap((kind, level) => (telling.has(kind) ? [level] : [])),
  );
}
