import anyAscii from 'any-ascii';

/**
 * A billing name in one spelling: script, accents, case, punctuation and the order of its words
 * do not count (`Wei ZHANG`, `Zhang, Wei` → `wei zhang`). Null where no letter or digit is left.
 */
export function normaliseBillingName(name: string): string | null {
  const words = anyAscii(name.normalize('NFKC'))
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
    .sort();
  return words.length === 0 ? null : words.join(' ');
}
