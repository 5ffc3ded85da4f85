/**
 * The cells of one sound CSV row, by the rules of {@link RecordScanner}: doubled quotes inside a
 * quoted cell are one, spaces around its quotes are dropped, spaces of an unquoted cell stay.
 */
export function parseRecord(row: string, delimiter: string): string[] {
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    let open = at;
    while (row[open] === ' ') open += 1;
    let next: number;
    if (row[open] === '"') {
      let close = open + 1;
      for (;;) {
        close = row.indexOf('"', close);
        if (close === -1) close = row.length;
        if (row[close + 1] !== '"') break;
        close += 2;
      }
      cells.push(row.slice(open + 1, close).replaceAll('""', '"'));
      next = row.indexOf(delimiter, close);
    } else {
      next = row.indexOf(delimiter, at);
      cells.push(row.slice(at, next === -1 ? row.length : next));
    }
    if (next === -1) return cells;
    at = next + delimiter.length;
  }
}

/** A cell as CSV that every reader takes the same way; an empty one stays bare: not known. */
export const quoteCell = (cell: string): string =>
  cell === '' ? '' : `"${cell.replaceAll('"', '""')}"`;
