/**
 * By code point of the basic plane what it becomes when a prompt is normalised: itself or its small
 * letter. 0 where a code point alone does not tell: it has a compatibility form, may join with the
 * one before it (marks, vowels and finals of Hangul), is white space, or becomes small by its
 * neighbours. ASCII is treated apart.
 */
const PLAIN = (() => {
  const plain = new Uint16Array(65_536);
  for (let code = 128; code < 65_536; code++) {
    if (isPlain(code)) plain[code] = String.fromCharCode(code).toLowerCase().charCodeAt(0);
  }
  return plain;
})();
/** Pictures and symbols beyond the basic plane that nothing is done to. */
const PICTURES_FROM = 0x1f000;
const PICTURES = Uint8Array.from({ length: 0xb00 }, (_, i) => Number(isPlain(PICTURES_FROM + i)));

function isPlain(code: number): boolean {
  if ((code >= 0xd800 && code < 0xe000) || (code >= 0x1160 && code < 0x1200) || code === 0x3a3)
    return false;
  const text = String.fromCodePoint(code);
  const small = text.toLowerCase();
  return (
    text.normalize('NFKC') === text &&
    !/[\p{M}\s]/u.test(text) &&
    small.length === text.length &&
    small.codePointAt(0)! > 127 &&
    new TextEncoder().encode(small).length === new TextEncoder().encode(text).length
  );
}

/** ASCII: what a byte becomes; 0 for white space, 48 for digits. */
const ASCII = Uint8Array.from({ length: 128 }, (_, byte) => {
  if (byte === 32 || (byte >= 9 && byte <= 13)) return 0;
  if (byte >= 48 && byte <= 57) return 48;
  return byte >= 65 && byte <= 90 ? byte + 32 : byte;
});
/** U+0000 is no white space, though it is 0. */
const NUL = 0;

/**
 * `normalisePrompt` on UTF-8 bytes, for texts in which each character can be treated alone, which
 * nearly all are: small letters, runs of digits as one `0`, runs of white space as one blank, none at
 * the ends.
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
  let before = 0;
  let blank = false;
  for (let i = start; i < end; ) {
    const byte = source[i]!;
    if (byte < 128) {
      i++;
      const mapped = ASCII[byte]!;
      if (mapped === 0) {
        if (byte === NUL) return -1;
        blank = at > 0;
        before = 0;
        continue;
      }
      if (mapped === 48 && before === 48) continue;
      if (blank) {
        target[at++] = 32;
        blank = false;
      }
      before = mapped;
      target[at++] = mapped;
      continue;
    }
    if (blank) {
      target[at++] = 32;
      blank = false;
    }
    before = 0;
    const written = normaliseWide(source, i, target, at);
    if (written === 0) return -1;
    i += written;
    at += written;
  }
  return at;
}

/** One character of several bytes; returns how many, 0 where it cannot be treated alone. */
function normaliseWide(source: Uint8Array, i: number, target: Uint8Array, at: number): number {
  const byte = source[i]!;
  if (byte < 0xe0) {
    const code = ((byte & 0x1f) << 6) | (source[i + 1]! & 0x3f);
    const small = PLAIN[code]!;
    if (small === 0) return 0;
    target[at] = 0xc0 | (small >> 6);
    target[at + 1] = 0x80 | (small & 0x3f);
    return 2;
  }
  if (byte < 0xf0) {
    const code = ((byte & 0x0f) << 12) | ((source[i + 1]! & 0x3f) << 6) | (source[i + 2]! & 0x3f);
    const small = PLAIN[code]!;
    if (small === 0) return 0;
    target[at] = 0xe0 | (small >> 12);
    target[at + 1] = 0x80 | ((small >> 6) & 0x3f);
    target[at + 2] = 0x80 | (small & 0x3f);
    return 3;
  }
  const code =
    ((byte & 0x07) << 18) |
    ((source[i + 1]! & 0x3f) << 12) |
    ((source[i + 2]! & 0x3f) << 6) |
    (source[i + 3]! & 0x3f);
  if (PICTURES[code - PICTURES_FROM] !== 1) return 0;
  for (let k = 0; k < 4; k++) target[at + k] = source[i + k]!;
  return 4;
}
