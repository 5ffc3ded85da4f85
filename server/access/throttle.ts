import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** Slows guessing and flooding; counts are kept in memory. */
export interface Throttle {
  /** Counts a try before the password is looked at. @returns seconds to wait, 0 where one may try. */
  signInTry(name: string, address: string): Promise<number>;
  /** The try was no guess. */
  signInWorked(name: string, address: string): Promise<void>;
  /** Counts a request. @returns seconds to wait, 0 where there is room. */
  request(who: string): Promise<number>;
}

const MINUTES = 60;
const HOURS = 3600;

/**
 * Five failed tries at one name from one address close that pair for a quarter of an hour; so that one
 * cannot lock another out, the name as a whole closes only after many. An address that tries many
 * names is closed too.
 */
export function openThrottle(requestsEachMinute: number): Throttle {
  const pair = new RateLimiterMemory({ points: 5, duration: 15 * MINUTES });
  const name = new RateLimiterMemory({ points: 50, duration: HOURS });
  const address = new RateLimiterMemory({ points: 50, duration: HOURS });
  const requests = new RateLimiterMemory({ points: requestsEachMinute, duration: MINUTES });
  const keys = (who: string, from: string) =>
    [
      [pair, `${who.toLowerCase()}\n${from}`],
      [name, who.toLowerCase()],
      [address, from],
    ] as const;
  const use = async (limiter: RateLimiterMemory, key: string): Promise<number> => {
    try {
      await limiter.consume(key);
      return 0;
    } catch (refused) {
      if (refused instanceof RateLimiterRes) return secondsOf(refused);
      throw refused;
    }
  };
  return {
    signInTry: async (who, from) => {
      // Counted first: tries at the same moment do not slip through together.
      const waits = await Promise.all(keys(who, from).map(([limiter, key]) => use(limiter, key)));
      return Math.max(...waits);
    },
    signInWorked: async (who, from) => {
      const [[pairs, both], ...others] = keys(who, from);
      await pairs.delete(both);
      for (const [limiter, key] of others) await limiter.reward(key);
    },
    request: (who) => use(requests, who),
  };
}

const secondsOf = (state: RateLimiterRes): number =>
  Math.max(1, Math.ceil(state.msBeforeNext / 1000));
