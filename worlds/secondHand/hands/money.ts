import type { Dice } from '../dice.js';
import { bankCard, coin, giftCard, type Instrument, virtualCard } from '../land/cards.js';
import { nameOf } from '../land/names.js';
import type { Part } from './hand.js';

type Paying = Part<(at: number) => Instrument | null>;

/** A card for each account, virtual, all of one issuer. */
export function cardEach(country: string, bin?: string): Paying {
  return (_n, own) => {
    const card = virtualCard(own, nameOf(own, country), country, bin);
    return () => card;
  };
}

/** A card for each account from ordinary banks, in the name of whoever lent it. */
export function borrowedCardEach(countries: readonly (readonly [string, number])[]): Paying {
  return (_n, own) => {
    const country = own.weighted(countries);
    const card = bankCard(own, nameOf(own, country), country);
    return () => card;
  };
}

/** A pool of cards, each with so many accounts on it; owners are strangers. */
export function pool(box: Dice, cards: number, countries: readonly string[]): Paying {
  const all = Array.from({ length: cards }, (_, n) => {
    const draw = box.fork(`card-${n}`);
    const country = draw.pick(countries);
    return bankCard(draw, nameOf(draw, country), country);
  });
  return (_n, own) => {
    const card = own.pick(all);
    return () => card;
  };
}

/** A pool that is thrown away and bought anew each period. */
export function rotatingPool(box: Dice, cards: number, periodMs: number, country: string): Paying {
  return (_n, own) => {
    const slot = own.int(0, cards - 1);
    return (at) => {
      const draw = box.fork(`period-${Math.floor(at / periodMs)}-${slot}`);
      return virtualCard(draw, nameOf(draw, country), country);
    };
  };
}

export function coins(): Paying {
  return (_n, own) => (at) => coin(own.fork(String(at)));
}

export function vouchers(): Paying {
  return (_n, own) => (at) => giftCard(own.fork(String(at)));
}

export function nothing(): Paying {
  return () => () => null;
}
