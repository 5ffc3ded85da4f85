/**
 * Words that somebody typed as a query of the full-text index: each has to be there, the last may
 * be the beginning of one. Letters and digits only, so that nothing typed is read as an operator of
 * the index. Empty where there are none.
 */
export function wordsQuery(text: string): string {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.map((word, i) => `+${word}${i === words.length - 1 ? '*' : ''}`).join(' ');
}
