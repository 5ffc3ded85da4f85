/**
 * The kernel of the content stage, in AssemblyScript: fingerprints of many prompts at a time, the
 * same as `Fingerprinter` (server/content/fingerprint.ts) finds one by one, sixteen bytes or eight
 * shingles to an instruction. Memory is laid out here and filled by `PromptKernel`
 * (server/content/promptKernel.ts).
 */

/** As in server/content/normalise.ts: a longer text is cut before it is normalised. */
const TEXT_BYTES_MAX: i32 = 65536;
/** As in server/content/fingerprint.ts. */
const SHINGLE_BYTES: i32 = 24;
const WINDOW_SHINGLES: i32 = 16;
const BASE: u32 = 0x01000193;
const ORDER_BASE: i16 = 0x6255;
const ORDER_SPREAD: i16 = 0x9e37 as i16;

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
const ROWS_MAX: usize = 2048;
const STARTS: usize = KEPT_OF_EIGHT + 256 * 8;
const ENDS: usize = STARTS + ROWS_MAX * 4;
const FROM: usize = ENDS + ROWS_MAX * 4;
const TO: usize = FROM + ROWS_MAX * 4;
/** Of each text a number of 53 bits, equal where texts are. */
const TEXT_HASHES: usize = TO + ROWS_MAX * 4;
/** Places of a text, and what vectors touch behind them. */
const PLACES_MAX: usize = 65536 + 128;
/** Numbers of 16 bits by which shingles are chosen; vectors touch what is before the first. */
const ORDERS: usize = TEXT_HASHES + ROWS_MAX * 8 + 64;
/** Where the shingles that are kept begin. */
const KEPT: usize = ORDERS + PLACES_MAX * 2;
/** The normalised text; a blank stands before it. */
const TEXT: usize = KEPT + PLACES_MAX * 4 + 64;
/** Multipliers of orders, each eight times: loaded, they stay in a register. */
const MULTIPLIERS: usize = TEXT + 65536 + 256;
/** Vectors of one byte sixteen times, and of classes of bytes how they are moved and below what they are then. */
const BLANKS: usize = MULTIPLIERS + 64;
const DIGITS: usize = BLANKS + 16;
const WHITES: usize = DIGITS + 32;
const CAPITALS: usize = WHITES + 32;
/** What a digit has and 0 has not, sixteen times. */
const DIGIT_BITS: usize = CAPITALS + 32;
/** Keys of fingerprints. */
const KEYS: usize = DIGIT_BITS + 16;
const FREE: usize = KEYS + 48;

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
  store<u8>(TEXT - 1, BLANK as u8);
  v128.store(BLANKS, i8x16.splat(BLANK as i8));
  v128.store(DIGIT_BITS, i8x16.splat(15));
  prepareClass(DIGITS, 48, 10);
  prepareClass(WHITES, 9, 5);
  prepareClass(CAPITALS, 65, 26);
  const base = i16x8.splat(ORDER_BASE);
  const square = i16x8.mul(base, base);
  v128.store(MULTIPLIERS, base);
  v128.store(MULTIPLIERS, square, 16);
  v128.store(MULTIPLIERS, i16x8.mul(square, square), 32);
  v128.store(MULTIPLIERS, i16x8.splat(ORDER_SPREAD), 48);
  store<u64>(KEYS, 0x243f6a8885a308d3);
  store<u64>(KEYS, 0x13198a2e03707344, 8);
  store<u64>(KEYS, 0xa4093822299f31d0, 16);
  store<u64>(KEYS, 0x082efa98ec4e6c89, 24);
  store<u64>(KEYS, 0x452821e638d01377, 32);
  store<u64>(KEYS, 0xbe5466cf34e90c6c, 40);
}

/** Hashes of the texts as they were sent, `rows` of them, to `textHashes`. */
export function hashRows(rows: i32): void {
  for (let row: usize = 0; row < (rows as usize); row++) hashRow(row);
}

// @ts-ignore: decorator
@inline
function hashRow(row: usize): void {
  const start = load<u32>(STARTS + (row << 2));
  const hash = start == NONE ? 0 : hashText(start as usize, load<u32>(ENDS + (row << 2)) as usize);
  store<f64>(TEXT_HASHES + (row << 3), (hash >> 11) as f64);
}

/** Four chains side by side, of eight bytes each: none waits for another. */
function hashText(start: usize, end: usize): u64 {
  let a: u64 = 0x9e3779b97f4a7c15;
  let b: u64 = 0xbf58476d1ce4e5b9;
  let c: u64 = 0x94d049bb133111eb;
  let d: u64 = (end - start) as u64;
  let i = start;
  if (end - start >= 32) {
    // The last 32 bytes are taken whole, though some of them a second time.
    const last = end - 32;
    for (; ; i = min(i + 32, last)) {
      a = step(a, load<u64>(i));
      b = step(b, load<u64>(i, 8));
      c = step(c, load<u64>(i, 16));
      d = step(d, load<u64>(i, 24));
      if (i == last) break;
    }
  } else {
    for (; i + 8 <= end; i += 8) a = step(a, load<u64>(i));
    if (i < end) b = step(b, load<u64>(i) & (((1 as u64) << (((end - i) as u64) << 3)) - 1));
  }
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
 * Fingerprints of the texts from `starts` to `ends`, `rows` of them, to `out` and behind it, and
 * their hashes, as `hashRows` does. Where each row's lie is in `from` and `to`, as words; texts that
 * have to be made strings are left.
 * @returns where the last fingerprint ends
 */
export function fingerprintRows(rows: i32, out: usize): usize {
  let end = out;
  for (let row: usize = 0; row < (rows as usize); row++) {
    hashRow(row);
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

/** White space as blanks and digits as 0, in bytes of which it is known which are. */
// @ts-ignore: decorator
@inline
function folded(bytes: v128, isWhite: v128, isDigit: v128, blanks: v128, digitBits: v128): v128 {
  return v128.andnot(i8x16.max_u(bytes, v128.and(isWhite, blanks)), v128.and(isDigit, digitBits));
}

/**
 * The text from `start` to before `end` as it is compared, to TEXT: as `normaliseBytes` does. 32
 * bytes at a time where they are ASCII, sixteen where they are common Cyrillic or Chinese as well,
 * else a character.
 * @returns how many bytes it has, or −1 where a character cannot be treated alone
 */
function normalise(start: usize, end: usize): i32 {
  if (end - start > (TEXT_BYTES_MAX as usize)) return -1;
  const none = i8x16.splat(0);
  const blanks = v128.load(0, BLANKS);
  const digitMove = v128.load(0, DIGITS);
  const digitMost = v128.load(0, DIGITS + 16);
  const whiteMove = v128.load(0, WHITES);
  const whiteMost = v128.load(0, WHITES + 16);
  const capitalMove = v128.load(0, CAPITALS);
  const capitalMost = v128.load(0, CAPITALS + 16);
  const digitBits = v128.load(0, DIGIT_BITS);
  const places = i8x16(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
  // Whether what is before is a digit, and white space: as if a blank stood before the text.
  let afterDigit = 0;
  let afterWhite = 1;
  let at: usize = TEXT;
  let i = start;
  while (i < end) {
    let bytes = v128.load(i);
    let next = v128.load(i, 16);
    // Blanks behind the end change nothing: none is left at the end of a text.
    if (end - i < 32) {
      const left = i8x16.splat((end - i) as i8);
      bytes = v128.bitselect(bytes, blanks, i8x16.lt_s(places, left));
      next = v128.bitselect(next, blanks, i8x16.lt_s(i8x16.add(places, i8x16.splat(16)), left));
    }
    // A capital and the small letter are a blank apart.
    const isDigit = within(bytes, digitMove, digitMost);
    const isWhite = v128.or(i8x16.eq(bytes, blanks), within(bytes, whiteMove, whiteMost));
    const capitals = v128.and(within(bytes, capitalMove, capitalMost), blanks);
    if (i8x16.bitmask(i8x16.le_s(i8x16.min_s(bytes, next), none)) == 0) {
      const isDigitNext = within(next, digitMove, digitMost);
      const isWhiteNext = v128.or(i8x16.eq(next, blanks), within(next, whiteMove, whiteMost));
      const capitalsNext = v128.and(within(next, capitalMove, capitalMost), blanks);
      const text = folded(i8x16.add(bytes, capitals), isWhite, isDigit, blanks, digitBits);
      const textNext = folded(i8x16.add(next, capitalsNext), isWhiteNext, isDigitNext, blanks, digitBits);
      const digits = i8x16.bitmask(isDigit) | (i8x16.bitmask(isDigitNext) << 16);
      const whites = i8x16.bitmask(isWhite) | (i8x16.bitmask(isWhiteNext) << 16);
      const drop = (digits & ((digits << 1) | afterDigit)) | (whites & ((whites << 1) | afterWhite));
      if (drop == 0) {
        v128.store(at, text);
        v128.store(at, textNext, 16);
        at += 32;
      } else {
        at = putKept(text, drop & 0xffff, at);
        at = putKept(textNext, drop >>> 16, at);
      }
      afterDigit = digits >>> 31;
      afterWhite = whites >>> 31;
      i += 32;
      continue;
    }
    let small = bytes;
    let valid = 16;
    if (i8x16.bitmask(i8x16.le_s(bytes, none)) != 0) {
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
    const text = folded(i8x16.add(small, capitals), isWhite, isDigit, blanks, digitBits);
    const digits = i8x16.bitmask(isDigit);
    const whites = i8x16.bitmask(isWhite);
    const drop =
      (digits & ((digits << 1) | afterDigit)) |
      (whites & ((whites << 1) | afterWhite)) |
      ((0xffff << valid) & 0xffff);
    at = putKept(text, drop, at);
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
  const shingles = length - SHINGLE_BYTES + 1;
  orderShingles(shingles);
  const end = shingles < WINDOW_SHINGLES ? keepOfFew(shingles) : keep(shingles);
  return hashKept(end, out);
}

/** Of the first eight places from one on, the two bytes that stand there. */
// @ts-ignore: decorator
@inline
function pairs(at: usize): v128 {
  return i8x16.shuffle(v128.load(at), v128.load(at, 1), 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
}

/** Of the eight places behind these. */
// @ts-ignore: decorator
@inline
function pairsBehind(at: usize): v128 {
  return i8x16.shuffle(v128.load(at), v128.load(at, 1), 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
}

/** Of eight places a hash of the four bytes that stand there, from their pairs and those behind. */
// @ts-ignore: decorator
@inline
function fours(pair: v128, behind: v128, base: v128): v128 {
  return i16x8.add(i16x8.mul(pair, base), i16x8.shuffle(pair, behind, 2, 3, 4, 5, 6, 7, 8, 9));
}

/** Of eight places a hash of the eight bytes that stand there, from those of four and those behind. */
// @ts-ignore: decorator
@inline
function eights(four: v128, behind: v128, square: v128): v128 {
  return i16x8.add(i16x8.mul(four, square), i16x8.shuffle(four, behind, 4, 5, 6, 7, 8, 9, 10, 11));
}

/** Of eight shingles the order, from the hashes of eight bytes at their place, eight and sixteen behind it. */
// @ts-ignore: decorator
@inline
function orders(eight: v128, eight8: v128, eight16: v128, power: v128, spread: v128): v128 {
  const h = i16x8.add(i16x8.mul(i16x8.add(i16x8.mul(eight, power), eight8), power), eight16);
  return i16x8.mul(v128.xor(h, i16x8.shr_u(h, 8)), spread);
}

/** Orders of all shingles, eight to an instruction; behind the last stand zeros, smaller than any. */
function orderShingles(shingles: i32): void {
  const base = v128.load(0, MULTIPLIERS);
  const square = v128.load(0, MULTIPLIERS + 16);
  const power = v128.load(0, MULTIPLIERS + 32);
  const spread = v128.load(0, MULTIPLIERS + 48);
  const pair8 = pairsBehind(TEXT);
  const pair16 = pairs(TEXT + 16);
  let pair = pairsBehind(TEXT + 16);
  const four8 = fours(pair8, pair16, base);
  let four = fours(pair16, pair, base);
  let eight = eights(fours(pairs(TEXT), pair8, base), four8, square);
  let eight8 = eights(four8, four, square);
  const end = shingles as usize;
  for (let i: usize = 0; i < end; i += 16) {
    const pair32 = pairs(TEXT + 32 + i);
    const pair40 = pairsBehind(TEXT + 32 + i);
    const four24 = fours(pair, pair32, base);
    const four32 = fours(pair32, pair40, base);
    const eight16 = eights(four, four24, square);
    const eight24 = eights(four24, four32, square);
    v128.store(i << 1, orders(eight, eight8, eight16, power, spread), ORDERS);
    v128.store(i << 1, orders(eight8, eight16, eight24, power, spread), ORDERS + 16);
    pair = pair40;
    four = four32;
    eight = eight16;
    eight8 = eight24;
  }
  v128.store(end << 1, i16x8.splat(0), ORDERS);
  v128.store(end << 1, i16x8.splat(0), ORDERS + 16);
}

/** Of a text too short for a window: keeps the smallest of all. */
function keepOfFew(shingles: i32): usize {
  let least: u32 = 0xffff;
  for (let i: usize = 0; i < (shingles as usize); i++) least = min(least, load<u16>(ORDERS + (i << 1)) as u32);
  let at = KEPT;
  for (let i: usize = 0; i < (shingles as usize); i++) {
    if (load<u16>(ORDERS + (i << 1)) != least) continue;
    store<u32>(at, (TEXT + i) as u32);
    at += 4;
  }
  return at;
}

/** Of eight places what stands one before, two and four. */
// @ts-ignore: decorator
@inline
function before1(last: v128, these: v128): v128 {
  return i16x8.shuffle(last, these, 7, 8, 9, 10, 11, 12, 13, 14);
}

// @ts-ignore: decorator
@inline
function before2(last: v128, these: v128): v128 {
  return i16x8.shuffle(last, these, 6, 7, 8, 9, 10, 11, 12, 13);
}

// @ts-ignore: decorator
@inline
function before4(last: v128, these: v128): v128 {
  return i16x8.shuffle(last, these, 4, 5, 6, 7, 8, 9, 10, 11);
}

/**
 * Keeps each shingle that has the smallest order of a window: that is as small as the largest of
 * what is smallest in the windows it stands in. By doubling steps: the smallest of two orders, of
 * four, eight and the sixteen of the window that ends there; then the largest of two such, of four,
 * eight and sixteen. A window that goes beyond the text holds a zero, so no shingle is kept for it
 * but one that has none smaller anywhere.
 */
function keep(shingles: i32): usize {
  let order = i16x8.splat(0);
  let two = order;
  let four = order;
  let eight = order;
  let least = order;
  let of2 = order;
  let of4 = order;
  let of8 = order;
  let at = KEPT;
  // By the ends of windows; the shingles that are judged stand fifteen places before.
  const end = shingles + WINDOW_SHINGLES - 1;
  let within: i32 = -1 << (WINDOW_SHINGLES - 1);
  for (let i: i32 = 0; i < end; i += 32) {
    const place = (i as usize) << 1;
    const orderA = v128.load(place, ORDERS);
    const orderB = v128.load(place, ORDERS + 16);
    const twoA = i16x8.min_u(orderA, before1(order, orderA));
    const twoB = i16x8.min_u(orderB, before1(orderA, orderB));
    const fourA = i16x8.min_u(twoA, before2(two, twoA));
    const fourB = i16x8.min_u(twoB, before2(twoA, twoB));
    const eightA = i16x8.min_u(fourA, before4(four, fourA));
    const eightB = i16x8.min_u(fourB, before4(fourA, fourB));
    const leastA = i16x8.min_u(eightA, eight);
    const leastB = i16x8.min_u(eightB, eightA);
    const of2A = i16x8.max_u(leastA, before1(least, leastA));
    const of2B = i16x8.max_u(leastB, before1(leastA, leastB));
    const of4A = i16x8.max_u(of2A, before2(of2, of2A));
    const of4B = i16x8.max_u(of2B, before2(of2A, of2B));
    const of8A = i16x8.max_u(of4A, before4(of4, of4A));
    const of8B = i16x8.max_u(of4B, before4(of4A, of4B));
    const isA = i16x8.eq(i16x8.max_u(of8A, of8), v128.load(place, ORDERS - 30));
    const isB = i16x8.eq(i16x8.max_u(of8B, of8A), v128.load(place, ORDERS - 14));
    const orderC = v128.load(place, ORDERS + 32);
    const orderD = v128.load(place, ORDERS + 48);
    const twoC = i16x8.min_u(orderC, before1(orderB, orderC));
    const twoD = i16x8.min_u(orderD, before1(orderC, orderD));
    const fourC = i16x8.min_u(twoC, before2(twoB, twoC));
    const fourD = i16x8.min_u(twoD, before2(twoC, twoD));
    const eightC = i16x8.min_u(fourC, before4(fourB, fourC));
    const eightD = i16x8.min_u(fourD, before4(fourC, fourD));
    const leastC = i16x8.min_u(eightC, eightB);
    const leastD = i16x8.min_u(eightD, eightC);
    const of2C = i16x8.max_u(leastC, before1(leastB, leastC));
    const of2D = i16x8.max_u(leastD, before1(leastC, leastD));
    const of4C = i16x8.max_u(of2C, before2(of2B, of2C));
    const of4D = i16x8.max_u(of2D, before2(of2C, of2D));
    const of8C = i16x8.max_u(of4C, before4(of4B, of4C));
    const of8D = i16x8.max_u(of4D, before4(of4C, of4D));
    const isC = i16x8.eq(i16x8.max_u(of8C, of8B), v128.load(place, ORDERS + 2));
    const isD = i16x8.eq(i16x8.max_u(of8D, of8C), v128.load(place, ORDERS + 18));
    let kept =
      (i8x16.bitmask(i8x16.narrow_i16x8_s(isA, isB)) | (i8x16.bitmask(i8x16.narrow_i16x8_s(isC, isD)) << 16)) &
      within;
    if (end - i < 32) kept &= (1 << (end - i)) - 1;
    within = -1;
    const first = (TEXT as i32) + i - (WINDOW_SHINGLES - 1);
    const next = at + ((popcnt(kept) as usize) << 2);
    // Mostly there are four: so many are written that hardly ever any is left, those too many in vain.
    store<u32>(at, first + ctz(kept));
    kept &= kept - 1;
    store<u32>(at, first + ctz(kept), 4);
    kept &= kept - 1;
    store<u32>(at, first + ctz(kept), 8);
    kept &= kept - 1;
    store<u32>(at, first + ctz(kept), 12);
    kept &= kept - 1;
    store<u32>(at, first + ctz(kept), 16);
    kept &= kept - 1;
    store<u32>(at, first + ctz(kept), 20);
    kept &= kept - 1;
    for (at += 24; kept != 0; at += 4) {
      store<u32>(at, first + ctz(kept));
      kept &= kept - 1;
    }
    at = next;
    order = orderD;
    two = twoD;
    four = fourD;
    eight = eightD;
    least = leastD;
    of2 = of2D;
    of4 = of4D;
    of8 = of8D;
  }
  return at;
}

/**
 * Fingerprints of the shingles kept, up to `end`, to `out`: two at a time, so that behind the last
 * of an odd number one more is written of any place. Returns where the last ends.
 */
function hashKept(end: usize, out: usize): usize {
  const key0 = load<u64>(0, KEYS);
  const key1 = load<u64>(0, KEYS + 8);
  const key2 = load<u64>(0, KEYS + 16);
  const key3 = load<u64>(0, KEYS + 24);
  const key4 = load<u64>(0, KEYS + 32);
  const key5 = load<u64>(0, KEYS + 40);
  let target = out;
  for (let at = KEPT; at < end; at += 8) {
    const one = load<u32>(at) as usize;
    const other = load<u32>(at, 4) as usize;
    store<u32>(target, hashShingle(one, key0, key1, key2, key3, key4, key5));
    store<u32>(target, hashShingle(other, key0, key1, key2, key3, key4, key5), 4);
    target += 8;
  }
  return out + (end - KEPT);
}

/** Multilinear hash, as in server/content/fingerprint.ts. */
// @ts-ignore: decorator
@inline
function hashShingle(at: usize, key0: u64, key1: u64, key2: u64, key3: u64, key4: u64, key5: u64): u32 {
  const sum =
    (key0 + load<u32>(at)) * (key1 + load<u32>(at, 4)) +
    (key2 + load<u32>(at, 8)) * (key3 + load<u32>(at, 12)) +
    (key4 + load<u32>(at, 16)) * (key5 + load<u32>(at, 20));
  return (sum >> 32) as u32;
}
