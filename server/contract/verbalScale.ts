/**
 * Words for likelihood ratios: the scale of the ENFSI Guideline for Evaluative Reporting in Forensic
 * Science (2015). They stand beside the figure and never for it.
 */
const SUPPORT: readonly { readonly from: number; readonly words: string }[] = [
  { from: 1e6, words: 'extremely strong support' },
  { from: 1e4, words: 'very strong support' },
  { from: 1e3, words: 'strong support' },
  { from: 100, words: 'moderately strong support' },
  { from: 10, words: 'moderate support' },
  { from: 2, words: 'weak support' },
];

/** How strongly a likelihood ratio of 2^`bits` supports its proposition, or the other one below 0 bits. */
export function supportInWords(bits: number): string {
  const ratio = 2 ** Math.abs(bits);
  const words = SUPPORT.find(({ from }) => ratio >= from)?.words ?? 'no support';
  return words === 'no support'
    ? 'no support for either'
    : bits < 0
      ? `${words} against it`
      : words;
}

/** Beyond this the scale has no further word, and worlds no further check. */
const TIMES_MAX = 1e6;

/** A likelihood ratio of 2^`bits` ≥ 1 in two digits, up to a million. */
export function timesAsProbable(bits: number): string {
  const ratio = 2 ** bits;
  if (ratio > TIMES_MAX) return `more than ${TIMES_MAX.toLocaleString('en-GB')}`;
  return Number(ratio.toPrecision(2)).toLocaleString('en-GB');
}
