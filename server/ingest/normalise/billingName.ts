import anyAscii from 'any-ascii';

/**
 * A billing name in one spelling: script, accents, case, punctuation and the order of its words
 * do not count (`Wei ZHANG`, `Zhang, Wei`, `张伟` → `wei zhang`). Null where no letter or digit is
 * left.
 */
export function normaliseBillingName(name: string): string | null {
  // Chinese characters are syllables of their own: without a space `张伟` becomes one word.
  const spaced = name.normalize('NFKC').replaceAll(/\p{Script=Han}/gu, ' $& ');
  const words = anyAscii(spaced)
    .toLowerCase()
    .replaceAll(/['’`]/g, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
    .sort();
  return words.length === 0 ? null : words.join(' ');
}
