/** Longest part of one prompt that is sketched, in characters: two thirds of it head, one third tail. */
export const PROMPT_CHARACTERS_MAX = 65_536;

/**
 * A prompt as it is compared: compatibility forms folded (NFKC), lower case, runs of white space
 * and of digits collapsed, so that line breaks, case and numbers in slots do not hide a template.
 * Of a prompt longer than {@link PROMPT_CHARACTERS_MAX} head and tail are kept: an instruction
 * stands before or after its payload.
 */
export function normalisePrompt(prompt: string): string {
  let text = prompt;
  if (text.length > PROMPT_CHARACTERS_MAX) {
    const tail = Math.floor(PROMPT_CHARACTERS_MAX / 3);
    text = `${text.slice(0, PROMPT_CHARACTERS_MAX - tail)}\n${text.slice(-tail)}`;
  }
  return text.normalize('NFKC').toLowerCase().replace(/\d+/g, '0').replace(/\s+/g, ' ').trim();
}
