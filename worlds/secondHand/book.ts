import type { Instrument } from './land/cards.js';
import type { Client } from './land/clients.js';
import type { Address } from './land/networks.js';
import type { Ask } from './talk/ask.js';

/** What an account says of itself. */
export interface AccountFacts {
  readonly createdAt: number;
  readonly email: string;
  readonly phone: string | null;
  readonly org: string | null;
  readonly orgVerified: boolean | null;
  readonly country: string;
  readonly plan: string;
  readonly status: string;
  readonly referral: string | null;
}

/** Who is behind an account in truth. */
export interface Truth {
  readonly class: string;
  readonly operator: string | null;
}

interface Happening {
  readonly account: number;
  readonly at: number;
}
export interface Payment extends Happening {
  readonly means: Instrument;
  readonly amount: number;
  readonly outcome: string;
}
export interface Session extends Happening {
  readonly address: Address;
  readonly client: Client;
  readonly timezone: string | null;
  readonly language: string | null;
}
export interface Exchange extends Happening {
  readonly ask: Ask;
}

/** Everything that happened in a world, in the order it was told. Accounts are their place in the list. */
export interface Book {
  readonly accounts: AccountFacts[];
  readonly truths: Truth[];
  readonly payments: Payment[];
  readonly sessions: Session[];
  readonly exchanges: Exchange[];
  readonly mailboxes: Set<string>;
}

export function emptyBook(): Book {
  return {
    accounts: [],
    truths: [],
    payments: [],
    sessions: [],
    exchanges: [],
    mailboxes: new Set(),
  };
}
