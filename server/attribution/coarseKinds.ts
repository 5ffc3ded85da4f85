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

/** A value that most of its holders left behind is its accounts' maker's from so large a share on. */
const LEFT_SHARE_MIN = 0.8;
/** And from so many holders on: a few who moved made nothing. */
const LEFT_HOLDERS_MIN = 6;

/**
 * Whether a device or a range tells who made accounts and not who works with them: whoever sells
 * accounts signs them up at his own machines, and those who buy them are strangers to each other. Such
 * a value is as coarse as a provider of mail.
 * @param leftBehind holders who used it in their first days alone and went on without it
 */
export const isMakers = (holders: number, leftBehind: number): boolean =>
  holders >= LEFT_HOLDERS_MIN && leftBehind >= LEFT_SHARE_MIN * holders;
