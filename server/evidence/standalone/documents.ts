/**
 * A piece of a letter or an exhibit. Plain `text` holds no digits: every number is a `figure` that
 * follows from a schedule, a `given` word of the form or the export, or a fixed `cite`.
 */
export type Piece =
  | { readonly text: string }
  | { readonly figure: string; readonly text: string }
  | { readonly exhibit: string; readonly text: string }
  | { readonly given: string }
  | { readonly cite: string };

export type Block =
  | {
      readonly kind:
        | 'title'
        | 'heading'
        | 'paragraph'
        | 'numbered'
        | 'line'
        | 'apart'
        | 'note'
        | 'formula'
        | 'item';
      readonly pieces: readonly Piece[];
    }
  | { readonly kind: 'table'; readonly table: string }
  | { readonly kind: 'picture'; readonly file: string; readonly says: string }
  /** Lines for a person to fill in by hand. */
  | { readonly kind: 'blank'; readonly label: string };

export interface LetterDocument {
  readonly blocks: readonly Block[];
}

export interface Exhibit {
  readonly label: string;
  readonly title: string;
  /** A summary of evidence, an aid that only illustrates it (Fed. R. Evid. 107), or a form to fill in. */
  readonly mark: 'summary' | 'illustrative' | 'form';
  readonly blocks: readonly Block[];
}

/** What is printed below the title of an exhibit. */
export const MARK_WORDS: Readonly<Record<Exhibit['mark'], string>> = {
  summary: 'Summary, Fed. R. Evid. 1006',
  illustrative: 'Illustrative aid, Fed. R. Evid. 107 — not evidence',
  form: 'Form, not completed — not evidence',
};

export interface ExhibitsDocument {
  readonly exhibits: readonly Exhibit[];
}

/** Fixed words that hold digits: names of rules, standards and formulas. */
export const CITES: readonly string[] = [
  'Fed. R. Evid. 107',
  'Fed. R. Evid. 702',
  'Fed. R. Evid. 902(11)',
  'Fed. R. Evid. 902(13)',
  'Fed. R. Evid. 902(14)',
  'Fed. R. Evid. 1006',
  '28 U.S.C. § 1746',
  'SHA-256',
  'Ed25519',
  'RFC 8493',
  'log2',
  '/24',
  '/48',
  '/64',
  'IPv4',
  'IPv6',
  'bits = log2( ((inside − 1) / (members − 1)) / ((outside + 0.5) / (others + 1)) )',
  'sum = prior + best signal of each family + counter-evidence',
  'probability = 1 / (1 + 2^(−bits))',
  'Fellegi and Sunter (1969)',
  'Winkler (1989)',
  '100 %',
];

/** What stands across every page of a draft. */
export const DRAFT_MARK = 'DRAFT';

export const pieceText = (piece: Piece): string => {
  if ('given' in piece) return piece.given;
  if ('cite' in piece) return piece.cite;
  return piece.text;
};

/** Text of a block as the DOCX and the plain letter carry it; null where it has none of its own. */
export const blockText = (block: Block): string | null =>
  'pieces' in block
    ? block.pieces.map(pieceText).join('')
    : block.kind === 'blank'
      ? block.label
      : null;

/** The plain text of a letter: one line a block, numbered where it is numbered. */
export function letterText(letter: LetterDocument): string {
  let number = 0;
  const lines = letter.blocks.flatMap((block) => {
    const text = blockText(block);
    if (text === null) return [];
    return [block.kind === 'numbered' ? `${++number}. ${text}` : text];
  });
  return `${lines.join('\n\n')}\n`;
}
