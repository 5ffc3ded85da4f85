import { line } from '../infrastructure.js';
import { person } from '../names.js';
import { device, ownCard } from '../ordinary.js';
import { COUNTRIES, country } from '../places.js';
import { resident, type Setting } from './setting.js';

/** Two to five people with one line, often one card, and a tablet they share. */
export function household(setting: Setting): void {
  const { world, infrastructure } = setting;
  const { random } = world;
  const place = country(random);
  const { family } = person(random);
  const home = line(random, random.pick(infrastructure.homes[COUNTRIES.indexOf(place)]!));
  const card = ownCard(random, infrastructure.bins, { given: person(random).given, family });
  const tablet = device(random);
  const shares = random.chance(0.6);
  for (let i = random.int(2, 5); i > 0; i--) {
    // Flatmates have names of their own.
    const who = {
      given: person(random).given,
      family: random.chance(0.8) ? family : person(random).family,
    };
    resident(setting, 'household', { who, place }, (life) => ({
      ranges: [home, ...life.ranges.slice(1)],
      devices: shares ? [...life.devices, tablet] : life.devices,
      cards: shares ? [card] : life.cards,
    }));
  }
}

/** A family plan: one card for up to six people in different places. */
export function familyPlan(setting: Setting): void {
  const { world, infrastructure } = setting;
  const { random } = world;
  const { family } = person(random);
  const payer = { given: person(random).given, family };
  const card = ownCard(random, infrastructure.bins, payer);
  const referral = `FAM${random.hex(6).toUpperCase()}`;
  for (let i = random.int(3, 6); i > 0; i--) {
    const who = {
      given: person(random).given,
      family: random.chance(0.7) ? family : person(random).family,
    };
    resident(setting, 'family-plan', { who }, () => ({
      cards: [card],
      account: { plan: 'family', referral },
    }));
  }
}
