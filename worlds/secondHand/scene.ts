import type { Book } from './book.js';
import type { Dice } from './dice.js';
import type { Networks } from './land/networks.js';

/** Where and when a world plays, and the book it is written into. */
export interface Scene {
  readonly book: Book;
  readonly dice: Dice;
  readonly networks: Networks;
  readonly from: number;
  readonly to: number;
  readonly countries: readonly (readonly [string, number])[];
  /** Multiplies how often innocent people come: long worlds would grow too big otherwise. */
  readonly pace: number;
  /** Share of ordinary people who reach the provider through a mobile carrier. */
  readonly mobileShare: number;
}
