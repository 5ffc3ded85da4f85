import { columnWidths } from './columnWidths.js';
import { type Element, type ElementOptions, INK, PAGE, type Sheet } from './sheet.js';
import { breakableParts, type Line, type Run } from './textLines.js';

export interface Cell {
  readonly text: string;
  /** A place in the document that the cell leads to. */
  readonly to?: string;
}

export interface PrintedTable {
  /** Heads of the columns; none where the first cell of each row names it. */
  readonly heads: readonly string[] | null;
  readonly rows: readonly (readonly Cell[])[];
  /** Which columns stand at the right: numbers. */
  readonly right: readonly boolean[];
  readonly size: number;
}

const GAP = 8;
const PAD = 2;
const LEADING = 1.45;

/** A row as it is printed: the lines of each cell. */
type PrintedRow = readonly (readonly Line[])[];

/** A table over as many pages as it takes; its heads stand again on each, rows are not torn. */
export function drawTable(sheet: Sheet, parent: Element, table: PrintedTable): void {
  const step = table.size * LEADING;
  const run = (text: string, kind: 'head' | 'cell', to?: string): Run => ({
    text: breakable(text),
    face: kind === 'head' ? 'SansBold' : 'Sans',
    size: table.size,
    colour: kind === 'head' || to !== undefined ? INK.accent : INK.text,
    ...(to === undefined ? {} : { to }),
  });
  const columns = table.rows[0]?.length ?? table.heads?.length ?? 0;
  const heads = table.heads?.map((text) => run(text, 'head')) ?? null;
  const rows = table.rows.map((row) =>
    row.map(({ text, to }, c) => run(text, heads === null && c === 0 ? 'head' : 'cell', to)),
  );
  const inner = PAGE.text - GAP * (columns - 1);
  const widths = columnWidths(
    Array.from({ length: columns }, (_, c) =>
      needOf(
        sheet,
        [...(heads === null ? [] : [heads]), ...rows].map((row) => row[c]!),
      ),
    ),
    inner,
  );
  const lefts = widths.map((_, c) => widths.slice(0, c).reduce((x, width) => x + width + GAP, 0));
  const print = (row: readonly Run[]): PrintedRow =>
    row.map((cell, c) => sheet.linesOf([cell], widths[c]!));
  const linesIn = (row: PrintedRow) => Math.max(1, ...row.map((lines) => lines.length));
  const draw = (
    cells: readonly (Element | null)[],
    row: PrintedRow,
    from: number,
    count: number,
  ) => {
    for (const [c, lines] of row.entries()) {
      const part = lines.slice(from, from + count);
      const o = { x: lefts[c]!, y: sheet.y + PAD, width: widths[c]!, step };
      const align = table.right[c] === true ? 'right' : 'left';
      sheet.drawLines(cells[c]!, part, { ...o, align });
    }
    sheet.y += count * step + 2 * PAD;
  };
  const head = heads === null ? null : print(heads);
  const headHeight = head === null ? 0 : linesIn(head) * step + 2 * PAD;
  const ruleBelow = (isHead: boolean) =>
    sheet.rule({
      y: sheet.y,
      width: PAGE.text,
      thick: isHead ? 0.8 : 0.25,
      colour: INK.rule,
    });
  const repeatHead = () => {
    sheet.newPage();
    if (head === null) return;
    draw(
      head.map(() => null),
      head,
      0,
      linesIn(head),
    );
    ruleBelow(true);
  };

  sheet.element(parent, 'Table', (element) => {
    if (head !== null) {
      sheet.need(headHeight + 3 * step);
      sheet.element(element, 'THead', (body) =>
        drawRow(
          body,
          head.map(() => ({ type: 'TH', scope: 'Column' as const })),
          (cells) => draw(cells, head, 0, linesIn(head)),
        ),
      );
      ruleBelow(true);
    }
    sheet.element(element, 'TBody', (body) => {
      for (const printed of rows.map(print)) {
        const count = linesIn(printed);
        if (count * step + 2 * PAD > sheet.room) repeatHead();
        const kinds = printed.map((_, c) =>
          heads === null && c === 0 ? { type: 'TH', scope: 'Row' as const } : { type: 'TD' },
        );
        drawRow(body, kinds, (cells) => {
          for (let from = 0; from < count; ) {
            // Only a row taller than a page is parted.
            const fits = Math.max(1, Math.floor((sheet.room - 2 * PAD) / step));
            draw(cells, printed, from, Math.min(fits, count - from));
            from += fits;
            if (from < count) repeatHead();
          }
        });
        if (heads !== null) ruleBelow(false);
      }
    });
  });

  /** Opens a row and its cells, which stay open until all of it is drawn. */
  function drawRow(
    body: Element,
    kinds: readonly { type: string; scope?: 'Column' | 'Row' }[],
    drawCells: (cells: Element[]) => void,
  ): void {
    sheet.element(body, 'TR', (row) => {
      const cells = kinds.map(({ type, scope }) => {
        const options: ElementOptions = scope === undefined ? {} : { scope };
        const cell = sheet.pdf.struct(type, options);
        row.add(cell);
        return cell;
      });
      drawCells(cells);
      for (const cell of cells) cell.end();
    });
  }
}

function needOf(sheet: Sheet, cells: readonly Run[]): { word: number; cell: number } {
  const widthOf = (cell: Run, text: string) => sheet.widthOf({ ...cell, text });
  let word = 0;
  let whole = 0;
  for (const cell of cells) {
    whole = Math.max(whole, widthOf(cell, cell.text.replaceAll('\u200b', '')));
    for (const part of breakableParts(cell.text))
      word = Math.max(word, widthOf(cell, part.replace(/[ \u200b]$/, '')));
  }
  return { word: Math.ceil(word), cell: Math.ceil(whole) + 1 };
}

/** Keys, hashes and names of files may break: behind marks, else every eight characters. */
const breakable = (text: string): string =>
  text.replace(/\S{21,}/gu, (word) =>
    word
      .replace(/[-/.,:;_=&?@+]+(?=[^-/.,:;_=&?@+])/gu, '$&\u200b')
      .replace(/[^\u200b]{21,}/gu, (part) => part.replace(/.{8}(?=.{4})/gu, '$&\u200b')),
  );
