import { type Book, emptyBook } from './book.js';
import type { Case } from './cases/case.js';
import { diceOf } from './dice.js';
import { DAY } from './hours.js';
import { networksOf } from './land/networks.js';
import { type Table, tablesOf } from './tables.js';
import { writeCase } from './write.js';

export type { Case, Expectation } from './cases/case.js';
export { CASES, caseNamed } from './cases/index.js';

/** All worlds begin on a Monday. */
const BEGIN = Date.UTC(2025, 8, 1);

export interface Made {
  readonly book: Book;
  readonly tables: readonly Table[];
  readonly truth: Table;
}

/** The world of a case: the same for the same seed. */
export function makeCase(one: Case, seed: number): Made {
  const dice = diceOf(`${one.name}-${seed}`);
  const book = emptyBook();
  one.people({
    book,
    dice,
    networks: networksOf(dice.fork('networks')),
    from: BEGIN,
    to: BEGIN + one.days * DAY,
    countries: one.countries,
    pace: one.pace,
    mobileShare: one.mobileShare,
  });
  return { book, ...tablesOf(book, one.shape, dice.fork('tables')) };
}

/** Writes the case to `folder/case`, and `truth.csv` beside it. */
export async function writeSecondHand(folder: string, one: Case, seed: number): Promise<Made> {
  const made = makeCase(one, seed);
  await writeCase(folder, made, one.shape.format);
  return made;
}
