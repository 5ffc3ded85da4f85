import type { Dice } from '../dice.js';
import type { Rhythm } from '../hours.js';
import type { Instrument } from '../land/cards.js';
import type { Client } from '../land/clients.js';
import type { Name } from '../land/names.js';
import type { Place } from '../land/networks.js';
import { localManners, settle } from '../life.js';
import type { Scene } from '../scene.js';
import type { Talker } from '../talk/ordinary.js';

/** Who an account pretends to be. */
export interface Mask {
  readonly name: Name;
  readonly country: string;
  readonly email: string;
  readonly phone: string | null;
  readonly referral: string | null;
}

/** One part of an operator's way of working, for its n-th account. */
export type Part<T> = (n: number, own: Dice) => T;

/** An operator: how it signs up, whom it plays, how it pays, hides, computes, works and asks. */
export interface Hand {
  readonly name: string;
  readonly accounts: number;
  readonly signup: Part<number>;
  readonly mask: Part<Mask>;
  readonly means: Part<(at: number) => Instrument | null>;
  readonly route: Part<Place>;
  readonly machine: Part<(at: number, dice: Dice) => Client>;
  readonly rhythm: Part<Rhythm>;
  readonly talk: Part<Talker>;
  /** An organisation it claims to be, which nobody verified. */
  readonly org?: string;
  /** The plan it buys; with `null` money it stays on credits. */
  readonly plan: string;
  /** The clock its machines show: the mask's country, or one country for all, or none (programs). */
  readonly clock: 'mask' | 'none' | { readonly country: string };
}

export function operate(scene: Scene, hand: Hand): void {
  const dice = scene.dice.fork(`hand-${hand.name}`);
  for (let n = 0; n < hand.accounts; n++) {
    const own = dice.fork(String(n));
    const mask = hand.mask(n, own.fork('mask'));
    const manners =
      hand.clock === 'none'
        ? { timezone: null, language: null }
        : localManners(hand.clock === 'mask' ? mask.country : hand.clock.country);
    settle(scene, {
      name: mask.name,
      facts: {
        createdAt: hand.signup(n, own.fork('signup')),
        email: mask.email,
        phone: mask.phone,
        org: hand.org ?? null,
        orgVerified: hand.org === undefined ? null : false,
        country: mask.country,
        plan: hand.plan,
        status: own.chance(0.06) ? 'closed' : 'active',
        referral: mask.referral,
      },
      habits: {
        rhythm: hand.rhythm(n, own.fork('rhythm')),
        place: hand.route(n, own.fork('route')),
        client: hand.machine(n, own.fork('machine')),
        talk: hand.talk(n, own.fork('talk')),
        means: hand.means(n, own.fork('means')),
        amount: 20,
        ...manners,
      },
      truth: { class: 'operator', operator: hand.name },
    });
  }
}
