/** Prompts of one account that are sketched to find templates; every prompt is matched to them. */
export const SKETCHED_PER_ACCOUNT = 64;

/**
 * Which of an account's prompts are sketched: at most {@link SKETCHED_PER_ACCOUNT} different ones,
 * spread over the account's whole time.
 * @param hashes of the texts, in order: equal where the texts are
 * @returns places in the list, ascending
 */
export function samplePrompts(hashes: ArrayLike<number>): readonly number[] {
  const all = Array.from(hashes, (_, place) => place);
  // The same prompt twice changes nothing of what is made of few.
  if (all.length <= SKETCHED_PER_ACCOUNT) return all;
  const seen = new Set<number>();
  const different = all.filter((place) => {
    const hash = hashes[place]!;
    return seen.has(hash) ? false : seen.add(hash);
  });
  if (different.length <= SKETCHED_PER_ACCOUNT) return different;
  return Array.from(
    { length: SKETCHED_PER_ACCOUNT },
    (_, i) => different[Math.floor((i * different.length) / SKETCHED_PER_ACCOUNT)]!,
  );
}
