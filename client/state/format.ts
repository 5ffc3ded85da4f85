import { visibleLine } from '../../server/contract/visibleText.js';
import { firstWords, wholeWords } from '../../server/contract/words.js';

const EXACT = new Intl.NumberFormat('en-GB');

/** A figure that may be quoted: 24,918. */
export const exact = (value: number): string => EXACT.format(value);

/** A figure in a list: 24.9k, 28.8M. */
export function brief(value: number): string {
  if (value < 1_000) return String(value);
  if (value < 999_500)
    return `${(value / 1_000).toFixed(value < 9_950 ? 1 : value < 99_950 ? 1 : 0)}k`;
  return `${(value / 1_000_000).toFixed(1)}M`;
}

/** The day of an ISO time, UTC. */
export const day = (iso: string | null): string => (iso === null ? 'not known' : iso.slice(0, 10));

/** The minute of an ISO time, with its zone: 2026-05-12 10:33 UTC. */
export const minute = (iso: string | null): string =>
  iso === null ? 'time not known' : `${iso.slice(0, 16).replace('T', ' ')} UTC`;

/** Bits with their sign: +11.0, −2.3. */
export const bits = (value: number): string =>
  `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(1)}`;

/** A probability with three digits; never rounded to certainty, of yes or of no. */
export function probability(value: number): string {
  if (value > 0.999 && value < 1) return '> 0.999';
  if (value < 0.001) return '< 0.001';
  return value.toFixed(3);
}

/** A period as short as it can be told: 2026-04-15 – 06-23. */
export function period(first: string | null, last: string | null): string {
  if (first === null || last === null) return 'period not known';
  const [from, to] = [day(first), day(last)];
  return `${from} – ${from.slice(0, 4) === to.slice(0, 4) ? to.slice(5) : to}`;
}

/**
 * A long value cut in its middle, so that its end still tells it apart; between words where it
 * has any. Marks that would turn it around or hide a part of it stand as their code points.
 */
export function shorten(whole: string, most: number): string {
  const text = visibleLine(whole);
  if (text.length <= most) return text;
  const tail = text.length - Math.min(8, Math.floor(most / 3));
  const end = wholeWords(text, tail, text.length);
  const room = most - end.length - 1;
  const start = firstWords(text, room);
  return `${start.length < room / 2 ? text.slice(0, room) : start}…${end}`;
}
