import { createRequire } from 'node:module';
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { FONTS } from './fonts.js';

interface PdfMaker {
  addFonts(fonts: typeof FONTS): void;
  setUrlAccessPolicy(policy: (url: string) => boolean): void;
  setLocalAccessPolicy(policy: (path: string) => boolean): void;
  createPdf(definition: TDocumentDefinitions): { getBuffer(): Promise<Buffer> };
}

/** pdfmake is one object for the whole process: it is told its fonts and its limits once. */
const maker = (() => {
  const pdfmake = createRequire(import.meta.url)('pdfmake') as PdfMaker;
  const files = new Set(Object.values(FONTS).flatMap((faces) => Object.values(faces)));
  pdfmake.addFonts(FONTS);
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => files.has(path));
  return pdfmake;
})();

/** US Letter with an inch of margin, in points. */
export const PAGE = { width: 612, height: 792, margin: 72, text: 468 } as const;
export const INK = {
  text: '#1A1A1A',
  faint: '#555555',
  rule: '#999999',
  accent: '#1F3A5F',
} as const;

/**
 * A PDF/A-2b with embedded fonts and bookmarks; the same definition and date give the same bytes.
 * @param watermark drawn across every page, e.g. DRAFT.
 */
export async function renderPdf(o: {
  title: string;
  author: string;
  date: Date;
  content: Content[];
  header: (page: number) => Content;
  footer: (page: number, pages: number) => Content;
  watermark: string | null;
}): Promise<Buffer> {
  const definition: TDocumentDefinitions = {
    version: '1.7',
    subset: 'PDF/A-2b',
    displayTitle: true,
    language: 'en-US',
    pageSize: 'LETTER',
    pageMargins: [PAGE.margin, PAGE.margin + 8, PAGE.margin, PAGE.margin],
    info: {
      title: o.title,
      author: o.author,
      creator: 'throughline',
      producer: 'throughline',
      creationDate: o.date,
      modDate: o.date,
    },
    defaultStyle: { font: 'Serif', fontSize: 10, lineHeight: 1.22, color: INK.text },
    content: o.content,
    header: o.header,
    footer: o.footer,
    ...(o.watermark === null
      ? {}
      : {
          watermark: {
            text: o.watermark,
            font: 'Sans',
            bold: true,
            fontSize: 110,
            angle: -45,
            color: '#8A8A8A',
            opacity: 0.11,
          },
        }),
  };
  return maker.createPdf(definition).getBuffer();
}
