import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { letterPdf } from '../../server/evidence/letter/letterPdf.js';
import { columnWidths } from '../../server/evidence/pdf/columnWidths.js';
import { drawTable } from '../../server/evidence/pdf/drawTable.js';
import { Sheet } from '../../server/evidence/pdf/sheet.js';
import { breakLines, type Run } from '../../server/evidence/pdf/textLines.js';
import type { Block } from '../../server/evidence/standalone/documents.js';
import { pdfText, squeezed } from '../../server/evidence/standalone/pdfText.js';

const run = (text: string): Run => ({ text, face: 'Serif', size: 10, colour: '#000000' });
/** Every character is one point wide. */
const measure = (_: Run, text: string) => text.length;

describe('lines of text', () => {
  it('hold all of it in order, and are no wider than asked for', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '-', '\u200b', '\u00a0') });
    fc.assert(
      fc.property(fc.array(text), fc.integer({ min: 1, max: 12 }), (texts, width) => {
        const lines = breakLines(texts.map(run), width, measure);
        const all = lines.flatMap(({ runs }) => runs.map((part) => part.text)).join('');
        expect(all).toBe(texts.join('').replaceAll('\u200b', ''));
        for (const line of lines) expect(line.width).toBeLessThanOrEqual(width);
      }),
    );
  });

  it('break between words, over the borders of runs', () => {
    const lines = breakLines([run('see (Exh'), run('ibit), then')], 10, measure);
    expect(lines.map(({ runs }) => runs.map(({ text }) => text).join(''))).toEqual([
      'see ',
      '(Exhibit), ',
      'then',
    ]);
  });
});

describe('Chinese and Japanese', () => {
  const linesOf = (text: string, width: number) =>
    breakLines([run(text)], width, measure).map(({ runs }) => runs.map((r) => r.text).join(''));

  it('break between characters, with no closing mark at the start of a line', () => {
    expect(linesOf('请逐步推理，并写出答案。', 5)).toEqual(['请逐步推', '理，并写出', '答案。']);
    expect(linesOf('说（甲乙）', 2)).toEqual(['说', '（甲', '乙）']);
    expect(linesOf('step 一步 by', 6)).toEqual(['step 一', '步 by']);
  });

  it('stand in a PDF among other text, in a typeface of their own', async () => {
    const says = 'The prompt “请逐步推理，并写出答案。” and the name 山田カード were shared.';
    const sheet = new Sheet({ title: 't', author: 'a', date: new Date('2026-07-02T00:00:00Z') });
    sheet.startPage(['', '', '']);
    sheet.element(sheet.root, 'P', (p) => sheet.text(p, [run(says)]));
    const width = sheet.widthOf(run(says));
    expect(width).toBeGreaterThan(sheet.widthOf(run(says.replaceAll(/[^ -~]/g, ''))));
    const pdf = await sheet.finish(() => ['', '', ''], false);
    expect(squeezed(pdfText(pdf))).toContain(squeezed(says));
    expect(pdf.toString('latin1')).toContain('NotoSansHans-Regular');
  });
});

describe('widths of columns', () => {
  it('fill the table and leave room for the longest words', () => {
    const need = fc
      .tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 300 }))
      .map(([word, more]) => ({ word, cell: word + more }));
    fc.assert(
      fc.property(fc.array(need, { minLength: 1, maxLength: 7 }), (needs) => {
        const widths = columnWidths(needs, 468);
        expect(widths.reduce((a, b) => a + b)).toBeCloseTo(468, 3);
        for (const [i, { word }] of needs.entries())
          expect(widths[i]! + 0.001).toBeGreaterThanOrEqual(word);
      }),
    );
  });
});

/** Content of the pages, in the order of the file. */
function pageContents(pdf: Buffer): string[] {
  const raw = pdf.toString('latin1');
  return [...raw.matchAll(/stream\n(.*?)\nendstream/gs)].flatMap(([, body]) => {
    try {
      const text = inflateSync(Buffer.from(body!, 'latin1')).toString('latin1');
      return text.includes('BT\n') ? [text] : [];
    } catch {
      return [];
    }
  });
}

it('the number of a paragraph stands on the page of its text', async () => {
  // Three lines of text, pushed to every place on a page by what stands above.
  const text = 'word '.repeat(38).trim();
  for (let lines = 20; lines < 46; lines++) {
    const blocks = [
      ...Array.from(
        { length: lines },
        (): Block => ({ kind: 'line', pieces: [{ text: 'above' }] }),
      ),
      { kind: 'numbered', pieces: [{ text }] } as Block,
    ];
    const pdf = await letterPdf({
      letter: { blocks },
      title: 't',
      author: 'a',
      date: new Date(0),
      isDraft: false,
    });
    const pages = pdfText(pdf).split('\n');
    const page = pages.find((found) => squeezed(found).includes('1.'))!;
    expect(squeezed(page), `${lines} lines above`).toContain('1.word');
  }
});

describe('a letter as PDF', () => {
  const texts = Array.from({ length: 40 }, (_, i) => `Paragraph ${i} of the letter. `.repeat(7));
  const letter = {
    blocks: [
      { kind: 'title', pieces: [{ text: 'Re: a matter' }] },
      { kind: 'heading', pieces: [{ text: 'What was found' }] },
      ...texts.map((text): Block => ({ kind: 'numbered', pieces: [{ text }] })),
      { kind: 'blank', label: 'Signature' },
    ] as Block[],
  };
  const make = () =>
    letterPdf({
      letter,
      title: 'Letter on “this & that” <draft>',
      author: 'A & B <legal>',
      date: new Date('2026-07-02T00:00:00Z'),
      isDraft: true,
    });

  it('is the same to the byte when made again, and says what the letter says', async () => {
    const pdf = await make();
    const hash = (file: Buffer) => createHash('sha256').update(file).digest('hex');
    expect(hash(await make())).toBe(hash(pdf));
    const said = squeezed(pdfText(pdf));
    for (const text of texts) expect(said).toContain(squeezed(text));
    expect(pdfText(pdf)).not.toContain('DRAFT');
    expect(pdfText(pdf, true)).toContain('DRAFT');
  });

  it('draws nothing that is neither in the structure tree nor an artifact', async () => {
    const pdf = await make();
    expect(pageContents(pdf).length).toBeGreaterThan(2);
    for (const content of pageContents(pdf)) {
      let depth = 0;
      for (const [mark] of content.matchAll(/\b(?:BDC|BMC|EMC|BT|[Sf]|re|scn)\n/g)) {
        if (/B[DM]C/.test(mark)) depth++;
        else if (mark === 'EMC\n') depth--;
        else if (mark === 'BT\n') expect(depth).toBe(1);
      }
      expect(depth).toBe(0);
    }
  });

  it('names itself PDF/A-2a and PDF/UA-1 in well-formed metadata', async () => {
    const text = (await make()).toString('utf8');
    const xmp = /<x:xmpmeta.*<\/x:xmpmeta>/s.exec(text)?.[0] ?? '';
    expect(xmp).toContain('<pdfaid:part>2</pdfaid:part>');
    expect(xmp).toContain('<pdfaid:conformance>A</pdfaid:conformance>');
    expect(xmp).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(xmp).toContain('Letter on “this &amp; that” &lt;draft&gt;');
    for (const entry of ['/Marked true', '/DisplayDocTitle true', '/Lang (en-US)'])
      expect(text).toContain(entry);
  });
});

it('a row that is taller than a page goes on on the next', async () => {
  const sheet = new Sheet({ title: 't', author: 'a', date: new Date(0) });
  sheet.startPage(['', '', '']);
  const text = Array.from({ length: 3_000 }, (_, i) => `word${i}`).join(' ');
  drawTable(sheet, sheet.root, {
    heads: ['Key', 'Value'],
    rows: [[{ text: 'k' }, { text }]],
    right: [false, false],
    size: 8,
  });
  const pdf = await sheet.finish((page, pages) => ['', `${page}/${pages}`, ''], false);
  expect(pageContents(pdf).length).toBeGreaterThan(1);
  expect(squeezed(pdfText(pdf)).replaceAll('KeyValue', '')).toBe(`k${squeezed(text)}`);
});
