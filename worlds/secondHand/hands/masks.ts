import type { Dice } from '../dice.js';
import { freeMail, houseMail, plain, privateMail } from '../land/mailboxes.js';
import { nameOf } from '../land/names.js';
import type { Mask, Part } from './hand.js';

type Countries = readonly (readonly [string, number])[];

/** Names and mailboxes as anybody of the country has them. */
export function inconspicuous(countries: Countries, phone = 0.8): Part<Mask> {
  return (_n, own) => {
    const country = own.weighted(countries);
    const name = nameOf(own, country);
    return {
      name,
      country,
      email: freeMail(own, name, country),
      phone: own.chance(phone) ? `ph_${own.hex(20)}` : null,
      referral: null,
    };
  };
}

/** One generator's mailboxes at a common provider: name, dot, name, four digits; no phones. */
export function generated(countries: Countries, provider = 'outlook.com'): Part<Mask> {
  return (_n, own) => {
    const country = own.weighted(countries);
    const name = nameOf(own, country);
    const email = `${plain(name.first)}.${plain(name.last)}${own.int(1000, 9999)}@${provider}`;
    return { name, country, email, phone: null, referral: null };
  };
}

/** A few domains of its own that accept any name. */
export function catchAll(countries: Countries, domains: readonly string[]): Part<Mask> {
  return (_n, own) => {
    const country = own.weighted(countries);
    const name = nameOf(own, country);
    return {
      name,
      country,
      email: `${own.hex(3)}${houseMail(own, name, own.pick(domains), false)}`,
      phone: null,
      referral: null,
    };
  };
}

/** Mailboxes that ask no questions. */
export function hushed(countries: Countries): Part<Mask> {
  return (_n, own) => {
    const country = own.weighted(countries);
    const name = nameOf(own, country);
    return { name, country, email: privateMail(own, name), phone: null, referral: null };
  };
}

/** Phones from a box of SIM cards: each serves so many accounts. */
export function withSharedPhones(mask: Part<Mask>, box: Dice, perPhone: number): Part<Mask> {
  return (n, own) => ({
    ...mask(n, own),
    phone: `ph_${box.fork(`sim-${Math.floor(n / perPhone)}`).hex(20)}`,
  });
}

export function withReferral(mask: Part<Mask>, code: string): Part<Mask> {
  return (n, own) => ({ ...mask(n, own), referral: code });
}
