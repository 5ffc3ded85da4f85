import type { Evidence } from './evidence.js';

/** Kinds of the things a hand works with, and may change independently of each other. */
export const INSTRUMENTS: ReadonlySet<string> = new Set(['instrument', 'wallet', 'gift_card']);
/** But gift cards: who uses those may have them from a sponsor, as a prize, from a shop. */
export const OWN_INSTRUMENTS: ReadonlySet<string> = new Set(['instrument', 'wallet']);
/** Instruments that nobody's name is on. */
export const WALLETS: ReadonlySet<string> = new Set(['wallet']);
export const DEVICES: ReadonlySet<string> = new Set(['device']);
export const RANGES: ReadonlySet<string> = new Set(['slash24', 'slash48']);
/** What a client is: coarse, unless hardly anybody else uses it. */
export const SOFTWARE: ReadonlySet<string> = new Set(['tls', 'user_agent']);

/** Whether anything of these kinds is known of an account. */
export function hasKind(evidence: Evidence, account: number, kinds: ReadonlySet<string>): boolean {
  const { starts, items } = evidence.byAccount;
  for (let i = starts[account]!; i < starts[account + 1]!; i++) {
    if (kinds.has(evidence.kinds[items[i]!]!)) return true;
  }
  return false;
}
