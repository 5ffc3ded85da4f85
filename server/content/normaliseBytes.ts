/** Stands in the tables below for a character that is not treated alone. */
const NOT_ALONE = 0;
const BLANK = 32;
const ZERO = 48;
const SIGMA = 0x3a3;

/** ASCII: what a byte becomes, white space a blank and digits `0`. U+0000 is not treated. */
const ASCII = Uint8Array.from({ length: 128 }, (_, byte) => {
  if (byte === 32 || (byte >= 9 && byte <= 13)) return BLANK;
  if (byte >= 48 && byte <= 57) return ZERO;
  return byte >= 65 && byte <= 90 ? byte + 32 : byte;
});

/**
 * By code point of the basic plane what it becomes when a prompt is normalised: its compatibility
 * form (a full-width comma is a comma) as a small letter, where that is one character of no more
 * bytes. {@link NOT_ALONE} where a code point alone does not tell: it becomes several, may join
 * with the one before it (marks, vowels and finals of Hangul), or becomes small by its neighbours.
 */
export const WIDE = (() => {
  const wide = new Uint16Array(65_536);
  for (let code = 128; code < 65_536; code++) wide[code] = wideBecomes(code);
  return wide;
})();
/** Pictures and symbols beyond the basic plane that nothing is done to. */
const PICTURES_FROM = 0x1f000;
export const PICTURES = Uint8Array.from({ length: 0xb00 }, (_, i) => {
  const text = String.fromCodePoint(PICTURES_FROM + i);
  return Number(
    text.normalize('NFKC') === text && text.toLowerCase() === text && !/\p{M}/u.test(text),
  );
});

function wideBecomes(code: number): number {
  if (code >= 0xd800 && code < 0xe000) return NOT_ALONE;
  const text = String.fromCharCode(code);
  const form = text.normalize('NFKC');
  const formCode = form.charCodeAt(0);
  if (form.length !== 1 || formCode === SIGMA || (formCode >= 0x1160 && formCode < 0x1200))
    return NOT_ALONE;
  if (/\p{M}/u.test(text + form)) return NOT_ALONE;
  if (/\s/.test(form)) return BLANK;
  if (formCode < 128) return ASCII[formCode]!;
  const small = form.toLowerCase();
  if (small.length !== 1 || small.charCodeAt(0) < 128) return NOT_ALONE;
  return bytesOf(small.charCodeAt(0)) <= bytesOf(code) ? small.charCodeAt(0) : NOT_ALONE;
}

function bytesOf(code: number): number {
  return code < 0x800 ? 2 : 3;
}

/**
 * `normalisePrompt` on UTF-8 bytes, for texts in which each character can be treated alone, which
 * nearly all are: small letters, runs of digits as one `0`, runs of white space as one blank, none at
 * the ends. Bytes that are no UTF-8 are not treated.
 * @param target must have room for as many bytes as the text has
 * @returns bytes written, or −1 where the text needs more than that
 */
export function normaliseBytes(
  source: Uint8Array,
  start: number,
  end: number,
  target: Uint8Array,
): number {
  let at = 0;
  // As if a blank stood before the text, none is written at its start.
  let last = BLANK;
  for (let i = start; i < end; ) {
    const byte = source[i]!;
    let becomes: number;
    if (byte < 128) {
      becomes = ASCII[byte]!;
      i++;
    } else if (byte < 0xf0) {
      const length = byte < 0xe0 ? 2 : 3;
      if (!continues(source, i + 1, i + length, end)) return -1;
      const code = length === 2 ? codeOfTwo(source, i) : codeOfThree(source, i);
      if (byte < 0xc2 || (length === 3 && code < 0x800)) return -1;
      becomes = WIDE[code]!;
      i += length;
    } else {
      if (byte > 0xf4 || !continues(source, i + 1, i + 4, end)) return -1;
      if (PICTURES[codeOfFour(source, i) - PICTURES_FROM] !== 1) return -1;
      for (let k = 0; k < 4; k++) target[at++] = source[i++]!;
      last = 0;
      continue;
    }
    if (becomes === NOT_ALONE) return -1;
    if (becomes === last && (becomes === BLANK || becomes === ZERO)) continue;
    last = becomes;
    if (becomes < 0x80) target[at++] = becomes;
    else if (becomes < 0x800) {
      target[at++] = 0xc0 | (becomes >> 6);
      target[at++] = 0x80 | (becomes & 0x3f);
    } else {
      target[at++] = 0xe0 | (becomes >> 12);
      target[at++] = 0x80 | ((becomes >> 6) & 0x3f);
      target[at++] = 0x80 | (becomes & 0x3f);
    }
  }
  return at > 0 && last === BLANK ? at - 1 : at;
}

/** Whether the bytes from one place to before another are there and continue a character. */
function continues(source: Uint8Array, from: number, to: number, end: number): boolean {
  if (to > end) return false;
  for (let i = from; i < to; i++) if ((source[i]! & 0xc0) !== 0x80) return false;
  return true;
}

const codeOfTwo = (source: Uint8Array, i: number): number =>
  ((source[i]! & 0x1f) << 6) | (source[i + 1]! & 0x3f);

const codeOfThree = (source: Uint8Array, i: number): number =>
  ((source[i]! & 0x0f) << 12) | ((source[i + 1]! & 0x3f) << 6) | (source[i + 2]! & 0x3f);

const codeOfFour = (source: Uint8Array, i: number): number =>
  ((source[i]! & 0x07) << 18) |
  ((source[i + 1]! & 0x3f) << 12) |
  ((source[i + 2]! & 0x3f) << 6) |
  (source[i + 3]! & 0x3f);
