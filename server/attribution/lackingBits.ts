import type { AttributionParameters } from './parameters.js';

/** Fewer members of whom a family is known say nothing of those who lack it. */
const KNOWN_MIN = 8;

/** Something that speaks against a membership, < 0 bits. */
export interface Fact {
  readonly fact: string;
  readonly bits: number;
}

/** log2 of how often members lack something, each of `count` known, `having` of whom do not. */
export const lackingBits = (
  count: number,
  having: number,
  parameters: AttributionParameters,
): number =>
  count < KNOWN_MIN
    ? 0
    : Math.max(
        -parameters.disagreementBitsMax,
        Math.min(0, Math.log2((count - having + 1) / (count + 2))),
      );
