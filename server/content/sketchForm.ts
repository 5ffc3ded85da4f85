/** What a sketch begins with; only a case that keeps sketches has any. */
export const SKETCH_MARK = '[sketch] ';
export const HASH_DIGITS = 24;
export const VALUE_DIGITS = 8;
const VALUES_AT = SKETCH_MARK.length + HASH_DIGITS + 1;

/**
 * Reads the fingerprints of a sketch, given as bytes, into `values`; answers how many there are.
 * A sketch without any, and what is no sketch, has none.
 */
export function sketchedValues(sketch: Uint8Array, values: Uint32Array): number {
  const count = Math.floor((sketch.length - VALUES_AT) / VALUE_DIGITS);
  for (let i = 0; i < count; i++) {
    let value = 0;
    for (let digit = 0; digit < VALUE_DIGITS; digit++) {
      const code = sketch[VALUES_AT + i * VALUE_DIGITS + digit]!;
      value = value * 16 + (code < 0x3a ? code - 0x30 : code - 0x57);
    }
    values[i] = value;
  }
  return Math.max(0, count);
}
