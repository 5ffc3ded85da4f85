/**
 * Kinds whose values are too few, or too much in use by everyone, to tell one hand from another: two
 * operators that both make up addresses of eight letters and five digits at one mail provider, or
 * rent from one hosting company, are two operators. Such a value adds a little to what other
 * evidence says of an account; alone it neither counts as a witness nor holds groups together.
 */
const COARSE_KINDS: ReadonlySet<string> = new Set([
  'asn',
  'tls',
  'user_agent',
  'email_shape',
  'signup_burst',
]);

/** By signal: 1 where its kind is coarse, 0 where it can tell hands apart. */
export const coarseOf = (kinds: readonly string[]): Uint8Array =>
  Uint8Array.from(kinds, (kind) => Number(COARSE_KINDS.has(kind)));
