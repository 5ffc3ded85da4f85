import { buffer } from 'node:stream/consumers';
import { DRAFT_MARK } from '../standalone/documents.js';
import { openPdf } from './openPdf.js';
import { breakLines, type Line, type PlacedRun, type Run } from './textLines.js';
import { byTypeface } from './typefaces.js';

/** US Letter with an inch of margin, in points. */
export const PAGE = { width: 612, height: 792, margin: 72, text: 468 } as const;
export const INK = {
  text: '#1A1A1A',
  faint: '#555555',
  rule: '#999999',
  accent: '#1F3A5F',
} as const;

/** Distance of lines as a multiple of the size. */
const LEADING = 1.5;
const TOP = PAGE.margin + 8;
const BOTTOM = PAGE.height - PAGE.margin;
/** Lines of a paragraph that a page must hold at least, before and after a break. */
const LINES_TOGETHER = 2;

export type Element = PDFKit.PDFStructureElement;

export interface ElementOptions {
  /** What a picture or a formula says, for those who do not see it. */
  alt?: string;
  /** Which cells a head speaks for. */
  scope?: 'Column' | 'Row';
  /** Where a picture is: left, top, right, bottom from the page's upper left. */
  bbox?: [number, number, number, number];
  placement?: 'Block';
}

/** What stands at the left, in the middle and at the right of a page's head or foot. */
export type Furniture = readonly [left: string, middle: string, right: string];

export interface Place {
  /** Points from the left of the text, and how wide. */
  readonly x?: number;
  readonly width?: number;
  readonly align?: 'left' | 'right';
  /** Distance of lines as a multiple of the size. */
  readonly leading?: number;
  /** Points below the last line that must fit on its page too. */
  readonly keep?: number;
}

/**
 * Pages that are filled from above. Whatever is drawn belongs to an element of the structure tree
 * (ISO 32000-1, 14.7) or is marked as an artifact, which screen readers leave out.
 */
export class Sheet {
  readonly pdf: PDFKit.PDFDocument;
  readonly root: Element;
  y = TOP;
  readonly #heads: Furniture[] = [];
  #head: Furniture = ['', '', ''];

  constructor(o: { title: string; author: string; date: Date }) {
    this.pdf = openPdf(o);
    this.root = this.pdf.struct('Document');
    this.pdf.addStructure(this.root);
  }

  /** A page with this head; the pages that follow have it too. */
  startPage(head: Furniture): void {
    this.#head = head;
    this.newPage();
  }

  newPage(): void {
    this.pdf.addPage();
    this.#heads.push(this.#head);
    this.y = TOP;
  }

  /** Points left on the page. */
  get room(): number {
    return BOTTOM - this.y;
  }

  /** A new page where less than `height` points are left, unless the page is still empty. */
  need(height: number): void {
    if (height > this.room && this.y > TOP) this.newPage();
  }

  /** Draws an element below another; it is closed when `draw` is done. */
  element(
    parent: Element,
    type: string,
    draw: (element: Element) => void,
    options: ElementOptions = {},
  ): void {
    const element = this.pdf.struct(type, options);
    parent.add(element);
    draw(element);
    element.end();
  }

  artifact(draw: () => void, type: 'Pagination' | 'Layout' = 'Layout'): void {
    this.pdf.markContent('Artifact', { type });
    draw();
    this.pdf.endMarkedContent();
  }

  linesOf(runs: readonly Run[], width: number): Line[] {
    return breakLines(runs, width, (run, text) => this.widthOf({ ...run, text }));
  }

  /** Text at `y`, over as many pages as it takes, with no single line left behind. */
  text(element: Element, runs: readonly Run[], place: Place = {}): void {
    const { x = 0, width = PAGE.text - x, leading = LEADING, keep = 0 } = place;
    const lines = this.linesOf(runs, width);
    const step = leading * Math.max(...runs.map(({ size }) => size));
    for (let from = 0; from < lines.length; ) {
      const left = lines.length - from;
      const fits = Math.floor((this.room + 0.01) / step);
      const isWhole = left * step + keep <= this.room + 0.01;
      const take = isWhole ? left : Math.min(fits, left - LINES_TOGETHER);
      const isStart = this.y <= TOP;
      if (!isWhole && take < LINES_TOGETHER && !isStart) {
        this.newPage();
        continue;
      }
      const drawn = isWhole ? left : Math.max(1, isStart ? Math.min(fits, left) : take);
      this.drawLines(element, lines.slice(from, from + drawn), {
        ...place,
        x,
        y: this.y,
        width,
        step,
      });
      this.y += drawn * step;
      from += drawn;
    }
  }

  /** Lines on this page, the first below `y`; runs with a destination become links. Of no element: an artifact. */
  drawLines(
    element: Element | null,
    lines: readonly Line[],
    o: { x: number; y: number; width: number; step: number; align?: 'left' | 'right' },
  ): void {
    let plain: (() => void)[] = [];
    const flush = () => {
      if (plain.length === 0) return;
      const drawing = plain;
      plain = [];
      const drawAll = () => {
        for (const draw of drawing) draw();
      };
      if (element === null) this.artifact(drawAll);
      else element.add(drawAll);
    };
    for (const [i, line] of lines.entries()) {
      const left = PAGE.margin + o.x + (o.align === 'right' ? o.width - line.width : 0);
      const baseline =
        o.y + i * o.step + (o.step + 0.7 * Math.max(...line.runs.map(({ size }) => size))) / 2;
      for (const run of line.runs) {
        const draw = () => this.drawText(run, left + run.x, baseline);
        if (element === null || run.to === undefined) plain.push(draw);
        else {
          flush();
          this.#link(element, run, left + run.x, baseline, draw);
        }
      }
    }
    flush();
  }

  /** Text whose baseline is at `y`, in points from the page's upper left. */
  drawText(run: Omit<Run, 'to'>, x: number, y: number): void {
    let left = x;
    for (const part of byTypeface(run)) {
      this.#typeface(part)
        .fillColor(part.colour)
        .text(part.text, left, y, {
          lineBreak: false,
          baseline: 'alphabetic',
          ...(part.spacing === undefined ? {} : { characterSpacing: part.spacing }),
        });
      left += this.#widthInOne(part);
    }
  }

  widthOf(run: Omit<Run, 'to'>): number {
    return byTypeface(run).reduce((sum, part) => sum + this.#widthInOne(part), 0);
  }

  #widthInOne(run: Omit<Run, 'to'>): number {
    return this.#typeface(run).widthOfString(run.text, { characterSpacing: run.spacing ?? 0 });
  }

  rule(o: { x?: number; y: number; width: number; thick: number; colour: string }): void {
    const x = PAGE.margin + (o.x ?? 0);
    this.artifact(() => {
      this.pdf
        .moveTo(x, o.y)
        .lineTo(x + o.width, o.y)
        .lineWidth(o.thick)
        .stroke(o.colour);
    });
  }

  /** A bookmark to this place and a name that links may lead to. */
  bookmark(title: string, o: { under?: PDFKit.PDFOutline; name?: string } = {}): PDFKit.PDFOutline {
    const top = this.y - 6;
    if (o.name !== undefined) this.pdf.addNamedDestination(o.name, 'XYZ', 0, top, null);
    // The left edge: PDFKit counts it from the right.
    const place = { expanded: false, top, left: PAGE.width };
    return (o.under ?? this.pdf.outline).addItem(title, place);
  }

  /** Puts head, foot and the draft mark on all pages and closes the file. */
  async finish(
    footOf: (page: number, pages: number) => Furniture,
    isDraft: boolean,
  ): Promise<Buffer> {
    const pages = this.#heads.length;
    for (const [i, head] of this.#heads.entries()) {
      this.pdf.switchToPage(i);
      this.artifact(() => {
        this.#furniture(head, 41);
        this.#furniture(footOf(i + 1, pages), PAGE.height - 38);
      }, 'Pagination');
      if (isDraft) this.artifact(() => this.#draftMark(), 'Pagination');
    }
    this.root.end();
    this.pdf.end();
    return buffer(this.pdf);
  }

  #furniture(texts: Furniture, y: number): void {
    for (const [i, text] of texts.entries()) {
      if (text === '') continue;
      const run: Run = { text, face: 'Sans', size: 7.5, colour: INK.faint };
      this.drawText(run, PAGE.margin + ((PAGE.text - this.widthOf(run)) * i) / 2, y);
    }
  }

  #draftMark(): void {
    const run: Run = { text: DRAFT_MARK, face: 'SansBold', size: 110, colour: '#8A8A8A' };
    const [x, y] = [PAGE.width / 2, PAGE.height / 2];
    this.pdf
      .save()
      .rotate(-45, { origin: [x, y] })
      .fillOpacity(0.11);
    this.drawText(run, x - this.widthOf(run) / 2, y + 40);
    this.pdf.restore();
  }

  #typeface({ face, size }: Pick<Run, 'face' | 'size'>): PDFKit.PDFDocument {
    return this.pdf.font(face).fontSize(size);
  }

  #link(parent: Element, run: PlacedRun, x: number, baseline: number, draw: () => void): void {
    this.element(parent, 'Link', (link) => {
      link.add(draw);
      // The types leave out the element that an annotation belongs to.
      const options = { structParent: link, Contents: new String(run.text) } as object;
      this.pdf.goTo(x, baseline - run.size, this.widthOf(run), 1.3 * run.size, run.to!, options);
    });
  }
}
