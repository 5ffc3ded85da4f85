import { type Evidence, FAMILY_COUNT } from './evidence.js';

/** By `given · 6 + family`: part of a family's bits that is taken off. */
export type Discounts = Float64Array;

export const NO_DISCOUNTS: Discounts = new Float64Array(FAMILY_COUNT * FAMILY_COUNT);

/** Evidence with what the case says of the weight of its kinds. */
export interface WeighedEvidence extends Evidence {
  /** By signal: m of its kind, the expected share of a group that has a value in common with a member. */
  readonly memberRate: Float64Array;
  readonly discounts: Discounts;
}
