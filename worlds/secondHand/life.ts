import type { AccountFacts, Truth } from './book.js';
import type { Dice } from './dice.js';
import { DAY, HOUR, type Rhythm } from './hours.js';
import type { Instrument } from './land/cards.js';
import type { Client } from './land/clients.js';
import { countryOf } from './land/countries.js';
import type { Name } from './land/names.js';
import type { Place } from './land/networks.js';
import type { Scene } from './scene.js';
import type { Talker } from './talk/ordinary.js';

/** How an account is used: each part a function of the time, so that anything may change. */
export interface Habits {
  readonly rhythm: Rhythm;
  readonly place: Place;
  readonly client: (at: number, dice: Dice) => Client;
  readonly talk: Talker;
  readonly means: (at: number) => Instrument | null;
  readonly amount: number;
  /** What the browser tells of clock and tongue; null for programs. */
  readonly timezone: string | null;
  readonly language: string | null;
}

/** An account, its user's habits, and the truth about it. */
export interface Life {
  readonly name: Name;
  readonly facts: AccountFacts;
  readonly habits: Habits;
  readonly truth: Truth;
}

const SESSION_GAP = 0.75 * HOUR;
const BILLING_PERIOD = 30 * DAY;

function uniqueMail(scene: Scene, wanted: string): string {
  const { mailboxes } = scene.book;
  let mail = wanted;
  for (let n = 2; mailboxes.has(mail); n++) mail = wanted.replace('@', `${n}@`);
  mailboxes.add(mail);
  return mail;
}

/** Writes an account into the book and lives it from its creation to the end. */
export function settle(scene: Scene, life: Life): number {
  const { book } = scene;
  const account = book.accounts.length;
  const { habits } = life;
  book.accounts.push({ ...life.facts, email: uniqueMail(scene, life.facts.email) });
  book.truths.push(life.truth);
  const dice = scene.dice.fork(`life-${account}`);
  pay(scene, account, life, dice.fork('pay'));
  let lastSession = Number.NEGATIVE_INFINITY;
  const begin = Math.max(scene.from, life.facts.createdAt);
  for (let midnight = begin - (begin % DAY); midnight < scene.to; midnight += DAY) {
    for (const at of habits.rhythm(midnight, dice)) {
      if (at < begin || at >= scene.to) continue;
      if (at - lastSession > SESSION_GAP) {
        book.sessions.push({
          account,
          at: at - dice.int(500, 30_000),
          address: habits.place(at, dice),
          client: habits.client(at, dice),
          timezone: habits.timezone,
          language: habits.language,
        });
      }
      lastSession = at;
      book.exchanges.push({ account, at, ask: habits.talk(at, dice) });
    }
  }
  return account;
}

function pay(scene: Scene, account: number, life: Life, dice: Dice): void {
  const { habits, facts } = life;
  let at = facts.createdAt + dice.int(60_000, 2 * HOUR);
  for (; at < scene.to; at += BILLING_PERIOD + dice.int(-HOUR, HOUR)) {
    if (at < scene.from) continue;
    const means = habits.means(at);
    if (!means) continue;
    const declined = dice.chance(0.04);
    scene.book.payments.push({
      account,
      at,
      means,
      amount: habits.amount,
      outcome: declined ? 'declined' : 'paid',
    });
  }
}

/** The browser's clock and tongue for somebody who lives in a country. */
export function localManners(country: string): Pick<Habits, 'timezone' | 'language'> {
  const { timezone, language } = countryOf(country);
  return { timezone, language };
}
