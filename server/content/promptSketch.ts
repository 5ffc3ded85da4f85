import { Fingerprinter } from './fingerprint.js';
import { normalisePrompt } from './normalise.js';
import { HASH_DIGITS, SKETCH_MARK, VALUE_DIGITS } from './sketchForm.js';

/** Prompts shorter than this are no signal, and neither is their sketch. */
const SIGNAL_CHARACTERS_MIN = 16;
const SHORT_DIGITS = 7;

/**
 * What is kept of a prompt instead of its text: a hash, by which equal prompts are equal, and its
 * winnowed fingerprints, by which what was made from one template is found. It cannot be read; who
 * holds a text can see whether a sketch is of it.
 * @param hash of the text without spaces around it and in small letters, hexadecimal, {@link HASH_DIGITS} or more
 */
export function promptSketch(
  text: string,
  hash: (text: string) => string,
  fingerprinter = new Fingerprinter(),
): string {
  const same = hash(text.replaceAll(/^ +| +$/g, '').toLowerCase());
  if ([...text].length < SIGNAL_CHARACTERS_MIN)
    return `${SKETCH_MARK.trim()}${same.slice(0, SHORT_DIGITS)}`;
  const count = fingerprinter.run(normalisePrompt(text));
  let values = '';
  for (let i = 0; i < count; i++)
    values += fingerprinter.values[i]!.toString(16).padStart(VALUE_DIGITS, '0');
  return `${SKETCH_MARK}${same.slice(0, HASH_DIGITS)} ${values}`;
}
