import { humanRhythm, mixed } from '../hours.js';
import { bankCard, firmInvoice } from '../land/cards.js';
import { browser, kit } from '../land/clients.js';
import { countryOf } from '../land/countries.js';
import { houseMail, plain } from '../land/mailboxes.js';
import { nameOf } from '../land/names.js';
import { settle } from '../life.js';
import { ordinaryPerson } from '../person.js';
import type { Scene } from '../scene.js';
import { ordinaryTalk } from '../talk/ordinary.js';
import { jobTalk, wrapperTalk } from '../talk/popular.js';
import { NOUNS } from '../talk/vocabulary.js';

/** Firms with single sign-on: verified, one domain, one egress, one invoice, working hours, a house template. */
export function firms(scene: Scene, accounts: number, perFirm: number, verified = true): void {
  const dice = scene.dice.fork(`firms-${perFirm}-${verified}`);
  for (let left = accounts; left > 0; ) {
    const country = dice.weighted(scene.countries);
    const firm = `${dice.pick(NOUNS)}-${dice.pick(NOUNS)}`;
    const domain = `${plain(firm)}.${dice.pick(['com', 'io', 'co', 'net'])}`;
    const org = verified ? `org_${dice.hex(10)}` : null;
    const egress = scene.networks.site(dice, dice.int(1, 4));
    const invoice = verified
      ? firmInvoice(dice, firm, country)
      : bankCard(dice, nameOf(dice, country), country);
    const houseJob = jobTalk(dice);
    const printer = browser(dice);
    const size = Math.min(left, Math.max(4, Math.round(perFirm * (0.5 + dice.unit()))));
    for (let n = 0; n < size; n++) {
      const own = dice.fork(`${left}-${n}`);
      const life = ordinaryPerson(scene, own, { country });
      const { offset } = countryOf(country);
      settle(scene, {
        ...life,
        facts: {
          ...life.facts,
          email: houseMail(own, life.name, domain, false),
          org,
          orgVerified: verified ? true : null,
          plan: verified ? 'team' : 'plus',
        },
        habits: {
          ...life.habits,
          rhythm: humanRhythm(own, offset, scene.pace * 1.2, 'working'),
          place: (at, draw) => (draw.chance(0.7) ? egress(at, draw) : life.habits.place(at, draw)),
          client: (at, draw) => (draw.chance(0.03) ? printer : life.habits.client(at, draw)),
          talk: (at, draw) => (draw.chance(0.25) ? houseJob(at, draw) : life.habits.talk(at, draw)),
          means: () => invoice,
          amount: 30,
        },
        truth: { class: verified ? 'firm' : 'small-firm', operator: null },
      });
    }
    left -= size;
  }
}

/** Agencies: one card pays for many clients' accounts, made on one machine, used for different things. */
export function agencies(scene: Scene, accounts: number, perAgency: number): void {
  const dice = scene.dice.fork('agencies');
  for (let left = accounts; left > 0; left -= perAgency) {
    const country = dice.weighted(scene.countries);
    const owner = nameOf(dice, country);
    const card = bankCard(dice, owner, country);
    const office = scene.networks.site(dice, 1);
    const desks = Array.from({ length: 4 }, () => browser(dice));
    const agency = `${plain(owner.last)}${dice.pick(['media', 'digital', 'studio'])}.com`;
    const opened = scene.from + (scene.to - scene.from) * 0.6 * dice.unit();
    for (let n = 0; n < Math.min(left, perAgency); n++) {
      const own = dice.fork(`${left}-${n}`);
      const life = ordinaryPerson(scene, own, { country });
      const client = `${own.pick(NOUNS)}${own.pick(NOUNS)}`;
      settle(scene, {
        ...life,
        facts: {
          ...life.facts,
          createdAt: Math.round(opened + own.skewed(6 * 86_400_000)),
          email: `${client}@${agency}`,
          plan: 'plus',
        },
        habits: {
          ...life.habits,
          rhythm: humanRhythm(own, countryOf(country).offset, scene.pace, 'working'),
          place: (at, draw) => (draw.chance(0.85) ? office(at, draw) : life.habits.place(at, draw)),
          client: (_at, draw) => draw.pick(desks),
          talk: ordinaryTalk(own),
          means: () => card,
        },
        truth: { class: 'agency', operator: null },
      });
    }
  }
}

/** Coworking spaces and shared offices: one line, many small businesses. */
export function coworking(scene: Scene, accounts: number, perHouse: number): void {
  const dice = scene.dice.fork('coworking');
  for (let left = accounts; left > 0; left -= perHouse) {
    const country = dice.weighted(scene.countries);
    const line = scene.networks.site(dice, 2);
    const lobby = browser(dice);
    for (let n = 0; n < Math.min(left, perHouse); n++) {
      const own = dice.fork(`${left}-${n}`);
      const life = ordinaryPerson(scene, own, { country });
      const wrapped = wrapperTalk(own);
      const usesWrapper = own.chance(0.3);
      settle(scene, {
        ...life,
        habits: {
          ...life.habits,
          rhythm: mixed(
            humanRhythm(own, countryOf(country).offset, scene.pace, 'working'),
            life.habits.rhythm,
            0.8,
          ),
          place: (at, draw) => (draw.chance(0.7) ? line(at, draw) : life.habits.place(at, draw)),
          client: (at, draw) =>
            draw.chance(0.05)
              ? lobby
              : usesWrapper && draw.chance(0.5)
                ? kit(draw)
                : life.habits.client(at, draw),
          talk: (at, draw) =>
            usesWrapper && draw.chance(0.5) ? wrapped(at, draw) : life.habits.talk(at, draw),
        },
        truth: { class: 'coworking', operator: null },
      });
    }
  }
}
