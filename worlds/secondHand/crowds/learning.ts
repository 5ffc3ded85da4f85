import { DAY, HOUR, humanRhythm, within } from '../hours.js';
import { giftCard } from '../land/cards.js';
import { browser } from '../land/clients.js';
import { countryOf } from '../land/countries.js';
import { houseMail } from '../land/mailboxes.js';
import type { Place } from '../land/networks.js';
import { settle } from '../life.js';
import { ordinaryPerson } from '../person.js';
import type { Scene } from '../scene.js';
import { homeworkTalk } from '../talk/popular.js';

/** A university's egress, for whoever is on its premises. */
export function campusOf(scene: Scene, name: string): Place {
  return scene.networks.site(scene.dice.fork(`campus-${name}`), 6);
}

/** Students of one university: the campus line, mailboxes of the school, a handful of courses' exercises. */
export function university(scene: Scene, accounts: number, name: string, country: string): void {
  const dice = scene.dice.fork(`university-${name}`);
  const egress = campusOf(scene, name);
  const lab = Array.from({ length: 25 }, () => browser(dice));
  const courses = Array.from({ length: Math.max(2, Math.round(accounts / 90)) }, (_, n) =>
    homeworkTalk(dice.fork(`course-${n}`)),
  );
  const term = scene.from + 3 * DAY;
  for (let n = 0; n < accounts; n++) {
    const own = dice.fork(String(n));
    const life = ordinaryPerson(scene, own, { country });
    const taken = own.chance(0.75) ? [own.pick(courses), own.pick(courses)] : [];
    const schoolMail = own.chance(0.55);
    const fresher = own.chance(0.5);
    const pays = own.chance(0.2);
    settle(scene, {
      ...life,
      facts: {
        ...life.facts,
        createdAt: fresher
          ? Math.round(term + own.skewed(6 * DAY) + own.int(8, 18) * HOUR)
          : life.facts.createdAt,
        email: schoolMail
          ? houseMail(own, life.name, `${name}.edu`, own.chance(0.1))
          : life.facts.email,
        plan: pays ? life.facts.plan : 'free',
      },
      habits: {
        ...life.habits,
        place: (at, draw) => (draw.chance(0.65) ? egress(at, draw) : life.habits.place(at, draw)),
        client: (at, draw) => (draw.chance(0.12) ? draw.pick(lab) : life.habits.client(at, draw)),
        talk: (at, draw) =>
          taken.length > 0 && draw.chance(0.6)
            ? draw.pick(taken)(at, draw)
            : life.habits.talk(at, draw),
        means: (at) => (pays ? life.habits.means(at) : null),
      },
      truth: { class: 'university', operator: null },
    });
  }
}

/** Bootcamps: a cohort signs up in one lesson, pays with the school's vouchers, and does one curriculum. */
export function bootcamps(scene: Scene, accounts: number, perCohort: number): void {
  const dice = scene.dice.fork('bootcamps');
  for (let left = accounts; left > 0; left -= perCohort) {
    const country = dice.weighted(scene.countries);
    const venue = scene.networks.site(dice, 1);
    const curriculum = homeworkTalk(dice.fork(`curriculum-${left}`));
    const { offset } = countryOf(country);
    const day = scene.from + Math.floor(dice.unit() * 0.5 * (scene.to - scene.from));
    const lesson = day - (day % DAY) + (10 - offset) * HOUR;
    const code = `cohort-${dice.hex(5)}`;
    for (let n = 0; n < Math.min(left, perCohort); n++) {
      const own = dice.fork(`${left}-${n}`);
      const life = ordinaryPerson(scene, own, { country });
      const voucher = giftCard(own);
      settle(scene, {
        ...life,
        facts: {
          ...life.facts,
          createdAt: lesson + own.int(0, 35) * 60_000 + own.int(0, 59_999),
          referral: code,
          plan: 'payg',
        },
        habits: {
          ...life.habits,
          rhythm: humanRhythm(own, offset, scene.pace * 2, 'working'),
          place: (at, draw) => (draw.chance(0.75) ? venue(at, draw) : life.habits.place(at, draw)),
          talk: (at, draw) =>
            draw.chance(0.7) ? curriculum(at, draw) : life.habits.talk(at, draw),
          means: () => voucher,
          amount: 25,
        },
        truth: { class: 'bootcamp', operator: null },
      });
    }
  }
}

/** A hackathon: one weekend, one hall, one referral code, free credits, the organisers' starter kit. */
export function hackathon(scene: Scene, accounts: number, name: string, startDay: number): Place {
  const dice = scene.dice.fork(`hackathon-${name}`);
  const hall = scene.networks.site(dice, 2);
  const starter = homeworkTalk(dice.fork('starter'));
  const begins = scene.from + startDay * DAY;
  for (let n = 0; n < accounts; n++) {
    const own = dice.fork(String(n));
    const life = ordinaryPerson(scene, own);
    const stays = own.chance(0.3);
    const busy = humanRhythm(own, countryOf(life.facts.country).offset, 4);
    const event = within(busy, begins, begins + 2.5 * DAY);
    const during = (at: number): boolean => at < begins + 2.5 * DAY;
    settle(scene, {
      ...life,
      facts: {
        ...life.facts,
        createdAt: Math.round(begins + 8 * HOUR + own.skewed(2 * HOUR)),
        referral: name,
        plan: 'credits',
      },
      habits: {
        ...life.habits,
        rhythm: (midnight, draw) =>
          midnight < begins + 2 * DAY
            ? event(midnight, draw)
            : stays
              ? life.habits.rhythm(midnight, draw)
              : [],
        place: (at, draw) => (during(at) ? hall(at, draw) : life.habits.place(at, draw)),
        talk: (at, draw) =>
          during(at) && draw.chance(0.5) ? starter(at, draw) : life.habits.talk(at, draw),
        means: () => null,
      },
      truth: { class: 'hackathon', operator: null },
    });
  }
  return hall;
}
