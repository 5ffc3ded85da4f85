import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FiguresFile } from './checkFigures.js';
import { blockText, type Exhibit, type ExhibitsDocument, MARK_WORDS } from './documents.js';
import { printable } from './formats.js';
import { pdfText, squeezed } from './pdfText.js';
import type { Findings } from './report.js';

export const EXHIBITS_PDF = 'data/exhibits/exhibits.pdf';
/** Characters of a row that a page always holds; of a longer one the cells may stand in two parts. */
const ROW_ON_A_PAGE = 600;

/** Text that must follow in the PDF, and of which part of an exhibit it is. */
interface Expected {
  readonly place: string;
  readonly text: string;
  /** Heads of a table, which stand again where a page begins. */
  readonly heads?: string;
}

/**
 * From Exhibit A on the PDF says what the exhibits, the rows of their tables and the pictures' own
 * files say, in their order, and not a word more.
 */
export async function checkExhibitsPdf(
  root: string,
  document: ExhibitsDocument,
  file: FiguresFile,
  findings: Findings,
): Promise<void> {
  const found = squeezed(pdfText(await readFile(join(root, EXHIBITS_PDF))));
  const parts: Expected[] = [];
  for (const exhibit of document.exhibits) parts.push(...(await partsOf(root, exhibit, file)));
  let at = found.indexOf(parts[0]?.text ?? '');
  for (const part of parts) {
    const end = endOf(part, found, at);
    if (at < 0 || end === null) {
      findings.add(
        `${EXHIBITS_PDF} ${part.place}`,
        `should say “${part.text.slice(0, 120)}”, says “${found.slice(Math.max(0, at), at + 120)}”`,
      );
      return;
    }
    at = end;
  }
  if (at < found.length)
    findings.add(EXHIBITS_PDF, `goes on after its end: “${found.slice(at, at + 120)}”`);
}

/** Where a part ends that begins at `at`; null where it does not stand there. */
function endOf({ text, heads }: Expected, found: string, at: number): number | null {
  if (found.startsWith(text, at)) return at + text.length;
  if (heads === undefined) return null;
  const inOrder = (of: string) => [...of].sort().join('');
  for (let times = 0; times <= 4; times++) {
    const end = at + text.length + times * heads.length;
    const rest = found.slice(at, end).replaceAll(heads, '');
    if (rest === text) return end;
    // Of a row over two pages the cells' first parts stand together.
    if (text.length > ROW_ON_A_PAGE && inOrder(rest) === inOrder(text)) return end;
  }
  return null;
}

async function partsOf(root: string, exhibit: Exhibit, file: FiguresFile): Promise<Expected[]> {
  const { label, title, mark, blocks } = exhibit;
  const parts: Expected[] = [];
  const add = (place: string, text: string, heads?: string): void => {
    if (text !== '')
      parts.push({
        place: `Exhibit ${label} ${place}`,
        text: squeezed(text),
        ...(heads === undefined ? {} : { heads: squeezed(heads) }),
      });
  };
  add('title', `EXHIBIT ${label} ${title}${MARK_WORDS[mark]}`);
  for (const [i, block] of blocks.entries()) {
    if (block.kind === 'table') {
      const table = file.tables.find(({ id }) => id === block.table);
      const heads = (table?.query.columns ?? []).map(({ head }) => head).join('');
      add(`table ${block.table}`, heads);
      for (const [r, row] of (table?.rows ?? []).entries())
        add(`table ${block.table} row ${r + 1}`, row.join(''), heads);
    } else if (block.kind === 'picture') {
      const svg = await readFile(join(root, 'data/exhibits', block.file), 'utf8');
      const texts = [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);
      add(block.file, texts.join(''));
    } else {
      const bullet = block.kind === 'item' ? '•' : '';
      add(`part ${i + 1}`, bullet + printable(blockText(block) ?? ''));
    }
  }
  return parts;
}
