/** Providers that ignore dots in the local part, by their own documentation. */
const DOTS_IGNORED = new Set(['gmail.com', 'googlemail.com']);

export interface Email {
  /** The mailbox behind plus-tags and ignored dots. */
  readonly mailbox: string;
  readonly domain: string;
  /** Local part with letters as `a` and digits as `9`, runs as counts: `john.smith42` → `a4. a5 92`. */
  readonly shape: string;
}

/** An e-mail address taken apart; null for what is none. */
export function normaliseEmail(text: string): Email | null {
  const match = /^([^\s@]+)@([^\s@]+\.[^\s@]+)$/.exec(text.trim().normalize('NFKC').toLowerCase());
  if (match === null) return null;
  const local = match[1]!;
  const domain = match[2]!.replace(/\.$/, '');
  const untagged = local.replace(/(?<=.)\+.*$/, '');
  const plain = DOTS_IGNORED.has(domain) ? untagged.replaceAll('.', '') : untagged;
  const mailbox = plain === '' ? untagged : plain;
  return { mailbox: `${mailbox}@${domain}`, domain, shape: shapeOf(local) };
}

const shapeOf = (local: string): string =>
  local
    .replace(/\p{L}+|\p{N}+/gu, (run) => ` ${/\p{L}/u.test(run) ? 'a' : '9'}${[...run].length}`)
    .trim();
