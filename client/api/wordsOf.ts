/** An error in words for a person: a browser says “Failed to fetch” where no server answers. */
export function wordsOf(error: unknown): string {
  if (error instanceof TypeError)
    return 'The server does not answer. Start it by “npx throughline serve” and try again.';
  return error instanceof Error ? error.message : String(error);
}
