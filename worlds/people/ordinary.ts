import { ordinaryPrompt } from '../prompts/ordinary.js';
import type { Random } from '../random.js';
import type { Second, World } from '../world.js';
import { habitualRanges, type Infrastructure, type Range } from './infrastructure.js';
import { DAY_S, type Device, drawModel, HUMAN_HOURS, type Instrument, type Life } from './life.js';
import {
  domainName,
  freemail,
  fullName,
  localPart,
  nameInOwnScript,
  type Person,
  person,
} from './names.js';
import { type Country, country, popularClient } from './places.js';

export const device = (random: Random): Device => ({
  id: `dev_${random.hex(14)}`,
  client: popularClient(random),
});

export const ownCard = (random: Random, bins: readonly string[], who: Person): Instrument => ({
  instrument: `card_${random.hex(14)}`,
  bin: random.pick(bins),
  name: random.chance(0.05) ? nameInOwnScript(random) : fullName(who),
});

/** How one person pays: nothing, a card, two cards, a card replaced when it expired, a wallet. */
function ownInstruments(random: Random, infrastructure: Infrastructure, who: Person): Instrument[] {
  const card = () =>
    ownCard(random, random.chance(0.05) ? infrastructure.prepaidBins : infrastructure.bins, who);
  switch (random.weighted([58, 30, 6, 4, 2])) {
    case 0:
      return [];
    case 1:
      return [card()];
    case 2:
      return [card(), card()];
    case 3:
      return [{ ...card(), method: 'wallet', instrument: `wal_${random.hex(14)}`, bin: null }];
    default:
      return [
        {
          instrument: `gft_${random.hex(14)}`,
          bin: null,
          method: 'gift_card',
          name: fullName(who),
        },
      ];
  }
}

function mailbox(random: Random, infrastructure: Infrastructure, who: Person): string {
  switch (random.weighted([82, 9, 5, 4])) {
    case 0:
      return freemail(random, who);
    case 1:
      return `${localPart(random, who)}@${domainName(random)}`;
    case 2:
      return `${localPart(random, who)}@${random.pick(infrastructure.mailDomains.slice(0, 10))}`;
    default:
      return `${random.pick(['amber', 'quiet', 'lucky', 'plain'])}.${random.hex(6)}@${random.pick(infrastructure.mailDomains.slice(10))}`;
  }
}

/** What somebody sends: his own words, a prompt of his own, what goes round, or through a tool. */
function ownPrompts(random: Random, infrastructure: Infrastructure): Life['prompt'] {
  const own = random.chance(0.12)
    ? `Please ${ordinaryPrompt(random)} ${ordinaryPrompt(random)} Text: `
    : null;
  const viral = random.chance(0.07) ? random.pick(infrastructure.viral) : null;
  const tool = random.chance(0.05) ? random.pick(infrastructure.tools) : null;
  return () => {
    const text = ordinaryPrompt(random);
    if (tool !== null && random.chance(0.6))
      return { text: `${tool.prompt}\n\n${text}`, tools: tool.tools };
    if (random.chance(0.01)) return { text: random.pick(infrastructure.problems) };
    if (own !== null && random.chance(0.4)) return { text: `${own}${text}` };
    if (viral !== null && random.chance(0.15)) return { text: `${viral}\n\n${text}` };
    return random.chance(0.03)
      ? { text, tools: random.pick(['web_search', 'code_interpreter']) }
      : { text };
  };
}

function trip(
  world: World,
  infrastructure: Infrastructure,
): { from: Second; to: Second; range: Range } {
  const { random } = world;
  const from = random.between(world.from, world.to);
  const away = random.int(0, infrastructure.homes.length - 1);
  return {
    from,
    to: from + random.between(2, 14) * DAY_S,
    range: random.pick(
      random.chance(0.5) ? infrastructure.mobile[away]! : infrastructure.homes[away]!,
    ),
  };
}

/** Exchanges of one person in the period: most send few, a few send very many. */
export const volume = (random: Random, mean: number): number =>
  Math.max(1, Math.round(Math.min(40 * mean, random.lognormal(mean * 0.4, 1.35))));

/** An ordinary customer; `changes` makes special people of ordinary ones. */
export function ordinaryLife(
  world: World,
  infrastructure: Infrastructure,
  exchangesMean: number,
  changes: { who?: Person; place?: Country } = {},
): Life {
  const { random } = world;
  const who = changes.who ?? person(random);
  const place = changes.place ?? country(random);
  return {
    who,
    place,
    account: {
      email: mailbox(random, infrastructure, who),
      ...(random.chance(0.4) ? { phone: `ph_${random.hex(16)}` } : {}),
      country: place.code,
      plan: random.weighted([60, 32, 8]) === 0 ? 'free' : 'pro',
      ...(random.chance(0.03) ? { referral: `REF${random.int(1, 400)}` } : {}),
      ...(random.chance(0.04)
        ? { orgId: `org_${random.hex(8)}`, orgVerified: random.chance(0.6) }
        : {}),
    },
    ranges: habitualRanges(random, infrastructure, place),
    devices: Array.from({ length: 1 + random.weighted([62, 28, 10]) }, () => device(random)),
    cards: ownInstruments(random, infrastructure, who),
    exchanges: volume(random, exchangesMean),
    hours: HUMAN_HOURS,
    weekend: random.between(0.3, 1),
    prompt: ownPrompts(random, infrastructure),
    model: drawModel(world, random.lognormal(9, 1.2)),
    ...(random.chance(0.08) ? { trip: trip(world, infrastructure) } : {}),
  };
}
