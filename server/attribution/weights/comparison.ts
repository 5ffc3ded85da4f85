import { knownFamilies } from '../disagreement.js';
import { type Evidence, FAMILY_COUNT, familyIndex } from '../evidence.js';

/** A pair's answer where nothing is known of one of the two accounts in a family. */
export const UNKNOWN = -1;

/**
 * How a pair of accounts is compared: one comparison a family, with a level for each of its kinds,
 * the rarest agreement first, and a last one for agreeing on nothing (comparison levels as in
 * Splink; Linacre et al. 2022). A pair is at the first level that it reaches: an address and its
 * range agree together and are one answer.
 */
export interface Comparison {
  /** By family: its kinds that the case has, rarest agreement first. */
  readonly kinds: readonly (readonly string[])[];
  /** By signal: its level within its family. */
  readonly levelOf: Uint8Array;
  /** By family, by level: chance that two accounts taken at random are at it; adds up to 1. */
  readonly chance: readonly Float64Array[];
}

/** Levels and their chance agreement from the frequencies of the values alone; linear in signals. */
export function compareByKinds(evidence: Evidence): Comparison {
  const agreement = chanceByKind(evidence);
  const kinds: string[][] = Array.from({ length: FAMILY_COUNT }, () => []);
  for (const [kind, { family }] of agreement) kinds[family]!.push(kind);
  for (const list of kinds)
    list.sort((a, b) => agreement.get(a)!.chance - agreement.get(b)!.chance || (a < b ? -1 : 1));
  const levels = new Map(kinds.flatMap((list) => list.map((kind, level) => [kind, level])));
  return {
    kinds,
    levelOf: Uint8Array.from(evidence.kinds, (kind) => levels.get(kind)!),
    chance: kinds.map((list) => {
      const chance = new Float64Array(list.length + 1);
      let reached = 0;
      // Who agrees on a finer kind mostly agrees on the coarser one too: its own part is the rest.
      for (const [level, kind] of list.entries()) {
        const most = Math.max(reached, agreement.get(kind)!.chance);
        chance[level] = Math.max(most - reached, CHANCE_MIN);
        reached = Math.min(reached + chance[level]!, 1 - CHANCE_MIN);
      }
      chance[list.length] = 1 - reached;
      return chance;
    }),
  };
}

/** No agreement is rarer by chance than this: a finite case cannot show it. */
const CHANCE_MIN = 1e-9;

/**
 * By kind: the chance that two accounts taken at random share one of its values,
 * 1 − Π(1 − h(h − 1) / (N(N − 1))) over its values with h holders each (the frequencies of the
 * values in place of one u; Winkler 1989).
 */
function chanceByKind(evidence: Evidence): Map<string, { family: number; chance: number }> {
  const pairs = evidence.accounts * Math.max(1, evidence.accounts - 1);
  const logs = new Map<string, { family: number; log: number }>();
  for (let signal = 0; signal < evidence.signals; signal++) {
    const held = evidence.holders[signal]!;
    const share = Math.min(1 - CHANCE_MIN, (held * (held - 1)) / pairs);
    const kind = evidence.kinds[signal]!;
    const entry = logs.get(kind) ?? { family: evidence.families[signal]!, log: 0 };
    entry.log += Math.log1p(-share);
    logs.set(kind, entry);
  }
  return new Map(
    [...logs].map(([kind, { family, log }]) => [kind, { family, chance: -Math.expm1(log) }]),
  );
}

/**
 * By account and family (account × 6 + family): 1 where enough is known of an account that agreeing
 * on nothing is an answer. What an account says of itself is known where it gave an address, when
 * it acted always.
 */
export function comparableFamilies(evidence: Evidence): Uint8Array {
  const comparable = knownFamilies(evidence);
  const [identity, rhythm] = [familyIndex('identity'), familyIndex('rhythm')];
  for (let account = 0; account < evidence.accounts; account++) {
    const at = account * FAMILY_COUNT;
    comparable[at + rhythm] = 1;
    if (evidence.behaviour[account]!.emailDomain !== null) comparable[at + identity] = 1;
  }
  return comparable;
}

/**
 * The levels at which two accounts agree, by family; {@link UNKNOWN} where either has nothing that
 * could agree. Work in proportion to the signals of the two.
 */
export function comparePair(
  evidence: Evidence,
  comparison: Comparison,
  comparable: Uint8Array,
  one: number,
  other: number,
): Int8Array {
  const levels = new Int8Array(FAMILY_COUNT);
  for (let family = 0; family < FAMILY_COUNT; family++) {
    const both =
      comparable[one * FAMILY_COUNT + family] === 1 &&
      comparable[other * FAMILY_COUNT + family] === 1;
    levels[family] = both ? comparison.kinds[family]!.length : UNKNOWN;
  }
  const { starts, items } = evidence.byAccount;
  const [endOne, endOther] = [starts[one + 1]!, starts[other + 1]!];
  // Rows are ascending: one pass over both finds what is common.
  for (let i = starts[one]!, j = starts[other]!; i < endOne && j < endOther; ) {
    const difference = items[i]! - items[j]!;
    if (difference < 0) i++;
    else if (difference > 0) j++;
    else {
      const signal = items[i]!;
      const family = evidence.families[signal]!;
      const level = comparison.levelOf[signal]!;
      if (levels[family] === UNKNOWN || level < levels[family]!) levels[family] = level;
      i++;
      j++;
    }
  }
  return levels;
}
