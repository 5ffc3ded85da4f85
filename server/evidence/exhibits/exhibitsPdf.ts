import { type BlockContext, drawBlocks } from '../pdf/blocks.js';
import { drawTable } from '../pdf/drawTable.js';
import { type Element, INK, PAGE, Sheet } from '../pdf/sheet.js';
import type { Run } from '../pdf/textLines.js';
import type { Picture } from '../pictures/picture.js';
import { type Exhibit, type ExhibitsDocument, MARK_WORDS } from '../standalone/documents.js';
import { printable } from '../standalone/formats.js';
import type { Table } from '../standalone/queries.js';

export interface ExhibitsInput {
  readonly document: ExhibitsDocument;
  readonly tables: readonly Table[];
  readonly pictures: ReadonlyMap<string, Picture>;
  readonly operatorId: string;
  readonly runId: string;
  readonly matter: string | null;
  readonly level: string;
  readonly date: Date;
  readonly shownDate: string;
  readonly author: string;
  readonly fingerprint: string;
  readonly isDraft: boolean;
}

/** The exhibits as one bookmarked PDF: a cover, then each exhibit on pages of its own, Bates-numbered. */
export async function exhibitsPdf(o: ExhibitsInput): Promise<Buffer> {
  const sheet = new Sheet({ ...o, title: `Exhibits concerning ${o.operatorId}` });
  const { exhibits } = o.document;
  const places = new Map(exhibits.map(({ label }) => [label, `exhibit-${label}`]));
  sheet.startPage(['', '', '']);
  sheet.bookmark('Cover and list of exhibits');
  sheet.element(sheet.root, 'Sect', (cover) => drawCover(sheet, cover, o, places));
  for (const exhibit of exhibits) {
    sheet.startPage([`Exhibit ${exhibit.label}`, exhibit.title, MARK_WORDS[exhibit.mark]]);
    const under = sheet.bookmark(`Exhibit ${exhibit.label} — ${exhibit.title}`, {
      name: places.get(exhibit.label)!,
    });
    const context: BlockContext = {
      tables: new Map(o.tables.map((table) => [table.id, table])),
      pictures: o.pictures,
      places,
      onHeading: (text) => sheet.bookmark(text, { under }),
      next: 1,
    };
    sheet.element(sheet.root, 'Sect', (section) => {
      drawExhibitHead(sheet, section, exhibit);
      drawBlocks(sheet, section, exhibit.blocks, context);
    });
  }
  return sheet.finish(
    (page, pages) => [
      `${o.level} copy`,
      `${o.operatorId}-${String(page).padStart(6, '0')}`,
      `Page ${page} of ${pages}`,
    ],
    o.isDraft,
  );
}

const label = (text: string, spacing: number): Run => ({
  text,
  face: 'SansBold',
  size: 9,
  colour: INK.accent,
  spacing,
});

function drawExhibitHead(sheet: Sheet, section: Element, { label: letter, title, mark }: Exhibit) {
  sheet.element(section, 'H1', (heading) => {
    sheet.text(heading, [label(`EXHIBIT ${letter} `, 1.5)]);
    const run: Run = { text: title, face: 'SerifBold', size: 17, colour: INK.text };
    sheet.text(heading, [run], { leading: 1.3 });
  });
  sheet.y += 2;
  const words: Run = { text: MARK_WORDS[mark], face: 'SerifItalic', size: 8.5, colour: INK.faint };
  sheet.element(section, 'P', (element) => sheet.text(element, [words]));
  sheet.y += 4;
  sheet.rule({ y: sheet.y, width: PAGE.text, thick: 0.8, colour: INK.accent });
  sheet.y += 10;
}

function drawCover(
  sheet: Sheet,
  cover: Element,
  o: ExhibitsInput,
  places: ReadonlyMap<string, string>,
): void {
  sheet.y += 18;
  sheet.element(cover, 'H1', (heading) => {
    sheet.text(heading, [label('EXHIBITS ', 3)]);
    sheet.y += 2;
    const text = printable(o.matter ?? 'Accounts run as one');
    const run: Run = { text, face: 'SerifBold', size: 22, colour: INK.text };
    sheet.text(heading, [run], { leading: 1.25 });
  });
  sheet.y += 16;
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
  drawTable(sheet, cover, {
    heads: null,
    rows: facts.map(([name, value]) => [{ text: name }, { text: value }]),
    right: [false, false],
    size: 9,
  });
  sheet.y += 20;
  drawTable(sheet, cover, {
    heads: ['Exhibit', 'Title', 'Offered as'],
    rows: o.document.exhibits.map(({ label: letter, title, mark }) => [
      { text: letter },
      { text: title, to: places.get(letter)! },
      { text: MARK_WORDS[mark].split(',')[0]! },
    ]),
    right: [false, false, false],
    size: 8.5,
  });
}
