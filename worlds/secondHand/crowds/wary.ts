import { coin, giftCard, virtualCard } from '../land/cards.js';
import { browser } from '../land/clients.js';
import { privateMail } from '../land/mailboxes.js';
import { settle } from '../life.js';
import { ordinaryPerson } from '../person.js';
import type { Scene } from '../scene.js';

/** People who keep to themselves: private mail, VPN exits, virtual cards or coin. Nothing binds them but caution. */
export function waryPeople(scene: Scene, accounts: number): void {
  const dice = scene.dice.fork('wary');
  for (let n = 0; n < accounts; n++) {
    const own = dice.fork(String(n));
    const life = ordinaryPerson(scene, own);
    const exit = scene.networks.vpn(own.int(0, 4));
    const always = own.chance(0.7);
    const card = virtualCard(own, life.name, life.facts.country);
    const kind = own.int(0, 3);
    const coins = own.fork('coins');
    settle(scene, {
      ...life,
      facts: { ...life.facts, email: privateMail(own, life.name), phone: null, plan: 'payg' },
      habits: {
        ...life.habits,
        place: (at, draw) =>
          always || draw.chance(0.5) ? exit(at, draw) : life.habits.place(at, draw),
        client: (at, draw) => (draw.chance(0.3) ? browser(draw) : life.habits.client(at, draw)),
        means: (at) =>
          kind === 0
            ? coin(coins.fork(String(at)))
            : kind === 1
              ? giftCard(coins.fork(String(at)))
              : card,
      },
      truth: { class: 'wary', operator: null },
    });
  }
}
