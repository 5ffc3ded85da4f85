import { blockContent } from '../pdf/blocks.js';
import { INK, PAGE, renderPdf } from '../pdf/renderPdf.js';
import type { LetterDocument } from '../standalone/documents.js';

/** The letter as a PDF, word for word. */
export async function letterPdf(o: {
  letter: LetterDocument;
  title: string;
  author: string;
  date: Date;
  isDraft: boolean;
}): Promise<Buffer> {
  const context = { tables: new Map(), pictures: new Map(), next: 1 };
  const small = { font: 'Sans', fontSize: 7.5, color: INK.faint };
  return renderPdf({
    title: o.title,
    author: o.author,
    date: o.date,
    content: [
      { text: '', outline: true, outlineText: 'Letter' },
      ...o.letter.blocks.map((block) => {
        const content = blockContent(block, context);
        return block.kind === 'heading' && typeof content === 'object' && !Array.isArray(content)
          ? { ...content, outline: true }
          : content;
      }),
    ],
    header: () => ({
      text: o.isDraft ? 'Draft — not approved' : '',
      ...small,
      alignment: 'right',
      margin: [PAGE.margin, 34, PAGE.margin, 0],
    }),
    footer: (page, pages) => ({
      text: `${page} / ${pages}`,
      ...small,
      alignment: 'center',
      margin: [0, 28, 0, 0],
    }),
    watermark: o.isDraft ? 'DRAFT' : null,
  });
}
