/**
 * Everything that can be turned, with its reason. Recorded in `run.json`; `settings.attribution`
 * of a case overrides single values.
 */
export interface AttributionParameters {
  /** Fewer accounts than this are a household's size and are never raised as a group. */
  readonly groupAccountsMin: number;
  /** A signal speaks for a group only with this many members besides the account it is asked about. */
  readonly otherHoldersMin: number;
  /** What a kind shows in the whole case counts, in a group, like so many of its members. */
  readonly kindPriorMembers: number;
  /** How much of the families' dependence in the background is taken off the weaker one; 0–1. */
  readonly dependenceWeight: number;
  /** A family speaks for an account from this many bits on. */
  readonly familyBitsMin: number;
  /** One family never carries more than this: a value can be mistyped, resold or stolen. */
  readonly familyBitsMax: number;
  /** A signal of a coarse kind never gives more than this. */
  readonly coarseBitsMax: number;
  /** Families that must speak for a member by a signal that is not coarse. */
  readonly familiesMin: number;
  /** Members are kept while growing from this posterior on, in bits of log-odds. */
  readonly keepBits: number;
  /** `attributed` from this posterior on: log2(0.99 / 0.01). */
  readonly attributeBits: number;
  /** Sum of all evidence from behaviour against an account is bounded by this. */
  readonly counterBitsMax: number;
  /** Personal values join parts of a group from this share of the smaller one's accounts on. */
  readonly crossShareMin: number;
  /** In a family in which strangers meet, parts of a group agree where their profiles overlap so far. */
  readonly overlapMin: number;
  /** Lacking what nearly all members have in a family never takes more than this. */
  readonly disagreementBitsMax: number;
  /** A signal joins parts of a group only from this many bits on: a phrase that is merely a little
   *  more common among them than elsewhere does not make two hands one. */
  readonly bindingBitsMin: number;
  /** Posterior from which a hypothesis is a verdict. */
  readonly operatorPosteriorMin: number;
  readonly benignPosteriorMin: number;
  /** Up to this probability one operator is out of the question, whichever innocent explanation holds. */
  readonly operatorRuledOutMax: number;
  /** Rounds of growing and pruning before a group that does not settle is given up. */
  readonly roundsMax: number;
}

export const DEFAULT_PARAMETERS: AttributionParameters = {
  groupAccountsMin: 6,
  otherHoldersMin: 2,
  kindPriorMembers: 2,
  dependenceWeight: 0.5,
  familyBitsMin: 2,
  familyBitsMax: 14,
  coarseBitsMax: 4,
  familiesMin: 2,
  keepBits: 2,
  attributeBits: Math.log2(0.99 / 0.01),
  counterBitsMax: 14,
  crossShareMin: 0.1,
  overlapMin: 0.4,
  disagreementBitsMax: 5,
  bindingBitsMin: 4,
  operatorPosteriorMin: 0.95,
  benignPosteriorMin: 0.6,
  operatorRuledOutMax: 0.002,
  roundsMax: 12,
};
