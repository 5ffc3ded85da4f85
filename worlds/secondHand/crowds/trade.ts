import { DAY, HOUR } from '../hours.js';
import { strangersCard } from '../land/cards.js';
import { browser } from '../land/clients.js';
import { localPart } from '../land/mailboxes.js';
import { settle } from '../life.js';
import { ordinaryPerson } from '../person.js';
import type { Scene } from '../scene.js';

/**
 * Ready-made accounts from one seller, bought by private people one by one. The seller made them on
 * few machines with few cards; the buyers, each a stranger to the next, use them from their homes.
 */
export function resoldAccounts(scene: Scene, accounts: number): void {
  const dice = scene.dice.fork('resold');
  const workshop = scene.networks.site(dice, 2);
  const machines = Array.from({ length: 5 }, () => browser(dice));
  const cards = Array.from({ length: Math.max(2, Math.round(accounts / 12)) }, () =>
    strangersCard(dice, 'VN'),
  );
  for (let n = 0; n < accounts; n++) {
    const own = dice.fork(String(n));
    const life = ordinaryPerson(scene, own);
    const createdAt = Math.round(scene.from + own.unit() * 0.4 * (scene.to - scene.from));
    const soldAt = createdAt + 2 * DAY + own.skewed(6 * DAY);
    const card = own.pick(cards);
    settle(scene, {
      ...life,
      facts: {
        ...life.facts,
        createdAt,
        email: `${localPart(own, life.name)}@outlook.com`,
        phone: null,
        plan: 'plus',
      },
      habits: {
        ...life.habits,
        rhythm: (midnight, draw) =>
          midnight < createdAt
            ? [createdAt + 5 * 60_000]
            : midnight < soldAt
              ? []
              : life.habits.rhythm(midnight, draw),
        place: (at, draw) =>
          at < createdAt + HOUR ? workshop(at, draw) : life.habits.place(at, draw),
        client: (at, draw) =>
          at < createdAt + HOUR ? draw.pick(machines) : life.habits.client(at, draw),
        means: (at) => (at < soldAt ? card : life.habits.means(at)),
      },
      truth: { class: 'resold', operator: null },
    });
  }
}

/** Followers of one video who all use its referral code on the same evenings. */
export function followers(scene: Scene, accounts: number, code: string): void {
  const dice = scene.dice.fork(`followers-${code}`);
  const aired = scene.from + 0.3 * dice.unit() * (scene.to - scene.from);
  for (let n = 0; n < accounts; n++) {
    const own = dice.fork(String(n));
    const life = ordinaryPerson(scene, own);
    settle(scene, {
      ...life,
      facts: {
        ...life.facts,
        createdAt: Math.min(scene.to - DAY, Math.round(aired + own.skewed(1.2 * DAY))),
        referral: code,
      },
      truth: { class: 'follower', operator: null },
    });
  }
}
