/** Word borders of any script (Unicode UAX #29; where words are not spaced, by dictionary). */
const WORDS = new Intl.Segmenter('en', { granularity: 'word' });

/** The first border of words at or after a place, in UTF-16 units. */
export function borderAfter(text: string, at: number): number {
  const segment = at <= 0 || at >= text.length ? undefined : WORDS.segment(text).containing(at);
  if (segment === undefined) return Math.min(Math.max(at, 0), text.length);
  return segment.index === at ? at : segment.index + segment.segment.length;
}

/** The last border of words at or before a place, in UTF-16 units. */
export function borderBefore(text: string, at: number): number {
  const segment = at <= 0 || at >= text.length ? undefined : WORDS.segment(text).containing(at);
  return segment?.index ?? Math.min(Math.max(at, 0), text.length);
}

/** The whole words between two places; all that is between them where that is part of one word. */
export function wholeWords(text: string, from: number, to: number): string {
  const [start, end] = [borderAfter(text, from), borderBefore(text, to)];
  const words = start < end ? text.slice(start, end).trim() : '';
  return words === '' ? text.slice(from, to) : words;
}

/** As many whole words from the start as have room in `most` UTF-16 units. */
export const firstWords = (text: string, most: number): string =>
  text.length <= most ? text : wholeWords(text, 0, most);
