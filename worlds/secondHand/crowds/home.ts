import { bankCard } from '../land/cards.js';
import { browser } from '../land/clients.js';
import { nameOf } from '../land/names.js';
import type { Place } from '../land/networks.js';
import { settle } from '../life.js';
import { ordinaryPerson } from '../person.js';
import type { Scene } from '../scene.js';

/** Families: one name, one line, often one card, and a tablet that goes from hand to hand. */
export function families(scene: Scene, accounts: number): void {
  const dice = scene.dice.fork('families');
  for (let left = accounts; left > 0; ) {
    const country = dice.weighted(scene.countries);
    const head = nameOf(dice, country);
    const card = bankCard(dice, head, country);
    const home = scene.networks.home(country, dice);
    const tablet = browser(dice);
    const size = Math.min(left, dice.int(2, 5));
    const oneCard = dice.chance(0.7);
    for (let n = 0; n < size; n++) {
      const name = { first: nameOf(dice, country).first, last: head.last };
      const life = ordinaryPerson(scene, dice.fork(`${left}-${n}`), { country, name });
      const paid = n === 0 || dice.chance(0.5);
      settle(scene, {
        ...life,
        facts: { ...life.facts, plan: paid ? 'plus' : 'free' },
        habits: {
          ...life.habits,
          place: (at, draw) => (draw.chance(0.7) ? home(at, draw) : life.habits.place(at, draw)),
          client: (at, draw) => (draw.chance(0.25) ? tablet : life.habits.client(at, draw)),
          means: (at) => (!paid ? null : oneCard ? card : life.habits.means(at)),
        },
        truth: { class: 'family', operator: null },
      });
    }
    left -= size;
  }
}

/** Student houses: five to nine strangers on one line, each with a card, some with one subject. */
export function studentHouses(scene: Scene, accounts: number): void {
  const dice = scene.dice.fork('student-houses');
  for (let left = accounts; left > 0; ) {
    const country = dice.weighted(scene.countries);
    const home = scene.networks.home(country, dice);
    const size = Math.min(left, dice.int(5, 9));
    const lender = bankCard(dice, nameOf(dice, country), country);
    for (let n = 0; n < size; n++) {
      const life = ordinaryPerson(scene, dice.fork(`${left}-${n}`), { country });
      const borrows = dice.chance(0.2);
      settle(scene, {
        ...life,
        habits: {
          ...life.habits,
          place: (at, draw) => (draw.chance(0.75) ? home(at, draw) : life.habits.place(at, draw)),
          means: (at) => (borrows ? lender : life.habits.means(at)),
        },
        truth: { class: 'student-house', operator: null },
      });
    }
    left -= size;
  }
}

/** Internet cafés: a few machines, one line, many customers who pay by voucher or not at all. */
export function cafes(scene: Scene, accounts: number, perCafe: number): void {
  const dice = scene.dice.fork('cafes');
  for (let left = accounts; left > 0; left -= perCafe) {
    const country = dice.weighted(scene.countries);
    const line: Place = scene.networks.site(dice, 2);
    const machines = Array.from({ length: 12 }, () => browser(dice));
    for (let n = 0; n < Math.min(left, perCafe); n++) {
      const life = ordinaryPerson(scene, dice.fork(`${left}-${n}`), { country });
      const loyal = dice.chance(0.6);
      settle(scene, {
        ...life,
        habits: {
          ...life.habits,
          place: (at, draw) =>
            loyal || draw.chance(0.4) ? line(at, draw) : life.habits.place(at, draw),
          client: (at, draw) =>
            loyal || draw.chance(0.4) ? draw.pick(machines) : life.habits.client(at, draw),
        },
        truth: { class: 'internet-cafe', operator: null },
      });
    }
  }
}
