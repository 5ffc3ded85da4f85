import type { Content } from 'pdfmake/interfaces.js';
import { type BlockContext, blockContent } from '../pdf/blocks.js';
import { INK, PAGE, renderPdf } from '../pdf/renderPdf.js';
import type { Exhibit, ExhibitsDocument } from '../standalone/documents.js';
import type { Table } from '../standalone/queries.js';

const MARK_WORDS: Readonly<Record<Exhibit['mark'], string>> = {
  summary: 'Summary, Fed. R. Evid. 1006',
  illustrative: 'Illustrative aid, Fed. R. Evid. 107 — not evidence',
  form: 'Form, not completed — not evidence',
};

/** The exhibits as one bookmarked PDF: a cover, then each exhibit on pages of its own, Bates-numbered. */
export async function exhibitsPdf(o: {
  document: ExhibitsDocument;
  tables: readonly Table[];
  pictures: ReadonlyMap<string, string>;
  operatorId: string;
  runId: string;
  matter: string | null;
  level: string;
  date: Date;
  shownDate: string;
  author: string;
  fingerprint: string;
  isDraft: boolean;
}): Promise<Buffer> {
  const context: BlockContext = {
    tables: new Map(o.tables.map((table) => [table.id, table])),
    pictures: o.pictures,
    next: 1,
  };
  const bates = (page: number) => `${o.operatorId}-${String(page).padStart(6, '0')}`;
  const footer = (page: number, pages: number): Content =>
    furniture(`${o.level} copy`, `${bates(page)}`, `Page ${page} of ${pages}`);
  const sections = o.document.exhibits.map(
    (exhibit): Content => ({
      section: [
        exhibitHead(exhibit),
        ...exhibit.blocks.map((block) => blockContent(block, context)),
      ],
      header: () =>
        furniture(`Exhibit ${exhibit.label}`, exhibit.title, MARK_WORDS[exhibit.mark], 34),
      footer,
    }),
  );
  return renderPdf({
    title: `Exhibits concerning ${o.operatorId}`,
    author: o.author,
    date: o.date,
    content: [{ section: cover(o), header: () => ({ text: '' }), footer }, ...sections],
    header: () => ({ text: '' }),
    footer,
    watermark: o.isDraft ? 'DRAFT' : null,
  });
}

function furniture(left: string, middle: string, right: string, top = 28): Content {
  return {
    columns: [
      { width: '*', text: left, alignment: 'left' },
      { width: 'auto', text: middle, alignment: 'center' },
      { width: '*', text: right, alignment: 'right' },
    ],
    font: 'Sans',
    fontSize: 7.5,
    color: INK.faint,
    margin: [PAGE.margin, top, PAGE.margin, 0],
  };
}

function exhibitHead({ label, title, mark }: Exhibit): Content {
  return {
    stack: [
      {
        text: `EXHIBIT ${label}`,
        font: 'Sans',
        fontSize: 9,
        bold: true,
        color: INK.accent,
        characterSpacing: 1.5,
      },
      {
        text: title,
        fontSize: 17,
        bold: true,
        margin: [0, 2, 0, 2],
        outline: true,
        outlineText: `Exhibit ${label} — ${title}`,
      },
      { text: MARK_WORDS[mark], fontSize: 8.5, italics: true, color: INK.faint },
      {
        canvas: [
          {
            type: 'line',
            x1: 0,
            y1: 6,
            x2: PAGE.text,
            y2: 6,
            lineWidth: 0.8,
            lineColor: INK.accent,
          },
        ],
      },
    ],
    margin: [0, 0, 0, 12],
  };
}

function cover(o: Parameters<typeof exhibitsPdf>[0]): Content[] {
  const facts: [string, string][] = [
    ['Group', o.operatorId],
    ['Run', o.runId],
    ['Date of export', o.shownDate],
    ['Level of redaction', o.level],
    [
      'Status',
      o.isDraft ? 'Draft, not approved by a second person' : 'Approved by a second person',
    ],
    ['Signing key, SHA-256', o.fingerprint],
  ];
  return [
    {
      text: 'EXHIBITS',
      font: 'Sans',
      fontSize: 11,
      bold: true,
      color: INK.accent,
      characterSpacing: 3,
      margin: [0, 18, 0, 6],
    },
    {
      text: o.matter ?? 'Accounts run as one',
      fontSize: 22,
      bold: true,
      margin: [0, 0, 0, 18],
      outline: true,
      outlineText: 'Cover and list of exhibits',
    },
    {
      table: {
        widths: [120, '*'],
        body: facts.map(([name, value]) => [
          { text: name, color: INK.faint },
          { text: value.length > 40 ? value.replace(/(.{32})(?=.)/g, '$1\u200b') : value },
        ]),
      },
      layout: 'noBorders',
      font: 'Sans',
      fontSize: 9,
      margin: [0, 0, 0, 22],
    },
    {
      table: {
        headerRows: 1,
        widths: [52, '*', 150],
        body: [
          ['Exhibit', 'Title', 'Offered as'].map((text) => ({
            text,
            bold: true,
            color: INK.accent,
          })),
          ...o.document.exhibits.map(({ label, title, mark }) => [
            label,
            title,
            MARK_WORDS[mark].split(',')[0]!,
          ]),
        ],
      },
      layout: {
        hLineWidth: (i: number) => (i === 0 ? 0 : i === 1 ? 0.8 : 0.25),
        vLineWidth: () => 0,
        hLineColor: () => INK.rule,
        paddingTop: () => 2,
        paddingBottom: () => 1.2,
      },
      font: 'Sans',
      fontSize: 8.5,
    },
  ];
}
