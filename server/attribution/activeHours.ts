import type { AccountBehaviour } from './evidence.js';

/** When a group works, by the local time of each of its accounts. */
export type ActiveHours = 'around the clock' | 'in shifts' | 'partly at night' | 'human hours';

/** From these shares of exchanges at night on somebody works partly at night, and around the clock. */
export const NIGHT_SHARES = [0.08, 0.18] as const;
/** Fewer exchanges than this do not tell at what hours one account works. */
const ACCOUNT_EXCHANGES_MIN = 12;
/** And fewer accounts than this that tell it say nothing of the others. */
const ACCOUNTS_MIN = 5;
/** Who works at all hours alike does a quarter of it at night; a person sleeps, or works when others do. */
const AT_ALL_HOURS = { nightMin: 0.1, nightMax: 0.6 } as const;

/**
 * The hours of a group; the caller sees to it that there are enough exchanges. A program works at all
 * hours in each of its accounts. Where the group works around the clock but most of its accounts do
 * not, people relieve each other.
 */
export function activeHours(accounts: readonly AccountBehaviour[]): ActiveHours {
  let night = 0;
  let all = 0;
  let telling = 0;
  let atAllHours = 0;
  for (const { nightExchanges, localExchanges } of accounts) {
    night += nightExchanges;
    all += localExchanges;
    if (localExchanges < ACCOUNT_EXCHANGES_MIN) continue;
    telling++;
    const share = nightExchanges / localExchanges;
    if (share >= AT_ALL_HOURS.nightMin && share <= AT_ALL_HOURS.nightMax) atAllHours++;
  }
  const [partly, around] = NIGHT_SHARES;
  if (night < partly * all) return 'human hours';
  if (night < around * all) return 'partly at night';
  return telling >= ACCOUNTS_MIN && 2 * atAllHours < telling ? 'in shifts' : 'around the clock';
}
