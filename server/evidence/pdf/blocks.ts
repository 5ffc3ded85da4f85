import type { Picture } from '../pictures/picture.js';
import type { Block, Piece } from '../standalone/documents.js';
import { pieceText } from '../standalone/documents.js';
import { printable } from '../standalone/formats.js';
import type { Table } from '../standalone/queries.js';
import { drawPicture } from './drawPicture.js';
import { drawTable } from './drawTable.js';
import { type Element, INK, PAGE, type Place, type Sheet } from './sheet.js';
import type { Face, Run } from './textLines.js';

export interface BlockContext {
  readonly tables: ReadonlyMap<string, Table>;
  readonly pictures: ReadonlyMap<string, Picture>;
  /** Places of this document that exhibits are linked to, by label. */
  readonly places: ReadonlyMap<string, string>;
  /** Called where a heading is drawn, for its bookmark. */
  readonly onHeading: (text: string) => void;
  /** Number of the next numbered paragraph. */
  next: number;
}

type TextBlock = Extract<Block, { pieces: readonly Piece[] }>;

interface Style extends Place {
  readonly type: string;
  readonly face: Face;
  readonly size: number;
  readonly colour: string;
  readonly above: number;
  readonly below: number;
}

const BODY = { type: 'P', face: 'Serif', size: 10, colour: INK.text } as const;
const STYLES: Readonly<Record<TextBlock['kind'], Style>> = {
  title: { ...BODY, type: 'H1', face: 'SerifBold', size: 12, above: 16, below: 9, keep: 60 },
  heading: {
    ...BODY,
    type: 'H2',
    face: 'SerifBold',
    size: 11,
    colour: INK.accent,
    above: 13,
    below: 3,
    keep: 48,
  },
  paragraph: { ...BODY, above: 3, below: 5 },
  numbered: { ...BODY, x: 26, above: 3, below: 5 },
  item: { ...BODY, x: 18, above: 1, below: 3 },
  line: { ...BODY, above: 1, below: 1 },
  apart: { ...BODY, above: 16, below: 1 },
  note: { ...BODY, face: 'SerifItalic', size: 8.5, colour: INK.faint, above: 3, below: 6 },
  formula: { ...BODY, type: 'Formula', face: 'Sans', size: 9.5, x: 24, above: 3, below: 7 },
};
/** Points to keep together: what introduces a table and the table's first rows. */
const TABLE_START = 64;

/** Draws blocks one below the other; each becomes an element of its kind in the structure tree. */
export function drawBlocks(
  sheet: Sheet,
  parent: Element,
  blocks: readonly Block[],
  context: BlockContext,
): void {
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i]!;
    const keep = keepOf(blocks[i + 1], context);
    if (block.kind === 'numbered' || block.kind === 'item') {
      const { kind } = block;
      const end = blocks.findIndex((later, j) => j > i && later.kind !== kind);
      const items = blocks.slice(i, end < 0 ? undefined : end) as TextBlock[];
      drawList(sheet, parent, kind, items, context);
      i += items.length - 1;
    } else if ('pieces' in block) drawText(sheet, parent, block, keep, context);
    else if (block.kind === 'blank') drawBlank(sheet, parent, block.label);
    else if (block.kind === 'picture') {
      const picture = context.pictures.get(block.file);
      if (picture === undefined) throw new Error(`There is no picture ${block.file}.`);
      sheet.y += 6;
      drawPicture(sheet, parent, picture, block.says);
      sheet.y += 8;
    } else {
      const table = context.tables.get(block.table);
      if (table === undefined) throw new Error(`There is no table ${block.table}.`);
      sheet.y += 4;
      drawTable(sheet, parent, printedTable(table));
      sheet.y += 8;
    }
  }
}

function keepOf(next: Block | undefined, context: BlockContext): number {
  if (next?.kind === 'table') return TABLE_START;
  if (next?.kind === 'picture') return (context.pictures.get(next.file)?.height ?? 0) + 20;
  return 0;
}

function drawText(
  sheet: Sheet,
  parent: Element,
  block: TextBlock,
  keep: number,
  context: BlockContext,
): void {
  const style = STYLES[block.kind];
  const text = printable(block.pieces.map(pieceText).join(''));
  const place: Place = { ...style, keep: Math.max(style.keep ?? 0, keep) };
  sheet.y += style.above;
  sheet.element(
    parent,
    style.type,
    (element) => {
      const runs = runsOf(block.pieces, style, context);
      // A heading moves to the next page before its bookmark is set.
      if (style.keep !== undefined) sheet.need(2 * style.size + (place.keep ?? 0));
      if (block.kind === 'heading') context.onHeading(text);
      sheet.text(element, runs, place);
    },
    block.kind === 'formula' ? { alt: text } : {},
  );
  sheet.y += style.below;
}

/** Numbered paragraphs or points: a list whose items have a label and a body. */
function drawList(
  sheet: Sheet,
  parent: Element,
  kind: 'numbered' | 'item',
  items: readonly TextBlock[],
  context: BlockContext,
): void {
  const style = STYLES[kind];
  sheet.element(parent, 'L', (list) => {
    // What kind of label the items have (ISO 32000-1, table 347); PDFKit has no option for it.
    (list as unknown as { dictionary: { data: Record<string, unknown> } }).dictionary.data['A'] = {
      O: 'List',
      ListNumbering: kind === 'numbered' ? 'Decimal' : 'Disc',
    };
    for (const { pieces } of items) {
      sheet.y += style.above;
      const runs = runsOf(pieces, style, context);
      // The label stands on the page of the body's first lines, and a body is parted two lines
      // from its ends at least: three lines stand together.
      const lines = sheet.linesOf(runs, PAGE.text - (style.x ?? 0)).length;
      sheet.need((lines <= 3 ? lines : 2) * 1.5 * style.size);
      sheet.element(list, 'LI', (item) => {
        const text = kind === 'numbered' ? `${context.next++}.` : '•';
        const { face, size, colour } = style;
        const at = { x: kind === 'numbered' ? 0 : 6, y: sheet.y, width: 26, step: 1.5 * size };
        sheet.element(item, 'Lbl', (label) =>
          sheet.drawLines(label, sheet.linesOf([{ text, face, size, colour }], 26), at),
        );
        sheet.element(item, 'LBody', (body) => sheet.text(body, runs, style));
      });
      sheet.y += style.below;
    }
  });
}

/** A line to write on, and below it what belongs there. */
function drawBlank(sheet: Sheet, parent: Element, label: string): void {
  sheet.need(52);
  sheet.y += 36;
  sheet.rule({ y: sheet.y, width: 260, thick: 0.6, colour: INK.text });
  sheet.y += 2;
  sheet.element(parent, 'P', (element) =>
    sheet.text(element, [{ text: label, face: 'Serif', size: 8.5, colour: INK.faint }]),
  );
}

/** Exhibits stand in one piece, and lead to their page where it is in the same document. */
function runsOf(pieces: readonly Piece[], style: Style, { places }: BlockContext): Run[] {
  const { face, size, colour } = style;
  return pieces.map((piece): Run => {
    const text = printable(pieceText(piece));
    if (!('exhibit' in piece)) return { text, face, size, colour };
    const to = places.get(piece.exhibit);
    return {
      text: text.replace(' ', '\u00a0'),
      face,
      size,
      colour: INK.accent,
      ...(to === undefined ? {} : { to }),
    };
  });
}

const NUMBERS = new Set([
  'whole',
  'decimal1',
  'decimal2',
  'percent',
  'percentDown',
  'percentUp',
  'probability',
  'ratio',
]);

const printedTable = ({ query: { columns }, rows }: Table) => ({
  heads: columns.map(({ head }) => head),
  rows: rows.map((row) => row.map((text) => ({ text }))),
  right: columns.map(({ format }) => NUMBERS.has(format)),
  size: 7.4,
});
