import type { Dice } from '../dice.js';
import { type Name, nameOf } from './names.js';

export interface Instrument {
  readonly method: string;
  readonly id: string | null;
  readonly bin: string | null;
  readonly last4: string | null;
  readonly owner: string | null;
  readonly country: string | null;
}

/** A few banks by country hold most cards; the BIN says which. */
function bankBin(dice: Dice, country: string): string {
  const bank = Math.floor(14 * dice.unit() ** 2);
  const base = [...country].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) % 4000;
  return String(400_000 + ((base * 37 + bank * 1009) % 159_999));
}

export function bankCard(dice: Dice, owner: Name, country: string): Instrument {
  return {
    method: 'card',
    id: `fp_${dice.hex(16)}`,
    bin: bankBin(dice, country),
    last4: String(dice.int(0, 9999)).padStart(4, '0'),
    owner: `${owner.first} ${owner.last}`,
    country,
  };
}

/** Issuers of virtual cards: a handful of BINs, used by the careful and the crooked alike. */
const VIRTUAL_BINS = ['428852', '531993', '440393', '556150', '483312'];

export function virtualCard(dice: Dice, owner: Name, country: string, bin?: string): Instrument {
  return { ...bankCard(dice, owner, country), bin: bin ?? dice.pick(VIRTUAL_BINS) };
}

export function giftCard(dice: Dice): Instrument {
  return {
    method: 'gift_card',
    id: `gc_${dice.hex(14)}`,
    bin: null,
    last4: null,
    owner: null,
    country: null,
  };
}

/** Paid in coin: the processor knows an address, and most people use a new one each time. */
export function coin(dice: Dice): Instrument {
  return {
    method: 'crypto',
    id: `0x${dice.hex(40)}`,
    bin: null,
    last4: null,
    owner: null,
    country: null,
  };
}

export function firmInvoice(dice: Dice, firm: string, country: string): Instrument {
  return {
    method: 'invoice',
    id: `inv_${dice.hex(10)}`,
    bin: null,
    last4: null,
    owner: firm,
    country,
  };
}

export function wallet(dice: Dice, owner: Name, country: string): Instrument {
  return {
    method: 'wallet',
    id: `w_${dice.hex(14)}`,
    bin: null,
    last4: null,
    owner: `${owner.first} ${owner.last}`,
    country,
  };
}

/** What one person pays with. */
export function ownMeans(dice: Dice, owner: Name, country: string): Instrument {
  return dice.weighted([
    [bankCard, 80],
    [wallet, 14],
    [(draw: Dice, name: Name, land: string) => virtualCard(draw, name, land), 6],
  ])(dice, owner, country);
}

/** A card in the name of somebody else: the owner is drawn, not the user. */
export function strangersCard(dice: Dice, country: string): Instrument {
  return bankCard(dice, nameOf(dice, country), country);
}
