import { inflateSync } from 'node:zlib';

/*
 * The text of a PDF as the export writes it: objects in the open, fonts with Identity-H and a
 * ToUnicode map, one absolute matrix for each run of text. It is no reader for other PDFs.
 */

/** Runs higher or lower on the page than this are header and footer; larger ones are the draft mark. */
const MARGIN_POINTS = 62;
const FONT_POINTS_MAX = 30;

interface PdfObject {
  readonly head: string;
  readonly stream: Buffer | null;
}

function pdfObjects(pdf: Buffer): Map<string, PdfObject> {
  const text = pdf.toString('latin1');
  const objects = new Map<string, PdfObject>();
  const pattern = /(\d+) 0 obj\n/g;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const start = match.index + match[0].length;
    const end = text.indexOf('endobj', start);
    const streamAt = text.indexOf('stream\n', start);
    if (streamAt < 0 || streamAt > end) {
      objects.set(match[1]!, { head: text.slice(start, end), stream: null });
      continue;
    }
    const head = text.slice(start, streamAt);
    const length = Number(/\/Length (\d+)/.exec(head)?.[1]);
    const raw = pdf.subarray(streamAt + 7, streamAt + 7 + length);
    objects.set(match[1]!, {
      head,
      stream: head.includes('/FlateDecode') ? inflateSync(raw) : raw,
    });
    pattern.lastIndex = streamAt + 7 + length;
  }
  return objects;
}

const utf16 = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le');

/** Glyph number → text, of a font's ToUnicode map. */
function unicodeMap(cmap: string): Map<number, string> {
  const map = new Map<number, string>();
  for (const [, from, , list] of cmap.matchAll(/<([0-9a-f]{4})> <([0-9a-f]{4})> \[([^\]]*)\]/g)) {
    const texts = [...(list ?? '').matchAll(/<([0-9a-f ]*)>/g)].map(([, hex]) =>
      utf16((hex ?? '').replaceAll(' ', '')),
    );
    for (const [i, text] of texts.entries()) map.set(Number.parseInt(from!, 16) + i, text);
  }
  return map;
}

/** Text of the pages in order, without headers, footers and the draft mark. */
export function pdfText(pdf: Buffer, withFurniture = false): string {
  const objects = pdfObjects(pdf);
  const fonts = new Map<string, Map<number, string>>();
  const fontOf = (id: string): Map<number, string> => {
    const known = fonts.get(id);
    if (known !== undefined) return known;
    const cmap = objects.get(
      /\/ToUnicode (\d+) 0 R/.exec(objects.get(id)?.head ?? '')?.[1] ?? '',
    )?.stream;
    const map = unicodeMap(cmap?.toString('latin1') ?? '');
    fonts.set(id, map);
    return map;
  };
  const pages = [...objects.values()].filter(({ head }) => /\/Type \/Page\n/.test(head));
  return pages
    .map(({ head }) => {
      const height = Number(/\/MediaBox \[0 0 [\d.]+ ([\d.]+)\]/.exec(head)?.[1]);
      const resources = objects.get(/\/Resources (\d+) 0 R/.exec(head)?.[1] ?? '')?.head ?? '';
      const names = new Map(
        [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name, id]) => [name!, id!]),
      );
      const content =
        objects.get(/\/Contents (\d+) 0 R/.exec(head)?.[1] ?? '')?.stream?.toString('latin1') ?? '';
      return pageText(content, {
        height,
        withFurniture,
        fontOf: (name) => fontOf(names.get(name) ?? ''),
      });
    })
    .join('\n');
}

function pageText(
  content: string,
  o: { height: number; withFurniture: boolean; fontOf: (name: string) => Map<number, string> },
): string {
  let text = '';
  for (const [, block] of content.matchAll(/BT\n(.*?)ET\n/gs)) {
    const y = Number(
      /^[-\d.]+ [-\d.]+ [-\d.]+ [-\d.]+ [-\d.]+ ([-\d.]+) Tm/m.exec(block ?? '')?.[1],
    );
    const [, font, size] = /\/(F\d+) ([\d.]+) Tf/.exec(block ?? '') ?? [];
    const isFurniture =
      y < MARGIN_POINTS || y > o.height - MARGIN_POINTS || Number(size) > FONT_POINTS_MAX;
    if (isFurniture && !o.withFurniture) continue;
    const map = o.fontOf(font ?? '');
    for (const [, hex] of (block ?? '').matchAll(/<([0-9a-f]+)>/g)) {
      for (let i = 0; i < hex!.length; i += 4)
        text += map.get(Number.parseInt(hex!.slice(i, i + 4), 16)) ?? '\uFFFD';
    }
  }
  return text;
}

/** Text without white space: where lines break is the page's business. */
export const squeezed = (text: string): string => text.replace(/[\s\u00a0\u200b]+/g, '');
