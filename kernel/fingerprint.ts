/**
 * The kernel of the content stage, in AssemblyScript: fingerprints of many prompts at a time, the
 * same as `Fingerprinter` (server/content/fingerprint.ts) finds one by one, sixteen bytes or four
 * hashes to an instruction. Memory is laid out here and filled by `PromptKernel`
 * (server/content/promptKernel.ts).
 */

/** As in server/content/normalise.ts: a longer text is cut before it is normalised. */
const TEXT_BYTES_MAX: i32 = 65536;
/** As in server/content/fingerprint.ts. */
const SHINGLE_BYTES: i32 = 24;
const WINDOW_SHINGLES: i32 = 16;
const BASE: u32 = 0x01000193;

const BLANK: i32 = 32;
const ZERO: i32 = 48;
/** Says of a row that its text was left to the caller. */
const LEFT: u32 = 0xffff_ffff;
/** What the caller writes as the start of a row without a text. */
const NONE: u32 = 0xffff_ffff;

/** By code point of the basic plane what it becomes, two bytes each; 0 where that is not known of it alone. */
const WIDE: usize = 0x400;
const PICTURES: usize = WIDE + 65536 * 2;
const PICTURES_FROM: i32 = 0x1f000;
/** Of eight lanes' bits, the places of those that are not set, in order; then anything. */
const KEPT_OF_EIGHT: usize = PICTURES + 0xb00;
/** Of four lanes' bits, the bytes of those that are not set. */
const KEPT_OF_FOUR: usize = KEPT_OF_EIGHT + 256 * 8;
const ROWS_MAX: usize = 2048;
const STARTS: usize = KEPT_OF_FOUR + 16 * 16;
const ENDS: usize = STARTS + ROWS_MAX * 4;
const FROM: usize = ENDS + ROWS_MAX * 4;
const TO: usize = FROM + ROWS_MAX * 4;
/** Of each text a number of 53 bits, equal where texts are. */
const TEXT_HASHES: usize = TO + ROWS_MAX * 4;
/** Bytes of an array of words for each byte of a text, and what vectors touch behind it. */
const WORDS: usize = (65536 + 64) * 4;
/** Powers of the base: its inverse's from 0 on, and its own from 20 on. */
const INVERSES: usize = TEXT_HASHES + ROWS_MAX * 8;
const POWERS: usize = INVERSES + WORDS;
/** Sums of bytes times inverse powers; nothing before the first. */
const SUMS: usize = POWERS + WORDS + 64;
const HASHES: usize = SUMS + WORDS;
/** The smallest of eight hashes from each on, and three vectors before the first. */
const EIGHTS: usize = HASHES + WORDS;
/** The normalised text; a blank stands before it. */
const TEXT: usize = EIGHTS + WORDS + 64;
/** The smallest hashes of sixteen windows. */
const LEAST: usize = TEXT + 65536 + 256;
/** Multipliers of `spread`, four times each: loaded, they stay in a register. */
const MULTIPLIERS: usize = LEAST + 256;
/** Vectors of one byte sixteen times, and of classes of bytes how they are moved and below what they are then. */
const BLANKS: usize = MULTIPLIERS + 32;
const ZEROS: usize = BLANKS + 16;
const DIGITS: usize = ZEROS + 16;
const WHITES: usize = DIGITS + 32;
const CAPITALS: usize = WHITES + 32;
const FREE: usize = CAPITALS + 64;

/** Where the caller finds and leaves what. */
export function places(): usize {
  store<u32>(FREE, WIDE as u32);
  store<u32>(FREE, PICTURES as u32, 4);
  store<u32>(FREE, STARTS as u32, 8);
  store<u32>(FREE, ENDS as u32, 12);
  store<u32>(FREE, FROM as u32, 16);
  store<u32>(FREE, TO as u32, 20);
  store<u32>(FREE, TEXT_HASHES as u32, 24);
  return FREE;
}

/** Fills the tables that follow from the constants. */
export function prepare(): void {
  for (let bits = 0; bits < 256; bits++) {
    let at = 0;
    for (let lane = 0; lane < 8; lane++)
      if (((bits >> lane) & 1) == 0) store<u8>(KEPT_OF_EIGHT + bits * 8 + at++, lane as u8);
  }
  for (let bits = 0; bits < 16; bits++) {
    let at = 0;
    for (let lane = 0; lane < 4; lane++) {
      if (((bits >> lane) & 1) != 0) continue;
      for (let byte = 0; byte < 4; byte++)
        store<u8>(KEPT_OF_FOUR + bits * 16 + at++, (lane * 4 + byte) as u8);
    }
  }
  // Newton's steps double the bits of an inverse that are right.
  let inverse = BASE;
  for (let i = 0; i < 5; i++) inverse *= 2 - BASE * inverse;
  let power: u32 = 1;
  let own: u32 = 1;
  for (let i = 0; i < SHINGLE_BYTES - 4; i++) own *= BASE;
  for (let i = 0; i < 65536 + 64; i++) {
    store<u32>(INVERSES + ((i as usize) << 2), power);
    store<u32>(POWERS + ((i as usize) << 2), own);
    power *= inverse;
    own *= BASE;
  }
  store<u8>(TEXT - 1, BLANK as u8);
  v128.store(BLANKS, i8x16.splat(BLANK as i8));
  v128.store(ZEROS, i8x16.splat(ZERO as i8));
  prepareClass(DIGITS, 48, 10);
  prepareClass(WHITES, 9, 5);
  prepareClass(CAPITALS, 65, 26);
  v128.store(MULTIPLIERS, i32x4.splat(0x85ebca6b));
  v128.store(MULTIPLIERS, i32x4.splat(0xc2b2ae35), 16);
}

/** Hashes of the texts as they were sent, `rows` of them, to `textHashes`. */
export function hashRows(rows: i32): void {
  for (let row: usize = 0; row < (rows as usize); row++) {
    const start = load<u32>(STARTS + (row << 2));
    const hash = start == NONE ? 0 : hashText(start as usize, load<u32>(ENDS + (row << 2)) as usize);
    store<f64>(TEXT_HASHES + (row << 3), (hash >> 11) as f64);
  }
}

/** Four chains side by side, of eight bytes each: none waits for another. */
function hashText(start: usize, end: usize): u64 {
  let a: u64 = 0x9e3779b97f4a7c15;
  let b: u64 = 0xbf58476d1ce4e5b9;
  let c: u64 = 0x94d049bb133111eb;
  let d: u64 = (end - start) as u64;
  let i = start;
  for (; i + 32 <= end; i += 32) {
    a = step(a, load<u64>(i));
    b = step(b, load<u64>(i, 8));
    c = step(c, load<u64>(i, 16));
    d = step(d, load<u64>(i, 24));
  }
  for (; i + 8 <= end; i += 8) a = step(a, load<u64>(i));
  if (i < end) b = step(b, load<u64>(i) & (((1 as u64) << (((end - i) as u64) << 3)) - 1));
  const hash = step(step(step(step(0, a), b), c), d);
  // Finaliser of SplitMix64 (G. Steele, D. Lea, C. Flood, 2014).
  let h = (hash ^ (hash >> 30)) * 0xbf58476d1ce4e5b9;
  h = (h ^ (h >> 27)) * 0x94d049bb133111eb;
  return h ^ (h >> 31);
}

/** Turned before it is multiplied: else what differs in high bits alone would stay there. */
function step(hash: u64, word: u64): u64 {
  return rotl<u64>(hash ^ word, 29) * 0x9e3779b97f4a7c15;
}

function prepareClass(at: usize, first: i32, count: i32): void {
  v128.store(at, i8x16.splat((-128 - first) as i8));
  v128.store(at, i8x16.splat((-128 + count) as i8), 16);
}

/**
 * Fingerprints of the texts from `starts` to `ends`, `rows` of them, to `out` and behind it.
 * Where each row's lie is in `from` and `to`, as words; texts that have to be made strings are left.
 * @returns where the last fingerprint ends
 */
export function fingerprintRows(rows: i32, out: usize): usize {
  let end = out;
  for (let row: usize = 0; row < (rows as usize); row++) {
    const start = load<u32>(STARTS + (row << 2));
    let left = false;
    const before = end;
    if (start != NONE) {
      const length = normalise(start as usize, load<u32>(ENDS + (row << 2)) as usize);
      if (length < 0) left = true;
      else end = fingerprint(length, end);
    }
    store<u32>(FROM + (row << 2), left ? LEFT : ((before >> 2) as u32));
    store<u32>(TO + (row << 2), (end >> 2) as u32);
  }
  return end;
}

/** Whether each byte is one of so many from another on: moved so that these are the least there are. */
// @ts-ignore: decorator
@inline
function within(bytes: v128, move: v128, most: v128): v128 {
  return i8x16.lt_s(i8x16.add(bytes, move), most);
}

/**
 * The text from `at` to before `end` as it is compared, to TEXT: as `normaliseBytes` does. Sixteen
 * bytes at a time where they are ASCII, common Cyrillic or Chinese, else a character.
 * @returns how many bytes it has, or −1 where a character cannot be treated alone
 */
function normalise(start: usize, end: usize): i32 {
  if (end - start > (TEXT_BYTES_MAX as usize)) return -1;
  const blanks = v128.load(0, BLANKS);
  const zeros = v128.load(0, ZEROS);
  const digitMove = v128.load(0, DIGITS);
  const digitMost = v128.load(0, DIGITS + 16);
  const whiteMove = v128.load(0, WHITES);
  const whiteMost = v128.load(0, WHITES + 16);
  const capitalMove = v128.load(0, CAPITALS);
  const capitalMost = v128.load(0, CAPITALS + 16);
  const places = i8x16(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
  // Whether what is before is a digit, and white space: as if a blank stood before the text.
  let afterDigit = 0;
  let afterWhite = 1;
  let at: usize = TEXT;
  let i = start;
  while (i < end) {
    let bytes = v128.load(i);
    // Blanks behind the end change nothing: none is left at the end of a text.
    if (end - i < 16)
      bytes = v128.bitselect(bytes, blanks, i8x16.lt_s(places, i8x16.splat((end - i) as i8)));
    const beyond = i8x16.bitmask(i8x16.le_s(bytes, i8x16.splat(0)));
    let small: v128;
    let valid = 16;
    if (beyond == 0) small = bytes;
    else {
      small = smallWide(bytes);
      valid = wideValid;
      if (valid == 0) {
        at = normaliseWide(i, end, at);
        if (at == 0) return -1;
        i = wideEnd;
        const last = load<u8>(at - 1) as i32;
        afterDigit = (last == ZERO) as i32;
        afterWhite = (last == BLANK) as i32;
        continue;
      }
    }
    // A capital and the small letter are a blank apart.
    small = i8x16.add(small, v128.and(within(bytes, capitalMove, capitalMost), blanks));
    const isDigit = within(bytes, digitMove, digitMost);
    const isWhite = v128.or(i8x16.eq(bytes, blanks), within(bytes, whiteMove, whiteMost));
    small = v128.bitselect(zeros, small, isDigit);
    small = v128.bitselect(blanks, small, isWhite);
    const digits = i8x16.bitmask(isDigit);
    const whites = i8x16.bitmask(isWhite);
    const drop =
      (digits & ((digits << 1) | afterDigit)) |
      (whites & ((whites << 1) | afterWhite)) |
      ((0xffff << valid) & 0xffff);
    at = putKept(small, drop, at);
    afterDigit = (digits >> (valid - 1)) & 1;
    afterWhite = (whites >> (valid - 1)) & 1;
    i += valid;
  }
  if (at > TEXT && load<u8>(at - 1) == BLANK) at--;
  return (at - TEXT) as i32;
}

/** Writes the lanes whose bits are not set; returns where the last of them ends. */
// @ts-ignore: decorator
@inline
function putKept(text: v128, drop: i32, to: usize): usize {
  const low = drop & 0xff;
  const high = drop >> 8;
  v128.store(to, i8x16.swizzle(text, v128.load64_zero((low as usize) << 3, KEPT_OF_EIGHT)));
  const middle = to + 8 - popcnt(low);
  const upper = i8x16.shuffle(text, text, 8, 9, 10, 11, 12, 13, 14, 15, 8, 9, 10, 11, 12, 13, 14, 15);
  v128.store(middle, i8x16.swizzle(upper, v128.load64_zero((high as usize) << 3, KEPT_OF_EIGHT)));
  return middle + 8 - popcnt(high);
}

/** How many bytes from the first on {@link smallWide} could treat: whole characters. */
let wideValid: i32 = 0;

// @ts-ignore: decorator
@inline
function behind(bytes: v128): v128 {
  const none = i8x16.splat(0);
  return i8x16.shuffle(none, bytes, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30);
}

// @ts-ignore: decorator
@inline
function ahead(bytes: v128): v128 {
  const none = i8x16.splat(0);
  return i8x16.shuffle(bytes, none, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16);
}

/**
 * Small letters of U+0400 … U+045F (D0 80 … D1 9F), beside ideographs of U+4000 … U+9FFF
 * (E4 … E9), which have none, and ASCII as it is. Bytes begin with a character.
 */
// @ts-ignore: decorator
@inline
function smallWide(bytes: v128): v128 {
  const next = ahead(bytes);
  // As signed numbers bytes that continue a character, 80 … BF, are the smallest.
  const continued = i8x16.lt_s(next, i8x16.splat(-64));
  const d0 = i8x16.eq(bytes, i8x16.splat(0xd0 as i8));
  const d1 = i8x16.eq(bytes, i8x16.splat(0xd1 as i8));
  const two = v128.or(
    v128.and(d0, continued),
    v128.and(d1, i8x16.lt_s(next, i8x16.splat(0xa0 as i8))),
  );
  const three = v128.and(
    v128.and(within(bytes, i8x16.splat((-128 - 0xe4) as i8), i8x16.splat(-128 + 6)), continued),
    ahead(continued),
  );
  const begins = v128.or(two, three);
  const good = v128.or(
    v128.or(i8x16.gt_s(bytes, i8x16.splat(0)), begins),
    behind(v128.or(begins, behind(three))),
  );
  wideValid = ctz(i8x16.bitmask(good) ^ 0xffff | 0x10000);
  // Capitals: D0 80 … 8F become D1 90 … 9F, D0 90 … 9F become D0 B0 … BF, D0 A0 … AF become D1 80 … 8F.
  const moves = i8x16.swizzle(
    i8x16(0, 0, 0, 0, 0, 0, 0, 0, 0x10, 0x20, -0x20, 0, 0, 0, 0, 0),
    i8x16.shr_u(bytes, 4),
  );
  const second = v128.and(behind(v128.and(d0, two)), moves);
  const lower = v128.andnot(
    v128.and(v128.and(d0, two), i8x16.splat(1)),
    i8x16.shr_u(next, 4),
  );
  return i8x16.add(i8x16.add(bytes, second), lower);
}

/** Where {@link normaliseWide} ended. */
let wideEnd: usize = 0;

// @ts-ignore: decorator
@inline
function follows(at: usize): bool {
  return (load<u8>(at) & 0xc0) == 0x80;
}

/** Normalises the characters beyond ASCII that follow each other from `i` on, to `at`; 0 where one cannot be. */
function normaliseWide(start: usize, end: usize, target: usize): usize {
  let i = start;
  let at = target;
  while (i < end) {
    const byte = load<u8>(i) as i32;
    if (byte < 0x80) {
      // U+0000 is not treated.
      if (byte == 0) return 0;
      break;
    }
    // These go faster together.
    if (i > start && ((byte | 1) == 0xd1 || (byte >= 0xe4 && byte <= 0xe9))) break;
    let becomes: i32;
    if (byte < 0xe0) {
      if (byte < 0xc2 || i + 2 > end || !follows(i + 1)) return 0;
      const code = ((byte & 0x1f) << 6) | (load<u8>(i + 1) & 0x3f);
      becomes = load<u16>(WIDE + ((code as usize) << 1));
      i += 2;
    } else if (byte < 0xf0) {
      if (i + 3 > end || !follows(i + 1) || !follows(i + 2)) return 0;
      const code = ((byte & 0x0f) << 12) | (((load<u8>(i + 1) & 0x3f) as i32) << 6) | (load<u8>(i + 2) & 0x3f);
      if (code < 0x800) return 0;
      becomes = load<u16>(WIDE + ((code as usize) << 1));
      i += 3;
    } else {
      if (byte > 0xf4 || i + 4 > end || !follows(i + 1) || !follows(i + 2) || !follows(i + 3)) return 0;
      const code =
        ((byte & 0x07) << 18) |
        (((load<u8>(i + 1) & 0x3f) as i32) << 12) |
        (((load<u8>(i + 2) & 0x3f) as i32) << 6) |
        (load<u8>(i + 3) & 0x3f);
      const picture = code - PICTURES_FROM;
      if (picture < 0 || picture >= 0xb00 || load<u8>(PICTURES + (picture as usize)) != 1) return 0;
      store<u32>(at, load<u32>(i));
      at += 4;
      i += 4;
      continue;
    }
    if (becomes == 0) return 0;
    if (becomes < 0x80) {
      if ((becomes == BLANK || becomes == ZERO) && load<u8>(at - 1) == becomes) continue;
      store<u8>(at++, becomes as u8);
    } else if (becomes < 0x800) {
      store<u8>(at, (0xc0 | (becomes >> 6)) as u8);
      store<u8>(at + 1, (0x80 | (becomes & 0x3f)) as u8);
      at += 2;
    } else {
      store<u8>(at, (0xe0 | (becomes >> 12)) as u8);
      store<u8>(at + 1, (0x80 | ((becomes >> 6) & 0x3f)) as u8);
      store<u8>(at + 2, (0x80 | (becomes & 0x3f)) as u8);
      at += 3;
    }
  }
  wideEnd = i;
  return at;
}

function spread(hash: u32): u32 {
  let h = hash;
  h = (h ^ (h >>> 16)) * 0x85ebca6b;
  h = (h ^ (h >>> 13)) * 0xc2b2ae35;
  return h ^ (h >>> 16);
}

/**
 * Fingerprints of the normalised text in TEXT, to `out`, where there must be room for as many words
 * as the text has bytes and some.
 * @returns where the last ends
 */
export function fingerprint(length: i32, out: usize): usize {
  if (length < SHINGLE_BYTES) {
    if (length == 0) return out;
    let whole = length as u32;
    for (let i: usize = 0; i < (length as usize); i++) whole = whole * BASE + load<u8>(TEXT + i);
    store<u32>(out, spread(whole));
    return out + 4;
  }
  if (length < SHINGLE_BYTES + WINDOW_SHINGLES - 1) {
    store<u32>(out, smallestHash(length));
    return out + 4;
  }
  return winnow(length, out);
}

/** Of a text too short for a window. */
function smallestHash(length: i32): u32 {
  let least: u32 = 0xffff_ffff;
  const last = TEXT + ((length - SHINGLE_BYTES) as usize);
  for (let at = TEXT; at <= last; at++) {
    let rolling: u32 = 0;
    for (let i: usize = 0; i < (SHINGLE_BYTES as usize); i++) rolling = rolling * BASE + load<u8>(at + i);
    least = min(least, spread(rolling));
  }
  return least;
}

// @ts-ignore: decorator
@inline
function lastOf(sums: v128): v128 {
  return i32x4.shuffle(sums, sums, 3, 3, 3, 3);
}

/** Sums of the first, the first two, three and four. */
// @ts-ignore: decorator
@inline
function sumsOf(terms: v128): v128 {
  const none = i32x4.splat(0);
  const pairs = i32x4.add(
    terms,
    i8x16.shuffle(none, terms, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27),
  );
  return i32x4.add(pairs, i32x4.shuffle(none, pairs, 0, 1, 4, 5));
}

/**
 * Hashes of all shingles, and of each the smallest of the eight from it on, with which a row of
 * vectors behind the last is filled.
 *
 * With T(i) the sum of bytes up to i, each times the inverse of the base to its place, the shingle
 * from i on has the rolling hash (T(i + 23) − T(i − 1)) · base^(i + 23): no hash waits for the one
 * before. Vectors of hashes begin with shingle −3, so that the sums they are made of are aligned.
 */
function hashShingles(length: i32): void {
  let sum = i32x4.splat(0);
  const bytes = length as usize;
  for (let i: usize = 0; i < bytes; i += 8) {
    const eight = v128.load8x8_u(i, TEXT);
    const a = sumsOf(i32x4.mul(i32x4.extend_low_i16x8_u(eight), v128.load(i << 2, INVERSES)));
    let b = sumsOf(i32x4.mul(i32x4.extend_high_i16x8_u(eight), v128.load(i << 2, INVERSES + 16)));
    // Of the eight first, so that from one eight to the next there is but one addition to wait for.
    b = i32x4.add(b, lastOf(a));
    v128.store(i << 2, i32x4.add(a, sum), SUMS);
    v128.store(i << 2, i32x4.add(b, sum), SUMS + 16);
    sum = i32x4.add(sum, lastOf(b));
  }
  const first = v128.load(0, MULTIPLIERS);
  const second = v128.load(0, MULTIPLIERS + 16);
  let hash1 = i32x4.splat(-1);
  let two1 = hash1;
  let four1 = hash1;
  const end = (bytes - 8) << 2;
  for (let i: usize = 0; i < end; i += 32) {
    const hashA = hashAt(i, first, second);
    const hashB = hashAt(i + 16, first, second);
    v128.store(i, hashA, HASHES);
    v128.store(i, hashB, HASHES + 16);
    const twoA = i32x4.min_u(hash1, i32x4.shuffle(hash1, hashA, 1, 2, 3, 4));
    const twoB = i32x4.min_u(hashA, i32x4.shuffle(hashA, hashB, 1, 2, 3, 4));
    const fourA = i32x4.min_u(two1, i32x4.shuffle(two1, twoA, 2, 3, 4, 5));
    const fourB = i32x4.min_u(twoA, i32x4.shuffle(twoA, twoB, 2, 3, 4, 5));
    v128.store(i, i32x4.min_u(four1, fourA), EIGHTS);
    v128.store(i, i32x4.min_u(fourA, fourB), EIGHTS + 16);
    hash1 = hashB;
    two1 = twoB;
    four1 = fourB;
  }
}

// @ts-ignore: decorator
@inline
function hashAt(i: usize, first: v128, second: v128): v128 {
  let h = i32x4.mul(
    i32x4.sub(v128.load(i, SUMS + 80), v128.load(i, SUMS - 16)),
    v128.load(i, POWERS),
  );
  h = i32x4.mul(v128.xor(h, i32x4.shr_u(h, 16)), first);
  h = i32x4.mul(v128.xor(h, i32x4.shr_u(h, 13)), second);
  return v128.xor(h, i32x4.shr_u(h, 16));
}

/**
 * Keeps the smallest hash of each window, the last one of equals, each place once. Of the window
 * from w on a place is new where its last hash is its smallest, or where the hash before it was
 * smaller than all that stayed: it was the only smallest of the window before.
 */
function winnow(length: i32, out: usize): usize {
  hashShingles(length);
  // Windows by four, from the second on: the first keeps its smallest however it is.
  store<u32>(out, min(load<u32>(EIGHTS + 60), load<u32>(EIGHTS + 60 + 32)));
  let end = out + 4;
  const windows = length - SHINGLE_BYTES - WINDOW_SHINGLES + 2;
  for (let w: i32 = 1; w < windows; w += 16) {
    const i = (w as usize) << 2;
    const old = i8x16.narrow_i16x8_s(
      i16x8.narrow_i32x4_s(stays(i, 0), stays(i, 16)),
      i16x8.narrow_i32x4_s(stays(i, 32), stays(i, 48)),
    );
    let kept = i8x16.bitmask(old) ^ 0xffff;
    if (windows - w < 16) kept &= (1 << (windows - w)) - 1;
    const count = popcnt(kept);
    // Mostly there are two: so many are written that hardly ever any is left, those too many in vain.
    store<u32>(end, load<u32>((ctz(kept) as usize) << 2, LEAST));
    kept &= kept - 1;
    store<u32>(end, load<u32>((ctz(kept) as usize) << 2, LEAST), 4);
    kept &= kept - 1;
    store<u32>(end, load<u32>((ctz(kept) as usize) << 2, LEAST), 8);
    kept &= kept - 1;
    for (let at = end + 12; kept != 0; at += 4) {
      store<u32>(at, load<u32>((ctz(kept) as usize) << 2, LEAST));
      kept &= kept - 1;
    }
    end += count << 2;
  }
  return end;
}

/** Of four windows which keep the place that the one before kept; their smallest hashes go to LEAST. */
// @ts-ignore: decorator
@inline
function stays(i: usize, part: usize): v128 {
  const stayed = i32x4.min_u(
    v128.load(i + part, EIGHTS + 60),
    v128.load(i + part, EIGHTS + 60 + 28),
  );
  const entered = v128.load(i + part, HASHES + 12 + 60);
  const least = i32x4.min_u(stayed, entered);
  const left = v128.load(i + part, HASHES + 12 - 4);
  v128.store(part, least, LEAST);
  return v128.andnot(i32x4.eq(i32x4.min_u(left, stayed), stayed), i32x4.eq(least, entered));
}
