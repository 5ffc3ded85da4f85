import { type BlockContext, drawBlocks } from '../pdf/blocks.js';
import { Sheet } from '../pdf/sheet.js';
import type { LetterDocument } from '../standalone/documents.js';

/** The letter as a PDF, word for word. */
export async function letterPdf(o: {
  letter: LetterDocument;
  title: string;
  author: string;
  date: Date;
  isDraft: boolean;
}): Promise<Buffer> {
  const sheet = new Sheet(o);
  sheet.startPage(['', '', o.isDraft ? 'Draft — not approved' : '']);
  const letter = sheet.bookmark('Letter');
  const context: BlockContext = {
    tables: new Map(),
    pictures: new Map(),
    places: new Map(),
    onHeading: (text) => sheet.bookmark(text, { under: letter }),
    next: 1,
  };
  drawBlocks(sheet, sheet.root, o.letter.blocks, context);
  return sheet.finish((page, pages) => ['', `${page} / ${pages}`, ''], o.isDraft);
}
