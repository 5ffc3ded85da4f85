import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkDocxParts } from './checkDocxParts.js';
import { checkExhibitsPdf, EXHIBITS_PDF } from './checkExhibitsPdf.js';
import type { FiguresFile } from './checkFigures.js';
import {
  type Block,
  blockText,
  CITES,
  DRAFT_MARK,
  type ExhibitsDocument,
  type LetterDocument,
  letterText,
  pieceText,
} from './documents.js';
import { formatValue, printable } from './formats.js';
import { pdfText, squeezed } from './pdfText.js';
import { readJson } from './readJson.js';
import type { Findings } from './report.js';
import { zipHashes, zipMember } from './zip.js';

export const LETTER_FILE = 'data/letter/letter.json';
export const EXHIBITS_FILE = 'data/exhibits/exhibits.json';
const LETTER_PDF = 'data/letter/letter.pdf';
const LETTER_DOCX = 'data/letter/letter.docx';

interface Allowed {
  readonly figures: ReadonlyMap<string, string>;
  readonly exhibits: ReadonlySet<string>;
  readonly given: ReadonlySet<string>;
}

/**
 * Letter and exhibits: every number in them is a figure that was computed, a word of the form or a
 * fixed name; and the DOCX, the PDFs and the plain text say what the documents say.
 */
export async function checkDocuments(
  root: string,
  file: FiguresFile,
  findings: Findings,
): Promise<string> {
  const letter = await readJson<LetterDocument>(root, LETTER_FILE);
  const exhibits = await readJson<ExhibitsDocument>(root, EXHIBITS_FILE);
  const facts = await readJson<{
    exported_at: string;
    signing_key_sha256: string;
    is_draft: boolean;
  }>(root, 'data/facts.json');
  const form = await readJson<Record<string, string | string[]>>(root, 'data/letter/form.json');
  const allowed: Allowed = {
    figures: new Map(file.figures.map(({ id, text }) => [id, text])),
    exhibits: new Set(exhibits.exhibits.map(({ label }) => label)),
    given: new Set([
      formatValue(facts.exported_at, 'date'),
      facts.signing_key_sha256,
      ...Object.values(form).flat(),
    ]),
  };
  checkBlocks(letter.blocks, LETTER_FILE, allowed, findings);
  for (const { label, blocks } of exhibits.exhibits)
    checkBlocks(blocks, `${EXHIBITS_FILE} Exhibit ${label}`, allowed, findings);
  if ((await readFile(join(root, 'data/letter/letter.txt'), 'utf8')) !== letterText(letter)) {
    findings.add('data/letter/letter.txt', 'is not the text of letter.json');
  }
  await checkDocx(root, letter, findings);
  await checkDocxParts(root, LETTER_DOCX, findings);
  await checkDocxFurniture(root, facts.is_draft, findings);
  await checkPdf(root, LETTER_PDF, letter.blocks, findings);
  await checkNothingMore(root, letter.blocks, findings);
  const blocks = exhibits.exhibits.flatMap((exhibit) => exhibit.blocks);
  await checkPdf(root, EXHIBITS_PDF, blocks, findings);
  await checkExhibitsPdf(root, exhibits, file, findings);
  for (const path of [LETTER_PDF, EXHIBITS_PDF])
    await checkDraftMark(root, path, facts.is_draft, findings);
  return `${letter.blocks.length} parts of the letter, ${exhibits.exhibits.length} exhibits`;
}

function checkBlocks(
  blocks: readonly Block[],
  file: string,
  allowed: Allowed,
  findings: Findings,
): void {
  for (const [i, block] of blocks.entries()) {
    if (!('pieces' in block)) continue;
    for (const piece of block.pieces) {
      const place = `${file} part ${i + 1}`;
      const text = pieceText(piece);
      if ('figure' in piece) {
        const figure = allowed.figures.get(piece.figure);
        if (figure !== text)
          findings.add(
            place,
            `says “${text}” for ${piece.figure}, the figure is “${figure ?? 'none'}”`,
          );
      } else if ('exhibit' in piece) {
        if (!allowed.exhibits.has(piece.exhibit) || text !== `Exhibit ${piece.exhibit}`)
          findings.add(place, `points to “${text}”`);
      } else if ('given' in piece) {
        if (!allowed.given.has(text))
          findings.add(place, `“${text}” is neither of the form nor of the export`);
      } else if ('cite' in piece) {
        if (!CITES.includes(text)) findings.add(place, `“${text}” is no fixed name`);
      } else if (/\p{Nd}/u.test(text)) {
        findings.add(place, `“${text.trim()}” holds a number that no figure stands for`);
      }
    }
  }
}

const unescaped = (xml: string): string =>
  xml
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&');

async function checkDocx(root: string, letter: LetterDocument, findings: Findings): Promise<void> {
  const path = LETTER_DOCX;
  const xml =
    zipMember(await readFile(join(root, path)), 'word/document.xml')?.toString('utf8') ?? '';
  const found = [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gs)]
    .map(([paragraph]) =>
      [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)]
        .map(([, text]) => unescaped(text ?? ''))
        .join(''),
    )
    .filter((text) => text !== '');
  const expected = letter.blocks.flatMap((block) =>
    'pieces' in block
      ? [block.pieces.map(pieceText).join('')]
      : block.kind === 'blank'
        ? [block.label]
        : [],
  );
  const length = Math.max(found.length, expected.length);
  for (let i = 0; i < length; i++) {
    if (found[i] !== expected[i])
      findings.add(
        `${path} paragraph ${i + 1}`,
        `says “${(found[i] ?? '').slice(0, 120)}”, the letter says “${(expected[i] ?? '').slice(0, 120)}”`,
      );
  }
}

/** Head and foot of the DOCX say whether it is a draft and count pages; no other part says anything. */
async function checkDocxFurniture(
  root: string,
  isDraft: boolean,
  findings: Findings,
): Promise<void> {
  const archive = await readFile(join(root, LETTER_DOCX));
  const names = (await zipHashes(join(root, LETTER_DOCX))).map(({ name }) => name);
  if (new Set(names).size !== names.length) findings.add(LETTER_DOCX, 'holds a part twice');
  for (const name of names) {
    if (!/^word\/[^/]+\.xml$/.test(name) || name === 'word/document.xml') continue;
    const xml = zipMember(archive, name)?.toString('utf8') ?? '';
    const text = [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, t]) => t).join('');
    const expected = name.startsWith('word/header')
      ? isDraft
        ? 'DRAFT — not approved'
        : ''
      : name.startsWith('word/footer')
        ? '/'
        : '';
    if (text.trim() !== expected)
      findings.add(`${LETTER_DOCX} ${name}`, `says “${text.slice(0, 120)}”, not “${expected}”`);
  }
}

/** The letter’s PDF says what the letter says and not a word more. */
async function checkNothingMore(
  root: string,
  blocks: readonly Block[],
  findings: Findings,
): Promise<void> {
  const found = squeezed(pdfText(await readFile(join(root, LETTER_PDF))));
  let number = 0;
  const parts = blocks.map((block) => {
    const label = block.kind === 'numbered' ? `${++number}.` : block.kind === 'item' ? '•' : '';
    return squeezed(label + printable(blockText(block) ?? ''));
  });
  let at = 0;
  for (const [i, part] of parts.entries()) {
    if (!found.startsWith(part, at)) {
      const place = `${LETTER_PDF} part ${i + 1}`;
      findings.add(place, `is preceded by something else: “${found.slice(at, at + 120)}”`);
      return;
    }
    at += part.length;
  }
  if (at < found.length)
    findings.add(LETTER_PDF, `goes on after its end: “${found.slice(at, at + 120)}”`);
}

/** A draft is marked as one on its pages, and nothing else is. */
async function checkDraftMark(
  root: string,
  path: string,
  isDraft: boolean,
  findings: Findings,
): Promise<void> {
  const isMarked = pdfText(await readFile(join(root, path)), true).includes(DRAFT_MARK);
  if (isMarked !== isDraft)
    findings.add(path, isDraft ? 'is a draft and not marked as one' : 'is marked as a draft');
}

/** Every part of a document stands in its PDF, in order. */
async function checkPdf(
  root: string,
  path: string,
  blocks: readonly Block[],
  findings: Findings,
): Promise<void> {
  if (!existsSync(join(root, path))) {
    findings.add(path, 'is missing');
    return;
  }
  const text = squeezed(pdfText(await readFile(join(root, path))));
  let from = 0;
  for (const [i, block] of blocks.entries()) {
    if (!('pieces' in block)) continue;
    const wanted = squeezed(printable(block.pieces.map(pieceText).join('')));
    const at = text.indexOf(wanted, from);
    if (at < 0)
      findings.add(
        `${path} part ${i + 1}`,
        `does not say “${block.pieces.map(pieceText).join('').slice(0, 120)}”`,
      );
    else from = at + wanted.length;
  }
}
