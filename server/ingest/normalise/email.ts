import { getDomain } from 'tldts';

/** Providers that ignore dots in the local part, by their own documentation. */
const DOTS_IGNORED = new Set(['gmail.com', 'googlemail.com']);

export interface Email {
  /** The mailbox behind plus-tags and ignored dots. */
  readonly mailbox: string;
  /** The registrable domain (`mail.example.co.uk` → `example.co.uk`). */
  readonly domain: string;
  /** Local part with letters as `a` and digits as `9`, runs as counts: `john.smith42` → `a4. a5 92`. */
  readonly shape: string;
  /** Its letters alone, where there are three or more: what numbered addresses have in common. */
  readonly localStem: string | null;
}

/** An e-mail address taken apart; null for what is none. */
export function normaliseEmail(text: string): Email | null {
  const match = /^([^\s@]+)@([^\s@]+\.[^\s@]+)$/.exec(text.trim().normalize('NFKC').toLowerCase());
  if (match === null) return null;
  const local = match[1]!;
  const host = match[2]!.replace(/\.$/, '');
  const untagged = local.replace(/(?<=.)\+.*$/, '');
  const plain = DOTS_IGNORED.has(host) ? untagged.replaceAll('.', '') : untagged;
  const mailbox = plain === '' ? untagged : plain;
  const stem = untagged.replaceAll(/[^\p{L}]/gu, '');
  return {
    mailbox: `${mailbox}@${host === 'googlemail.com' ? 'gmail.com' : host}`,
    domain: getDomain(host, { allowPrivateDomains: true }) ?? host,
    shape: shapeOf(local),
    localStem: [...stem].length >= 3 ? stem : null,
  };
}

const shapeOf = (local: string): string =>
  local
    .replace(/\p{L}+|\p{N}+/gu, (run) => ` ${/\p{L}/u.test(run) ? 'a' : '9'}${[...run].length}`)
    .trim();
