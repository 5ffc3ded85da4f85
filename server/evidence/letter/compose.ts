import type { Block, Piece } from '../standalone/documents.js';
import type { Figure } from '../standalone/queries.js';

type TextKind = Extract<Block, { pieces: readonly Piece[] }>['kind'];

/** Figures by id, as text; asks for a figure that is not there are errors of the program. */
export type FigureText = (id: string) => string;

export const figureTexts = (figures: readonly Figure[]): FigureText => {
  const texts = new Map(figures.map(({ id, text }) => [id, text]));
  return (id) => {
    const text = texts.get(id);
    if (text === undefined) throw new Error(`There is no figure ${id}.`);
    return text;
  };
};

const MARKS = /\{\{([^}]+)\}\}|\[\[([A-Z]+)\]\]|<<([^>]+)>>/g;

/**
 * A sentence with its figures: `{{id}}` a figure, `[[B]]` an exhibit, `<<name>>` a fixed name with
 * digits. What is not marked is plain text and holds no digit.
 */
export function pieces(sentence: string, figure: FigureText): Piece[] {
  const found: Piece[] = [];
  let from = 0;
  for (const match of sentence.matchAll(MARKS)) {
    if (match.index > from) found.push({ text: sentence.slice(from, match.index) });
    const [whole, id, exhibit, cite] = match;
    if (id !== undefined) found.push({ figure: id, text: figure(id) });
    else if (exhibit !== undefined) found.push({ exhibit, text: `Exhibit ${exhibit}` });
    else found.push({ cite: cite! });
    from = match.index + whole.length;
  }
  if (from < sentence.length) found.push({ text: sentence.slice(from) });
  return found;
}

/** Makes blocks of sentences over one set of figures. */
export const blockMaker =
  (figure: FigureText) =>
  (kind: TextKind, sentence: string): Block => ({ kind, pieces: pieces(sentence, figure) });
