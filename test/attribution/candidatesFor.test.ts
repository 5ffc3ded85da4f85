import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { candidatesFor } from '../../server/attribution/candidatesFor.js';
import { buildRows, FAMILY_COUNT } from '../../server/attribution/evidence.js';
import { countGroup } from '../../server/attribution/groupCounts.js';
import { liftedSignals } from '../../server/attribution/liftedSignals.js';
import { DEFAULT_PARAMETERS } from '../../server/attribution/parameters.js';
import { AccountScorer } from '../../server/attribution/scoreAgainstGroup.js';
import type { WeighedEvidence } from '../../server/attribution/weighedEvidence.js';
import { NO_DISCOUNTS } from '../../server/attribution/weighedEvidence.js';
import { spread } from '../../server/content/fingerprint.js';

const ACCOUNTS = 400;
const SIGNALS = 30;

/** Random evidence in which some signals are hubs and some are held inside the group alone. */
const worlds = fc
  .record({
    members: fc.uniqueArray(fc.nat(ACCOUNTS - 1), { minLength: 6, maxLength: 25 }),
    families: fc.array(fc.nat(FAMILY_COUNT - 1), { minLength: SIGNALS, maxLength: SIGNALS }),
    coarse: fc.array(fc.nat(3), { minLength: SIGNALS, maxLength: SIGNALS }),
    shares: fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(100)), {
      minLength: SIGNALS,
      maxLength: SIGNALS,
    }),
    seed: fc.nat(),
  })
  .map(({ members, families, coarse, shares, seed }) => {
    const account: number[] = [];
    const signal: number[] = [];
    const inside = new Set(members);
    for (let s = 0; s < SIGNALS; s++) {
      const [ofMembers, outOf] = shares[s]!;
      for (let a = 0; a < ACCOUNTS; a++) {
        const chance = spread(Math.imul(a * SIGNALS + s, 0x9e3779b1) ^ seed) / 4_294_967_296;
        if (chance >= (inside.has(a) ? ofMembers : outOf < 12 ? 0.1 : outOf / 50_000)) continue;
        account.push(a);
        signal.push(s);
      }
    }
    const evidence: WeighedEvidence = {
      accounts: ACCOUNTS,
      signals: SIGNALS,
      families: Uint8Array.from(families),
      kinds: families.map(() => 'kind'),
      coarse: Uint8Array.from(coarse, (c) => Number(c === 0)),
      ...buildRows(ACCOUNTS, SIGNALS, {
        account: Int32Array.from(account),
        signal: Int32Array.from(signal),
      }),
      behaviour: [],
      memberRate: new Float64Array(SIGNALS).fill(0.2),
      discounts: NO_DISCOUNTS,
    };
    return { evidence, members: inside };
  });

describe('candidatesFor', () => {
  it('passes over nobody that all holders of lifted signals would have brought near', () => {
    let passedOver = 0;
    fc.assert(
      fc.property(worlds, ({ evidence, members }) => {
        const counts = countGroup(evidence, members);
        const found = candidatesFor(evidence, counts, DEFAULT_PARAMETERS);
        const scorer = new AccountScorer(evidence, counts, DEFAULT_PARAMETERS);
        const prior = Math.log2(members.size / (ACCOUNTS - members.size + 0.5));
        const all = new Set(members);
        for (const signal of liftedSignals(evidence, counts, DEFAULT_PARAMETERS).keys()) {
          const { starts, items } = evidence.bySignal;
          for (let i = starts[signal]!; i < starts[signal + 1]!; i++) all.add(items[i]!);
        }
        for (const account of found) expect(all.has(account)).toBe(true);
        for (const account of all) {
          if (found.has(account)) continue;
          passedOver++;
          const near =
            scorer.lookAt(account) >= DEFAULT_PARAMETERS.familiesMin &&
            prior + scorer.found().sum > -DEFAULT_PARAMETERS.keepBits;
          expect(near).toBe(false);
        }
      }),
      { numRuns: 60 },
    );
    // It would hold of a function that passes over nobody.
    expect(passedOver).toBeGreaterThan(100);
  });
});
