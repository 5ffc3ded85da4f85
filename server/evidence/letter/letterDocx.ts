import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx';
import type { Block, LetterDocument } from '../standalone/documents.js';
import { pieceText } from '../standalone/documents.js';
import { repacked } from './repack.js';

/** The letter as a DOCX for counsel to edit: headings, numbered paragraphs, one paragraph a block. */
export async function letterDocx(o: {
  letter: LetterDocument;
  title: string;
  author: string;
  date: Date;
  isDraft: boolean;
}): Promise<Buffer> {
  const document = new Document({
    title: o.title,
    creator: o.author,
    lastModifiedBy: o.author,
    description: 'Made by throughline from the schedules of the evidence package',
    styles: {
      default: {
        document: {
          run: { font: 'Times New Roman', size: 22 },
          paragraph: { spacing: { after: 120, line: 276 } },
        },
        heading2: {
          run: { font: 'Times New Roman', size: 24, bold: true, color: '1F3A5F' },
          paragraph: { spacing: { before: 240, after: 80 }, keepNext: true },
        },
      },
    },
    numbering: {
      config: [
        {
          reference: 'findings',
          levels: [
            {
              level: 0,
              format: LevelFormat.DECIMAL,
              text: '%1.',
              alignment: AlignmentType.LEFT,
              style: { paragraph: { indent: { left: 567, hanging: 567 } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: 12240, height: 15840 },
            margin: { top: 1440, bottom: 1440, left: 1440, right: 1440 },
          },
        },
        headers: {
          default: new Header({
            children: [
              new Paragraph({
                alignment: AlignmentType.RIGHT,
                children: [
                  new TextRun({
                    text: o.isDraft ? 'DRAFT — not approved' : '',
                    size: 18,
                    color: '777777',
                    bold: true,
                  }),
                ],
              }),
            ],
          }),
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [
                  new TextRun({
                    children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES],
                    size: 16,
                  }),
                ],
              }),
            ],
          }),
        },
        children: o.letter.blocks.flatMap(paragraphOf),
      },
    ],
  });
  return repacked(await Packer.toBuffer(document), o.date);
}

function paragraphOf(block: Block): Paragraph[] {
  if (block.kind === 'blank') {
    return [
      new Paragraph({
        spacing: { before: 700 },
        border: { top: { style: 'single', size: 6, space: 4, color: '1A1A1A' } },
        indent: { right: 4600 },
        children: [new TextRun({ text: block.label, size: 17, color: '555555' })],
      }),
    ];
  }
  if (!('pieces' in block)) return [];
  const children = block.pieces.map(
    (piece) =>
      new TextRun({ text: pieceText(piece), ...(block.kind === 'title' ? { bold: true } : {}) }),
  );
  if (block.kind === 'heading')
    return [new Paragraph({ heading: HeadingLevel.HEADING_2, children })];
  if (block.kind === 'numbered')
    return [new Paragraph({ numbering: { reference: 'findings', level: 0 }, children })];
  return [
    new Paragraph({
      children,
      ...(block.kind === 'apart' ? { spacing: { before: 280, after: 60 } } : {}),
      ...(block.kind === 'line' ? { spacing: { after: 20 } } : {}),
      ...(block.kind === 'title' ? { spacing: { before: 240, after: 240 } } : {}),
    }),
  ];
}
