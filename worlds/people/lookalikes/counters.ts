import { ordinaryPrompt } from '../../prompts/ordinary.js';
import { DAY_S, type Instrument } from '../life.js';
import { domainName, freemail, localPart, person } from '../names.js';
import { device, ownCard } from '../ordinary.js';
import { country } from '../places.js';
import { egress, resident, type Setting } from './setting.js';

/** Awake when shops are shut. */
const EVENING_HOURS = [
  7, 5, 3, 2, 1, 0.5, 0.3, 0.3, 0.5, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 10, 10, 10, 9, 8,
];
/** Somebody is always on duty, by day more of them. */
const DUTY_HOURS = [2, 2, 2, 2, 2, 2, 4, 8, 9, 10, 10, 9, 8, 9, 9, 8, 7, 6, 5, 5, 4, 4, 3, 2];

/**
 * A café with machines to rent by the hour: guests take whichever is free, some buy a prepaid card
 * at the counter and hand on what is left of it, and come at night.
 */
export function internetCafe(setting: Setting, size: number): void {
  const { world, infrastructure } = setting;
  const { random } = world;
  const place = country(random);
  const range = egress(setting);
  const machines = Array.from({ length: random.int(8, 30) }, () => device(random));
  const [bin] = random.shuffled(infrastructure.prepaidBins);
  const sold: Instrument[] = Array.from({ length: Math.ceil(size / 2) }, () => ({
    instrument: `card_${random.hex(14)}`,
    bin: bin!,
    method: 'gift_card',
    name: 'gift card',
  }));
  for (let i = 0; i < size; i++) {
    const who = person(random);
    resident(setting, 'internet-cafe', { who, place }, (life) => ({
      ranges: random.chance(0.6) ? [range] : [range, life.ranges[0]!],
      devices: [
        random.pick(machines),
        random.pick(machines),
        random.pick(machines),
        ...(random.chance(0.3) ? [life.devices[0]!] : []),
      ],
      cards: random.chance(0.35) ? [random.pick(sold)] : random.chance(0.2) ? life.cards : [],
      hours: EVENING_HOURS,
      weekend: 1,
      account: { email: freemail(random, who) },
    }));
  }
}

/**
 * A hospital, a ship, a plant: people on duty around the clock at stations that all use, addresses of
 * the house, one contract that pays.
 */
export function onDuty(setting: Setting, size: number): void {
  const { world, infrastructure } = setting;
  const { random } = world;
  const place = country(random);
  const domain = `${domainName(random).split('.')[0]}.org`;
  const ranges = Array.from({ length: random.int(1, 3) }, () => egress(setting));
  const stations = Array.from({ length: Math.max(3, Math.ceil(size / random.int(3, 8))) }, () =>
    device(random),
  );
  const contract: Instrument | null = random.chance(0.6)
    ? {
        ...ownCard(random, infrastructure.bins, person(random)),
        name: domain.split('.')[0]!,
        ...(random.chance(0.5) ? { method: 'invoice', bin: null } : {}),
      }
    : null;
  const org = { orgId: `org_${random.hex(8)}`, orgVerified: random.chance(0.8) };
  const rollOut = random.chance(0.5) ? world.from + random.between(-100, 40) * DAY_S : null;
  const opening = `Ward note, ${domain.split('.')[0]}.`;
  for (let i = 0; i < size; i++) {
    const who = person(random);
    resident(setting, 'on-duty', { who, place, busy: 1.2 }, (life) => ({
      ranges: [random.pick(ranges)],
      devices: [random.pick(stations), random.pick(stations), random.pick(stations)],
      cards: contract === null ? [] : [contract],
      hours: DUTY_HOURS,
      weekend: 0.9,
      account: {
        email: `${localPart(random, who)}${random.int(1, 99)}@${domain}`,
        ...org,
        plan: 'team',
        ...(rollOut === null ? {} : { createdAt: rollOut + random.between(0, 8) * 3_600 }),
      },
      prompt: (at) =>
        random.chance(0.3) ? { text: `${opening}\n${ordinaryPrompt(random)}` } : life.prompt(at),
    }));
  }
}
