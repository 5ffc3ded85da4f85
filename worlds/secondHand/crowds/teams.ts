import type { Dice } from '../dice.js';
import { aroundTheClock, HOUR, humanRhythm, isWeekend, mixed, shift } from '../hours.js';
import { bankCard, giftCard } from '../land/cards.js';
import { browser, kit } from '../land/clients.js';
import { countryOf } from '../land/countries.js';
import { houseMail, plain } from '../land/mailboxes.js';
import { nameOf } from '../land/names.js';
import { settle } from '../life.js';
import { ordinaryPerson } from '../person.js';
import type { Scene } from '../scene.js';
import { paragraph } from '../talk/filler.js';
import type { Talker } from '../talk/ordinary.js';
import { harnessTalk, homeworkTalk, jobTalk } from '../talk/popular.js';
import { ADJECTIVES, CODE_OBJECTS, NOUNS } from '../talk/vocabulary.js';

/** School classes: the teacher made all accounts in one lesson, on the school's machines, for one worksheet. */
export function schoolClasses(scene: Scene, classes: number, pupils: number): void {
  const dice = scene.dice.fork('classes');
  for (let room = 0; room < classes; room++) {
    const own = dice.fork(String(room));
    const country = own.weighted(scene.countries);
    const { offset } = countryOf(country);
    const teacher = nameOf(own, country);
    const line = scene.networks.site(own, 1);
    const lab = Array.from({ length: pupils }, () => browser(own));
    const sheet = homeworkTalk(own.fork('sheet'));
    const day = scene.from + own.int(0, 10) * 86_400_000;
    const lesson = day + (own.int(8, 13) - offset) * HOUR;
    const plus = own.chance(0.5);
    const school = `${plain(own.pick(NOUNS))}school.org`;
    const payer = bankCard(own, teacher, country);
    for (let n = 0; n < pupils; n++) {
      const life = ordinaryPerson(scene, own.fork(`pupil-${n}`), { country });
      const seat = lab[n];
      settle(scene, {
        ...life,
        facts: {
          ...life.facts,
          createdAt: lesson + n * 40_000 + own.int(0, 20_000),
          email: plus
            ? `${plain(teacher.first)}.${plain(teacher.last)}+${String(n + 1).padStart(2, '0')}@gmail.com`
            : `klass${room}.${n + 1}@${school}`,
          phone: null,
          plan: 'plus',
        },
        habits: {
          ...life.habits,
          rhythm: (midnight, draw) =>
            isWeekend(midnight) || draw.chance(0.6)
              ? []
              : Array.from({ length: draw.int(1, 5) }, (_, k) =>
                  Math.round(midnight + (lesson % 86_400_000) + k * 400_000 + draw.int(0, 390_000)),
                ),
          place: line,
          client: (_at, draw) => (draw.chance(0.8) && seat ? seat : draw.pick(lab)),
          talk: (at, draw) => (draw.chance(0.7) ? sheet(at, draw) : life.habits.talk(at, draw)),
          means: () => (room % 3 === 0 ? payer : null),
        },
        truth: { class: 'school-class', operator: null },
      });
    }
  }
}

/** Research groups: one grant's card, one cluster, one benchmark and a prompt of their own. */
export function researchGroups(scene: Scene, groups: number, members: number): void {
  const dice = scene.dice.fork('labs');
  const benchmark = dice.fork('benchmark');
  for (let group = 0; group < groups; group++) {
    const own = dice.fork(String(group));
    const country = own.weighted(scene.countries);
    const grant = bankCard(own, nameOf(own, country), country);
    const cluster = scene.networks.site(own, 3);
    const verified = group % 2 === 0;
    const ownPrompt = jobTalk(own);
    const domain = `${plain(own.pick(NOUNS))}lab.edu`;
    for (let n = 0; n < members; n++) {
      const person = own.fork(`member-${n}`);
      const life = ordinaryPerson(scene, person, { country });
      const program = kit(person);
      const harness = harnessTalk(benchmark, 80);
      const own24 = aroundTheClock(person.int(4, 12));
      settle(scene, {
        ...life,
        facts: {
          ...life.facts,
          email: houseMail(person, life.name, domain, false),
          org: verified ? `org_${domain}` : null,
          orgVerified: verified ? true : null,
          plan: 'api',
        },
        habits: {
          ...life.habits,
          rhythm: (midnight, draw) =>
            draw.chance(0.15) ? own24(midnight, draw) : life.habits.rhythm(midnight, draw),
          place: (at, draw) => (draw.chance(0.8) ? cluster(at, draw) : life.habits.place(at, draw)),
          client: () => program,
          talk: (at, draw) =>
            draw.chance(0.45)
              ? harness(at, draw)
              : draw.chance(0.4)
                ? ownPrompt(at, draw)
                : life.habits.talk(at, draw),
          means: () => grant,
          timezone: null,
          language: null,
        },
        truth: { class: 'research-group', operator: null },
      });
    }
  }
}

/** What a labelling bureau's people ask: one brief for each customer, another picture or receipt each time. */
function labellingTalk(dice: Dice): Talker {
  const briefs = Array.from(
    { length: 3 },
    () =>
      `Project ${dice.pick(NOUNS)}-${dice.int(10, 99)}. Check the ${dice.pick(ADJECTIVES)} ${dice.pick(CODE_OBJECTS)} below against the customer's list, correct the spelling of each ${dice.pick(NOUNS)}, mark what cannot be read, and leave the order as it is.`,
  );
  return (_at, draw) => ({
    text: `${draw.pick(briefs)}\nNo. ${draw.int(1000, 99_999)}: ${paragraph(draw, draw.int(1, 3))}`,
    model: 'medium-2',
    tools: [],
    answerTokens: draw.int(30, 200),
  });
}

/** Labelling bureaus: an honest firm without verified organisation, whose people share desks, a brief and vouchers. */
export function labellingBureaus(scene: Scene, bureaus: number, people: number): void {
  const dice = scene.dice.fork('bureaus');
  for (let bureau = 0; bureau < bureaus; bureau++) {
    const own = dice.fork(String(bureau));
    const country = own.weighted(scene.countries);
    const { offset } = countryOf(country);
    const domain = `${plain(own.pick(NOUNS))}data.com`;
    const line = scene.networks.site(own, 2);
    const desks = Array.from({ length: Math.ceil(people / 2) }, () => browser(own));
    const talk = labellingTalk(own);
    const card = bankCard(own, nameOf(own, country), country);
    const hired = scene.from + own.int(0, 6) * 86_400_000;
    for (let n = 0; n < people; n++) {
      const person = own.fork(`worker-${n}`);
      const life = ordinaryPerson(scene, person, { country });
      const begins = n % 2 === 0 ? 7 : 14;
      const voucher = giftCard(person);
      const paidByFirm = bureau % 2 === 0;
      settle(scene, {
        ...life,
        facts: {
          ...life.facts,
          createdAt: Math.round(hired + person.skewed(5 * 86_400_000) + 9 * HOUR),
          email: person.chance(0.6)
            ? houseMail(person, life.name, domain, false)
            : life.facts.email,
          plan: 'plus',
        },
        habits: {
          ...life.habits,
          rhythm: mixed(shift(person, offset, begins, 6), life.habits.rhythm, 0.85),
          place: (at, draw) => (draw.chance(0.85) ? line(at, draw) : life.habits.place(at, draw)),
          client: (at, draw) =>
            draw.chance(0.85)
              ? (desks[Math.floor(n / 2)] ?? life.habits.client(at, draw))
              : life.habits.client(at, draw),
          talk: (at, draw) => (draw.chance(0.75) ? talk(at, draw) : life.habits.talk(at, draw)),
          means: () => (paidByFirm ? card : voucher),
        },
        truth: { class: 'labelling-bureau', operator: null },
      });
    }
  }
}

/** Start-ups: an account for each customer or stage, one card, rented servers, one product's prompt all day. */
export function startUps(scene: Scene, firms: number): void {
  const dice = scene.dice.fork('start-ups');
  for (let firm = 0; firm < firms; firm++) {
    const own = dice.fork(String(firm));
    const country = own.weighted(scene.countries);
    const founder = nameOf(own, country);
    const card = bankCard(own, founder, country);
    const servers = scene.networks.rack(own, 6);
    const product = jobTalk(own);
    const domain = `${plain(own.pick(NOUNS))}${plain(own.pick(ADJECTIVES))}.ai`;
    const program = kit(own);
    const roles = ['dev', 'staging', 'prod', 'eu', 'us', 'demo', 'batch', 'test', 'ops', 'trial'];
    const size = own.int(5, 10);
    for (let n = 0; n < size; n++) {
      const account = own.fork(`stage-${n}`);
      const life = ordinaryPerson(scene, account, { country, name: founder });
      settle(scene, {
        ...life,
        facts: { ...life.facts, email: `${roles[n]}@${domain}`, plan: 'api' },
        habits: {
          ...life.habits,
          rhythm: mixed(
            aroundTheClock(account.int(1, 8)),
            humanRhythm(account, countryOf(country).offset, scene.pace, 'working'),
            0.7 * Math.min(1, scene.pace),
          ),
          place: servers,
          client: () => program,
          talk: (at, draw) => (draw.chance(0.9) ? product(at, draw) : life.habits.talk(at, draw)),
          means: () => card,
          timezone: null,
          language: null,
        },
        truth: { class: 'start-up', operator: null },
      });
    }
  }
}
