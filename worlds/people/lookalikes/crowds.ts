import { fixedText } from '../../prompts/instruction.js';
import { ordinaryPrompt } from '../../prompts/ordinary.js';
import { DAY_S } from '../life.js';
import { freemail, person } from '../names.js';
import { device, ownCard } from '../ordinary.js';
import { COUNTRIES, country } from '../places.js';
import { egress, resident, type Setting } from './setting.js';

/** People who share one VPN exit and nothing else. */
export function vpnUsers(setting: Setting, size: number): void {
  const exit = setting.world.random.pick(setting.infrastructure.exits);
  for (let i = 0; i < size; i++) {
    resident(setting, 'vpn', {}, (life) => ({ ranges: [exit, life.ranges[0]!] }));
  }
}

/** Phones behind one carrier's address translation, in a country where phones are all there is. */
export function carrierUsers(setting: Setting, size: number): void {
  const { random } = setting.world;
  const place = country(random);
  const gateway = random.pick(setting.infrastructure.mobile[COUNTRIES.indexOf(place)]!);
  for (let i = 0; i < size; i++) {
    resident(setting, 'cgnat', { place }, () => ({ ranges: [gateway] }));
  }
}

/** Users of one open-source program: its fixed prompt, its user agent, its tools. */
export function toolUsers(setting: Setting, size: number): void {
  const { random } = setting.world;
  const tool = random.pick(setting.infrastructure.tools);
  for (let i = 0; i < size; i++) {
    const client = { agent: tool.agent, tls: 't13d1509h2_8daaf6152771' };
    resident(setting, 'tool-users', { busy: 1.5 }, (life) => ({
      devices: [
        { id: random.chance(0.5) ? null : `dev_${random.hex(14)}`, client },
        ...life.devices,
      ],
      account: { plan: random.chance(0.5) ? 'api' : 'pro' },
      prompt: (at) =>
        random.chance(0.8)
          ? { text: `${tool.prompt}\n\n${ordinaryPrompt(random)}`, tools: tool.tools }
          : life.prompt(at),
    }));
  }
}

/** Readers of one public prompt collection: each uses a few of its prompts again and again. */
export function promptCollection(setting: Setting, size: number): void {
  const { random } = setting.world;
  const collection = [
    ...Array.from({ length: random.int(3, 12) }, () => fixedText(random, random.int(2, 6))),
    random.pick(setting.infrastructure.viral),
  ];
  const since = setting.world.from + random.between(-10, 40) * DAY_S;
  for (let i = 0; i < size; i++) {
    const favourites = [random.pick(collection), random.pick(collection)];
    resident(setting, 'prompt-collection', {}, (life) => ({
      prompt: (at) =>
        at > since && random.chance(0.5)
          ? { text: `${random.pick(favourites)}\n${ordinaryPrompt(random)}` }
          : life.prompt(at),
    }));
  }
}

/** Freelancers in one co-working space: a line and a printer's tablet, else strangers. */
export function coworking(setting: Setting, size: number): void {
  const { random } = setting.world;
  const place = country(random);
  const range = egress(setting);
  const tablet = device(random);
  const referral = random.chance(0.4) ? `DESK${random.int(10, 99)}` : undefined;
  for (let i = 0; i < size; i++) {
    const who = person(random);
    resident(setting, 'coworking', { who, place, busy: 1.5 }, (life) => ({
      ranges: [range, life.ranges[0]!],
      devices: random.chance(0.15) ? [...life.devices, tablet] : life.devices,
      cards: random.chance(0.7) ? [ownCard(random, setting.infrastructure.bins, who)] : [],
      account: {
        plan: 'pro',
        ...(referral !== undefined && random.chance(0.5) ? { referral } : {}),
      },
    }));
  }
}

/** A charity that hands out accounts paid with donated gift cards, on donated machines. */
export function charity(setting: Setting, size: number): void {
  const { random } = setting.world;
  const place = country(random);
  const range = egress(setting);
  const gifts = Array.from({ length: Math.ceil(size / 6) }, () => ({
    instrument: `gft_${random.hex(14)}`,
    bin: null,
    method: 'gift_card',
    name: 'donated',
  }));
  const machines = Array.from({ length: Math.ceil(size / 4) }, () => device(random));
  const day = setting.world.from + random.between(-100, 40) * DAY_S;
  const lesson = fixedText(random, random.int(1, 4), 'general');
  for (let i = 0; i < size; i++) {
    const who = person(random);
    resident(setting, 'charity', { who, place, busy: 0.7 }, (life) => ({
      ranges: [range, life.ranges[0]!],
      devices: [random.pick(machines)],
      cards: [random.pick(gifts)],
      account: { email: freemail(random, who), createdAt: day + random.between(0, 3) * DAY_S },
      prompt: (at) =>
        random.chance(0.2) ? { text: `${lesson} ${ordinaryPrompt(random)}` } : life.prompt(at),
    }));
  }
}
