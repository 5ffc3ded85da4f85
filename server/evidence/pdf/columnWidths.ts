/** What a column holds, in points: its longest word and its longest cell on one line. */
export interface ColumnNeed {
  readonly word: number;
  readonly cell: number;
}

/**
 * Shares a table's width among its columns. Where cells do not all fit on one line, the wide
 * columns give way: all that break get the same width, but never less than their longest word.
 * Where even the words do not fit, every column is short by the same part.
 */
export function columnWidths(needs: readonly ColumnNeed[], width: number): number[] {
  const total = (widths: readonly number[]) => widths.reduce((sum, each) => sum + each, 0);
  const words = needs.map(({ word }) => word);
  if (total(words) >= width) return words.map((word) => (word / total(words)) * width);
  const widest = (most: number) =>
    needs.map(({ word, cell }) => Math.max(word, Math.min(cell, most)));
  const cells = needs.map(({ cell }) => cell);
  if (total(cells) <= width) return cells.map((cell) => (cell / total(cells)) * width);
  let [low, high] = [0, width];
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    if (total(widest(middle)) <= width) low = middle;
    else high = middle;
  }
  return widest(low);
}
