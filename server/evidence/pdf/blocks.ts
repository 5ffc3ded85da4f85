import type { Content, TableCell } from 'pdfmake/interfaces.js';
import type { Block, Piece } from '../standalone/documents.js';
import { pieceText } from '../standalone/documents.js';
import { printable } from '../standalone/formats.js';
import type { Table } from '../standalone/queries.js';
import { INK, PAGE } from './renderPdf.js';

export interface BlockContext {
  readonly tables: ReadonlyMap<string, Table>;
  readonly pictures: ReadonlyMap<string, string>;
  /** Number of the next numbered paragraph. */
  next: number;
}

/** A block as pdfmake draws it. Text stands in one run for each piece; what it says is not changed. */
export function blockContent(block: Block, context: BlockContext): Content {
  switch (block.kind) {
    case 'title':
      return { text: runs(block.pieces), bold: true, fontSize: 12, margin: [0, 14, 0, 10] };
    case 'heading':
      return {
        text: runs(block.pieces),
        bold: true,
        fontSize: 11,
        color: INK.accent,
        margin: [0, 12, 0, 4],
        headlineLevel: 2,
      };
    case 'paragraph':
      return { text: runs(block.pieces), margin: [0, 3, 0, 5], alignment: 'left' };
    case 'numbered':
      return {
        columns: [
          { width: 26, text: `${context.next++}.`, alignment: 'left' },
          { width: '*', text: runs(block.pieces) },
        ],
        margin: [0, 3, 0, 5],
      };
    case 'item':
      return {
        columns: [
          { width: 14, text: '•' },
          { width: '*', text: runs(block.pieces) },
        ],
        margin: [6, 1, 0, 3],
      };
    case 'line':
      return { text: runs(block.pieces), margin: [0, 1, 0, 1] };
    case 'apart':
      return { text: runs(block.pieces), margin: [0, 14, 0, 1] };
    case 'note':
      return {
        text: runs(block.pieces),
        fontSize: 8.5,
        italics: true,
        color: INK.faint,
        margin: [0, 2, 0, 6],
      };
    case 'formula':
      return { text: runs(block.pieces), font: 'Sans', fontSize: 9.5, margin: [24, 3, 0, 7] };
    case 'blank':
      return {
        stack: [
          {
            canvas: [
              { type: 'line', x1: 0, y1: 0, x2: 260, y2: 0, lineWidth: 0.6, lineColor: INK.text },
            ],
            margin: [0, 34, 0, 2],
          },
          { text: block.label, fontSize: 8.5, color: INK.faint },
        ],
        unbreakable: true,
      };
    case 'picture':
      return {
        svg: context.pictures.get(block.file) ?? '',
        width: PAGE.text,
        margin: [0, 6, 0, 8],
      };
    case 'table':
      return tableContent(context.tables.get(block.table));
  }
}

const runs = (pieces: readonly Piece[]): Content[] =>
  pieces.map((piece) => ({
    text: printable(pieceText(piece)),
    ...('exhibit' in piece ? { color: INK.accent } : {}),
  }));

const NUMBERS = new Set(['whole', 'decimal1', 'decimal2', 'percent', 'probability', 'ratio']);

function tableContent(table: Table | undefined): Content {
  if (table === undefined) return { text: '' };
  const { columns } = table.query;
  const right = columns.map(({ format }) => NUMBERS.has(format));
  const head: TableCell[] = columns.map(({ head: text }, i) => ({
    text,
    bold: true,
    color: INK.accent,
    alignment: right[i] ? 'right' : 'left',
  }));
  const rows = table.rows.map((row): TableCell[] =>
    row.map((cell, i) => ({ text: breakable(cell), alignment: right[i] ? 'right' : 'left' })),
  );
  return {
    table: { headerRows: 1, dontBreakRows: true, widths: widthsOf(table), body: [head, ...rows] },
    layout: {
      hLineWidth: (i: number) => (i === 0 ? 0 : i === 1 ? 0.8 : 0.25),
      vLineWidth: () => 0,
      hLineColor: () => INK.rule,
      paddingLeft: () => 2,
      paddingRight: () => 4,
      paddingTop: () => 2.2,
      paddingBottom: () => 1.6,
    },
    font: 'Sans',
    fontSize: 7.4,
    lineHeight: 1.1,
    margin: [0, 4, 0, 8],
  };
}

/** Shares of the width by what a column holds at most; long words may break (see `breakable`). */
function widthsOf(table: Table): number[] {
  const { columns } = table.query;
  const lengths = columns.map(({ head }, c) => {
    const longest = table.rows.reduce((most, row) => Math.max(most, (row[c] ?? '').length), 0);
    return Math.min(
      40,
      Math.max(6, longest, Math.max(...head.split(' ').map((word) => word.length + 1))),
    );
  });
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const free = PAGE.text - 6 * columns.length;
  return lengths.map((length) => (length / total) * free);
}

/** Keys, hashes and names of files may break after any twelve characters: a zero-width space says so. */
const breakable = (text: string): string =>
  text.replace(/\S{13,}/g, (word) => word.replace(/(.{10})(?=.)/gu, '$1\u200b'));
