import type { Dice } from './dice.js';
import { DAY, HOUR, humanRhythm } from './hours.js';
import { ownMeans } from './land/cards.js';
import { browser } from './land/clients.js';
import { countryOf } from './land/countries.js';
import { freeMail } from './land/mailboxes.js';
import { type Name, nameOf } from './land/names.js';
import { type Life, localManners, settle } from './life.js';
import type { Scene } from './scene.js';
import { ordinaryTalk } from './talk/ordinary.js';

/** Signed up some time, before the logs begin or within them, at a waking hour. */
export function anyTime(scene: Scene, dice: Dice, offset: number): number {
  const reach = dice.chance(0.45) ? 400 * DAY : 0;
  const day = scene.from - reach + dice.unit() * (scene.to - scene.from + reach - DAY);
  const hour = (dice.bell(15, 4) - offset + 48) % 24;
  return Math.round(day - (day % DAY) + hour * HOUR);
}

/** Whoever signs up in a country: own name, mailbox, card, machine, home, and things to ask. */
export function ordinaryPerson(
  scene: Scene,
  dice: Dice,
  given: { country?: string; name?: Name } = {},
): Life {
  const country = given.country ?? dice.weighted(scene.countries);
  const name = given.name ?? nameOf(dice, country);
  const { offset } = countryOf(country);
  const pays = dice.chance(0.45);
  const means = pays ? ownMeans(dice, name, country) : null;
  const home = scene.networks.home(country, dice);
  const mobile = scene.networks.mobile(country, dice);
  const onTheMove = dice.chance(scene.mobileShare) ? 0.8 + 0.2 * dice.unit() : 0.25 * dice.unit();
  const machine = browser(dice);
  const second = dice.chance(0.3) ? browser(dice) : machine;
  return {
    name,
    facts: {
      createdAt: anyTime(scene, dice, offset),
      email: freeMail(dice, name, country),
      phone: dice.chance(0.8) ? `ph_${dice.hex(20)}` : null,
      org: null,
      orgVerified: null,
      country,
      plan: pays ? (dice.chance(0.8) ? 'plus' : 'payg') : 'free',
      status: dice.chance(0.03) ? 'closed' : 'active',
      referral: dice.chance(0.07) ? `friend-${dice.hex(6)}` : null,
    },
    habits: {
      rhythm: humanRhythm(dice, offset, scene.pace),
      place: (at, draw) => (draw.chance(onTheMove) ? mobile(at, draw) : home(at, draw)),
      client: (_at, draw) => (draw.chance(0.75) ? machine : second),
      talk: ordinaryTalk(dice),
      means: () => means,
      amount: 20,
      ...localManners(country),
    },
    truth: { class: 'ordinary', operator: null },
  };
}

/** So many ordinary people. */
export function ordinaryPeople(scene: Scene, howMany: number): void {
  const dice = scene.dice.fork('ordinary');
  for (let n = 0; n < howMany; n++) {
    const life = ordinaryPerson(scene, dice.fork(String(n)));
    settle(scene, life);
  }
}
