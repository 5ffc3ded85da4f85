/**
 * First characters that make a spreadsheet take a cell for a formula, after any apostrophes: those
 * count so that a text which has one of its own can be told from one that was given it.
 */
const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/;

/** A text as `accounts.csv` and `links.csv` have it: an apostrophe before what would be a formula. */
export const guarded = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** The text behind a cell: exactly what {@link guarded} was given. */
export const unguarded = (cell: string): string =>
  cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;

/**
 * The id behind a cell. Files of earlier versions have an id that itself begins with an apostrophe
 * and a formula as it is: it counts where `known` has it and not the other.
 */
export const idBehind = (cell: string, known: { has(id: string): boolean }): string => {
  const id = unguarded(cell);
  return !known.has(id) && known.has(cell) ? cell : id;
};
