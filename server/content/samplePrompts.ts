/** Prompts of one account that are sketched to find templates; every prompt is matched to them. */
export const SKETCHED_PER_ACCOUNT = 64;

/** Two 32-bit hashes of a text's bytes in one number below 2^53: enough to tell an account's prompts apart. */
function textHash(bytes: Uint8Array): number {
  let a = 0x811c9dc5;
  let b = bytes.length;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    a = Math.imul(a ^ byte, 0x01000193);
    b = (Math.imul(b, 0x9e3779b1) + byte) | 0;
  }
  return ((a >>> 11) & 0x1fffff) * 4_294_967_296 + (b >>> 0);
}

/** At most {@link SKETCHED_PER_ACCOUNT} different prompts, spread over the account's whole time. */
export function samplePrompts(prompts: readonly Uint8Array[]): readonly Uint8Array[] {
  // The same prompt twice changes nothing of what is made of few.
  if (prompts.length <= SKETCHED_PER_ACCOUNT) return prompts;
  const seen = new Set<number>();
  const different = prompts.filter((prompt) => {
    const hash = textHash(prompt);
    return seen.has(hash) ? false : seen.add(hash);
  });
  if (different.length <= SKETCHED_PER_ACCOUNT) return different;
  return Array.from(
    { length: SKETCHED_PER_ACCOUNT },
    (_, i) => different[Math.floor((i * different.length) / SKETCHED_PER_ACCOUNT)]!,
  );
}
