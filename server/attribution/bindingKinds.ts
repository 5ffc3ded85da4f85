/**
 * Kinds whose values are too few, or too much in use by everyone, to say that two groups are one: two
 * operators that both make up addresses of eight letters and five digits at one mail provider, or
 * rent from one hosting company, are two operators. Such a value may still speak for one account.
 */
const COARSE_KINDS: ReadonlySet<string> = new Set([
  'asn',
  'tls',
  'user_agent',
  'email_shape',
  'signup_burst',
]);

/** Whether a shared value of this kind can hold parts of a group together. */
export const bindsGroups = (kind: string): boolean => !COARSE_KINDS.has(kind);
